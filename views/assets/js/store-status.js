// While a seller gives consent in another tab, this one asks how it stands: less and less often, only while it is seen, ten minutes
// at most. Once it is settled the page is loaded anew. Without scripts the button Check status does the same.

const area = document.querySelector('[data-store-status]')
const words = area?.querySelector('[role=status]')
const firstPause = 2000
const longestPause = 15_000
const longest = 600_000
let version = area?.dataset.version
let pause = firstPause
let waited = 0
let timer
let isWaiting = false

for (const kind of ['click', 'auxclick']) area?.querySelector('#connect-store')?.addEventListener(kind, start)
document.addEventListener('visibilitychange', () => {
  if (isWaiting && !document.hidden) ask()
})

function start () {
  isWaiting = true
  pause = firstPause
  waited = 0
  words.textContent = area.dataset.waiting
  plan()
}

function stop () {
  isWaiting = false
  words.textContent = area.dataset.stopped
}

function plan () {
  clearTimeout(timer)
  if (waited >= longest) return stop()
  waited += pause
  timer = setTimeout(ask, pause)
  pause = Math.min(pause * 1.5, longestPause)
}

async function ask () {
  clearTimeout(timer)
  // Coming back to this tab asks at once.
  if (document.hidden) return plan()
  const answer = await read()
  if (answer === undefined) return stop()
  if (answer.version !== undefined && answer.version !== version) {
    version = answer.version
    if (answer.isSettled) return location.reload()
  }
  plan()
}

/** The answer; an empty one while the services behind the channel are silent, none where asking on is of no use. */
async function read () {
  try {
    const response = await fetch(area.dataset.storeStatus, { headers: { 'X-Requested-With': 'XMLHttpRequest' } })
    if (response.status === 503) return {}
    return response.ok ? await response.json() : undefined
  } catch {
    return undefined
  }
}
