// Brings the field that an address or an error summary points at into view and puts the focus there.

const summary = document.querySelector('[data-error-summary]')
summary?.focus()
if (summary === null) {
  revealHash()
  // Once loaded, the browser goes to the target itself, and drops the focus where that is a disabled field.
  addEventListener('load', () => setTimeout(() => { if (document.activeElement === document.body) revealHash() }))
}

addEventListener('hashchange', revealHash)

document.addEventListener('click', event => {
  const link = event.target.closest?.('[data-error-summary] a[href^="#"]')
  if (link === null || link === undefined) return
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)))
  if (target === null) return
  event.preventDefault()
  history.replaceState(null, '', link.hash)
  reveal(target)
})

function revealHash () {
  const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null
  if (target !== null && document.querySelector('main')?.contains(target)) reveal(target)
}

/** Opens what hides the target (groups and tabs listen), scrolls to it and focuses it. */
function reveal (target) {
  target.dispatchEvent(new CustomEvent('backroom:reveal', { bubbles: true }))
  const row = target.closest('tr, .admin__field') ?? target
  row.scrollIntoView({ block: 'center' })
  focusableIn(target)?.focus({ preventScroll: true })
}

function focusableIn (target) {
  if (target.matches('input, select, textarea, a[href], button')) return target.disabled ? inheritOf(target) : target
  if (target.matches('.entry-edit-head-link')) return target.nextElementSibling
  if (!target.matches('tr, [role=group]')) return null
  return target.querySelector(':is(input:not([type=hidden]), select, textarea):not(:disabled)')
}

function inheritOf (control) {
  return document.getElementById(control.id + '_inherit')
}
