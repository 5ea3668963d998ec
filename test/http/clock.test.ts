// Jobs and metrics over HTTP: what ran, running it now, and the numbers a Prometheus reads.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

let world: TestApp
let administrator: string
beforeAll(async () => {
  world = await openTestApp()
  administrator = `Bearer ${await world.tokenOf('administrator')}`
})
afterAll(() => world.close())

const run = (authorization: string, id: string, payload: object) =>
  world.app.inject({
    method: 'POST',
    url: `/api/v1/jobs/${id}/runs`,
    headers: { authorization },
    payload,
  })

test('a job that an administrator runs is kept with its day, and is a deed', async () => {
  const done = await run(administrator, 'check-store', { day: '2022-11-18' })
  expect(done.json()).toMatchObject({
    state: 'done',
    run: { key: '2022-11-18', attempt: 1, state: 'done', note: 'whole' },
  })
  const { jobs } = (await world.app.inject('/api/v1/jobs')).json()
  expect(jobs.find(({ id }: { id: string }) => id === 'check-store')).toMatchObject({
    timeZone: 'Asia/Shanghai',
    time: '03:10',
    next: { day: '2022-11-21', time: '03:10' },
    runs: [{ key: '2022-11-18', state: 'done' }],
  })
  const [deed] = await world.data.store.deeds.latest({ limit: 1 })
  expect(deed).toMatchObject({ kind: 'job-run', subject: 'check-store', after: { day: '2022-11-18' } })
})

test('nobody else may, and what is not there is named', async () => {
  expect((await run(`Bearer ${await world.tokenOf('leader')}`, 'check-store', {})).statusCode).toBe(403)
  expect((await run(administrator, 'nothing', {})).json()).toMatchObject({ code: 'job-unknown', status: 404 })
  expect((await run(administrator, 'check-store', { day: '2022-02-30' })).json()).toMatchObject({
    code: 'day-invalid',
  })
})

test('metrics are what /health says', async () => {
  const answer = await world.app.inject('/metrics')
  expect(answer.headers['content-type']).toContain('version=0.0.4')
  const value = (name: string): number =>
    Number(
      answer.body
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')
        .at(-1) ?? Number.NaN,
    )
  expect(value('duibiao_store_reachable')).toBe(1)
  expect(value('duibiao_store_losses')).toBe(0)
  expect(value('duibiao_last_upload_timestamp_seconds')).toBeGreaterThan(Date.parse('2022-11-20') / 1_000)
  expect(value('duibiao_part_state{part="job/check-store",state="well"}')).toBe(1)
  expect(value('process_resident_memory_bytes')).toBeGreaterThan(0)
})

test('a schedule that gives no sign of life is told on /health and in the metrics', async () => {
  world.setClock('2022-11-20T03:00:00.000Z')
  const health = (await world.app.inject('/health?lang=en')).json()
  expect(health.status).toBe('degraded')
  expect(health.problems).toContainEqual({ zh: '定时调度：没有动静', en: 'The schedule: silent' })
  expect((await world.app.inject('/metrics')).body).toContain(
    'duibiao_part_state{part="scheduler",state="silent"} 1',
  )
})
