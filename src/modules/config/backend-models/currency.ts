import { createFieldError } from '../../../config/field-error.ts'
import type { BackendContext, BackendModel } from '../../../config/models.ts'

const installedPath = 'system/currency/installed'
const allowedPath = 'currency/options/allow'
const defaultPath = 'currency/options/default'
const basePath = 'currency/options/base'

/** The base currency: one that is installed. */
export const baseCurrency: BackendModel = {
  async beforeSave (value, context) {
    await requireInstalled([value], context)
    return value
  }
}

/** The currency that prices are shown in at first: one that is installed and allowed. */
export const defaultCurrency: BackendModel = {
  async beforeSave (value, context) {
    await requireInstalled([value], context)
    const allowed = await listCodes(allowedPath, context)
    if (allowed.length > 0 && !allowed.includes(value)) throw createFieldError('The currency "%1" is not among the allowed currencies. Allow it, or choose another one.', value)
    return value
  }
}

/** The currencies that customers may choose: installed ones, the default one among them. */
export const allowedCurrencies: BackendModel = {
  async beforeSave (value, context) {
    const codes = toCodes(value)
    await requireInstalled(codes, context)
    const first = await context.valueOf(defaultPath) ?? ''
    if (first !== '' && !codes.includes(first)) throw createFieldError('The default display currency "%1" is missing in the allowed currencies. Add it, or choose another default.', first)
    return value
  }
}

/** The installed currencies: those that are in use cannot be taken out. */
export const installedCurrencies: BackendModel = {
  async beforeSave (value, context) {
    const codes = toCodes(value)
    const used = [await context.valueOf(basePath) ?? '', await context.valueOf(defaultPath) ?? '', ...await listCodes(allowedPath, context)]
    const missing = used.find(code => code !== '' && !codes.includes(code))
    if (missing !== undefined) throw createFieldError('The currency "%1" is in use in General > Currency Setup and cannot be taken out.', missing)
    return value
  }
}

/** Where no module says which currencies are installed, all are. */
async function requireInstalled (codes: readonly string[], context: BackendContext): Promise<void> {
  const installed = await listCodes(installedPath, context)
  const missing = installed.length === 0 ? undefined : codes.find(code => !installed.includes(code))
  if (missing !== undefined) throw createFieldError('The currency "%1" is not installed. Add it in Advanced > System > Currency first.', missing)
}

async function listCodes (path: string, context: BackendContext): Promise<string[]> {
  return toCodes(await context.valueOf(path) ?? '')
}

function toCodes (value: string): string[] {
  return value.split(',').filter(code => code !== '')
}
