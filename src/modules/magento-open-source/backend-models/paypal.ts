import { X509Certificate } from 'node:crypto'
import { createFieldError } from '../../../config/field-error.ts'
import type { BackendModel } from '../../../config/models.ts'
import { toTimestamp } from '../../../kernel/database/timestamp.ts'

const certificates = 'paypal_cert'

/** The certificate with which a shop signs in at PayPal: kept encrypted, one for each website and one for all others (website 0). */
export const apiCertificate: BackendModel = {
  extensions: ['pem', 'txt', 'crt', 'cer'],
  keepUpload ({ content }, { scope }) {
    const text = content.toString('utf8')
    if (!isCertificate(text)) throw createFieldError('The file holds no certificate. Download it from PayPal again and choose the file that begins with "-----BEGIN".')
    return async (transaction, { encryptor, now }) => {
      const row = { website_id: scope.id, content: encryptor.encrypt(text), updated_at: toTimestamp(now) }
      await transaction(certificates).insert(row).onConflict('website_id').merge(['content', 'updated_at'])
    }
  },
  dropUpload: ({ scope }) => async transaction => { await transaction(certificates).where({ website_id: scope.id }).delete() }
}

/** Whether a certificate stands in the text; PayPal's files begin with the private key. */
function isCertificate (text: string): boolean {
  const [certificate] = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(text) ?? []
  if (certificate === undefined) return false
  try {
    return new X509Certificate(certificate).subject !== ''
  } catch {
    return false
  }
}

/** When settlement reports are fetched: every so many days at a time of the day, or never. */
export const settlementCron: BackendModel = {
  async alsoSave (value, context) {
    const read = async (id: string): Promise<string> => {
      const path = `paypal/fetch_reports/${id}`
      return path === context.field.path ? value : await context.valueOf(path) ?? ''
    }
    const [hour = 0, minute = 0] = (await read('time')).split(',').map(part => Number.parseInt(part, 10) || 0)
    const days = Number.parseInt(await read('schedule'), 10) || 1
    return { 'crontab/default/jobs/paypal_fetch_settlement_reports/schedule/cron_expr': (await read('active')) === '1' ? `${minute} ${hour} */${days} * *` : '' }
  }
}
