// Slips on a real store: two evaluators at once, once is enough, what people do with its deeds, what was open on a day.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actOnSlip } from '../../../src/alerts/slips/act.ts'
import { applyFindings } from '../../../src/alerts/slips/apply-findings.ts'
import type { SlipDeps } from '../../../src/alerts/slips/deps.ts'
import { endYears } from '../../../src/alerts/slips/end-of-year.ts'
import { hold } from '../../../src/alerts/slips/hold.ts'
import { raiseByHand } from '../../../src/alerts/slips/raise-by-hand.ts'
import { findOpenSlips, slipsOfPlan } from '../../../src/alerts/slips/read.ts'
import { tellDue, toldSince } from '../../../src/alerts/slips/tell.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { NUMBER_PATTERN } from '../../../src/slips/slip.ts'
import type { Store } from '../../../src/store/store.ts'
import { commit, figure } from '../../support/figures.ts'
import {
  actor,
  atNine,
  doerOfActor,
  FAGAI,
  finding,
  GONGXIN,
  REPORTER,
  SUPERVISOR,
} from '../../support/slips.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'

const planText = (id: string): string => `
plan: { id: ${id}, region: "350502", year: 2022, title: 示例, document: 示例〔2022〕1号 }
units: [区发改局, 区工信局]
leaders: [庄垂生]
tasks:
  - { number: 1, text: 地区生产总值增长6.5%, lead: [区发改局], responsible: [], leaders: [庄垂生], unmeasured: 示例 }
`

let world: TestStore
let other: Store
const depsOf = (store: Store): SlipDeps => ({ store, numberPattern: NUMBER_PATTERN })
beforeAll(async () => {
  world = await openTestStore()
  other = await world.reopen()
  for (const id of ['demo-2022', 'other-2022']) {
    const plan = parsePlan(planText(id))
    await world.store.savePlan(
      plan,
      { sha256: id.padEnd(64, '0'), text: planText(id) },
      { by: 'x', at: atNine('2022-01-04') },
    )
  }
})
afterAll(() => world.close())

const doing = (who = SUPERVISOR, day = '2022-06-21', nonce: string | null = null) => ({
  ...{ actor: who, doer: doerOfActor(who), now: atNine(day), nonce },
})
const open = async () => findOpenSlips(depsOf(world.store))

test('two evaluators at once write every fact once; numbers have no gap; a second run writes nothing', async () => {
  const names = Array.from({ length: 60 }, (_, index) => `indicator-${String(index).padStart(2, '0')}`)
  const findings = names.map((indicator) => finding({ indicator, receivers: [FAGAI, GONGXIN] }))
  const day = { today: '2022-06-20', now: atNine('2022-06-20') }
  const written = await Promise.all(
    [world.store, other, world.store, other].map((store) => applyFindings(depsOf(store), findings, day)),
  )
  expect(written.map(({ length }) => length).sort((a, b) => a - b)).toEqual([0, 0, 0, 60])
  const slips = await slipsOfPlan(depsOf(world.store), 'demo-2022')
  expect(slips.map(({ number }) => number.count).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 60 }, (_, index) => index + 1),
  )
  expect(slips.every(({ helpers }) => helpers[0]?.id === GONGXIN.id)).toBe(true)
  expect(slips[0]?.number.text).toBe('督〔2022〕1号')
  expect(await applyFindings(depsOf(other), findings, day)).toEqual([])
  const all = await world.store.slips.since(0, 1_000)
  expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1))
})

test('different matters of another plan evaluated at once: the office’s numbers go on without gap or double', async () => {
  const parts = Array.from({ length: 8 }, (_, index) => [
    finding({ plan: 'other-2022', indicator: `part-${index}` }),
  ])
  await Promise.all(
    parts.map((findings, index) =>
      applyFindings(depsOf(index % 2 ? other : world.store), findings, {
        today: '2022-06-20',
        now: atNine('2022-06-20'),
      }),
    ),
  )
  const slips = await slipsOfPlan(depsOf(other), 'other-2022')
  expect(slips.map(({ number }) => number.text)).toEqual(
    Array.from({ length: 8 }, (_, index) => `督〔2022〕${index + 61}号`),
  )
})

test('of two that decided on the same state only one writes; the same ids come to nothing', async () => {
  const { slips } = world.store
  const [first] = await slips.since(0, 1)
  const head = await slips.head()
  if (!first) throw new Error('no event')
  const { seq: _seq, ...again } = first
  expect(await slips.append(head, [again])).toEqual([])
  const mine = { ...again, plan: 'scratch', slip: 'scratch', id: 'mine' }
  const theirs = { ...mine, id: 'theirs' }
  const answers = await Promise.all([slips.append(head, [mine]), other.slips.append(head, [theirs])])
  expect(answers.filter((answer) => answer !== null)).toHaveLength(1)
  expect(await slips.head()).toBe(head + 1)
  expect(await slips.append(head, [{ ...again, id: 'late' }])).toBeNull()
})

test('sign, reply, ask for time, close: each with its deed, sent twice is once, others are refused', async () => {
  const deps = depsOf(world.store)
  const [slip] = await findOpenSlips(deps)
  if (!slip) throw new Error('no slip')
  const reply = {
    kind: 'reply',
    text: '已督促企业补报',
    evidence: [{ name: '说明.pdf', link: null }],
  } as const
  await expect(
    actOnSlip(deps, slip.id, reply, doing(actor('别人', 'reporter', '区教育局'))),
  ).rejects.toMatchObject({
    code: 'right-missing',
  })
  await actOnSlip(deps, slip.id, { kind: 'sign' }, doing(REPORTER, '2022-06-21', 'form-1'))
  await actOnSlip(deps, slip.id, { kind: 'sign' }, doing(REPORTER, '2022-06-21', 'form-1'))
  await Promise.all(
    [world.store, other].map((store) =>
      actOnSlip(depsOf(store), slip.id, reply, doing(REPORTER, '2022-06-22', 'form-2')),
    ),
  )
  const ask = { kind: 'ask-extension', days: 3, text: '企业在核实' } as const
  await actOnSlip(deps, slip.id, ask, doing(REPORTER, '2022-06-22'))
  const grant = { kind: 'judge-extension', granted: true, text: '同意', days: null } as const
  const granted = await actOnSlip(deps, slip.id, grant, doing(SUPERVISOR, '2022-06-23'))
  // Raised on Monday 20 June with five working days: Monday 27; three more: Thursday 30.
  expect(granted).toMatchObject({ limit: '2022-06-30', answered: true })
  const closed = await actOnSlip(
    deps,
    slip.id,
    { kind: 'close', text: '已补报' },
    doing(SUPERVISOR, '2022-06-24'),
  )
  expect(closed).toMatchObject({ status: 'closed', replies: [{ text: '已督促企业补报' }] })
  expect(closed.history.map(({ kind }) => kind)).toEqual([
    ...['raised', 'signed', 'replied', 'extension-asked', 'extension-judged', 'closed'],
  ])
  await expect(actOnSlip(deps, slip.id, reply, doing(REPORTER))).rejects.toMatchObject({
    code: 'slip-not-open',
  })
  await expect(actOnSlip(deps, 'none', reply, doing(REPORTER))).rejects.toMatchObject({
    code: 'slip-unknown',
  })

  const deeds = (await world.store.deeds.since(0, 100)).filter(({ kind }) => kind.startsWith('slip-'))
  expect(deeds.map(({ kind, by }) => `${kind} ${by.name}`)).toEqual([
    ...['slip-signed 林填报', 'slip-replied 林填报', 'slip-extension-asked 林填报'],
    ...['slip-extension-judged 陈督查', 'slip-closed 陈督查'],
  ])
  expect(deeds.at(-1)).toMatchObject({
    before: { status: 'open', limit: '2022-06-30' },
    after: { slip: slip.id, words: '陈督查办结销号：已补报', state: { status: 'closed' } },
  })
  expect(await world.store.deeds.verify(atNine('2022-06-30'))).toMatchObject({ fault: null, differences: [] })
})

test('what was open on a day, and what was known of it then', async () => {
  const deps = depsOf(world.store)
  const all = (await open()).length
  expect(await findOpenSlips(deps, { on: '2022-06-19' })).toEqual([])
  expect(await findOpenSlips(deps, { on: '2022-06-23' })).toHaveLength(all + 1)
  expect(await findOpenSlips(deps, { knownAt: atNine('2022-06-23') })).toHaveLength(all + 1)
})

test('by hand: any colour, one open slip for a matter and unit, in the row of numbers', async () => {
  const deps = depsOf(world.store)
  const written = {
    plan: 'demo-2022',
    subject: { kind: 'task', id: '1' } as const,
    receiver: '区发改局',
    level: 'orange' as const,
    reason: '连续两次未参加调度会',
    requirement: '书面说明',
    days: 3,
  }
  const slip = await raiseByHand(deps, written, doing())
  expect(slip).toMatchObject({
    level: 'orange',
    origin: 'hand',
    limit: '2022-06-24',
    latest: { leaders: ['庄垂生'] },
  })
  expect(slip.number.count).toBe(69)
  await expect(raiseByHand(deps, written, doing())).rejects.toMatchObject({ code: 'slip-another-open' })
  await expect(raiseByHand(deps, written, doing(REPORTER))).rejects.toMatchObject({ code: 'right-missing' })
  await expect(raiseByHand(deps, { ...written, receiver: '无' }, doing())).rejects.toMatchObject({
    code: 'slip-receiver-invalid',
  })
  // No rule speaks of it: its own limit passes, on the first working day after.
  await applyFindings(deps, [], { today: '2022-06-27', now: atNine('2022-06-27'), whole: ['demo-2022'] })
  const red = (await open()).find(({ id }) => id === slip.id)
  expect(red).toMatchObject({ level: 'red', limit: '2022-06-30' })
})

test('figures that were undone withdraw what rests on them', async () => {
  const deps = depsOf(world.store)
  const staging = await world.store.stage('upload-9')
  await staging.add([figure({ region: '350502', indicator: 'tax', period: '2022-05', value: '1' })])
  await staging.compare(10)
  await commit(staging, atNine('2022-06-27'))
  const parts = { plan: 'other-2022', indicator: 'tax', rests: ['upload-9'] }
  const [raised] = await applyFindings(deps, [finding(parts)], {
    today: '2022-06-28',
    now: atNine('2022-06-28'),
  })
  await world.store.undo('upload-9', { by: 'y', at: atNine('2022-06-29') }, '报错了')
  const clear = finding({ ...parts, condition: 'clear', rests: [] })
  const after = await applyFindings(deps, [clear], { today: '2022-06-29', now: atNine('2022-06-29') })
  expect(after).toMatchObject([{ kind: 'withdrawn', how: 'undone', slip: raised?.slip }])
})

test('who is told is written down once by two processes, and can be read again after a crash', async () => {
  const before = await world.store.slips.head()
  const everybody = [
    { id: 'p-1', name: '林填报', role: 'reporter', unit: '区发改局' },
    { id: 'p-2', name: '陈督查', role: 'supervisor', unit: null },
  ] as const
  const people = new Set(['p-1', 'p-2'])
  const absent = {
    kind: 'absent',
    person: 'p-1',
    deputy: 'p-2',
    since: '2022-07-01',
    until: '2022-07-10',
    reason: '休假',
  } as const
  await hold(depsOf(world.store), absent, doing(SUPERVISOR, '2022-06-28'), people)
  const time = { now: atNine('2022-06-30'), today: '2022-06-30', time: '09:00', digestTime: '08:30' }
  const told = await Promise.all([world.store, other].map((store) => tellDue(depsOf(store), everybody, time)))
  const tellings = told.flatMap((each) => each.tellings)
  const keys = tellings.map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys).toContain('digest/2022-06-30/p-1')
  expect(keys).toContain('digest/2022-06-30/p-2')
  const again = await toldSince(depsOf(other), before)
  expect(again.tellings).toEqual(tellings)
  expect((await toldSince(depsOf(other), again.seq)).tellings).toEqual([])
})

test('a silence is a deed; nobody but a supervisor sets one; one that is over is unknown', async () => {
  const deps = depsOf(world.store)
  const scope = { plan: 'other-2022', rule: null, subject: null, receiver: null }
  const silence = { kind: 'silenced', scope, until: '2022-07-15', reason: '口径调整' } as const
  const nobody = new Set<string>()
  await expect(hold(deps, silence, doing(REPORTER, '2022-07-01'), nobody)).rejects.toMatchObject({
    code: 'right-missing',
  })
  await expect(
    hold(deps, { ...silence, until: '2022-06-30' }, doing(SUPERVISOR, '2022-07-01'), nobody),
  ).rejects.toMatchObject({ code: 'slip-hold-invalid' })
  const id = await hold(deps, silence, doing(SUPERVISOR, '2022-07-01'), nobody)
  const lifted = { kind: 'lifted', hold: id, reason: '已恢复' } as const
  await hold(deps, lifted, doing(SUPERVISOR, '2022-07-04'), nobody)
  await expect(hold(deps, lifted, doing(SUPERVISOR, '2022-07-05'), nobody)).rejects.toMatchObject({
    code: 'slip-hold-unknown',
  })
  const deeds = (await world.store.deeds.since(0, 200)).filter(({ kind }) => kind.startsWith('hold-'))
  expect(deeds.map(({ kind }) => kind)).toEqual(['hold-absent', 'hold-silenced', 'hold-lifted'])
})

test('an earlier slip is not opened again beside the one that followed it', async () => {
  const deps = depsOf(world.store)
  const about = { plan: 'other-2022', indicator: 'twice' }
  const [first] = await applyFindings(deps, [finding(about)], {
    today: '2022-07-11',
    now: atNine('2022-07-11'),
  })
  const id = first?.slip ?? ''
  await actOnSlip(deps, id, { kind: 'close', text: '已办' }, doing(SUPERVISOR, '2022-07-12'))
  const newer = finding({ ...about, period: '2022-06' })
  await applyFindings(deps, [newer], { today: '2022-07-20', now: atNine('2022-07-20') })
  await expect(
    actOnSlip(deps, id, { kind: 'reopen', text: '再办', days: 3 }, doing(SUPERVISOR, '2022-07-21')),
  ).rejects.toMatchObject({ code: 'slip-followed' })
})

test('when the year is judged no more, what is left ends once, with one message a person', async () => {
  const deps = depsOf(world.store)
  const matters = ['year-1', 'year-2', 'year-3'].map((indicator) =>
    finding({ indicator, plan: 'other-2022' }),
  )
  await applyFindings(deps, matters, { today: '2023-02-20', now: atNine('2023-02-20') })
  const everybody = [{ id: 'p-1', name: '林填报', role: 'reporter', unit: '区发改局' } as const]
  const tell = (day: string) =>
    tellDue(deps, everybody, { now: atNine(day), today: day, time: '09:00', digestTime: '08:30' })
  await tell('2023-02-20')
  const end = (day: string) => endYears(deps, { today: day, now: atNine(day) })
  expect(await end('2023-02-28')).toBe(0)
  expect(await end('2023-03-01')).toBeGreaterThanOrEqual(3)
  expect(await end('2023-03-02')).toBe(0)
  expect((await open()).filter(({ plan }) => plan === 'other-2022')).toEqual([])
  const ended = (await slipsOfPlan(deps, 'other-2022')).filter(({ matter }) =>
    matter.subject.id.startsWith('year-'),
  )
  expect(ended.map(({ ending }) => ending?.kind === 'closed' && ending.how)).toEqual(
    Array(3).fill('year-end'),
  )
  const { tellings } = await tell('2023-03-01')
  const mine = tellings.filter(({ person }) => person === 'p-1')
  expect(mine).toHaveLength(1)
  expect(mine[0]?.items.filter(({ slip }) => ended.some(({ id }) => id === slip))).toHaveLength(3)
})

test('a year that nobody ended in time ends on its own day, frozen or not; it is told late, and nothing is opened again', async () => {
  const deps = depsOf(world.store)
  const text = planText('past-2022')
  await world.store.savePlan(
    parsePlan(text),
    { sha256: 'past'.padEnd(64, '0'), text },
    { by: 'x', at: atNine('2022-01-04') },
  )
  const about = { plan: 'past-2022', indicator: 'left' }
  const [raised] = await applyFindings(deps, [finding(about)], {
    today: '2022-12-20',
    now: atNine('2022-12-20'),
  })
  const everybody = [{ id: 'p-2', name: '林填报', role: 'reporter', unit: '区发改局' } as const]
  const tell = (day: string) =>
    tellDue(deps, everybody, { now: atNine(day), today: day, time: '09:00', digestTime: '08:30' })
  await tell('2022-12-20')
  const frozen = { kind: 'frozen', frozen: 'past-2022', until: '2026-11-27', reason: '演示' } as const
  const other = actor('郑督查', 'supervisor')
  const held = await hold(deps, frozen, doing(SUPERVISOR, '2026-11-27'), new Set())
  const confirmed = { kind: 'confirmed', hold: held, reason: '同意' } as const
  await hold(deps, confirmed, doing(other, '2026-11-27'), new Set())
  expect(await endYears(deps, { today: '2026-11-27', now: atNine('2026-11-27') })).toBe(1)
  const left = (await slipsOfPlan(deps, 'past-2022'))[0]
  expect(left?.ending).toMatchObject({ how: 'year-end', on: '2023-03-01', at: atNine('2026-11-27') })
  expect((await findOpenSlips(deps, { on: '2023-02-28' })).map(({ id }) => id)).toContain(raised?.slip)
  expect((await findOpenSlips(deps, { on: '2024-01-01' })).map(({ id }) => id)).not.toContain(raised?.slip)
  // Under the freeze nobody is told; when it is over, late as it is, everybody who knew is.
  expect((await tell('2026-11-27')).tellings).toEqual([])
  const { tellings } = await tell('2026-11-30')
  expect(tellings.map(({ person, items }) => [person, items.map(({ slip }) => slip)])).toEqual([
    ['p-2', [raised?.slip]],
  ])
  const late = doing(SUPERVISOR, '2026-11-30')
  const over = { code: 'slip-year-over' }
  const reopen = { kind: 'reopen', text: '再办', days: 3 } as const
  await expect(actOnSlip(deps, left?.id ?? '', reopen, late)).rejects.toMatchObject(over)
  const byHand = { subject: { kind: 'task', id: '1' }, receiver: '区发改局', level: 'red', days: 3 } as const
  await expect(
    raiseByHand(deps, { ...byHand, plan: 'past-2022', reason: '试', requirement: '试' }, late),
  ).rejects.toMatchObject(over)
})
