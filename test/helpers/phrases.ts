import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/kernel/paths.ts'
import { listDeclaredPhrases } from '../i18n/declared-phrases.ts'
import type { PhraseUse } from '../i18n/phrase-use.ts'
import { listSourcePhrases } from '../i18n/source-phrases.ts'
import { listTemplatePhrases } from '../i18n/template-phrases.ts'

/** Every phrase of the product with the places that use it. */
export async function collectPhrases (): Promise<ReadonlyMap<string, readonly PhraseUse[]>> {
  const uses = [...listTemplatePhrases(), ...listSourcePhrases('src', '.ts'), ...listScriptPhrases(), ...await listDeclaredPhrases()]
  const byPhrase = new Map<string, PhraseUse[]>()
  for (const use of uses) byPhrase.set(use.phrase, [...byPhrase.get(use.phrase) ?? [], use])
  return byPhrase
}

/** The phrases that scripts in the browser show. */
export function listScriptPhrases (): PhraseUse[] {
  return listSourcePhrases('views/assets/js', '.js')
}

/** The folder whose dictionaries should hold a phrase: the lowest room that all who use it may import. */
export function homeOf (uses: readonly PhraseUse[]): string {
  const homes = [...new Set(uses.map(({ file }) => toFolder(file)))]
  if (homes.length === 1) return homes[0]!
  if (homes.includes('src/account') || homes.includes('src/seller-central')) return 'src/kernel'
  return ['src/kernel', 'src/config'].find(room => homes.includes(room)) ?? 'src/admin'
}

/** A view belongs to the module of its name; frames and components belong to the room whose pages they make. */
function toFolder (file: string): string {
  const [top, second, third] = file.split('/')
  if (top === 'src') return second === 'modules' ? `src/modules/${third!}` : `src/${second!}`
  if (second === 'account' || file === 'views/layouts/account.njk') return 'src/account'
  if (second === 'seller-central') return 'src/seller-central'
  if (existsSync(join(packageRoot, 'src', 'modules', second!))) return `src/modules/${second!}`
  const isPlain = ['views/layouts/document.njk', 'views/layouts/error.njk', 'views/errors/error.njk'].includes(file)
  return !isPlain && ['admin', 'assets', 'components', 'errors', 'layouts'].includes(second!) ? 'src/admin' : 'src/kernel'
}
