// Menus made of details and summary close on Escape, on a click outside and when the focus leaves them. Selects marked so send their form.

const selector = 'details[data-disclosure]'

document.addEventListener('toggle', event => {
  if (!event.target.matches?.(selector)) return
  event.target.classList.toggle('active', event.target.open)
  event.target.classList.toggle('_active', event.target.open)
  if (event.target.open) closeOthers(event.target)
}, true)

document.addEventListener('click', event => closeOthers(event.target))
document.addEventListener('focusin', event => closeOthers(event.target))

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return
  for (const details of document.querySelectorAll(selector + '[open]')) {
    const hadFocus = details.contains(document.activeElement)
    details.open = false
    if (hadFocus) details.querySelector('summary').focus()
  }
})

document.addEventListener('change', event => {
  if (event.target.matches?.('[data-autosubmit]')) event.target.form?.requestSubmit()
})

function closeOthers (kept) {
  for (const details of document.querySelectorAll(selector + '[open]')) {
    if (!details.contains(kept)) details.open = false
  }
}
