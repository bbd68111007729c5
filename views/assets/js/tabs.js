// Tabs whose links point into this page show one panel at a time.

for (const nav of document.querySelectorAll('[data-tabs]')) {
  const links = [...nav.querySelectorAll('a[href^="#"]')].filter(link => panelOf(link) !== null)
  if (links.length === 0) continue
  const wrong = links.find(link => panelOf(link).querySelector('[aria-invalid="true"]') !== null)
  show(links, wrong ?? links.find(link => link.hash === location.hash) ?? links.find(link => link.hasAttribute('aria-current')) ?? links[0])
  for (const link of links) {
    link.addEventListener('click', event => {
      event.preventDefault()
      show(links, link)
    })
  }
  document.addEventListener('backroom:reveal', event => {
    const link = links.find(one => panelOf(one).contains(event.target))
    if (link !== undefined) show(links, link)
  })
}

function panelOf (link) {
  return document.getElementById(link.hash.slice(1))
}

function show (links, chosen) {
  for (const link of links) {
    panelOf(link).hidden = link !== chosen
    link.closest('li').classList.toggle('_active', link === chosen)
    if (link === chosen) link.setAttribute('aria-current', 'true')
    else link.removeAttribute('aria-current')
  }
}
