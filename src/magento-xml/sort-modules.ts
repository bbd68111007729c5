/** What the order of modules asks of one. */
interface Sequenced { readonly name: string, readonly sequence: readonly string[] }

/**
 * Puts modules in the original's order, which decides ties of `sortOrder`: the original's own first, by name, then each one changes
 * places with those it needs, directly or through others. Who stands in his own sequence is told.
 */
export function sortBySequence<Module extends Sequenced> (modules: readonly Module[], tellCircle: (module: Module) => void): Module[] {
  const sorted = [...modules].sort((one, other) => Number(isOfMagento(other)) - Number(isOfMagento(one)) || (one.name < other.name ? -1 : 1))
  const needs = findNeeds(sorted, tellCircle)
  // As the original: whoever stands at a place gives it up to each of his needs in turn, which is no usual sorting.
  for (let place = 0; place < sorted.length; place++) {
    for (let later = place; later < sorted.length; later++) {
      const [here, there] = [sorted[place]!, sorted[later]!]
      if (needs.get(here.name)!.has(there.name)) [sorted[place], sorted[later]] = [there, here]
    }
  }
  return sorted
}

function isOfMagento ({ name }: Sequenced): boolean {
  return name.startsWith('Magento_')
}

/** By module name the names of all that it needs, directly or through others. */
function findNeeds<Module extends Sequenced> (modules: readonly Module[], tellCircle: (module: Module) => void): ReadonlyMap<string, ReadonlySet<string>> {
  const byName = new Map(modules.map(module => [module.name, module]))
  const needs = new Map<string, ReadonlySet<string>>()
  const open = new Set<Module>()
  const visit = (module: Module): ReadonlySet<string> => {
    const known = needs.get(module.name)
    if (known !== undefined) return known
    if (open.has(module)) {
      tellCircle(module)
      return new Set()
    }
    open.add(module)
    const all = new Set(module.sequence.flatMap(name => byName.has(name) ? [name, ...visit(byName.get(name)!)] : []))
    open.delete(module)
    needs.set(module.name, all)
    return all
  }
  for (const module of modules) visit(module)
  return needs
}
