// The guide's lights follow the server while somebody is there: every few seconds, and at once when the tab is come back to.
// Asking keeps a session alive, so a tab that nobody touches stops asking.

const pause = 4000
const patience = 60_000
const guide = document.querySelector('[data-guide]')
let timer
let request
let lastTouch = performance.now()

if (guide !== null) {
  for (const type of ['pointerdown', 'pointermove', 'keydown', 'scroll']) addEventListener(type, touch, { passive: true })
  addEventListener('focus', comeBack)
  document.addEventListener('visibilitychange', () => { if (!document.hidden) comeBack() })
  guide.querySelector('.guide-panel-fold')?.addEventListener('toggle', event => save(event.target.open ? 'open' : 'closed'))
  plan()
}

document.addEventListener('click', event => {
  if (event.target.closest?.('[data-print]') !== null) window.print()
})

function touch () {
  const wasAway = performance.now() - lastTouch > patience
  lastTouch = performance.now()
  if (wasAway) refresh()
}

function comeBack () {
  lastTouch = performance.now()
  refresh()
}

function plan () {
  clearTimeout(timer)
  timer = setTimeout(() => {
    if (!document.hidden && performance.now() - lastTouch < patience) refresh()
  }, pause)
}

async function refresh () {
  request?.abort()
  request = new AbortController()
  try {
    const response = await fetch(guide.dataset.guideStatus, { headers: { 'X-Requested-With': 'XMLHttpRequest' }, signal: request.signal })
    const status = response.ok ? await response.json() : {}
    // Where the session is over, the next page says so.
    if (status.steps === undefined) return
    show(status)
  } catch (error) {
    if (error.name === 'AbortError') return
    // The server is away for a moment: the lights stay as they were, and it is asked again.
  }
  plan()
}

function show ({ panel, summary, isFinished, steps }) {
  if (panel === 'off' && guide.matches('.guide-panel')) return guide.remove()
  const news = steps.filter(step => showStep(step)).map(({ change }) => change)
  for (const [name, text] of [['summary', summary], ['news', news.join(' ')]]) {
    const element = guide.querySelector(`[data-guide-${name}]`)
    if (text !== undefined && text !== '') element.textContent = text
  }
  guide.querySelector('[data-guide-finished]').hidden = !isFinished
}

/** Shows a step as it is now; says whether its light went on or out. */
function showStep ({ id, state, stateText, missing }) {
  const step = guide.querySelector(`[data-guide-step="${id}"]`)
  if (step === null) return false
  const hasChanged = (step.dataset.state === 'done') !== (state === 'done')
  step.dataset.state = state
  if (state === 'current') step.setAttribute('aria-current', 'step')
  else step.removeAttribute('aria-current')
  step.querySelector('[data-guide-state]').textContent = stateText
  const text = step.querySelector('[data-guide-missing]')
  text.textContent = missing
  text.hidden = missing === ''
  return hasChanged
}

/** Remembers on the server whether the guide is folded: a reload and a second tab have it the same. */
function save (panel) {
  const body = new URLSearchParams({ form_key: window.FORM_KEY, panel })
  fetch(guide.dataset.guideSave, { method: 'POST', body, headers: { 'X-Requested-With': 'XMLHttpRequest' }, keepalive: true }).catch(() => {})
}
