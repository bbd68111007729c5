import { isMap, isScalar, isSeq, LineCounter, parseDocument as parseYaml, type Node, type Pair, type YAMLMap } from 'yaml'
import { AppError } from '../kernel/errors.ts'
import type { ConfigDocument } from './config-document.ts'

/** A document that was read, and on which line of the text each value stands. */
export interface ParsedDocument {
  readonly document: ConfigDocument
  /** Undefined where the document has no such value. */
  readonly findLine: (scopeKey: string, path: string) => number | undefined
}

interface Reading {
  /** Line of a node, counted from 1. */
  readonly lineOf: (node: unknown) => number
  readonly lines: Map<string, number>
}

/**
 * Reads a document from YAML or JSON (which is YAML, too). Every value counts as text just as it is written: 007 stays 007. Throws
 * a refusal that names the line.
 */
export function parseDocument (text: string): ParsedDocument {
  const counter = new LineCounter()
  const reading: Reading = { lineOf: node => counter.linePos((node as Node | null)?.range?.[0] ?? 0).line, lines: new Map() }
  const root = parseRoot(text, counter)
  const document: { -readonly [Name in keyof ConfigDocument]?: ConfigDocument[Name] } = {}
  for (const [name, pair] of listPairs(root, reading)) {
    if (name === 'format') document.format = toFormat(pair, reading)
    else if (name === 'values') document.values = toValues(pair, reading)
    else if (name === 'omitted' || name === 'strays') document[name] = toList(pair, reading)
    else refuse('Line %1: a document has "format", "values", "omitted" and "strays"; "%2" is none of them.', reading.lineOf(pair.key), name)
  }
  if (document.format === undefined) refuse('The document does not begin with "format: 1", so it is no export of a configuration.')
  const { format = 1, values = {}, omitted = [], strays = [] } = document
  return { document: { format, values, omitted, strays }, findLine: (scopeKey, path) => reading.lines.get(toLineKey(scopeKey, path)) }
}

function parseRoot (text: string, lineCounter: LineCounter): YAMLMap {
  // Texts as they stand; and names are compared here, as the package compares each with every other.
  const { contents, errors: [fault] } = parseYaml(text, { lineCounter, schema: 'failsafe', uniqueKeys: false })
  if (fault !== undefined && /call stack/.test(fault.message)) refuse('The document cannot be read: it is nested too deeply.')
  if (fault !== undefined) refuse('Line %1 cannot be read as YAML or JSON: %2', fault.linePos?.[0].line ?? 1, fault.message.split(/ at line |\n/)[0]!)
  if (!isMap(contents)) refuse('The document does not begin with "format: 1", so it is no export of a configuration.')
  return contents as YAMLMap
}

/** The pairs of a map by name; a name that stands twice is refused, never merged. */
function listPairs (map: YAMLMap, { lineOf }: Reading): Map<string, Pair> {
  const pairs = new Map<string, Pair>()
  for (const pair of map.items) {
    if (!isScalar(pair.key)) refuse('Line %1: a name is expected here.', lineOf(pair.key))
    const name = String((pair.key as { value: unknown }).value)
    if (pairs.has(name)) refuse('Line %1: "%2" stands here for the second time.', lineOf(pair.key), name)
    pairs.set(name, pair)
  }
  return pairs
}

function toFormat (pair: Pair, { lineOf }: Reading): 1 {
  if (toText(pair.value) === '1') return 1
  return refuse('Line %1: this is format %2; only format 1 is known here.', lineOf(pair.key), toText(pair.value) ?? '?')
}

function toValues (pair: Pair, reading: Reading): ConfigDocument['values'] {
  const scopes = listInner(pair, reading, 'Line %1: below "%2" stands a list of scopes, each with its paths.')
  return Object.fromEntries([...scopes].map(([scopeKey, scope]) => [scopeKey, Object.fromEntries([...listInner(scope, reading, 'Line %1: below "%2" stand paths, each with its value.')].map(([path, value]) => {
    const text = toText(value.value)
    const line = reading.lineOf(value.key)
    if (text === undefined) refuse('Line %1: the value of "%2" is no text. Put it in quotes.', line, path)
    reading.lines.set(toLineKey(scopeKey, path), line)
    return [path, text === '' ? null : text!]
  }))]))
}

function listInner (pair: Pair, reading: Reading, phrase: string): Map<string, Pair> {
  if (isMap(pair.value)) return listPairs(pair.value as YAMLMap, reading)
  return toText(pair.value) === '' ? new Map() : refuse(phrase, reading.lineOf(pair.key), toText(pair.key) ?? '')
}

function toList (pair: Pair, { lineOf }: Reading): string[] {
  if (!isSeq(pair.value)) return toText(pair.value) === '' ? [] : refuse('Line %1: below "%2" stands a list of paths.', lineOf(pair.key), toText(pair.key) ?? '')
  return pair.value.items.map(item => toText(item) ?? refuse('Line %1: below "%2" stands a list of paths.', lineOf(item), toText(pair.key) ?? ''))
}

/** The text of a scalar; nothing, ~ and null are empty. Undefined for lists, maps and references. */
function toText (node: unknown): string | undefined {
  if (node === null) return ''
  if (!isScalar(node)) return undefined
  const text = String(node.value ?? '')
  return node.type === 'PLAIN' && /^(?:null|Null|NULL|~)$/.test(text) ? '' : text
}

function toLineKey (scopeKey: string, path: string): string {
  return `${scopeKey} ${path}`
}

function refuse (phrase: string, ...args: Array<string | number>): never {
  throw new AppError('CONFIG_DOCUMENT_INVALID', phrase, 422, args.map(String))
}
