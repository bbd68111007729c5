// Counts down the wait that a form asks for. The button holds the count: a status that changes each second would be read out each second.
import { __ } from './phrases.js'

const status = document.querySelector('[data-captcha-wait]')
if (status !== null) start(status.closest('form').querySelector('button[type="submit"]'), Number(status.dataset.captchaWait))

function start (button, seconds) {
  const label = button.querySelector('span')
  const text = label.textContent
  const end = performance.now() + seconds * 1000
  const show = () => {
    const left = Math.ceil((end - performance.now()) / 1000)
    button.disabled = left > 0
    label.textContent = left > 0 ? `${text} (${left})` : text
    if (left > 0) setTimeout(show, 200)
    else status.textContent = __('This form can be sent now.')
  }
  show()
}
