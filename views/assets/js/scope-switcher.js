// The scope switcher of large installations: shows what is found while one types. Without this script the form opens a page of results.
import { __ } from './phrases.js'

const form = document.querySelector('[data-scope-search]')
const typingPause = 200
let list, status, timer, request

if (form !== null) {
  status = createElement('p', { class: 'visually-hidden', role: 'status' })
  list = createElement('ul', { class: 'scope-search-results', 'aria-label': __('Suggestions'), hidden: '' })
  form.after(status, list)
  form.elements.q.addEventListener('input', () => {
    clearTimeout(timer)
    // What is listed belongs to other words than those that stand in the field now.
    list.setAttribute('aria-busy', 'true')
    timer = setTimeout(suggest, typingPause)
  })
}

async function suggest () {
  request?.abort()
  const words = form.elements.q.value.trim()
  if (words === '') return clear()
  request = new AbortController()
  try {
    const url = new URL(form.action)
    url.searchParams.set('isAjax', 'true')
    url.searchParams.set('q', words)
    const response = await fetch(url, { signal: request.signal, headers: { accept: 'application/json', 'x-requested-with': 'XMLHttpRequest' } })
    const answer = await response.json()
    if (answer.ajaxExpired) location.assign(answer.ajaxRedirect)
    else show(answer.entries ?? [], answer.hasMore)
  } catch (error) {
    // Without suggestions Enter still searches; a request that gave way to a newer one has nothing to clear.
    if (error.name !== 'AbortError') clear()
  }
}

function show (entries, hasMore) {
  list.removeAttribute('aria-busy')
  list.replaceChildren(...entries.map(toItem))
  list.hidden = entries.length === 0
  const number = entries.filter(entry => entry.href).length
  status.textContent = number === 0 ? __('No suggestions') : hasMore ? __('The first %1 suggestions', number) : __('%1 suggestions', number)
}

function clear () {
  list.removeAttribute('aria-busy')
  list.replaceChildren()
  list.hidden = true
  status.textContent = ''
}

function toItem ({ type, name, href, note, current }) {
  const item = createElement('li', { class: 'store-switcher-' + type + (current ? ' current' : '') })
  const isLink = href !== undefined && !current
  const target = createElement(isLink ? 'a' : 'span', isLink ? { href, ...toQuestion() } : {}, name)
  if (note) target.append(' ', createElement('em', {}, '(' + note + ')'))
  item.append(target)
  return item
}

/** The same question as before the links that the page brought along. */
function toQuestion () {
  const { question, questionTitle } = form.dataset
  return question === undefined ? {} : { 'data-confirm': question, 'data-confirm-title': questionTitle ?? '' }
}

function createElement (name, attributes, text) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  if (text !== undefined) element.textContent = text
  return element
}
