import type { Option } from '../../config/declaration.ts'
import type { Problem } from '../../config/problem.ts'
import type { Field, Structure } from '../../config/structure.ts'
import type { ForeignModule } from '../read-module.ts'
import type { SourceFiles } from '../source-files.ts'

/** What the rules of the linter look at. */
export interface LintContext {
  readonly files: SourceFiles
  readonly structure: Pick<Structure, 'findField' | 'findSection'>
  /** Every field of the installation. */
  readonly fields: readonly Field[]
  readonly listOptions: (field: Field) => readonly Option[]
  /** Which modules declare a section with a tab, in order, by section id. */
  readonly sectionOwners: ReadonlyMap<string, readonly string[]>
  /** A module and everything it needs, directly or through others. */
  readonly listNeeded: (module: string) => ReadonlySet<string>
}

/** A rule of the linter: what it finds in one module. */
export type LintRule = (module: ForeignModule, context: LintContext) => Problem[]
