// A year that is over: what was left open stands still on every page, and a freeze over it is said quietly.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endYears } from '../../src/alerts/slips/end-of-year.ts'
import { hold } from '../../src/alerts/slips/hold.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { cookieOf, FIRMS_LATE, GDP_LATE, raise, slipDeps } from '../support/slip-world.ts'
import { actor, doerOfActor, SUPERVISOR } from '../support/slips.ts'

let world: TestApp
let cookie = ''
let firms = ''
beforeAll(async () => {
  world = await openTestApp()
  firms = (await raise(world, [FIRMS_LATE, GDP_LATE])).get('firms')?.id ?? ''
  cookie = (await cookieOf(world, 'supervisor', null, '陈督查')).cookie
})
afterAll(() => world.close())

const see = (url: string, accept = 'text/html') => world.app.inject({ url, headers: { cookie, accept } })

/** Frozen by one supervisor and confirmed by another. */
async function freeze(plan: string | null, until: string): Promise<void> {
  const now = world.now()
  const by = (who: typeof SUPERVISOR) => ({ actor: who, doer: doerOfActor(who), now, nonce: null })
  const scope = { plan, rule: null, subject: null, receiver: null }
  const steering =
    plan === null
      ? ({ kind: 'silenced', scope, until, reason: '试静默' } as const)
      : ({ kind: 'frozen', frozen: plan, until, reason: '试冻结' } as const)
  const id = await hold(slipDeps(world), steering, by(SUPERVISOR), new Set())
  const confirmed = { kind: 'confirmed', hold: id, reason: '同意' } as const
  await hold(slipDeps(world), confirmed, by(actor('郑督查', 'supervisor')), new Set())
}

test('a freeze over a year that runs is said loudly on every page', async () => {
  await freeze('demo-2022', '2023-11-01')
  for (const page of ['/?lang=zh', '/alerts?lang=zh', '/me?lang=zh']) {
    const { body } = await see(page)
    expect(body).toMatch(/class="lossy-note" role="alert">已静默[^<]*试冻结/)
    expect(body).not.toContain('class="resting-note"')
  }
})

test('once the year is over it is a quiet line on pages that show a day and on the health page, and nowhere else', async () => {
  world.setClock('2023-10-30T02:00:00.000Z')
  const home = (await see('/boards?lang=zh')).body
  expect(home).not.toContain('lossy-note"')
  expect(home).toMatch(/class="resting-note">该年度已过[^<]*试冻结/)
  for (const page of ['/indicators/gdp?lang=zh', '/alerts?lang=zh']) {
    const { body } = await see(page)
    expect(body).toContain('class="resting-note"')
    expect(body).not.toContain('class="lossy-note"')
  }
  const own = (await see('/me?lang=zh')).body
  expect(own).not.toContain('试冻结')
  expect(own).not.toContain('class="lossy-note"')
  const health = (await see('/health', 'application/json')).json()
  expect(health.problems.map(({ zh }: { zh: string }) => zh).join()).toContain(
    '年度目标“demo-2022”的年度已过',
  )
  expect((await see('/health?lang=zh')).body).not.toContain('class="lossy-note"')
})

test('a silence over everything stays loud: it hides what the service says of itself', async () => {
  await freeze(null, '2023-10-31')
  expect((await see('/?lang=zh')).body).toMatch(/class="lossy-note" role="alert">已静默[^<]*试静默/)
  world.setClock('2023-11-15T02:00:00.000Z')
  expect((await see('/?lang=zh')).body).not.toContain('class="lossy-note"')
})

test('what was left open is counted no further, on the list, in tables, on its page and in feeds', async () => {
  // Nobody ended the year: what is open is late as of its last day and no more.
  const late = (await see('/alerts?lang=zh')).body.match(/逾期 \d+ 个工作日/g)
  expect(late).toHaveLength(2)
  await endYears(slipDeps(world), { today: '2023-11-15', now: world.now() })
  const list = (await see('/alerts?lang=zh')).body
  expect(list).toContain('没有在办的督查单')
  expect(list).not.toMatch(/逾期 \d/)
  const left = (await see('/alerts?lang=zh&state=unsettled')).body
  const count = /<b>(\d+)<\/b> 年终未结/.exec((await see('/alerts?lang=zh')).body)?.[1]
  expect(Number(count)).toBe(Number(/<b>(\d+)<\/b> 全部/.exec(left)?.[1]))
  expect(Number(count)).toBeGreaterThan(0)
  expect(left.match(/年终未结（待签收，逾期 \d+ 个工作日）/g)).toEqual(
    late?.map((words) => `年终未结（待签收，${words}）`),
  )
  world.setClock('2026-11-30T02:00:00.000Z')
  expect((await see('/alerts?lang=zh&state=unsettled')).body).toContain(late?.[0] ?? '?')
  expect((await see('/alerts?lang=zh&state=ended')).body).toContain('没有符合条件的督查单')
  const page = (await see(`/alerts/${firms}?lang=zh`)).body
  expect(page).toMatch(/年终未结（待签收，逾期 \d+ 个工作日）/)
  expect(page).not.toContain('办结销号<')
  expect(page).not.toContain('value="reopen"')
  expect((await see(`/alerts/${firms}/print?lang=zh`)).body).toContain('年终未结')
  const csv = (await see('/alerts/slips.csv?lang=zh&state=unsettled')).body.trim().split('\r\n')
  expect(csv).toHaveLength(3)
  expect(csv[1]).toMatch(/,,年终未结（待签收，逾期 \d+ 个工作日）,2023-03-01$/)
  const { slips } = (await see('/api/v1/slips?state=unsettled', 'application/json')).json()
  expect(slips[0]).toMatchObject({
    ...{ state: 'unsettled', overdue: false, ended: '2023-03-01' },
    stood: { state: 'unsigned', overdue: true },
  })
  expect(slips[0].left).toBeGreaterThan(-80)
  expect((await see('/alerts/calendar.ics?lang=zh')).body).not.toContain(firms)
  expect((await see('/alerts/feed.atom?lang=zh')).body).toContain('年终未结')
})
