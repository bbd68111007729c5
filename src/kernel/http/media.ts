import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { createError } from '../errors.ts'

/** What a browser may show in the page; everything else is offered for download. */
const shownTypes: Readonly<Record<string, string>> = {
  gif: 'image/gif', ico: 'image/x-icon', jpg: 'image/jpeg', jpeg: 'image/jpeg', jpe: 'image/jpeg', png: 'image/png', svg: 'image/svg+xml', webp: 'image/webp'
}

const FileUnknown = createError('MEDIA_UNKNOWN', 'There is no page at this address.', 404)

/** Where uploaded files lie. */
export function toMediaFolder (dataDir: string): string {
  return join(dataDir, 'media')
}

/** The address of a file, from its path below the media folder. */
export function toMediaUrl (path: string): string {
  return `/media/${path.split('/').map(encodeURIComponent).join('/')}`
}

/**
 * Serves uploaded files, which are other people's: a type by allow-list that no browser may guess otherwise, and a policy that
 * lets nothing in them run. Only plain names are followed, so no path leads out of the folder or to a hidden file.
 */
export function registerMedia (app: FastifyInstance, folder: string): void {
  app.get('/media/*', async (request, reply) => {
    const parts = (request.params as { '*': string })['*'].split('/')
    if (!parts.every(part => /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(part))) throw FileUnknown()
    const file = join(folder, ...parts)
    const found = await stat(file).catch(() => undefined) // Whatever is in the way: there is nothing to show.
    if (found?.isFile() !== true) throw FileUnknown()
    const type = shownTypes[parts.at(-1)!.split('.').at(-1)!.toLowerCase()]
    reply.headers({
      'content-type': type ?? 'application/octet-stream',
      'content-length': found.size,
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=3600'
    })
    if (type === undefined) reply.header('content-disposition', `attachment; filename="${parts.at(-1)!}"`)
    return await reply.send(createReadStream(file))
  })
}
