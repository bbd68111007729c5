// A button beside a field that asks the server something about what is typed there: the answer is said beside it, the page stays as it is.

document.addEventListener('click', event => {
  const button = event.target.closest?.('[data-field-action]')
  const field = document.getElementById(button?.dataset.fieldAction ?? '')
  if (button === null || button === undefined || field === null) return
  event.preventDefault()
  if (button.getAttribute('aria-busy') !== 'true') ask(button, field)
})

/** Only the field itself is sent. What is no answer of the kind (the session is over) is left to the page: the form is sent as without scripts. */
async function ask (button, field) {
  const status = document.getElementById(field.id + '-tested')
  const body = new URLSearchParams({ form_key: button.form.elements.form_key.value, field: button.value })
  // A locked field is not sent, as in every form: then the stored value is meant.
  if (!field.disabled) body.set(field.name, field.value)
  button.setAttribute('aria-busy', 'true')
  status.textContent = ''
  try {
    const response = await fetch(button.getAttribute('formaction'), { method: 'POST', body, headers: { 'x-requested-with': 'XMLHttpRequest', accept: 'application/json' } })
    const { type, text, message } = await response.json()
    status.className = `config-action-status _${type ?? 'warning'}`
    status.textContent = text ?? message
  } catch {
    button.form.requestSubmit(button)
  } finally {
    button.removeAttribute('aria-busy')
  }
}
