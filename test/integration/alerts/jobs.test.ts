// Jobs on a real store: once a day whoever is first, made up when missed, tried again when they fail or their process dies.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Job } from '../../../src/alerts/jobs.ts'
import { openRunner } from '../../../src/alerts/run-jobs.ts'
import { startSchedule } from '../../../src/alerts/schedule.ts'
import { silentLog } from '../../../src/core/log.ts'
import { text } from '../../../src/core/text.ts'
import type { Store } from '../../../src/store/store.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'

let world: TestStore
let stores: Store[]
let clock = ''
let name = ''
let count = 0
const now = () => clock
beforeAll(async () => {
  world = await openTestStore()
  stores = [world.store, await world.reopen(), await world.reopen()]
})
afterAll(() => world.close())
beforeEach(() => {
  name = `job-${++count}`
  clock = '2022-10-31T00:30:00.000Z'
})

/** A job at 08:30 in China that notes the days for which it ran, on the `index`-th of three services. */
function runnerOf(index: number, run: Job['run']) {
  const store = stores[index]
  if (!store) throw new Error(`no store ${index}`)
  const job: Job = { id: name, words: text('试', 'try'), days: 'every-day', time: '08:30', run }
  const { leases, jobRuns: runs } = store
  const deps = { leases, runs, holder: `service ${index}`, now, log: silentLog, jobs: [job] }
  return { job, ...openRunner({ ...deps, timeZone: 'Asia/Shanghai' }) }
}

test('of three services one runs it, and none again on the same day', async () => {
  const ran: string[] = []
  const runners = [0, 1, 2].map((index) =>
    runnerOf(index, async (day) => {
      ran.push(`${index} ${day}`)
      return 'done'
    }),
  )
  await Promise.all(runners.map((runner) => runner.runAllDue()))
  await Promise.all(runners.map((runner) => runner.runAllDue()))
  expect(ran).toHaveLength(1)
  expect(ran[0]).toMatch(/2022-10-31$/)
  expect(await world.store.jobRuns.latest(10, name)).toMatchObject([
    { attempt: 1, state: 'done', note: 'done' },
  ])
})

test('what was missed is made up once, however long the machine was off', async () => {
  const ran: string[] = []
  const runner = runnerOf(0, async (day) => {
    ran.push(day)
    return ''
  })
  await runner.runAllDue()
  clock = '2022-11-20T13:00:00.000Z'
  await runner.runAllDue()
  await runner.runAllDue()
  expect(ran).toEqual(['2022-10-31', '2022-11-20'])
})

test('after an outage what was missed is made up before the service looks at itself', async () => {
  const done: string[] = []
  const runner = runnerOf(0, async (day) => {
    done.push(`evaluated ${day}`)
    return ''
  })
  await runner.runAllDue()
  clock = '2022-11-02T00:31:00.000Z'
  await new Promise<void>((resolve) => {
    const schedule = startSchedule({
      runner: { ...runner, jobs: [] },
      timeZone: 'Asia/Shanghai',
      log: silentLog,
      alive: () => done.push('alive'),
      eachMinute: async () => {
        done.push('judged itself')
        // Not waited for here: stopping waits for what runs, and this does.
        void schedule.stop().then(resolve)
      },
      watch: async () => {},
      often: async () => {},
    })
  })
  expect(done.slice(0, 4)).toEqual(['evaluated 2022-10-31', 'alive', 'evaluated 2022-11-02', 'judged itself'])
})

test('before its time nothing happens', async () => {
  clock = '2022-10-31T00:29:00.000Z'
  const ran: string[] = []
  const runner = runnerOf(0, async (day) => {
    ran.push(day)
    return ''
  })
  await runner.runAllDue()
  expect(ran).toEqual(['2022-10-30'])
})

test('a failure is kept with its reason, and tried again later each time, and at last given up', async () => {
  let tries = 0
  const runner = runnerOf(0, async () => {
    tries++
    throw new Error('the paper is out')
  })
  expect(await runner.runDue(runner.job)).toMatchObject({ state: 'failed' })
  expect(await runner.runDue(runner.job)).toEqual({ state: 'waiting-to-retry' })
  for (let minute = 32; minute < 60; minute++) {
    clock = `2022-10-31T00:${minute}:00.000Z`
    await runner.runDue(runner.job)
  }
  expect(tries).toBe(5)
  expect(await runner.runDue(runner.job)).toMatchObject({ state: 'given-up', run: { attempt: 5 } })
  const [latest] = await world.store.jobRuns.latest(1, name)
  expect(latest).toMatchObject({ state: 'failed', note: 'Error: the paper is out', attempt: 5 })
})

test('one whose process died is begun again when its lease has run out, not before', async () => {
  const { leases, jobRuns } = world.store
  const claim = await leases.claim(`job-${name}`, 'the dead', clock, '2022-10-31T00:30:30.000Z')
  const run = { job: name, key: '2022-10-31', attempt: 1, startedAt: clock, holder: 'the dead' }
  expect(await jobRuns.start({ ...run, fence: claim?.fence ?? 0 })).toBe(true)
  const ran: string[] = []
  const runner = runnerOf(1, async (day) => {
    ran.push(day)
    return ''
  })
  clock = '2022-10-31T00:30:29.000Z'
  expect(await runner.runDue(runner.job)).toEqual({ state: 'held-by-another' })
  clock = '2022-10-31T00:30:31.000Z'
  expect(await runner.runDue(runner.job)).toMatchObject({ state: 'done', run: { attempt: 2 } })
  expect(ran).toEqual(['2022-10-31'])
})

test('a person may run it again; unknown ones and days that are none are refused', async () => {
  const runner = runnerOf(0, async (day) => `for ${day}`)
  await runner.runAllDue()
  expect(await runner.runNow(name, '2022-10-31')).toMatchObject({ state: 'done', run: { attempt: 2 } })
  await expect(runner.runNow('nothing', '2022-10-31')).rejects.toMatchObject({ code: 'job-unknown' })
  await expect(runner.runNow(name, '2022-02-30')).rejects.toMatchObject({ code: 'day-invalid' })
})

test('a claim that ran out and was taken by another can be neither renewed nor given back', async () => {
  const { leases } = world.store
  const slow = await leases.claim(name, 'slow', clock, '2022-10-31T00:30:30.000Z')
  if (slow === null) throw new Error('the first claim was refused')
  expect(await leases.claim(name, 'quick', clock, '2022-10-31T00:31:00.000Z')).toBeNull()
  clock = '2022-10-31T00:30:31.000Z'
  const quick = await leases.claim(name, 'quick', clock, '2022-10-31T00:32:00.000Z')
  expect(quick?.fence).toBeGreaterThan(slow.fence)
  expect(await leases.renew(slow, clock, '2022-10-31T00:33:00.000Z')).toBeNull()
  expect(await leases.isLatest(slow)).toBe(false)
  await leases.release(slow, clock)
  expect(await leases.holder(name, clock)).toEqual(quick)
})

test('of many claims at the same moment one comes in', async () => {
  const claims = Array.from({ length: 12 }, (_, index) =>
    stores[index % 3]?.leases.claim(name, `process ${index}`, clock, '2022-10-31T00:31:00.000Z'),
  )
  const held = (await Promise.all(claims)).filter((claim) => claim !== null)
  expect(held).toHaveLength(1)
  expect(await world.store.leases.holder(name, clock)).toEqual(held[0])
})
