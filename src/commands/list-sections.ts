import type { Section, Structure } from '../config/structure.ts'

/** Every section that is shown in some scope, in the order of the page. */
export function listSections (structure: Structure): Section[] {
  return [...new Set((['default', 'websites', 'stores'] as const).flatMap(type => structure.listTabs(type, () => true).flatMap(tab => tab.sections)))]
}
