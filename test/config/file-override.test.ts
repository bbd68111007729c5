import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { createFileOverrides, readLockFile } from '../../src/config/file-override.ts'
import { deleteLock, saveLock } from '../../src/config/save-lock.ts'
import { defaultScope, type Scope } from '../../src/config/scope.ts'

const french: Scope = { type: 'stores', id: 3, code: 'fr', name: 'French', parents: [{ type: 'websites', id: 2 }, defaultScope] }
const second: Scope = { type: 'websites', id: 2, code: 'second', name: 'Second', parents: [defaultScope] }
const path = 'general/store_information/name'

function createDataDir (t: Test): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'backroom-locks-'))
  t.teardown(() => { rmSync(dataDir, { recursive: true, force: true }) })
  return dataDir
}

function writeEnv (dataDir: string, text: string): void {
  mkdirSync(join(dataDir, 'app', 'etc'), { recursive: true })
  writeFileSync(join(dataDir, 'app', 'etc', 'env.json'), text)
}

/** All that was asked for in one go has been answered. */
async function nextRequest (): Promise<void> {
  await new Promise(resolve => { setImmediate(resolve) })
}

t.test('what is locked is read back character by character, and taking it out leaves the file as it was', async t => {
  const dataDir = createDataDir(t)
  const overrides = createFileOverrides(dataDir)
  await saveLock({ dataDir, file: 'env' }, second, 'general/locale/code', 'it_IT')
  const before = readLockFile(dataDir, 'env')
  const id = fc.constantFrom('general', 'a', '__proto__', 'constructor', 'toString')
  await fc.assert(fc.asyncProperty(fc.constantFrom(defaultScope, second, french), fc.tuple(id, id, id), fc.string({ unit: 'binary' }), async (scope, ids, value) => {
    await saveLock({ dataDir, file: 'env' }, scope, ids.join('/'), value)
    await nextRequest()
    t.same(overrides.find(ids.join('/'), scope.type, scope.code), { value, file: 'app/etc/env.json' })
    t.ok(await deleteLock({ dataDir, file: 'env' }, scope, ids.join('/')))
    t.same(readLockFile(dataDir, 'env'), before)
  }), { numRuns: 25 })
  await nextRequest()
  t.equal(overrides.find('general/locale/code', 'websites', 'second')?.value, 'it_IT')
  t.equal(overrides.find('general/locale/code', 'websites', 'base'), undefined)
})

t.test('a changed file counts from the next request on; within one everything is of one piece', async t => {
  const dataDir = createDataDir(t)
  const overrides = createFileOverrides(dataDir)
  t.equal(overrides.find(path, 'default', ''), undefined)
  writeEnv(dataDir, '{"system":{"default":{"general":{"store_information":{"name":"A"}}}}}')
  t.equal(overrides.find(path, 'default', ''), undefined)
  await nextRequest()
  t.equal(overrides.find(path, 'default', '')?.value, 'A')
  t.equal(overrides.areScoped, false)
  writeEnv(dataDir, '{"system":{"stores":{"fr":{"general":{"store_information":{"name":"B"}}}}}}')
  await nextRequest()
  t.equal(overrides.find(path, 'default', ''), undefined)
  t.equal(overrides.find(path, 'stores', 'fr')?.value, 'B')
  t.equal(overrides.areScoped, true)
  rmSync(join(dataDir, 'app'), { recursive: true })
  await nextRequest()
  t.equal(overrides.find(path, 'stores', 'fr'), undefined)
})

t.test('a file that cannot be understood stops the start, and later every look-up until it is mended', async t => {
  const dataDir = createDataDir(t)
  const overrides = createFileOverrides(dataDir)
  writeEnv(dataDir, '{"system":')
  await nextRequest()
  t.throws(() => overrides.find(path, 'default', ''), { code: 'LOCK_FILE_INVALID', statusCode: 503, args: ['app/etc/env.json'] })
  t.throws(() => createFileOverrides(dataDir), { code: 'LOCK_FILE_INVALID' })
  writeEnv(dataDir, '{}')
  t.equal(overrides.find(path, 'default', ''), undefined)
})

t.test('a value where a level is needed, and the other way round, is said and changes nothing', async t => {
  const dataDir = createDataDir(t)
  await saveLock({ dataDir, file: 'env' }, defaultScope, 'a/b/c', '1')
  for (const taken of ['a/b/c/d', 'a/b']) await t.rejects(saveLock({ dataDir, file: 'env' }, defaultScope, taken, '2'), { code: 'LOCK_PATH_TAKEN' })
  t.same(readLockFile(dataDir, 'env'), { system: { default: { a: { b: { c: '1' } } } } })
})
