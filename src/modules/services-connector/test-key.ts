import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { AdminArea } from '../../admin/area.ts'
import type { Drafts } from '../../admin/drafts.ts'
import type { KeyAuthority, KeyEnvironment } from '../../admin/key-authority.ts'
import type { ScopeConfig } from '../../config/scope-config.ts'
import { defaultScope } from '../../config/scope.ts'
import type { Structure } from '../../config/structure.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Database } from '../../kernel/database/database.ts'
import { createError } from '../../kernel/errors.ts'
import { formOf, type FormBody } from '../../kernel/http/form-body.ts'
import { showMessages, type Message } from '../../kernel/http/messages.ts'
import { isAjax } from '../../kernel/http/request-origin.ts'
import { toVersionEntry } from '../config/save-form.ts'
import { toTypedValues } from '../config/typed-values.ts'
import { tidyKey } from './api-key-backend-model.ts'
import { findStoredKey, type FoundKey } from './find-stored-key.ts'
import { countTests } from './key-validation-table.ts'
import { keyPaths, type KeyValidation } from './key-validation.ts'
import type { VerdictName } from './verdict.ts'

export interface TestKeyOptions {
  readonly database: Database
  readonly clock: Clock
  readonly scopeConfig: ScopeConfig
  readonly structure: Pick<Structure, 'findSection'>
  readonly drafts: Drafts
  readonly authority: Pick<KeyAuthority, 'inspect'>
  readonly keyValidation: KeyValidation
}

const sectionPath = 'admin/system_config/edit/section/services_connector'
/** Tests that one user may make in a minute: the button is for people, not for trying keys out. */
const mostTests = 10
const minute = 60_000

const FieldUnknown = createError('KEY_FIELD_UNKNOWN', 'There is no API key field of this name. Reload the page and try again.', 404)

/** What a tested key is worth, as the end of a sentence's line. */
const results: Readonly<Record<Exclude<VerdictName, 'bypassed' | 'missing'>, string>> = {
  valid: 'It is valid.',
  malformed: 'It is not a whole key.',
  unknown: 'The key service does not know it.',
  revoked: 'It was deleted in the API Portal.',
  expired: 'It has expired.',
  wrong_environment: 'It belongs to the other environment.',
  undecryptable: 'It cannot be read: it was encrypted with another crypt key.',
  unreachable: 'It could not be tested: the key service does not answer.'
}

/** Every phrase of the results, for the dictionaries' completeness test. */
export const testResultPhrases: readonly string[] = Object.values(results)

/** Registers what the button *Test key* posts to: a test says which key it tested, the typed one or the stored one, and saves nothing. */
export function registerTestKey (area: AdminArea, options: TestKeyOptions): void {
  area.post('services_connector/api_key/test', 'Magento_ServicesConnector::config_integration', async (admin, request, reply) => {
    const form = formOf(request)
    const environment = (['production', 'sandbox'] as const).find(name => keyPaths[name] === form.text('field'))
    if (environment === undefined) throw FieldUnknown()
    const message = await testKey(options, admin, request.id, { environment, typed: findTyped(form, environment) })
    return await answer(options, admin, request, reply, message)
  })
}

async function testKey ({ database, clock, scopeConfig, authority, keyValidation }: TestKeyOptions, { user, translate }: AdminContext, requestId: string, { environment, typed }: { environment: KeyEnvironment, typed: string }): Promise<Message> {
  const path = keyPaths[environment]
  const isTyped = typed !== ''
  const found: FoundKey = isTyped ? { key: typed, path, scope: 'typed', place: undefined } : await findStoredKey(scopeConfig, path)
  if (found.key === '') return { type: 'notice', phrase: 'Nothing was tested: no key is typed, and none is stored.' }
  const since = new Date(clock.now().getTime() - minute)
  if (await countTests(database, user.username, since) >= mostTests) return { type: 'warning', phrase: 'Nothing was tested: at most %1 keys can be tested in a minute. Wait a moment and try again.', args: [String(mostTests)] }
  const { name } = await keyValidation.test(found, environment, { userId: user.userId, username: user.username, requestId })
  // Of a key that is no whole one the authority can say what is the matter with it.
  const shape = await authority.inspect(found.key ?? '', environment)
  const result = name === shape.shape ? translate(shape.phrase, ...shape.args) : translate(results[name as keyof typeof results])
  const type = name === 'valid' ? 'success' : 'warning'
  if (isTyped) return { type, phrase: 'The typed key was tested and not saved. %1', args: [result] }
  return { type, phrase: 'The stored key was tested. %1', args: [result] }
}

/** What was typed into the field; empty where only the asterisks stand there that stand for the stored key. */
function findTyped (form: FormBody, environment: KeyEnvironment): string {
  const group = form.tree('groups')?.['services_connector_integration']
  let value: unknown = group
  for (const name of ['fields', `${environment}_api_key`, 'value']) value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
  const key = typeof value === 'string' ? tidyKey(value) : ''
  return /^\*+$/.test(key) ? '' : key
}

/** To a script the sentence; to everybody else the page again, with what else was typed on it. */
async function answer ({ structure, drafts }: TestKeyOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply, message: Message): Promise<FastifyReply> {
  if (isAjax(request)) return await reply.send(showMessages([message], admin.translate)[0])
  const form = formOf(request)
  const typed = toTypedValues(structure.findSection('services_connector')!, defaultScope, form)
  if (Object.keys(typed).length > 0) await drafts.save(admin.user.userId, admin.url(sectionPath), { ...typed, ...toVersionEntry(form) })
  return admin.redirect(reply, sectionPath, message)
}
