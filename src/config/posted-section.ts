import type { UploadedFile } from './models.ts'
import type { Reason } from './validators.ts'
import type { Field, Section } from './structure.ts'

/** Posted values as a tree, as the form body gives them; no level has a prototype. */
export interface PostedTree { [name: string]: string | string[] | PostedTree }

/** What was posted for a field; neither checked nor converted. */
export interface PostedField {
  /** Absent where no value was posted. */
  readonly value?: PostedTree[string]
  readonly inherit: boolean
  /** What was chosen in the field's file input. */
  readonly file?: UploadedFile
}

/** Why something posted was refused; the phrase is shown at the field, or alone where there is no such field (`elementId` is empty). */
export interface Refusal extends Reason {
  readonly path: string
  readonly elementId: string
  readonly label: string
}

/** A post, sorted by the declaration. */
export interface PostedSection {
  /** In the order of the page. */
  readonly fields: ReadonlyMap<Field, PostedField>
  /** What the section has no place for. */
  readonly strangers: readonly Refusal[]
}

/** More strangers than this are counted, not named. */
const namedStrangers = 20
const longestName = 80

/** Reads a post by walking the declaration; what the declaration does not name is only collected, to be refused. `files` goes by input name. */
export function readPostedSection (section: Section, groups: PostedTree, files: ReadonlyMap<string, UploadedFile> = new Map()): PostedSection {
  const found: Found = { fields: new Map<Field, PostedField>(), strangers: [] }
  readGroups(findInputs(section).groups, groups, section.id, found)
  // In the order of the page, whatever the order of the post.
  const posted = new Map(section.fields.filter(field => found.fields.has(field)).map(field => [field, found.fields.get(field)!]))
  const fields = files.size === 0 ? posted : addFiles(section, files, found)
  const { strangers } = found
  const named = strangers.slice(0, namedStrangers).map(path => toStranger(path, 'This section has no field "%1".', path))
  const more = strangers.length - named.length
  if (more > 0) named.push(toStranger(section.id, 'Besides, %1 more posted values have no field in this section.', String(more)))
  return { fields, strangers: named }
}

interface Found { readonly fields: Map<Field, PostedField>, readonly strangers: string[] }

/** A level of the names that a section's inputs have: those of the declaration, wherever the page shows the group. */
interface InputGroup { readonly id: string, readonly fields: Field[], readonly groups: InputGroup[] }

const knownInputs = new WeakMap<Section, InputGroup>()

function findInputs (section: Section): InputGroup {
  const root = knownInputs.get(section) ?? { id: section.id, fields: [], groups: [] }
  if (knownInputs.has(section)) return root
  for (const field of section.fields) {
    let level = root
    for (const id of field.declaredPath.split('/').slice(1, -1)) level = level.groups.find(group => group.id === id) ?? addGroup(level, id)
    level.fields.push(field)
  }
  knownInputs.set(section, root)
  return root
}

function addGroup ({ groups }: InputGroup, id: string): InputGroup {
  const group = { id, fields: [], groups: [] }
  groups.push(group)
  return group
}

function readGroups (declared: readonly InputGroup[], posted: PostedTree[string], path: string, found: Found): void {
  for (const [group, node] of pick(declared, posted, path, found)) {
    const inside = `${path}/${group.id}`
    for (const [part, inner] of pick([{ id: 'fields' }, { id: 'groups' }], node, inside, found)) {
      if (part.id === 'fields') readFields(group.fields, inner, inside, found)
      else readGroups(group.groups, inner, inside, found)
    }
  }
}

function readFields (declared: readonly Field[], posted: PostedTree[string], path: string, found: Found): void {
  for (const [field, node] of pick(declared, posted, path, found)) {
    const parts = new Map(pick([{ id: 'value' }, { id: 'inherit' }], node, `${path}/${field.id}`, found).map(([part, value]) => [part.id, value]))
    const inherit = parts.get('inherit')
    if (inherit !== undefined && typeof inherit !== 'string') found.strangers.push(`${path}/${field.id}/inherit`)
    found.fields.set(field, { value: parts.get('value'), inherit: typeof inherit === 'string' && inherit !== '' && inherit !== '0' })
  }
}

/** Adds the files to the fields that take one, all in the order of the page; other files go to the strangers. */
function addFiles (section: Section, files: ReadonlyMap<string, UploadedFile>, { fields, strangers }: Found): Map<Field, PostedField> {
  const byInput = new Map(section.fields.filter(isUpload).map(field => [`${field.inputName}[value]`, field]))
  for (const name of files.keys()) if (!byInput.has(name)) strangers.push(`${section.id}/${toShortName(name)}`)
  return new Map(section.fields.flatMap((field): Array<[Field, PostedField]> => {
    const [posted, file] = [fields.get(field), isUpload(field) ? files.get(`${field.inputName}[value]`) : undefined]
    return posted === undefined && file === undefined ? [] : [[field, { inherit: false, ...posted, file }]]
  }))
}

/** The declared things that were posted, in declared order; every other name goes to the strangers. Only own properties count, so `__proto__` is a name like any other. */
function pick<Thing extends { readonly id: string }> (declared: readonly Thing[], posted: PostedTree[string], path: string, { strangers }: Found): Array<[Thing, PostedTree[string]]> {
  if (typeof posted === 'string' || Array.isArray(posted)) {
    strangers.push(path)
    return []
  }
  const ids = new Set(declared.map(thing => thing.id))
  for (const name of Object.keys(posted)) if (!ids.has(name)) strangers.push(`${path}/${toShortName(name)}`)
  return declared.filter(thing => Object.hasOwn(posted, thing.id)).map(thing => [thing, posted[thing.id]!])
}

/** Whether the field takes a file. */
export function isUpload (field: Field): boolean {
  return field.type === 'file' || field.type === 'image'
}

function toStranger (path: string, phrase: string, arg: string): Refusal {
  return { path, elementId: '', label: path, phrase, args: [arg] }
}

/** A name can be as long as its sender likes; the message about it cannot. */
function toShortName (name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName)}…` : name
}
