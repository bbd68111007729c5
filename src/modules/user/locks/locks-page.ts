import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AdminArea } from '../../../admin/area.ts'
import { countGridRows, narrow, readGrid, readGridRows, toGridModel, toGridPage, type Grid } from '../../../admin/grid.ts'
import type { FindTimeZone } from '../../../admin/time-zone.ts'
import { fromTimestamp, toTimestamp } from '../../../kernel/database/timestamp.ts'
import { formOf, type FormBody } from '../../../kernel/http/form-body.ts'
import { toLanguageTag } from '../../../kernel/phrases.ts'
import { findDateFormat } from '../../../kernel/view/date-format.ts'
import { unlockUsers, type UnlockOptions } from '../unlock-user.ts'

export interface LocksOptions extends UnlockOptions {
  readonly findTimeZone: FindTimeZone
}

interface Row {
  readonly user_id: number
  readonly username: string | null
  readonly logdate: string | null
  readonly failures_num: number | null
  readonly lock_expires: string
}

const locksResource = 'Magento_User::locks'
const locksPath = 'admin/locks'
const gridId = 'lockedAdminsGrid'

/** Registers System > Permissions > Locked Users. */
export function registerLocks (area: AdminArea, options: LocksOptions): void {
  area.get(`${locksPath}/index`, locksResource, async (admin, request, reply) => await showLocks(options, admin, request, reply))
  area.post(`${locksPath}/massUnlock`, locksResource, async (admin, request, reply) => {
    const userIds = readIds(formOf(request))
    if (userIds.length === 0) return admin.redirect(reply, locksPath, { type: 'error', phrase: 'Select the users first.' })
    const unlocked = await unlockUsers(options, admin.origin, userIds)
    return admin.redirect(reply, locksPath, { type: 'success', phrase: 'Unlocked %1 user(s).', args: [String(unlocked)] })
  })
}

async function showLocks ({ database, clock, findTimeZone }: LocksOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { translate } = admin
  const grid = toGrid(admin)
  const asked = readGrid(admin, request, grid)
  const locked = database('admin_user').where('lock_expires', '>', toTimestamp(clock.now())).select('user_id', 'username', 'logdate', 'failures_num', 'lock_expires')
  const query = narrow(locked, grid, asked)
  const recordCount = await countGridRows(query)
  const page = toGridPage(admin, grid, asked, recordCount)
  const rows = await readGridRows<Row>(query, asked, page, 'user_id')
  const time = findDateFormat(toLanguageTag(admin.locale), await findTimeZone())
  return await admin.page(reply, {
    template: 'user/locks.njk',
    title: translate('Locked Users'),
    bodyClass: 'adminhtml-locks-index',
    menuItem: 'Magento_User::system_acl_locks',
    model: {
      grid: {
        ...toGridModel(admin, grid, asked, recordCount, page),
        massAction: { action: admin.url(`${locksPath}/massUnlock`), formKey: admin.formKey, items: [{ value: 'unlock', text: translate('Unlock') }] },
        rows: rows.map(row => ({ cells: toCells(admin, row, time) }))
      }
    }
  })
}

function toGrid ({ translate }: AdminContext): Grid {
  return {
    id: gridId,
    caption: translate('Locked Users'),
    path: locksPath,
    sort: 'user_id',
    columns: [
      { key: 'massaction', label: translate('Select'), labelHidden: true },
      { key: 'user_id', label: translate('ID'), column: 'user_id' },
      { key: 'username', label: translate('Username'), column: 'username', filter: 'text' },
      { key: 'last_login', label: translate('Last login'), column: 'logdate' },
      { key: 'failures_num', label: translate('Failures'), column: 'failures_num' },
      { key: 'lock_expires', label: translate('Unlocked'), column: 'lock_expires' }
    ]
  }
}

function toCells ({ translate }: AdminContext, row: Row, time: Intl.DateTimeFormat): object {
  const username = row.username ?? ''
  return {
    massaction: { control: { type: 'checkbox', name: 'unlock[]', value: String(row.user_id), label: translate('Select %1', username), form: `${gridId}_massaction-form` } },
    user_id: String(row.user_id),
    username,
    last_login: row.logdate === null ? '' : time.format(fromTimestamp(row.logdate)),
    failures_num: String(row.failures_num ?? 0),
    lock_expires: time.format(fromTimestamp(row.lock_expires))
  }
}

/** The chosen users: boxes of the grid, or one text with commas, as the original's script sends it. */
function readIds (form: FormBody): number[] {
  const values = form.entries.filter(([name]) => /^unlock(?:\[\d*\])?$/.test(name)).flatMap(([, value]) => value.split(','))
  return values.filter(value => /^[1-9]\d{0,8}$/.test(value)).map(Number)
}
