import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ScopeConfig } from '../../config/scope-config.ts'
import type { Clock } from '../../kernel/clock.ts'

/** The channel's own log file, as the original's `var/log/channel_amazon.log`. */
export interface ChannelLog {
  /** Writes a line while Sales Channels > Global Settings > Enable Debug Logging is on. */
  debug: (event: string, facts: Readonly<Record<string, string | number>>) => Promise<void>
}

/** Builds the log below a data folder; the switch is asked anew for every line. */
export function createChannelLog (dataDir: string, scopeConfig: ScopeConfig, clock: Clock): ChannelLog {
  const folder = join(dataDir, 'log')
  return {
    async debug (event, facts) {
      if (!await scopeConfig.getFlag('saleschannels/general/debug_logging')) return
      await mkdir(folder, { recursive: true })
      await appendFile(join(folder, 'channel_amazon.log'), `${JSON.stringify({ time: clock.now().toISOString(), level: 'debug', event, ...facts })}\n`)
    }
  }
}
