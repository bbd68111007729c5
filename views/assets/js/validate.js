// Checks a form when it is sent, says beside each field what is wrong, and goes to the first one.
import { __ } from './phrases.js'
import { findBrokenRule } from './rules.js'

const selector = '[data-validate], [aria-required="true"]'

for (const form of document.forms) {
  if (listControls(form).length > 0) form.noValidate = true
}

document.addEventListener('submit', event => {
  if (event.submitter?.formNoValidate === true) return
  const wrong = listControls(event.target).filter(control => !checkControl(control))
  if (wrong.length === 0) return
  event.preventDefault()
  event.stopImmediatePropagation()
  wrong[0].dispatchEvent(new CustomEvent('backroom:reveal', { bubbles: true }))
  wrong[0].focus()
}, true)

// At each input, not only when the field is left: an error that goes when a button is pressed would move the button away.
document.addEventListener('input', event => {
  if (event.target.matches?.('[aria-invalid="true"]')) checkControl(event.target)
})

// What asks to be complete first cannot be sent while a required field is empty.
for (const form of document.querySelectorAll('form[data-complete-first]')) {
  const submit = form.querySelector('[type="submit"]')
  const update = () => { submit.disabled = [...form.querySelectorAll('[aria-required="true"]')].some(control => control.value.trim() === '') }
  form.addEventListener('input', update)
  addEventListener('pageshow', update)
  update()
}

function listControls (form) {
  return [...form.elements].filter(control => control.matches(selector))
}

/** Checks one control and shows or removes its error; true when all is well. */
function checkControl (control) {
  const broken = control.disabled ? undefined : findBrokenRule(rulesOf(control), valueOf(control))
  if (broken === undefined) clearError(control)
  else showError(control, __(broken.phrase, ...broken.args))
  return broken === undefined
}

function rulesOf (control) {
  const names = (control.dataset.validate ?? '').split(/\s+/).filter(Boolean)
  if (control.getAttribute('aria-required') === 'true') names.unshift('required-entry')
  const keepsItsSecret = 'secret' in control.dataset && /^\*+$/.test(control.value)
  return keepsItsSecret ? [] : names
}

function valueOf (control) {
  if (control.type === 'checkbox') return control.checked ? control.value : ''
  if (control.multiple === true && control.selectedOptions) return [...control.selectedOptions].map(option => option.value).join(',')
  return control.value
}

function showError (control, text) {
  const id = control.id + '-error'
  let error = document.getElementById(id)
  if (error === null) {
    error = document.createElement('label')
    error.className = 'mage-error'
    error.id = id
    control.after(error)
  }
  error.textContent = text
  control.classList.add('mage-error')
  control.setAttribute('aria-invalid', 'true')
  describe(control, ids => ids.includes(id) ? ids : [...ids, id])
}

function clearError (control) {
  const id = control.id + '-error'
  if (!control.hasAttribute('aria-invalid')) return
  document.getElementById(id)?.remove()
  control.classList.remove('mage-error')
  control.removeAttribute('aria-invalid')
  describe(control, ids => ids.filter(other => other !== id))
}

function describe (control, change) {
  const ids = change((control.getAttribute('aria-describedby') ?? '').split(/\s+/).filter(Boolean))
  if (ids.length > 0) control.setAttribute('aria-describedby', ids.join(' '))
  else control.removeAttribute('aria-describedby')
}
