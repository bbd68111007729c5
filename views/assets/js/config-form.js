// The configuration form: inherited fields are disabled, dependent ones come and go, unsaved changes are guarded.

const form = document.getElementById('config-edit-form')
const dependents = [...document.querySelectorAll('[data-depends]')].map(element => ({ element, conditions: JSON.parse(element.dataset.depends) }))

if (form !== null) {
  for (const checkbox of form.querySelectorAll('[data-inherit]')) applyInherit(checkbox)
  applyDependencies()
  form.addEventListener('change', event => {
    if (event.target.matches('[data-inherit]')) applyInherit(event.target)
    applyDependencies()
  })
  form.addEventListener('reset', () => setTimeout(() => {
    for (const checkbox of form.querySelectorAll('[data-inherit]')) applyInherit(checkbox)
    applyDependencies()
  }))
  if ('unsavedGuard' in form.dataset) guardChanges()
}

// A stored secret shows as asterisks: whoever goes there means to replace all of them.
document.addEventListener('focusin', event => {
  if (event.target.matches('[data-secret]')) event.target.select()
})

/** The controls of a row that hold its value, with the hidden companion of a multiselect. */
function controlsOf (row) {
  return [...row.querySelectorAll('td.value :is(input, select, textarea)')]
}

function applyInherit (checkbox) {
  const row = checkbox.closest('tr')
  row.classList.toggle('_inherited', checkbox.checked)
  if (row.classList.contains('_locked')) return
  for (const control of controlsOf(row)) control.disabled = checkbox.checked || row.hidden
}

function applyDependencies () {
  // A field may hang on one that hangs on another: repeat until nothing moves, at most once a dependent.
  for (let round = 0; round < dependents.length; round++) {
    const moved = dependents.filter(({ element, conditions }) => setShown(element, conditions.every(isMet)))
    if (moved.length === 0) return
  }
}

function isMet ({ field, values, negative }) {
  const control = document.getElementById(field.replaceAll('/', '_'))
  if (control === null) return true // It stands in another section: the server has decided.
  const hidden = control.closest('[data-depends][hidden]') !== null
  return !hidden && currentValues(control).some(value => values.includes(value)) !== (negative === true)
}

function currentValues (control) {
  if (control.type === 'checkbox') return [control.checked ? control.value : '0']
  return control.selectedOptions ? [...control.selectedOptions].map(option => option.value) : [control.value ?? control.textContent]
}

/** Shows or hides a row or a group and says whether that was a change. What is hidden is not posted. */
function setShown (element, shown) {
  if (element.hidden !== shown) return false
  element.hidden = !shown
  for (const control of element.querySelectorAll('input, select, textarea')) {
    if (!shown && !control.disabled) {
      control.disabled = true
      control.dataset.dependDisabled = ''
    } else if (shown && 'dependDisabled' in control.dataset) {
      control.disabled = false
      delete control.dataset.dependDisabled
    }
  }
  return true
}

function guardChanges () {
  let changed = false
  form.addEventListener('input', () => { changed = true })
  document.addEventListener('submit', () => { changed = false })
  document.addEventListener('backroom:confirmed', () => { changed = false })
  addEventListener('beforeunload', event => {
    if (changed) event.preventDefault()
  })
}
