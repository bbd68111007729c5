// Asks before a key that was just made is left behind without having been copied.
const note = document.querySelector('[data-uncopied]')

if (note !== null) guard(note)

function guard (note) {
  let isSafe = false
  const settle = () => {
    isSafe = true
    note.hidden = true
  }
  note.hidden = false
  note.querySelector('button').addEventListener('click', () => {
    settle()
    document.getElementById(note.dataset.uncopied).focus()
  })
  document.addEventListener('copy', settle)
  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-copy-from]') !== null) settle()
    // Whoever goes on from the key itself, to delete, roll or download it, is not leaving it behind.
    else if (event.target.closest?.('main a') !== null) isSafe = true
  })
  document.addEventListener('submit', () => { isSafe = true })
  addEventListener('beforeunload', event => {
    if (!isSafe) event.preventDefault()
  })
}
