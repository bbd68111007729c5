import { Document, visit } from 'yaml'

/** The values of one scope by path; null is a value that was saved empty. */
export type DocumentValues = Readonly<Record<string, string | null>>

/**
 * Saved values to be carried to another installation. Scopes go by their keys, so codes and not ids. What has no entry is not touched by
 * an import.
 */
export interface ConfigDocument {
  readonly format: 1
  /** By scope key: `default`, `websites/<code>`, `stores/<code>`. */
  readonly values: Readonly<Record<string, DocumentValues>>
  /** Paths of secrets and of uploaded files that have a value and are left out. */
  readonly omitted: readonly string[]
  /** `<scope key>: <path>` of rows that no field takes at their scope, which are left out too. */
  readonly strays: readonly string[]
}

const head = ' Configuration values saved at their own scope. Secrets and uploaded files are left out; their paths stand under "omitted".'

/** What a plain or block text in YAML, or a form on its way to the server, would not keep: carriage returns, controls, odd line ends, half characters. */
const needsQuotes = /[^\P{C}\n]|[\u2028\u2029\uFEFF]|[ \t]\n|\n$|^\s/u

/** Writes a document as YAML: the same values always give the same text, a line for each, so that a change can be reviewed. */
export function toYaml (document: ConfigDocument): string {
  const yaml = new Document(toOrdered(document))
  yaml.commentBefore = head
  visit(yaml, {
    Scalar (_key, node) {
      if (typeof node.value === 'string' && needsQuotes.test(node.value)) node.type = 'QUOTE_DOUBLE'
    }
  })
  return yaml.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER })
}

/** Writes a document as JSON, in the same order as YAML. */
export function toJson (document: ConfigDocument): string {
  return `${JSON.stringify(toOrdered(document), null, 2)}\n`
}

function toOrdered ({ format, values, omitted, strays }: ConfigDocument): object {
  const scopes = Object.entries(values).sort(([one], [other]) => compare(toSortKey(one), toSortKey(other)))
  return {
    format,
    values: Object.fromEntries(scopes.map(([key, paths]) => [key, Object.fromEntries(Object.entries(paths).sort(([one], [other]) => compare(one, other)))])),
    omitted: [...omitted].sort(compare),
    strays: [...strays].sort(compare)
  }
}

/** Default first, then websites, then store views. */
function toSortKey (scopeKey: string): string {
  if (scopeKey === 'default') return '0'
  return scopeKey.startsWith('websites/') ? `1${scopeKey}` : `2${scopeKey}`
}

/** By code units: the order must not depend on the language of the machine. */
function compare (one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
