// Pages of a round of reports with something of everything on them: what the golden pages show.
import { doerOf } from '../../../src/core/deed.ts'
import type { Plan } from '../../../src/core/plan.ts'
import type { RoundEvent, RoundHappening } from '../../../src/rounds/events.ts'
import { roundOf } from '../../../src/rounds/fold.ts'
import type { Round, UnitReport } from '../../../src/rounds/round.ts'
import {
  type Frame,
  renderRound,
  renderRoundReport,
  renderRounds,
  renderRoundUnit,
} from '../../../src/web/index.ts'

const DAY = '2022-10-20'

function roundWith(_plan: Plan, happenings: readonly RoundHappening[]): Round {
  const events = happenings.map(
    (happening, at): RoundEvent => ({
      ...happening,
      seq: at + 1,
      at: `2022-10-1${at}T02:00:00.000Z`,
      by: doerOf('张三'),
    }),
  )
  return roundOf(events) as Round
}

export function roundPages(plan: Plan, evil: string): Record<string, (frame: Frame) => string> {
  const [first, second] = plan.units.map(({ id }) => id)
  const unit = first ?? ''
  const task = plan.tasks[0]?.number ?? 1
  const head = { plan: plan.id, duty: 'r', title: `书面报送${evil}`, due: '2022-10-19', receivers: [evil] }
  const words = { progress: evil, problems: '用地紧张', next: '每周调度' }
  const opened: readonly RoundHappening[] = [
    { kind: 'opened', head, asked: [unit, second ?? ''].map((one) => ({ unit: one, tasks: [task] })) },
    {
      kind: 'saved',
      unit,
      of: unit,
      texts: [{ task, words, releaseAt: null }],
      way: 'file',
    },
    {
      kind: 'file-read',
      unit,
      file: 'f',
      name: evil,
      notes: [
        { kind: 'outside', words: evil },
        { kind: 'gone', words: '原有的一句' },
        { kind: 'comment', words: evil },
        { kind: 'figure', task, words: evil },
        { kind: 'late', task, words: evil },
        { kind: 'mark', task, part: 'next' },
      ],
    },
  ]
  const open = roundWith(plan, opened)
  const returned: readonly RoundHappening[] = [
    ...opened,
    { kind: 'sent', unit, name: evil, day: '2022-10-14' },
    { kind: 'returned', unit, words: evil, due: '2022-10-25' },
    { kind: 'commented', unit, words: evil },
    { kind: 'bound', asOf: DAY, knownAt: '2022-10-16T02:00:00.000Z', lang: 'zh' },
    { kind: 'paragraph', key: 'main', words: `${evil}{{n}}`, remark: evil },
  ]
  const bound = roundWith(plan, returned)
  const frozen = roundWith(plan, [
    ...returned,
    {
      kind: 'in-force',
      file: 'f',
      sha256: 'a'.repeat(64),
      title: evil,
      proofs: [{ indicator: 'firms', name: evil, value: '1 户', address: '/indicators/firms' }],
    },
  ])
  const report = open.reports.get(unit) as UnitReport
  const stands = [...report.texts.values()]
  const facts = {
    task,
    words: evil,
    responsible: [{ id: second ?? '', name: evil }],
    figures: [
      {
        indicator: 'firms',
        name: evil,
        value: '1,130 户',
        target: '2,000 户',
        status: '欠进度',
        light: 'red',
        completion: '56.5%',
        gap: '落后 26.8 个百分点',
        period: '1-10月',
      },
    ],
    before: [{ id: 'n-1', source: '2022年9月进展', words }],
    steps: [{ words: evil, due: '2022年9月1日', evidence: [evil] }],
    slips: [{ id: 's-1', words: evil }],
  } as const
  return {
    rounds: (frame) => renderRounds({ plan, rounds: [open], day: DAY, opens: true }, frame),
    round: (frame) =>
      renderRound({ plan, round: bound, day: DAY, readable: new Set([unit]), supervises: true }, frame),
    'round-unit': (frame) =>
      renderRoundUnit(
        {
          plan,
          round: open,
          report,
          tasks: [
            {
              facts,
              texts: [...stands, { of: second ?? '', waits: true }],
              disputes: [{ indicator: 'firms', name: evil, phrase: evil, status: '欠进度' }],
              writes: [unit],
            },
          ],
          day: DAY,
          asked: { figures: 2, narratives: 1, slips: 1, reports: 1, spared: 1 },
          may: { write: true, judge: true, comment: true },
          colleagues: [{ id: 'p-2', name: evil }],
          refused: { task, of: unit, words, why: evil, theirs: stands[0] ?? null },
          failure: evil,
          taken: null,
        },
        frame,
      ),
    'round-report': (frame) =>
      renderRoundReport(
        {
          plan,
          round: bound,
          day: DAY,
          paragraphs: [{ key: 'main', words: '指标 {{n}} 个。', fields: new Map([['n', evil]]) }],
          revisions: [],
          may: true,
          failure: evil,
          refused: { key: 'main', words: evil, remark: evil, why: evil },
        },
        frame,
      ),
    'round-report-in-force': (frame) =>
      renderRoundReport(
        {
          plan,
          round: frozen,
          day: DAY,
          paragraphs: [],
          revisions: [
            { indicator: 'firms', name: evil, was: '1 户', now: '2 户', address: '/indicators/firms' },
          ],
          may: false,
          failure: null,
          refused: null,
        },
        frame,
      ),
  }
}
