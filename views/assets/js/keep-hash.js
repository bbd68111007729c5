// A link to a field of a page survives the login form that stands before it: where the form leads, the fragment goes along.

const form = document.getElementById('login-form')
if (form !== null && location.hash.length > 1) form.action = new URL(location.hash, form.action).href
