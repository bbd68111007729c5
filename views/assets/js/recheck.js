// The prompt for an API key checks again when its tab is looked at again: the key may have been added in another one. It asks
// once a return, and goes on only where the answer is another one than the page shows.

const prompt = document.querySelector('[data-recheck]')
/** A return to the tab is told twice, as becoming visible and as the focus: within this time it counts once. */
const once = 2000
let askedAt = -once

if (prompt !== null) {
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') recheck() })
  addEventListener('focus', recheck)
}

async function recheck () {
  if (document.visibilityState !== 'visible' || performance.now() - askedAt < once) return
  askedAt = performance.now()
  try {
    const response = await fetch(prompt.dataset.recheck, { headers: { 'x-requested-with': 'XMLHttpRequest', accept: 'application/json' } })
    const { reason } = await response.json()
    if (reason !== undefined && reason !== prompt.dataset.reason) location.assign(prompt.dataset.wanted)
  } catch {
    // Without an answer the page stays as it is; its button checks again too.
  }
}
