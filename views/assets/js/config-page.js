// The page of a configuration section: sources of values open in place, fields can be searched, and a save is heard.
import { __ } from './phrases.js'

const form = document.getElementById('config-edit-form')
const tools = document.querySelector('[data-config-tools]')
const isSaved = document.querySelector('[data-receipt]')

if (isSaved !== null && document.querySelector('[data-error-summary]') === null) isSaved.focus({ preventScroll: true })
if (form !== null) {
  for (const chip of form.querySelectorAll('[data-origin]')) chip.setAttribute('aria-expanded', 'false')
  form.addEventListener('click', event => {
    const chip = event.target.closest('[data-origin]')
    if (chip === null) return
    event.preventDefault()
    toggleOrigin(chip)
  })
}
if (form !== null && tools !== null) addFinder()

/** Opens or closes what is known of a field's value; it is fetched at the first opening. */
function toggleOrigin (chip) {
  const known = document.getElementById('config-panel-' + chip.value)
  const isOpen = chip.getAttribute('aria-expanded') === 'true'
  chip.setAttribute('aria-expanded', String(!isOpen))
  if (known !== null) known.hidden = isOpen
  else if (!isOpen) fetchOrigin(chip)
}

/** XMLHttpRequest parses the answer into a document itself, so no text is ever made HTML here. */
function fetchOrigin (chip) {
  const url = new URL(chip.form.action)
  url.searchParams.set('path', chip.value)
  const request = new XMLHttpRequest()
  const leave = () => location.assign(url)
  request.open('GET', url)
  request.responseType = 'document'
  chip.setAttribute('aria-busy', 'true')
  request.addEventListener('loadend', () => chip.removeAttribute('aria-busy'))
  request.addEventListener('error', leave)
  request.addEventListener('load', () => {
    const panel = request.response?.getElementById('config-panel-' + chip.value)
    // No such part: the session is over, or the field is gone. The page itself says what is the matter.
    if (panel === null || panel === undefined) return leave()
    const own = document.importNode(panel, true)
    own.hidden = chip.getAttribute('aria-expanded') !== 'true'
    chip.setAttribute('aria-controls', own.id)
    chip.parentElement.append(own)
  })
  request.send()
}

/** A box that leaves only the fields that hold all of its words, in their label, comment or path. */
function addFinder () {
  const label = createElement('label', { class: 'visually-hidden', for: 'config-find' }, __('Find in this section'))
  const input = createElement('input', { type: 'search', id: 'config-find', class: 'admin__control-text', placeholder: __('Find in this section'), autocomplete: 'off' })
  const status = createElement('span', { class: 'config-find-status', role: 'status' })
  tools.prepend(label, input, status)
  const rows = [...form.querySelectorAll('tr.config-row')]
  const texts = rows.map(row => toSearchText(`${row.querySelector('td.label')?.textContent} ${row.querySelector('.note')?.textContent ?? ''} ${row.id.slice('row_'.length)}`))
  input.addEventListener('input', () => {
    const words = toSearchText(input.value).split(/[\s/]+/).filter(Boolean)
    const found = rows.filter((row, index) => {
      const matches = words.every(word => texts[index].includes(word))
      row.classList.toggle('_filtered', !matches)
      return matches
    })
    for (const group of form.querySelectorAll('.section-config')) group.classList.toggle('_filtered', words.length > 0 && !found.some(row => group.contains(row)))
    if (words.length > 0) for (const row of found) row.dispatchEvent(new CustomEvent('backroom:reveal', { bubbles: true }))
    status.textContent = words.length === 0 ? '' : found.length === 0 ? __('No field found') : __('Fields found: %1', found.length)
  })
  input.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || input.value === '') return
    input.value = ''
    input.dispatchEvent(new Event('input'))
  })
}

function toSearchText (text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function createElement (name, attributes, text = '') {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.textContent = text
  return element
}
