// Ctrl+S saves where the page has a Save button, Ctrl+K goes to the search. No single-letter shortcuts: they would get in the way of speech input.

document.addEventListener('keydown', event => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
  const target = { s: '#save', k: '#search-global' }[event.key.toLowerCase()]
  const element = target === undefined ? null : document.querySelector(target)
  if (element === null || document.querySelector('dialog[open]') !== null) return
  event.preventDefault()
  if (target === '#save') element.click()
  else element.focus()
})
