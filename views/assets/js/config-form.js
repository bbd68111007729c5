// The configuration form: inherited fields are disabled, dependent ones come and go, unsaved changes are guarded.

const form = document.getElementById('config-edit-form')
const read = name => [...document.querySelectorAll(`[data-${name}]`)].map(element => ({ element, conditions: JSON.parse(element.getAttribute(`data-${name}`)) }))
const dependents = read('depends')
const enabled = read('enabled-by')

if (form !== null) {
  applyAll()
  form.addEventListener('change', event => {
    if (event.target.matches('[data-inherit]')) applyInherit(event.target)
    applyDependencies()
  })
  form.addEventListener('reset', () => setTimeout(applyAll))
  if ('unsavedGuard' in form.dataset) guardChanges()
}

// A stored secret shows as asterisks: whoever goes there means to replace all of them.
document.addEventListener('focusin', event => {
  if (event.target.matches('[data-secret]')) event.target.select()
})

function applyAll () {
  for (const checkbox of form.querySelectorAll('[data-inherit]')) applyInherit(checkbox)
  applyDependencies()
}

/** The controls of a row that hold its value, with the hidden companion of a multiselect and the buttons of a list. */
function controlsOf (row) {
  return [...row.querySelectorAll('td.value :is(input, select, textarea, button)')]
}

function applyInherit (checkbox) {
  const row = checkbox.closest('tr')
  row.classList.toggle('_inherited', checkbox.checked)
  refreshControls(row, checkbox.checked)
}

function refreshControls (row, inherits) {
  if (row.classList.contains('_locked')) return
  for (const control of controlsOf(row)) control.disabled = inherits || isSwitchedOff(row)
}

function isSwitchedOff (row) {
  return row.hidden || 'switchedOff' in row.dataset || row.closest('[data-depends][hidden]') !== null
}

function applyDependencies () {
  // A field may hang on one that hangs on another: repeat until nothing moves, at most once a dependent.
  for (let round = 0; round < dependents.length; round++) {
    const moved = dependents.filter(({ element, conditions }) => setShown(element, conditions.every(isMet)))
    if (moved.length === 0) break
  }
  for (const { element, conditions } of enabled) setOpen(element, conditions.every(isMet))
}

/** `met` stands where the server has decided: the other field is not on this page. */
function isMet ({ field, values, negative, met }) {
  if (met !== undefined) return met
  const control = document.getElementById(field)
  if (control === null) return true
  const hidden = control.closest('[data-depends][hidden]') !== null
  return !hidden && currentValues(control).some(value => values.includes(value)) !== (negative === true)
}

function currentValues (control) {
  if (control.type === 'checkbox') return [control.checked ? control.value : '0']
  if (control.matches('.checkbox-list')) return [...control.querySelectorAll(':checked')].map(box => box.value)
  return control.selectedOptions ? [...control.selectedOptions].map(option => option.value) : [control.value ?? control.textContent]
}

/** Shows or hides a row or a group and says whether that was a change. What is hidden is not posted. */
function setShown (element, shown) {
  if (element.hidden !== shown) return false
  element.hidden = !shown
  for (const control of element.querySelectorAll('input, select, textarea, button')) {
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

/** Opens or disables the control of a row that stays in sight. */
function setOpen (row, open) {
  if (open) delete row.dataset.switchedOff
  else row.dataset.switchedOff = ''
  refreshControls(row, row.querySelector('[data-inherit]')?.checked === true)
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
