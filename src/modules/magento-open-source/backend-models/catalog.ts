import { createFieldError } from '../../../config/field-error.ts'
import type { BackendModel } from '../../../config/models.ts'
import { createCronModel } from '../../config/backend-models/cron.ts'
import { parseList, requireList } from '../../config/backend-models/serialized.ts'

/** What ends the addresses of products and categories, such as .html; empty is allowed. */
export const urlSuffix: BackendModel = {
  beforeSave (value) {
    if (value === '') return null
    if (/[#?&\s]/.test(value)) throw createFieldError('The suffix "%1" holds a character that would end the address: remove #, ?, & and spaces.', value)
    return value
  }
}

/** How much a page of the site map matters: 0 to 1. */
export const sitemapPriority: BackendModel = {
  beforeSave (value) {
    if (!/^\d*\.?\d+$/.test(value) || Number(value) > 1) throw createFieldError('Please enter a number from 0 to 1.')
    return value
  }
}

/** Group id that stands for every customer group. */
const allGroups = '32000'

/**
 * The smallest quantity by customer group. Stored as the original does: as a plain number where it is the same for all groups,
 * else as JSON from group id to quantity; the form shows rows.
 */
export const smallestQuantity: BackendModel = {
  toForm (stored) {
    if (stored === '') return '[]'
    const quantities = parseList(stored) ?? { [allGroups]: stored }
    return JSON.stringify(Object.fromEntries(Object.entries(quantities).map(([group, quantity]) => [`_${group}`, { customer_group_id: group, min_sale_qty: String(quantity) }])))
  },
  beforeSave (value) {
    if (value === '') return null
    if (/^\d+(?:\.\d+)?$/.test(value)) return value
    const rows = Object.entries(requireList(value)).filter(([key]) => key !== '__empty').map(([key, row]) => toQuantity(key, row))
    const groups = new Set(rows.map(([group]) => group))
    if (groups.size < rows.length) throw createFieldError('There are two rows for the same customer group. Remove one of them.')
    if (rows.length === 1 && rows[0]![0] === allGroups) return String(rows[0]![1])
    return rows.length === 0 ? null : JSON.stringify(Object.fromEntries(rows))
  }
}

/** Of a row of the form, or of an entry as it is stored (an import may bring one). */
function toQuantity (key: string, row: unknown): readonly [group: string, quantity: number] {
  const { customer_group_id: group, min_sale_qty: quantity } = typeof row === 'object'
    ? (row ?? {}) as { customer_group_id?: unknown, min_sale_qty?: unknown }
    : { customer_group_id: key, min_sale_qty: row }
  const amount = /^\d{1,12}(?:\.\d{1,4})?$/.test(String(quantity)) ? Number(quantity) : 0
  if (!/^\d+$/.test(String(group)) || amount === 0) throw createFieldError('Please choose a customer group and enter a quantity greater than 0 in each row.')
  return [String(group), amount]
}

/** When backups are made. */
export const backupCron = createCronModel({ job: 'system_backup', time: 'system/backup/time', frequency: 'system/backup/frequency', enabled: 'system/backup/enabled', hasRunModel: true })
