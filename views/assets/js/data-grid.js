// A row of a grid that leads somewhere does so from every cell, as in the original; its first cell holds the link.

document.addEventListener('click', event => {
  const link = event.target.closest?.('tr._clickable')?.querySelector('.data-grid-row-link')
  if (link === null || link === undefined || event.target.closest('a, input, select, button, label') !== null) return
  // Whoever marks text to copy it does not want to go.
  if (getSelection().toString() !== '') return
  const { ctrlKey, metaKey, shiftKey } = event
  link.dispatchEvent(new window.MouseEvent('click', { bubbles: true, cancelable: true, view: window, ctrlKey, metaKey, shiftKey }))
})
