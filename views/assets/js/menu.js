// The sidebar: fly-outs open on click, Enter, Space, and after a moment of hovering; Escape, a click outside and leaving close them.

const wide = matchMedia('(min-width: 768px)')
const canHover = matchMedia('(hover: hover)')
const hoverDelay = 350
const wrapper = document.querySelector('.menu-wrapper')
const items = [...document.querySelectorAll('#nav > .level-0.parent')]
let timer

const linkOf = item => item.querySelector(':scope > a')
const isOpen = item => item.classList.contains('_show')

for (const item of items) {
  const link = linkOf(item)
  link.addEventListener('click', event => {
    event.preventDefault()
    clearTimeout(timer)
    const opened = !isOpen(item) || item.dataset.hovered === 'true'
    setOpen(item, opened)
    delete item.dataset.hovered
  })
  link.addEventListener('keydown', pressOnSpace)
  item.querySelector('[data-role="close-submenu"]').addEventListener('click', event => {
    event.preventDefault()
    setOpen(item, false)
    link.focus()
  })
  item.querySelector('[data-role="close-submenu"]').addEventListener('keydown', pressOnSpace)
  item.addEventListener('mouseenter', () => startHover(item, true))
  item.addEventListener('mouseleave', () => startHover(item, false))
  item.addEventListener('focusout', event => {
    if (wide.matches && event.relatedTarget !== null && !item.contains(event.relatedTarget)) setOpen(item, false)
  })
}

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return
  clearTimeout(timer)
  const open = items.find(isOpen)
  if (open === undefined) return
  const hadFocus = open.contains(document.activeElement)
  setOpen(open, false)
  if (hadFocus) linkOf(open).focus()
})

document.addEventListener('click', event => {
  if (wrapper?.contains(event.target) === false) closeAll()
})

const toggle = document.querySelector('.menu-toggle')
toggle?.addEventListener('click', event => {
  event.preventDefault()
  const open = document.querySelector('.admin__menu').classList.toggle('_show')
  toggle.setAttribute('aria-expanded', String(open))
})
toggle?.addEventListener('keydown', pressOnSpace)

function pressOnSpace (event) {
  if (event.key !== ' ') return
  event.preventDefault()
  event.currentTarget.click()
}

function setOpen (item, open) {
  if (open) closeAll()
  item.classList.toggle('_show', open)
  linkOf(item).setAttribute('aria-expanded', String(open))
  if (!open) delete item.dataset.hovered
}

function closeAll () {
  for (const item of items.filter(isOpen)) setOpen(item, false)
}

/** Hovering opens after a delay; leaving closes only what hovering opened. */
function startHover (item, entered) {
  clearTimeout(timer)
  if (!wide.matches || !canHover.matches) return
  timer = setTimeout(() => {
    if (entered && !isOpen(item)) {
      setOpen(item, true)
      item.dataset.hovered = 'true'
    } else if (!entered && item.dataset.hovered === 'true') setOpen(item, false)
  }, hoverDelay)
}
