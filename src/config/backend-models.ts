import type { BackendModel } from './models.ts'

/** The backend models that belong to no module, by the original's class names; modules contribute theirs. */
export const backendModels: ReadonlyMap<string, BackendModel> = new Map([
  // What it says is all there is to it: whoever saves encrypts, and takes asterisks for "unchanged".
  ['Magento\\Config\\Model\\Config\\Backend\\Encrypted', Object.freeze({ encrypted: true })]
])
