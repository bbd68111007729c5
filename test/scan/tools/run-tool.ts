import { spawn } from 'node:child_process'

/** Runs a scanner politely (the lowest priority but one half) and gives all that it wrote; after `minutes` it is stopped. */
export async function runTool (words: readonly string[], folder: string, minutes: number): Promise<{ readonly output: string, readonly isCut: boolean }> {
  const child = spawn('nice', ['-n', '10', ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, HOME: folder } })
  let [output, isCut] = ['', false]
  const alarm = setTimeout(() => {
    isCut = true
    child.kill('SIGINT')
    setTimeout(() => { child.kill('SIGKILL') }, 10_000).unref()
  }, minutes * 60_000)
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => { output += chunk })
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => { resolve() })
  })
  clearTimeout(alarm)
  return { output, isCut }
}
