#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commands } from './commands/commands.ts'
import { run } from './commands/run.ts'
import { packageRoot } from './kernel/paths.ts'

const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }

// What a command makes (the database, files with locked values) is nobody else's to read, whatever the shell says.
process.umask(0o077)

// Who reads only the beginning (`| head`) has not met an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => { if (error.code !== 'EPIPE') throw error })

process.exitCode = await run({
  commands,
  title: `Backroom ${version}`,
  // Help and wrong calls need none of it.
  async openServices (isInteractive) {
    const [{ openServices }, { confirmOnTerminal }] = await Promise.all([import('./commands/services.ts'), import('./commands/confirm.ts')])
    return openServices({ confirm: isInteractive ? confirmOnTerminal : async () => false })
  }
}, process.argv.slice(2), {
  out: text => { process.stdout.write(text) },
  error: text => { process.stderr.write(text) }
})
