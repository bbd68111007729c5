import { succeed, type Outcome } from './command.ts'
import type { CommandInput } from './command-input.ts'
import type { CommandServices } from './services.ts'
import { print } from './table.ts'

/**
 * The original's cache types. Backroom has no such caches: whatever the configuration says is read anew each time. The commands
 * are here for scripts that call them, and change nothing.
 */
const cacheTypes = [
  'config', 'layout', 'block_html', 'collections', 'reflection', 'db_ddl', 'compiled_config', 'eav', 'customer_notification',
  'config_integration', 'config_integration_api', 'full_page', 'config_webservice', 'translate'
]

const columnWidth = 30

/** Prints the cache types as switched on. */
export async function cacheStatus (_services: CommandServices, input: CommandInput): Promise<Outcome> {
  return print(input, Object.fromEntries(cacheTypes.map(type => [type, 1])), () => ['Current status:', ...cacheTypes.map(type => `${type.padStart(columnWidth)}: 1`)].join('\n'))
}

/** Says what the original says after flushing; there is nothing to flush. */
export async function cacheFlush (_services: CommandServices, input: CommandInput): Promise<Outcome> {
  return answer('Flushed cache types:', input)
}

/** Says what the original says after cleaning; there is nothing to clean. */
export async function cacheClean (_services: CommandServices, input: CommandInput): Promise<Outcome> {
  return answer('Cleaned cache types:', input)
}

function answer (head: string, input: CommandInput): Outcome {
  const asked = input.list('types').map(type => type.trim()).filter(type => type !== '')
  const unknown = asked.filter(type => !cacheTypes.includes(type))
  if (unknown.length > 0) {
    return { text: null, exitCode: 1, note: `The following requested cache types are not supported: '${unknown.join('\', \'')}'.\nSupported types: ${cacheTypes.join(', ')}` }
  }
  return succeed([head, ...cacheTypes.filter(type => asked.length === 0 || asked.includes(type))].join('\n'))
}
