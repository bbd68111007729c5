// The tree of ACL resources: choosing an entry chooses what it stands under and all below it; dropping it drops all below.
// Entries fold and unfold, with the mouse at their sign, with the keyboard by the arrows as in any tree.

for (const tree of document.querySelectorAll('[data-role="resource-tree"]')) {
  for (const node of tree.querySelectorAll('.jstree-open')) setOpen(node, true)
  tree.addEventListener('click', event => click(event))
  tree.addEventListener('change', event => cascade(tree, event.target))
  tree.addEventListener('keydown', event => walk(tree, event))
  const access = document.getElementById(tree.dataset.switch ?? 'all')
  if (access === null) continue
  const showTree = () => { (tree.closest('.admin__field') ?? tree).hidden = access.value === '1' }
  access.addEventListener('change', showTree)
  access.form?.addEventListener('reset', () => setTimeout(showTree))
  showTree()
}

function click (event) {
  const node = event.target.closest('li')
  if (event.target.closest('.jstree-ocl') !== null) setOpen(node, node.classList.contains('jstree-closed'))
  if (event.target.closest('.jstree-anchor') === null) return
  event.preventDefault()
  inputOf(node).click()
}

/** The arrows; up and down go to the entries that are in sight. */
function walk (tree, event) {
  const node = event.target.closest('li')
  if (node === null || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const isOpen = node.classList.contains('jstree-open')
  const goal = {
    ArrowDown: () => neighbour(tree, node, 1),
    ArrowUp: () => neighbour(tree, node, -1),
    ArrowRight: () => isOpen ? node.querySelector('li') : unfold(node),
    ArrowLeft: () => isOpen ? fold(node) : parentOf(node)
  }[event.key]
  if (goal === undefined) return
  event.preventDefault()
  const next = goal()
  if (next !== null && next !== undefined) inputOf(next).focus()
}

function neighbour (tree, node, step) {
  const inSight = [...tree.querySelectorAll('li')].filter(one => one.parentElement.closest('.jstree-closed') === null)
  return inSight[inSight.indexOf(node) + step]
}

function unfold (node) {
  if (node.classList.contains('jstree-closed')) setOpen(node, true)
}

function fold (node) {
  setOpen(node, false)
}

function setOpen (node, isOpen) {
  if (node.querySelector('ul') === null) return
  node.classList.toggle('jstree-open', isOpen)
  node.classList.toggle('jstree-closed', !isOpen)
  node.querySelector(':scope > ul').hidden = !isOpen
  inputOf(node).setAttribute('aria-expanded', isOpen)
}

function cascade (tree, changed) {
  const node = changed.closest('li')
  for (const below of node.querySelectorAll('input')) setChecked(below, changed.checked)
  if (!changed.checked) return
  for (let above = parentOf(node); above !== null && tree.contains(above); above = parentOf(above)) setChecked(inputOf(above), true)
}

function setChecked (input, checked) {
  input.checked = checked
  input.parentElement.querySelector(':scope > .jstree-anchor').classList.toggle('jstree-checked', checked)
}

function inputOf (node) {
  return node.querySelector(':scope > input')
}

function parentOf (node) {
  return node.parentElement.closest('li')
}
