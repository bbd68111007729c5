import { toProblem, type Problem } from '../../config/problem.ts'
import { createError } from '../../kernel/errors.ts'
import type { LintRule } from './lint-context.ts'

const SequenceLacks = createError('LINT_SEQUENCE_LACKS', 'The module adds to the section "%1" of %2, but does not name that module in the sequence of etc/module.xml: which of the two is read first depends on their names.', 500)
const PathShared = createError('LINT_PATH_SHARED', 'The field "%1" is stored under %2, where "%3" is stored too: saving one changes the other.', 500)

/** Sections of others that are added to without saying so. */
export const checkSequence: LintRule = ({ name, system }, { sectionOwners, listNeeded }) => (system.sections ?? []).flatMap(({ id, tab, at }) => {
  const owners = sectionOwners.get(id) ?? []
  const others = owners.filter(owner => owner !== name)
  const isOwn = tab !== undefined && owners[0] === name
  if (isOwn || others.length === 0 || others.some(owner => listNeeded(name).has(owner))) return []
  return [toProblem(SequenceLacks(id, others[0]!), 'warning', { module: name, path: id, at })]
})

/** Fields of this module that share their place in the table with another one, and do not say so: copies of one declaration and the original's attribute `shared` mean it. */
export const checkPaths: LintRule = ({ name, folder }, { fields, structure }) => fields.flatMap((field): Problem[] => {
  const first = structure.findField(field.path)
  const isOurs = field.at?.file.startsWith(folder) === true
  if (!isOurs || first === undefined || first === field) return []
  if (field.attributes?.['shared'] === '1' || (field.at?.file === first.at?.file && field.at?.line === first.at?.line)) return []
  return [toProblem(PathShared(field.declaredPath, field.path, first.declaredPath), 'warning', { module: name, path: field.declaredPath, at: field.at })]
})
