// A date can be picked from the browser's own calendar besides being typed; what is typed stays as it is.
import { __ } from './phrases.js'

for (const input of document.querySelectorAll('input.date-input')) {
  const picker = document.createElement('input')
  picker.type = 'date'
  picker.className = 'date-picker admin__control-text'
  picker.setAttribute('aria-label', __('Pick a date: %1', document.getElementById(input.id + '-label')?.firstElementChild?.textContent ?? input.labels[0]?.textContent.trim() ?? ''))
  picker.disabled = input.disabled
  if (/^\d{4}-\d{2}-\d{2}$/.test(input.value)) picker.value = input.value
  picker.addEventListener('change', () => {
    if (picker.value === '') return
    input.value = picker.value
    for (const name of ['input', 'change']) input.dispatchEvent(new Event(name, { bubbles: true }))
  })
  input.after(picker)
}
