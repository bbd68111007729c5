import { Busboy } from '@fastify/busboy'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { createError } from '../errors.ts'

/** Posted values as a tree: `groups[a][fields][b][value]` → { groups: { a: { fields: { b: { value }}}}}; every level has no prototype. */
export interface PostedTree { [name: string]: string | string[] | PostedTree }

/** A file that came with a form, whole in memory. */
export interface PostedFile {
  /** As the browser named it, without folders; not to be trusted. */
  readonly name: string
  readonly content: Buffer
}

/** A form as it was posted: nothing merged, nothing cut. */
export interface FormBody {
  /** The value of a plain field; undefined where it was not posted. */
  text: (name: string) => string | undefined
  /** Everything below `name[…]`; undefined where nothing was posted there. */
  tree: (name: string) => PostedTree | undefined
  /** The fields in posted order. */
  readonly entries: ReadonlyArray<readonly [string, string]>
  /** The files by the name of their input; an input that was left empty is not there. */
  readonly files: ReadonlyMap<string, PostedFile>
}

/** More fields than any page of ours has; a post with more is refused whole, never cut. */
export const mostFields = 10_000
const deepest = 12
/** More files than any page of ours has inputs for. */
const mostFiles = 200
const mostBytes = 8 * 1024 * 1024

const TooManyFields = createError('FORM_TOO_MANY_FIELDS', 'The form has more than %1 fields. Nothing was saved: send it in smaller parts.', 413)
const FieldTwice = createError('FORM_FIELD_TWICE', 'The form names the field "%1" twice. Nothing was saved: reload the page and send the form again.', 400)
const FieldNameInvalid = createError('FORM_FIELD_NAME_INVALID', 'The form has a field with a name that cannot be read. Nothing was saved: reload the page and send the form again.', 400)
const TextInvalid = createError('FORM_TEXT_INVALID', 'The form holds text that is not UTF-8. Nothing was saved: reload the page and send the form again.', 400)
const FormMalformed = createError('FORM_MALFORMED', 'The form arrived damaged. Nothing was saved: reload the page and send it again.', 400)

type Entry = readonly [string, string]

interface Parts { readonly entries: readonly Entry[], readonly files: ReadonlyMap<string, PostedFile> }

/** Teaches a server to read url-encoded and multipart forms into a FormBody. */
export function addFormParsers (app: FastifyInstance): void {
  const options = { parseAs: 'buffer', bodyLimit: mostBytes } as const
  app.addContentTypeParser('application/x-www-form-urlencoded', options, async (_request: FastifyRequest, body: Buffer) => createFormBody(parseUrlEncoded(body)))
  app.addContentTypeParser('multipart/form-data', options, async (request: FastifyRequest, body: Buffer) => {
    const { entries, files } = await parseMultipart(body, request.headers['content-type'] as `multipart/${string}`)
    return createFormBody(entries, files)
  })
}

/** The posted form of a request; an empty one where nothing was posted. */
export function formOf (request: FastifyRequest): FormBody {
  const body = request.body as FormBody | null | undefined
  return typeof body === 'object' && body !== null && typeof body.tree === 'function' ? body : createFormBody([])
}

/** Builds the form from its fields; refuses a name that occurs twice unless it ends in []. */
export function createFormBody (entries: readonly Entry[], files: FormBody['files'] = new Map()): FormBody {
  if (entries.length > mostFields) throw TooManyFields(String(mostFields))
  const root = emptyTree()
  for (const [name, value] of entries) put(root, toPath(name), value, name)
  return {
    entries,
    files,
    text: name => typeof root[name] === 'string' ? root[name] : undefined,
    tree: name => typeof root[name] === 'object' && !Array.isArray(root[name]) ? root[name] : undefined
  }
}

function emptyTree (): PostedTree {
  return Object.create(null) as PostedTree
}

/** `a[b][c][]` → ['a', 'b', 'c', '']; the empty last part says: one of several. */
function toPath (name: string): string[] {
  const head = /^[^[\]]+/.exec(name)?.[0]
  if (head === undefined) throw FieldNameInvalid()
  const rest = name.slice(head.length)
  if (rest === '') return [head]
  if (!/^(?:\[[^[\]]*\])+$/.test(rest)) throw FieldNameInvalid()
  const path = [head, ...rest.slice(1, -1).split('][')]
  if (path.length > deepest || path.slice(0, -1).includes('')) throw FieldNameInvalid()
  return path
}

function put (root: PostedTree, path: readonly string[], value: string, name: string): void {
  const isOneOfSeveral = path.length > 1 && path.at(-1) === ''
  const keys = isOneOfSeveral ? path.slice(0, -1) : path
  let tree = root
  for (const key of keys.slice(0, -1)) {
    const next = tree[key] ??= emptyTree()
    if (typeof next === 'string' || Array.isArray(next)) throw FieldTwice(name)
    tree = next
  }
  const last = keys.at(-1)!
  const present = tree[last]
  if (!isOneOfSeveral && present === undefined) tree[last] = value
  else if (isOneOfSeveral && (present === undefined || Array.isArray(present))) (tree[last] = present ?? []).push(value)
  // A multiselect is preceded by an empty plain field of the same name, so that "none" is posted at all.
  else if (isOneOfSeveral && present === '') tree[last] = [value]
  else throw FieldTwice(name)
}

function parseUrlEncoded (body: Buffer): Entry[] {
  const text = body.toString('latin1')
  if (text.length > 0 && text.split('&', mostFields + 2).length > mostFields) throw TooManyFields(String(mostFields))
  const entries = [...new URLSearchParams(body.toString('utf8'))]
  // A broken sequence decodes to U+FFFD; where the sender did not write that character itself, the text was not UTF-8.
  if (!/%EF%BF%BD|ï¿½/i.test(text) && entries.some(entry => entry.some(part => part.includes('\uFFFD')))) throw TextInvalid()
  return entries
}

async function parseMultipart (body: Buffer, contentType: `multipart/${string}`): Promise<Parts> {
  return await new Promise((resolve, reject) => {
    const entries: Entry[] = []
    const files = new Map<string, PostedFile>()
    const fail = (): void => { reject(FormMalformed()) }
    try {
      const limits = { fields: mostFields + 1, fieldSize: mostBytes, fieldNameSize: 1024, headerPairs: 20, files: mostFiles }
      const parser = new Busboy({ headers: { 'content-type': contentType }, limits })
      parser.on('field', (name, value, nameCut, valueCut) => {
        if (nameCut || valueCut) reject(FieldNameInvalid())
        else if (value.includes('\uFFFD') && !body.includes('\uFFFD')) reject(TextInvalid())
        else entries.push([name, value])
      })
      parser.on('file', (name, stream, fileName: string | undefined) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => { chunks.push(chunk) })
        stream.on('end', () => {
          // An input in which no file was chosen is sent with neither a name nor a content.
          const file = { name: fileName ?? '', content: Buffer.concat(chunks) }
          if (file.name === '' && file.content.length === 0) return
          if (files.has(name)) reject(FieldTwice(name))
          else files.set(name, file)
        })
      })
      for (const limit of ['fieldsLimit', 'filesLimit'] as const) parser.on(limit, () => { reject(TooManyFields(String(mostFields))) })
      parser.on('finish', () => { resolve({ entries, files }) })
      parser.on('error', fail)
      parser.end(body)
    } catch {
      fail()
    }
  })
}
