import type { BackendModel } from '../../../config/models.ts'

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
