import { toYaml, type ConfigDocument } from '../../../config/config-document.ts'
import { parseDocument, type ParsedDocument } from '../../../config/parse-document.ts'
import type { Structure } from '../../../config/structure.ts'
import type { Reason } from '../../../config/validators.ts'
import { AppError } from '../../../kernel/errors.ts'
import type { FormBody } from '../../../kernel/http/form-body.ts'

/** What somebody wants to import: the text as it may be shown again, and what it says; or what is wrong with it. */
export interface ImportText {
  readonly text: string
  readonly parsed?: ParsedDocument
  readonly error?: Reason
  /** `<scope key>: <path>` of the secrets that stood in the text and were taken out of it. */
  readonly secrets: readonly string[]
}

/** In bytes; whoever has more takes the command line. */
const mostBytes = 1024 * 1024

/** Reads the file of the form, else what was pasted. The text that is shown again holds no value of a secret. */
export function readImportText (form: FormBody, structure: Pick<Structure, 'findField'>): ImportText {
  const file = form.files.get('file')
  const typed = file === undefined ? form.text('document') ?? '' : decode(file.content)
  if (typed === undefined) return refuse('', { phrase: 'The file is no text in UTF-8. Choose a file that was exported as YAML or JSON.', args: [] })
  const bytes = Buffer.byteLength(typed)
  if (bytes > mostBytes) return refuse('', { phrase: 'The document has %1 bytes, and this page takes %2. Import it with the command line: config:import.', args: [String(bytes), String(mostBytes)] })
  if (typed.trim() === '') return refuse('', { phrase: 'Choose a file, or paste what you exported.', args: [] })
  try {
    return hideSecrets(typed, parseDocument(typed), structure)
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFIG_DOCUMENT_INVALID') return refuseUnread(typed, error, structure)
    throw error
  }
}

function decode (content: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return undefined
  }
}

/** Where secrets stand in the document, it is written anew without them, so that the lines that are named are those that are shown. */
function hideSecrets (typed: string, parsed: ParsedDocument, { findField }: Pick<Structure, 'findField'>): ImportText {
  const secrets: string[] = []
  const values = Object.fromEntries(Object.entries(parsed.document.values).map(([key, paths]) => [key, Object.fromEntries(Object.entries(paths).filter(([path]) => {
    const isSecret = findField(path)?.secret === true
    if (isSecret) secrets.push(`${key}: ${path}`)
    return !isSecret
  }))]))
  if (secrets.length === 0) return { text: typed, parsed, secrets }
  const document: ConfigDocument = { ...parsed.document, values }
  const text = toYaml(document)
  return { text, parsed: parseDocument(text), secrets }
}

/** A text that cannot be read may hold a secret anywhere: where it names one, it is not shown again. */
function refuseUnread (typed: string, error: AppError, { findField }: Pick<Structure, 'findField'>): ImportText {
  const namesSecret = typed.split(/[^\w/-]+/).some(word => findField(word)?.secret === true)
  // What the reader of YAML says may quote the line.
  if (namesSecret) return refuse('', { phrase: 'The document cannot be read. As it names a secret, it is not shown again: correct it where you have it, without the secret.', args: [] })
  return refuse(typed, { phrase: error.phrase, args: error.args })
}

function refuse (text: string, error: Reason): ImportText {
  return { text, error, secrets: [] }
}
