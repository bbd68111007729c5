import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import type { Intent } from '../../src/config/save-intents.ts'
import { defaultScope } from '../../src/config/scope.ts'
import type { Field } from '../../src/config/structure.ts'
import { withUploads } from '../../src/config/uploads.ts'
import { storeView } from './example.ts'

const logo = { path: 'a/b/logo', upload: { folder: 'logo', withScope: true } } as unknown as Field
const terms = { path: 'a/b/terms', upload: { folder: 'files/terms' } } as unknown as Field
const upload = (text: string, content = text): Intent => ({ kind: 'save', text, upload: { name: text, content: Buffer.from(content) } })

function createFolder (t: Test): string {
  const folder = mkdtempSync(join(tmpdir(), 'backroom-media-'))
  t.teardown(() => { rmSync(folder, { recursive: true, force: true }) })
  return join(folder, 'media')
}

t.test('the files are there, whole, before the rows are written with their names', async t => {
  const media = createFolder(t)
  const named = await withUploads(media, new Map([[logo, upload('a.png', 'picture')], [terms, upload('b.csv')]]), storeView, async byField => {
    t.equal(readFileSync(join(media, 'logo/stores/1/a.png'), 'utf8'), 'picture')
    return byField
  })
  t.same(named.get(logo), { kind: 'save', text: 'stores/1/a.png' })
  t.same(named.get(terms), { kind: 'save', text: 'b.csv' })
  t.same(readdirSync(join(media, 'logo/stores/1')), ['a.png'], 'nothing temporary is left')
})

t.test('a taken name gets a number, and what is there is never overwritten', async t => {
  const media = createFolder(t)
  const names: string[] = []
  for (const content of ['1', '2', '3']) await withUploads(media, new Map([[terms, upload('b.csv', content)]]), defaultScope, async byField => { names.push((byField.get(terms) as { text: string }).text) })
  t.same(names, ['b.csv', 'b_1.csv', 'b_2.csv'])
  t.same(names.map(name => readFileSync(join(media, 'files/terms', name), 'utf8')), ['1', '2', '3'])
})

t.test('where the rows cannot be written the files go again, and only they', async t => {
  const media = createFolder(t)
  mkdirSync(join(media, 'files/terms'), { recursive: true })
  writeFileSync(join(media, 'files/terms/b.csv'), 'older')
  await t.rejects(withUploads(media, new Map([[logo, upload('a.png')], [terms, upload('b.csv')]]), defaultScope, async () => {
    t.ok(existsSync(join(media, 'files/terms/b_1.csv')))
    throw new Error('the disk is full')
  }), { message: 'the disk is full' })
  t.same(readdirSync(join(media, 'files/terms')), ['b.csv'])
  t.same(readdirSync(join(media, 'logo/default')), [])
})

t.test('a field whose folder leads elsewhere stores nothing, and an instance without a media folder neither', async t => {
  const media = createFolder(t)
  const write = async (): Promise<void> => { t.fail('nothing may be written') }
  await t.rejects(withUploads(media, new Map([[{ ...logo, upload: { folder: '../../etc' } } as Field, upload('a.png')]]), defaultScope, write), { code: 'CONFIG_UPLOAD_FOLDER_MISSING' })
  await t.rejects(withUploads(undefined, new Map([[logo, upload('a.png')]]), defaultScope, write), { code: 'CONFIG_UPLOAD_FOLDER_MISSING' })
  t.notOk(existsSync(media))
})
