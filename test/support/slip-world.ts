// Slips in the real application: people of their own units who sign in, and findings as an evaluation would bring them.
import { applyFindings } from '../../src/alerts/slips/apply-findings.ts'
import { findOpenSlips } from '../../src/alerts/slips/read.ts'
import { doerOf } from '../../src/core/deed.ts'
import type { Day } from '../../src/core/period.ts'
import type { PersonRole } from '../../src/core/roles.ts'
import { text } from '../../src/core/text.ts'
import type { Finding } from '../../src/slips/finding.ts'
import type { Slip } from '../../src/slips/slip.ts'
import { NUMBER_PATTERN } from '../../src/slips/slip.ts'
import type { TestApp } from './app.ts'
import { finding } from './slips.ts'

export const slipDeps = (world: TestApp) => ({ store: world.data.store, numberPattern: NUMBER_PATTERN })

/** Figures of the test plan's indicators in sentences like those of rules. */
export const FIRMS_LATE: Finding = finding({
  indicator: 'firms',
  rule: 'behind-amount',
  period: '2022-10',
  asOf: '2022-11-18',
  level: 'orange',
  since: '2022-10-18',
  receivers: [{ kind: 'unit', id: '区商务局' }],
  leaders: ['王垦福'],
  reason: text(
    '“净增市场主体”：2022年1—10月为 1130 户，完成率 56.5%，序时进度 83.3%，落后序时 26.8 个百分点：欠进度。',
    '“Net new firms”: 1,130 by October 2022, 56.5 % of the target, 83.3 % expected, 26.8 points behind pace: behind.',
  ),
  requirement: text(
    '余下两个月须月均 435 户。请在 5 个工作日内说明原因、提出追赶措施和时限。',
    'Needs 435 a month in the two months left. Explain, and say what will be done and by when.',
  ),
  facts: {
    target: '2000',
    unit: '户',
    run: 3,
    periods: [
      { period: '2022-09', value: '1000', knownAt: '2022-10-18T15:59:59.999Z', expected: '1500', gap: '-25' },
      {
        period: '2022-10',
        value: '1130',
        knownAt: '2022-11-18T15:59:59.999Z',
        expected: '1667',
        gap: '-26.8',
      },
    ],
  },
})

export const GDP_LATE: Finding = finding({
  indicator: 'gdp',
  rule: 'behind-growth',
  period: '2022-Q3',
  asOf: '2022-11-18',
  level: 'red',
  urgent: true,
  receivers: [{ kind: 'unit', id: '区发改局' }],
  leaders: ['王垦福'],
})

export const INCOME_LATE: Finding = finding({
  indicator: 'income',
  rule: 'turned',
  period: '2022-Q3',
  asOf: '2022-11-18',
  receivers: [{ kind: 'unit', id: '区发改局' }],
})

/** Writes what follows from findings on a day, and answers the open slips by the id of their indicator. */
export async function raise(
  world: TestApp,
  findings: readonly Finding[],
  today: Day = '2022-11-18',
): Promise<ReadonlyMap<string, Slip>> {
  await applyFindings(slipDeps(world), findings, { today, now: `${today}T01:00:00.000Z` })
  const open = await findOpenSlips(slipDeps(world))
  return new Map(open.map((slip) => [slip.matter.subject.id, slip]))
}

/** The cookie of somebody who signed in. */
export async function cookieOf(
  world: TestApp,
  role: PersonRole,
  unit: string | null = null,
  name: string = role,
): Promise<{ readonly cookie: string; readonly id: string }> {
  const login = `${role}-${Math.abs([...name, ...(unit ?? '')].reduce((sum, c) => sum * 31 + c.charCodeAt(0), 7)) % 1e9}`
  const words = { login, name, role, unit, active: true, account: null }
  const person = await world.people.add(words, doerOf('test'), { password: true })
  const { token } = await world.people.signIn({ login, password: person?.password ?? '', from: null })
  return { cookie: `duibiao_session=${token}`, id: person?.id ?? '' }
}
