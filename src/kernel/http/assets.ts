import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { packageRoot } from '../paths.ts'

/** Knows the public URL of every file under views/assets. */
export interface Assets {
  readonly prefix: string
  url: (path: string) => string
}

const folder = join(packageRoot, 'views', 'assets')
const require = createRequire(import.meta.url)
const iconsFolder = join(dirname(require.resolve('lucide-static/package.json')), 'icons')
const flagsFolder = join(dirname(require.resolve('flag-icons/package.json')), 'flags', '4x3')

/** Serves the assets, the icon sprite and the flags under a prefix that changes with their content, so that browsers may keep them for ever. */
export async function registerAssets (app: FastifyInstance): Promise<Assets> {
  const sprite = createSprite()
  const prefix = `/static/${hashFiles(sprite)}/`
  app.get(`${prefix}icons.svg`, async (_request, reply) => await reply.type('image/svg+xml').header('cache-control', 'public, max-age=31536000, immutable').send(sprite))
  const options = { immutable: true, maxAge: '365d', index: false, dotfiles: 'deny', decorateReply: false } as const
  await app.register(fastifyStatic, { ...options, root: flagsFolder, prefix: `${prefix}flags/` })
  await app.register(fastifyStatic, { ...options, root: folder, prefix })
  return { prefix, url: path => prefix + path }
}

/** One SVG with a symbol per icon of views/assets/icons.json (our name → the name in the Lucide set). */
function createSprite (): string {
  const names = JSON.parse(readFileSync(join(folder, 'icons.json'), 'utf8')) as Record<string, string>
  const symbols = Object.entries(names).map(([name, file]) => {
    const svg = readFileSync(join(iconsFolder, `${file}.svg`), 'utf8')
    const body = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).trim()
    return `<symbol id="${name}" viewBox="0 0 24 24">${body}</symbol>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`
}

function hashFiles (sprite: string): string {
  const hash = createHash('sha256').update(sprite)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  for (const file of files.map(entry => join(entry.parentPath, entry.name)).sort()) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 12)
}
