// Lists of rows: rows are added and deleted at once; the spare empty rows are for pages without a script.
import { __ } from './phrases.js'

let added = 0

for (const table of document.querySelectorAll('[data-row-table]')) {
  const body = table.querySelector('tbody')
  const status = table.querySelector('[data-row-status]')
  table.querySelector('[data-row-spare]').remove()
  table.addEventListener('click', event => {
    const button = event.target.closest('button')
    if (button === null) return
    if ('rowAdd' in button.dataset) addRow(table, body)
    if ('rowDelete' in button.dataset) {
      const row = button.closest('tr')
      const next = row.nextElementSibling ?? row.previousElementSibling
      row.remove()
      const target = next?.querySelector('[data-row-delete]') ?? table.querySelector('[data-row-add]')
      target.focus()
      status.textContent = __('The row was deleted. Save to make it final.')
      table.dispatchEvent(new Event('input', { bubbles: true }))
    }
  })
}

function addRow (table, body) {
  const copy = table.querySelector('[data-row-pattern]').content.cloneNode(true)
  const id = `_${Date.now()}_${++added}`
  for (const control of copy.querySelectorAll('[id], [name], [aria-label]')) {
    for (const name of ['id', 'name']) if (control.hasAttribute(name)) control.setAttribute(name, control.getAttribute(name).replace('__id__', id))
  }
  const number = String(body.rows.length + 1)
  for (const control of copy.querySelectorAll('[aria-label]')) control.setAttribute('aria-label', control.getAttribute('aria-label').replace('__id__', number))
  for (const text of copy.querySelectorAll('.visually-hidden')) text.textContent = text.textContent.replace('__id__', number)
  body.append(copy)
  body.lastElementChild.querySelector('input, select').focus()
  table.dispatchEvent(new Event('input', { bubbles: true }))
}
