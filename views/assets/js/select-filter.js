// A long list of options in the configuration gets a box above it that narrows it while typing.
import { __ } from './phrases.js'

const longList = 30

for (const select of document.querySelectorAll('#config-edit-form select')) {
  if (select.options.length >= longList && select.closest('.time-input') === null) addFilter(select)
}

function addFilter (select) {
  const filter = document.createElement('input')
  const label = document.getElementById(select.id + '-label')?.firstElementChild?.textContent ?? ''
  for (const [name, value] of Object.entries({ type: 'search', id: select.id + '-filter', class: 'admin__control-text select-filter', autocomplete: 'off', placeholder: __('Filter the list'), 'aria-label': __('Filter the list: %1', label), 'aria-controls': select.id })) filter.setAttribute(name, value)
  const status = document.createElement('span')
  status.className = 'visually-hidden'
  status.setAttribute('role', 'status')
  filter.disabled = select.disabled
  select.before(filter, status)
  // Options that are chosen but out of sight stay chosen, whatever is clicked among the others.
  let kept = []
  filter.addEventListener('input', event => {
    event.stopPropagation() // Typing here is no change of the form.
    const shown = narrow(select, filter.value)
    kept = select.multiple ? [...select.selectedOptions].filter(option => option.hidden) : []
    status.textContent = __('%1 of %2 entries', String(shown.length), String(select.options.length))
  })
  filter.addEventListener('change', event => event.stopPropagation())
  select.addEventListener('change', () => { for (const option of kept) option.selected = true })
  filter.addEventListener('keydown', event => {
    if (event.key === 'Enter') event.preventDefault() // Enter here must not send the form.
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
    const first = [...select.options].find(option => !option.hidden)
    if (!select.multiple && event.key === 'Enter' && filter.value.trim() !== '' && first !== undefined) choose(select, first)
    event.preventDefault()
    select.focus()
  })
}

function choose (select, option) {
  option.selected = true
  for (const name of ['input', 'change']) select.dispatchEvent(new Event(name, { bubbles: true }))
}

/** Hides the options that do not hold every typed word; gives those that stay. */
function narrow (select, typed) {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  for (const option of select.options) {
    const text = `${option.text} ${option.value}`.toLocaleLowerCase()
    option.hidden = !words.every(word => text.includes(word))
  }
  for (const group of select.querySelectorAll('optgroup')) group.hidden = [...group.children].every(option => option.hidden)
  return [...select.options].filter(option => !option.hidden)
}
