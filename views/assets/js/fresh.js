// A page that the browser keeps for its Back button is emptied when it is left and asked for anew when it comes back:
// meanwhile the session may have ended, or the key may no longer be valid.

addEventListener('pagehide', event => {
  if (!event.persisted) return
  document.querySelector('main')?.replaceChildren()
  document.dispatchEvent(new CustomEvent('backroom:confirmed')) // What was typed here is given up.
})

addEventListener('pageshow', event => {
  if (event.persisted) location.reload()
})
