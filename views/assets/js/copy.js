// Copies exactly the text of a field, or of the button itself, and says so.
import { __ } from './phrases.js'

const announcedFor = 4000
const status = document.createElement('div')
status.className = 'visually-hidden'
status.setAttribute('role', 'status')
if (document.querySelector('[data-copy]') !== null) document.querySelector('main')?.append(status)

document.addEventListener('click', async event => {
  const button = event.target.closest?.('[data-copy], [data-copy-from]')
  if (button === null || button === undefined) return
  const field = document.getElementById(button.dataset.copyFrom ?? '')
  const done = await copyText(field === null ? button.dataset.copy : field.value, field)
  const region = field === null ? status : document.getElementById(field.id + '-copied')
  const text = done ? __('Copied') : __('Press Ctrl+C to copy')
  region.textContent = text
  if (field === null) showOnButton(button, text)
  setTimeout(() => { region.textContent = '' }, announcedFor)
})

/** Tries the Clipboard API, then the old command on the selected field; leaves the text selected when both are denied. */
async function copyText (text, field) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const source = field ?? createSource(text)
    source.focus()
    source.select()
    const done = document.execCommand('copy')
    if (field === null) source.remove()
    return done
  }
}

function createSource (text) {
  const source = document.createElement('input')
  source.className = 'visually-hidden'
  source.value = text
  document.body.append(source)
  return source
}

function showOnButton (button, text) {
  const label = button.querySelector('span')
  const before = label.dataset.before ?? label.textContent
  label.dataset.before = before
  label.textContent = text
  setTimeout(() => { label.textContent = before }, announcedFor)
}
