// Asks before a store or store view is saved that was moved to another place.
import { __ } from './phrases.js'

const save = document.getElementById('save')

for (const select of document.querySelectorAll('select[data-move-question]')) {
  const tell = () => {
    const isMoved = select.value !== select.dataset.stored
    save.toggleAttribute('data-confirm', isMoved)
    save.toggleAttribute('data-confirm-title', isMoved)
    if (!isMoved) return
    save.dataset.confirm = select.dataset.moveQuestion
    save.dataset.confirmTitle = __('Warning message')
  }
  select.addEventListener('change', tell)
  tell()
}
