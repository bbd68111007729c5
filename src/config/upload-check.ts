import { isUtf8 } from 'node:buffer'
import { toExtension } from './file-name.ts'
import type { ModelRegistry, UploadedFile } from './models.ts'
import type { Field } from './structure.ts'
import type { Reason } from './validators.ts'

/** Bytes; two such files still fit into one form. */
const mostBytes = 3 * 1024 * 1024

/** What may be uploaded where the backend model says nothing: the original's images, and documents that no browser runs. */
const defaultExtensions: Readonly<Record<string, readonly string[]>> = {
  image: ['jpg', 'jpeg', 'gif', 'png'],
  file: ['csv', 'txt', 'json', 'pdf', 'zip', 'jpg', 'jpeg', 'gif', 'png', 'webp', 'ico']
}

/** What the recogniser says of a file with this extension, where that is not the extension itself. */
const recognisedAs: Readonly<Record<string, readonly string[]>> = {
  jpeg: ['jpg'], jpe: ['jpg'], png: ['png', 'apng'], tiff: ['tif'], svg: ['xml', 'svg']
}

/** Files without a mark of their own: any text without control characters. */
const textExtensions: ReadonlySet<string> = new Set(['csv', 'txt', 'json', 'svg', 'pem', 'crt', 'cer'])

const layoutBytes: ReadonlySet<number> = new Set([0x09, 0x0A, 0x0C, 0x0D])

/** The reason against an uploaded file: its size, its extension, or a content that is another one than the extension says. */
export async function findWrongFile (field: Field, { name, content }: UploadedFile, models: Pick<ModelRegistry, 'backend'>): Promise<Reason | undefined> {
  const { extensions, keepUpload } = models.backend.get(field.backendModel ?? '') ?? {}
  if (keepUpload === undefined && findFolderParts(field) === undefined) return { phrase: 'No folder is declared for the files of this field, so nothing can be uploaded here.', args: [] }
  const extension = toExtension(name)
  const allowed = extensions ?? defaultExtensions[field.type] ?? []
  if (!/^[a-z0-9]{1,8}$/.test(extension) || !allowed.includes(extension)) return { phrase: 'Disallowed file type.', args: [] }
  if (content.length === 0) return { phrase: 'The file is empty. Choose another one.', args: [] }
  if (content.length > mostBytes) return { phrase: 'The file is too large: it has %1 bytes, and %2 are possible.', args: [String(content.length), String(mostBytes)] }
  if (!await isWhatItSays(extension, content)) return { phrase: 'The content is not that of a .%1 file. Save the file in the right format and choose it again.', args: [extension] }
  if (extension === 'svg' && !(await import('./svg-check.ts')).isHarmlessSvg(content.toString('utf8'))) return { phrase: 'The drawing holds a script, or something else than a drawing. Save it as a plain SVG and choose it again.', args: [] }
  return undefined
}

/** The declared folder below the media folder, in parts; undefined where none is declared, or one that would lead elsewhere. */
export function findFolderParts ({ upload }: Field): readonly string[] | undefined {
  const parts = upload?.folder.split('/').filter(part => part !== '') ?? []
  return parts.length > 0 && parts.every(part => /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(part)) ? parts : undefined
}

/** The recogniser is loaded at its first use: a command that only saves a text is not to wait for it. */
async function isWhatItSays (extension: string, content: Buffer): Promise<boolean> {
  const { fileTypeFromBuffer } = await import('file-type')
  const recognised = (await fileTypeFromBuffer(content))?.ext
  if (recognised !== undefined) return (recognisedAs[extension] ?? [extension]).includes(recognised)
  return textExtensions.has(extension) && isText(content)
}

/** UTF-8 without control characters other than tab, line feed, form feed and carriage return. */
function isText (content: Buffer): boolean {
  return isUtf8(content) && content.every(byte => (byte >= 0x20 && byte !== 0x7F) || layoutBytes.has(byte))
}
