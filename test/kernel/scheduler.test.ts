import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { createScheduler } from '../../src/kernel/scheduler.ts'

t.test('it looks again and again, never twice at once, goes on after an error, and stops when told', async t => {
  let [looks, atOnce, most] = [0, 0, 0]
  const errors: unknown[] = []
  let finish = (): void => {}
  const enough = new Promise<void>(resolve => { finish = resolve })
  const scheduler = createScheduler({
    firstAfter: 1,
    every: 1,
    async run () {
      most = Math.max(most, ++atOnce)
      await wait(5)
      atOnce--
      if (++looks === 3) finish()
      if (looks === 1) throw new Error('busy')
    },
    report: error => { errors.push(error) }
  })
  // Its timer keeps nothing alive: this one does.
  const alive = setInterval(() => {}, 1000)
  t.teardown(() => { clearInterval(alive) })
  scheduler.start()
  await enough
  await scheduler.stop()
  t.match(errors, [{ message: 'busy' }])
  t.equal(most, 1)
  const before = looks
  await wait(30)
  t.equal(looks, before, 'no look after the stop')
})
