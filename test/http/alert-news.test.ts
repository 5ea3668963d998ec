// From an upload to its slips: rules are asked as soon as figures are committed, and asked again when they are taken back.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAlerts } from '../../src/rules/read-rules.ts'
import { slipsOf } from '../../src/slips/fold.ts'
import { isOpen } from '../../src/slips/slip.ts'
import { openTestApp, type TestApp } from '../support/app.ts'

const PROMISED_MS = 1_000
let world: TestApp
beforeAll(async () => {
  const { alerts: file } = readAlerts(readFileSync('dashboards/alerts.yaml', 'utf8'))
  world = await openTestApp({ alerts: { rules: file?.rules ?? [] } })
  // As the service wires it.
  world.pictures.onChange(() => void world.alerts.kick())
  await world.alerts.kick()
})
afterAll(() => world.close())

const open = async () =>
  [...slipsOf(await world.data.store.slips.ofPlan('demo-2022')).values()]
    .filter(isOpen)
    .map(({ matter }) => `${matter.rule} ${matter.subject.id}`)
    .sort()

async function send(rows: string): Promise<{ readonly id: string; readonly tookMs: number }> {
  const sent = await world.app.inject({
    method: 'POST',
    url: '/api/v1/uploads?accept=checked',
    headers: { 'content-type': 'text/csv' },
    payload: `indicator,period,value,known_at\n${rows}\n`,
  })
  expect(sent.statusCode, sent.body).toBe(201)
  const committed = performance.now()
  // What the upload set going, to its end.
  await world.alerts.kick()
  return { id: sent.json().upload, tookMs: performance.now() - committed }
}

test('an upload raises its slips within a second of its commit', async () => {
  const before = await open()
  // The yardstick of this machine: the same way with nothing new to find.
  const idle = performance.now()
  await world.alerts.kick()
  const idleMs = performance.now() - idle
  const { tookMs } = await send(
    'exact,2022-08,10,2022-09-18\nexact,2022-09,11,2022-10-18\nexact,2022-10,12,2022-11-18',
  )
  const raised = (await open()).filter((one) => !before.includes(one))
  expect(raised).toContain('behind-amount exact')
  expect(tookMs - idleMs, `${tookMs} ms, ${idleMs} ms idle`).toBeLessThan(PROMISED_MS * SLACK)
})

/** A machine may be busy with something else while tests run: on a quiet one with two cores it takes 0.4 s, 0.07 s of it idle. */
const SLACK = 5

test('taken back, the slips that rested on it are over', async () => {
  const { uploads } = (await world.app.inject('/api/v1/uploads')).json()
  const undone = await world.app.inject({
    method: 'POST',
    url: `/api/v1/uploads/${uploads[0].id}/undo`,
    payload: { reason: '报错' },
  })
  expect(undone.statusCode, undone.body).toBe(200)
  await world.alerts.kick()
  expect(await open()).not.toContain('behind-amount exact')
})
