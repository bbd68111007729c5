/** What the order of modules asks of one. */
interface Sequenced { readonly name: string, readonly sequence: readonly string[] }

/** Puts modules in the original's order: by name, but each after those it names in its sequence; who stands in his own sequence is told. */
export function sortBySequence<Module extends Sequenced> (modules: readonly Module[], tellCircle: (module: Module) => void): Module[] {
  const byName = new Map(modules.map(module => [module.name, module]))
  const sorted = new Set<Module>()
  const open = new Set<Module>()
  const visit = (module: Module): void => {
    if (sorted.has(module)) return
    if (open.has(module)) {
      tellCircle(module)
      return
    }
    open.add(module)
    for (const name of module.sequence) {
      const earlier = byName.get(name)
      if (earlier !== undefined) visit(earlier)
    }
    open.delete(module)
    sorted.add(module)
  }
  for (const module of [...modules].sort((one, other) => one.name < other.name ? -1 : 1)) visit(module)
  return [...sorted]
}
