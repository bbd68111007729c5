import type { Field, Structure } from '../config/structure.ts'

/** The field of a path: where it is stored, or as it is declared; throws the original's sentence where there is none. */
export function getField (structure: Structure, path: string): Field {
  return structure.findField(path) ?? structure.findDeclaredField(path) ?? structure.getField(path)
}
