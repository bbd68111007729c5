// The tree of ACL resources: choosing an entry chooses what it stands under and all below it; dropping it drops all below.

for (const tree of document.querySelectorAll('[data-role="resource-tree"]')) {
  tree.addEventListener('click', event => {
    const anchor = event.target.closest('.jstree-anchor')
    if (anchor === null) return
    event.preventDefault()
    anchor.parentElement.querySelector(':scope > input').click()
  })
  tree.addEventListener('change', event => cascade(tree, event.target))
  const access = document.getElementById(tree.dataset.switch ?? 'all')
  if (access === null) continue
  const showTree = () => { (tree.closest('.admin__field') ?? tree).hidden = access.value === '1' }
  access.addEventListener('change', showTree)
  showTree()
}

function cascade (tree, changed) {
  for (const below of changed.closest('li').querySelectorAll('input')) setChecked(below, changed.checked)
  if (!changed.checked) return
  for (let node = changed.closest('li').parentElement.closest('li'); node !== null && tree.contains(node); node = node.parentElement.closest('li')) {
    setChecked(node.querySelector(':scope > input'), true)
  }
}

function setChecked (input, checked) {
  input.checked = checked
  input.parentElement.querySelector(':scope > .jstree-anchor').classList.toggle('jstree-checked', checked)
}
