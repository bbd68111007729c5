import type { FastifyReply } from 'fastify'
import type { ApiKey, ApiKeys } from '../api-keys.ts'
import { toFormModel, typedText } from '../../kernel/http/form-model.ts'
import type { FormPage } from '../form-page.ts'
import { environmentNames } from '../keys/key-age.ts'
import { accountUrls, toKeyUrl, toPortalUrl } from '../urls.ts'
import { getOwnedKey, originOf } from './owned-key.ts'

/** The variable by which a shop is given the key without its configuration page (Magento's rule for its names). */
const variable = (key: ApiKey): string => `CONFIG__DEFAULT__SERVICES_CONNECTOR__SERVICES_CONNECTOR_INTEGRATION__${key.environment.toUpperCase()}_API_KEY`

/** The fields of a shop's configuration, in the guide's words. */
const fieldNames = { production: 'Production Api key', sandbox: 'Sandbox Api Key' } as const

/** Taking a key away as a file: posted, so that no address leads to it and nothing keeps it. */
export function createDownloadKeyPage ({ apiKeys }: { apiKeys: ApiKeys }): FormPage {
  return {
    url: `${accountUrls.downloadKey}:id/`,
    visitors: 'owners',
    async show (visit, attempt) {
      const key = await getOwnedKey(apiKeys, visit)
      return await visit.show({
        template: 'account/download-key.njk',
        title: visit.translate('Download an API key'),
        place: 'apiPortal',
        model: {
          key,
          formats: [
            { value: 'env', text: '.env', hint: visit.translate('A line for the environment of a shop: %1. The field %2 is locked then.', variable(key), fieldNames[key.environment]) },
            { value: 'json', text: 'JSON', hint: visit.translate('The key with its description, environment and expiry, for programs.') }
          ],
          action: toKeyUrl(accountUrls.downloadKey, key.id),
          cancelUrl: toPortalUrl(key.environment),
          form: toFormModel(visit.translate, attempt, { format: 'env' })
        }
      })
    },
    async submit (visit, form) {
      const key = await getOwnedKey(apiKeys, visit)
      const format = typedText(form, 'format')
      if (format !== 'env' && format !== 'json') return [{ field: 'format', phrase: 'Choose one of the two formats.' }]
      const text = await apiKeys.reveal(key.accountId, key.id)
      if (text === undefined) return [{ phrase: 'This key can no longer be shown, because it was stored with another crypt key. Delete it and add a new one.' }]
      await apiKeys.noteDownload(key, originOf(visit))
      visit.request.log.info({ accountId: key.accountId, keyId: key.id }, 'an API key was downloaded by its owner')
      return await sendFile(visit.reply, key, format, text)
    }
  }
}

async function sendFile (reply: FastifyReply, key: ApiKey, format: 'env' | 'json', text: string): Promise<FastifyReply> {
  const facts = {
    description: key.description,
    environment: key.environment,
    key: text,
    config_path: `services_connector/services_connector_integration/${key.environment}_api_key`,
    created_at: key.createdAt.toISOString(),
    expires_at: key.expiresAt?.toISOString() ?? null
  }
  // A description may hold anything that can be printed: it stays out of the .env file, where it could be more than a comment.
  const env = `# API key, ${environmentNames[key.environment]}${key.expiresAt === undefined ? '' : `, expires ${key.expiresAt.toISOString()}`}\n${variable(key)}=${text}\n`
  return await reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="api-key-${key.environment}.${format}"`)
    .type(format === 'env' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8')
    .send(format === 'env' ? env : `${JSON.stringify(facts, undefined, 2)}\n`)
}
