// Asks before a link is followed or a button pressed that says so (data-confirm).
import { __ } from './phrases.js'

const dialog = document.querySelector('dialog[data-role="confirm"]')
const accept = dialog?.querySelector('.action-accept')
let asked

document.addEventListener('click', event => {
  const element = event.target.closest?.('[data-confirm]')
  if (dialog === null || element === null || element === undefined || element === asked?.accepted) return
  event.preventDefault()
  event.stopPropagation()
  asked = { element }
  dialog.querySelector('.modal-title').textContent = element.dataset.confirmTitle ?? __('Please confirm')
  dialog.querySelector('.modal-content p').textContent = element.dataset.confirm
  accept.textContent = element.dataset.confirmAccept ?? __('OK')
  dialog.querySelector('.modal-popup').classList.add('_show')
  dialog.showModal()
  accept.focus()
}, true)

dialog?.addEventListener('close', () => dialog.querySelector('.modal-popup').classList.remove('_show'))

dialog?.addEventListener('click', event => {
  if (event.target.closest('.action-accept')) {
    const { element } = asked
    dialog.close()
    asked = { accepted: element }
    document.dispatchEvent(new CustomEvent('backroom:confirmed'))
    element.click()
    asked = undefined
  } else if (event.target === dialog || event.target.closest('.action-dismiss, .action-close')) dialog.close()
})
