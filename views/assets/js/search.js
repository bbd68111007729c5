// Global search: the form works by itself; this adds suggestions while typing (combobox pattern).
import { __ } from './phrases.js'

const input = document.getElementById('search-global')
const typingPause = 200
let menu, status, options, active, timer, request

if (input !== null) {
  menu = createElement('div', { id: 'search-global-menu', class: 'search-global-menu', role: 'listbox', 'aria-label': __('Suggestions'), hidden: '' })
  status = createElement('div', { class: 'visually-hidden', role: 'status' })
  input.closest('.search-global-field').append(menu, status)
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-expanded': 'false', 'aria-controls': menu.id, 'aria-autocomplete': 'list' })) input.setAttribute(name, value)
  input.addEventListener('focus', () => field().classList.add('_active'))
  input.addEventListener('blur', () => setTimeout(leave, 150))
  input.addEventListener('input', () => {
    clearTimeout(timer)
    // What is listed belongs to other words than those that stand in the field now.
    menu.setAttribute('aria-busy', 'true')
    timer = setTimeout(suggest, typingPause)
  })
  input.addEventListener('keydown', onKey)
  menu.addEventListener('mousedown', event => event.preventDefault())
  menu.addEventListener('click', event => follow(event.target.closest('[role="option"]')))
}

function field () {
  return input.closest('.search-global-field')
}

function leave () {
  if (field().contains(document.activeElement)) return
  close()
  if (input.value === '') field().classList.remove('_active')
}

async function suggest () {
  request?.abort()
  const words = input.value.trim()
  if (words === '') return close()
  request = new AbortController()
  try {
    const url = new URL(input.form.dataset.suggestUrl, location.href)
    url.searchParams.set('isAjax', 'true')
    url.searchParams.set('q', words)
    const response = await fetch(url, { signal: request.signal, headers: { accept: 'application/json', 'x-requested-with': 'XMLHttpRequest' } })
    const answer = await response.json()
    if (answer.ajaxExpired) location.assign(answer.ajaxRedirect)
    else show(answer.groups ?? [])
  } catch (error) {
    // Without suggestions Enter still searches; a request that gave way to a newer one has nothing to close.
    if (error.name !== 'AbortError') close()
  }
}

function show (groups) {
  const chosen = active?.dataset.href
  menu.removeAttribute('aria-busy')
  menu.replaceChildren(...groups.filter(group => group.items.length > 0).map(toGroup))
  options = [...menu.querySelectorAll('[role="option"]')]
  options.forEach((option, index) => { option.id = 'search-global-option-' + index })
  // Whoever chose while the answer was under way has his choice still, where it is still there.
  setActive(options.find(option => option.dataset.href === chosen))
  setOpen(options.length > 0)
  status.textContent = options.length > 0 ? __('%1 suggestions', options.length) : __('No suggestions')
}

function toGroup ({ label, items }, index) {
  const id = 'search-global-group-' + index
  const group = createElement('div', { role: 'group', 'aria-labelledby': id })
  group.append(createElement('div', { id, class: 'search-global-group', role: 'presentation' }, label))
  for (const item of items) {
    const option = createElement('div', { class: 'search-global-option', role: 'option', 'aria-selected': 'false', 'data-href': item.href }, item.label)
    if (item.description) option.append(createElement('small', {}, item.description))
    group.append(option)
  }
  return group
}

function onKey (event) {
  if (event.key === 'Escape') {
    if (menu.hidden) input.value = ''
    close()
  } else if (event.key === 'Enter' && active !== undefined) {
    event.preventDefault()
    follow(active)
  } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !menu.hidden) {
    event.preventDefault()
    const step = event.key === 'ArrowDown' ? 1 : -1
    const from = active === undefined ? (step === 1 ? -1 : 0) : options.indexOf(active)
    setActive(options[(from + step + options.length) % options.length])
  }
}

function setActive (option) {
  active?.setAttribute('aria-selected', 'false')
  active = option
  option?.setAttribute('aria-selected', 'true')
  option?.scrollIntoView({ block: 'nearest' })
  if (option === undefined) input.removeAttribute('aria-activedescendant')
  else input.setAttribute('aria-activedescendant', option.id)
}

function follow (option) {
  if (option === null) return
  const target = new URL(option.dataset.href, location.href)
  if (target.origin === location.origin) location.assign(target)
}

function close () {
  clearTimeout(timer)
  request?.abort()
  menu.removeAttribute('aria-busy')
  setActive(undefined)
  setOpen(false)
  status.textContent = ''
}

function setOpen (open) {
  menu.hidden = !open
  input.setAttribute('aria-expanded', String(open))
}

function createElement (name, attributes, text) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  if (text !== undefined) element.textContent = text
  return element
}
