// A row of a grid that leads somewhere does so from every cell, as in the original; its first cell holds the link.

document.addEventListener('click', event => {
  const link = event.target.closest?.('tr._clickable')?.querySelector('.data-grid-row-link')
  if (link === null || link === undefined || event.target.closest('a, input, select, button, label') !== null) return
  // Whoever marks text to copy it does not want to go.
  if (getSelection().toString() !== '') return
  const { ctrlKey, metaKey, shiftKey } = event
  link.dispatchEvent(new window.MouseEvent('click', { bubbles: true, cancelable: true, view: window, ctrlKey, metaKey, shiftKey }))
})

// A grid inside a form sends that form to be shown again: Enter in a filter, or another number of records, must not save it.

for (const grid of document.querySelectorAll('[data-filter-form]')) {
  const search = grid.querySelector('.admin__filter-actions button')
  grid.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.target.closest('.data-grid-filters input, .admin__data-grid-pager input') === null) return
    event.preventDefault()
    search.click()
  })
  grid.addEventListener('change', event => {
    if (event.target.closest('.admin__data-grid-limit') !== null) search.click()
  })
}
