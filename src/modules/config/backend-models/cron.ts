import type { BackendContext, BackendModel } from '../../../config/models.ts'

/** A scheduled task whose time follows from fields of a form; the paths are those of the fields. */
export interface CronFields {
  /** Name of the job in `crontab/default/jobs/<job>`. */
  readonly job: string
  readonly time: string
  /** D, W or M; once a day where there is no such field. */
  readonly frequency?: string
  /** A switch without which the task never runs. */
  readonly enabled?: string
  /** The original also writes the name of the class that runs, which is empty. */
  readonly hasRunModel?: boolean
}

/** Writes when a task runs, as the original does: as a cron expression under a path of its own, at the default scope. */
export function createCronModel ({ job, time, frequency, enabled, hasRunModel = false }: CronFields): BackendModel {
  return {
    async alsoSave (value, context) {
      const read = async (path: string | undefined): Promise<string> => path === undefined ? '' : await readField(path, value, context)
      const isOn = enabled === undefined || (await read(enabled)) === '1'
      return {
        [`crontab/default/jobs/${job}/schedule/cron_expr`]: isOn ? toCronExpression(await read(time), await read(frequency)) : '',
        ...hasRunModel ? { [`crontab/default/jobs/${job}/run/model`]: '' } : {}
      }
    }
  }
}

/** The cron expression of a time of the day (`hh,mm,ss`): every day, each Monday (W) or each first day of a month (M). */
export function toCronExpression (time: string, frequency: string): string {
  const [hour = 0, minute = 0] = time.split(',').map(part => Number.parseInt(part, 10) || 0)
  return `${minute} ${hour} ${frequency === 'M' ? '1' : '*'} * ${frequency === 'W' ? '1' : '*'}`
}

async function readField (path: string, value: string, context: BackendContext): Promise<string> {
  return path === context.field.declaredPath ? value : await context.valueOf(path) ?? ''
}
