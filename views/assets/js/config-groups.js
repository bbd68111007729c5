// Groups of the configuration and the tabs of its sections open and close; the state is posted with the form.

const form = document.getElementById('config-edit-form')

for (const head of document.querySelectorAll('.entry-edit-head > a')) {
  head.addEventListener('click', event => {
    event.preventDefault()
    setOpen(bodyOf(head), !head.classList.contains('open'), true)
  })
  head.addEventListener('keydown', pressOnSpace)
  const body = bodyOf(head)
  body?.addEventListener('beforematch', () => setOpen(body, true, false))
  if (body?.querySelector('[aria-invalid="true"]')) setOpen(body, true, false)
}

document.addEventListener('backroom:reveal', event => {
  if (event.target.matches('.entry-edit-head-link')) setOpen(bodyOf(event.target.nextElementSibling), true, false)
  for (let body = event.target.closest('fieldset.config'); body; body = body.parentElement.closest('fieldset.config')) setOpen(body, true, false)
})

for (const title of document.querySelectorAll('.config-nav-block > [data-role="title"]')) {
  title.addEventListener('click', () => {
    const open = title.parentElement.classList.toggle('_show')
    title.setAttribute('aria-expanded', String(open))
  })
  title.addEventListener('keydown', event => {
    if (event.key === 'Enter') title.click()
    else pressOnSpace(event)
  })
}

function pressOnSpace (event) {
  if (event.key !== ' ') return
  event.preventDefault()
  event.currentTarget.click()
}

function bodyOf (head) {
  return document.getElementById(head.getAttribute('aria-controls'))
}

/** Opens or closes one group. A closed one can still be found by the browser's own search. */
function setOpen (body, open, remember) {
  if (body === null) return
  const head = document.getElementById(body.id + '-head')
  if (open) body.removeAttribute('hidden')
  else body.setAttribute('hidden', 'until-found')
  head.classList.toggle('open', open)
  head.setAttribute('aria-expanded', String(open))
  body.closest('.section-config').classList.toggle('active', open)
  document.getElementById(body.id + '-state').value = open ? '1' : '0'
  if (remember) rememberState(body.id, open)
}

function rememberState (container, open) {
  const url = form?.dataset.stateUrl
  if (url === undefined) return
  const body = new URLSearchParams({ container, value: open ? '1' : '0', form_key: form.elements.form_key.value, isAjax: 'true' })
  fetch(url, { method: 'POST', body, keepalive: true }).catch(() => {}) // What is lost is only a convenience.
}
