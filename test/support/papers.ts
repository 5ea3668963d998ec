// What documents of the demonstration are made of on a day: its plan, its figures as known then, and, where they are asked for, the slips that these would have brought.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { simulateYear } from '../../src/alerts/year.ts'
import { doerOf } from '../../src/core/deed.ts'
import { byIndicatorOf } from '../../src/core/figures-about.ts'
import type { Day } from '../../src/core/period.ts'
import { dueInMonth } from '../../src/core/reporting.ts'
import { type Language, text } from '../../src/core/text.ts'
import { endOfDay } from '../../src/core/zone.ts'
import { type PaperGround, paperLines } from '../../src/reports/lines.ts'
import type { PaperInput } from '../../src/reports/paper.ts'
import { type PaperSpan, paperWindow, reportingDaysIn } from '../../src/reports/window.ts'
import type { SlipEvent } from '../../src/slips/events.ts'
import { slipsOf } from '../../src/slips/fold.ts'
import type { Inspection } from '../../src/slips/inspection.ts'
import { licheng } from '../browser/licheng.ts'
import { lichengRules } from './licheng-rules.ts'

let year: readonly SlipEvent[] | null = null

/** All slips of the demonstration's year; seconds of work, once. */
function eventsOfYear(): readonly SlipEvent[] {
  if (process.env.DEV_EVENTS && existsSync(process.env.DEV_EVENTS))
    year ??= JSON.parse(readFileSync(process.env.DEV_EVENTS, 'utf8'))
  if (year) return year
  const { plan, all } = licheng('2022-12-31')
  year ??= simulateYear({
    rules: lichengRules(),
    plan,
    figures: all,
    unanswering: new Set(['区古城保护发展指挥部']),
  }).events
  if (process.env.DEV_EVENTS) writeFileSync(process.env.DEV_EVENTS, JSON.stringify(year))
  return year
}

/** What stood of them on a day. */
export const demonstrationSlips = (asOf: Day) => [
  ...slipsOf(eventsOfYear().filter(({ on }) => on <= asOf)).values(),
]

export function paperInput(
  asOf: Day,
  lang: Language,
  span: PaperSpan = 'month',
  more: Partial<PaperInput> = {},
): PaperInput {
  const { plan, figures, assessments } = licheng(asOf)
  const ground: PaperGround = {
    plan,
    asOf,
    knownAt: endOfDay(asOf),
    figures,
    assessments,
    slips: [],
    narratives: [],
    evidence: [],
    due: reportingDaysIn(paperWindow(span, plan, asOf)).flatMap((day) =>
      dueInMonth({ plan, indicators: plan.indicators, figures: byIndicatorOf(figures), asOf: day }),
    ),
  }
  const steps = paperLines(ground, lang)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return { ...ground, lines: value, subject: '', number: null, office: null, ...more }
  }
}

/** An inspection by theme of a task that has figures: a visit, a finding of the task, one of no task, its conclusion. */
export function sampleInspection(input: Pick<PaperInput, 'plan' | 'lines'>): Inspection {
  const number = input.plan.tasks.find((task) =>
    input.lines.some((line) => line.indicator.task === task.number),
  )?.number
  const noted = {
    inspection: 'i',
    plan: input.plan.id,
    at: '',
    on: '2022-07-01',
    by: doerOf('督查'),
    why: text('', ''),
    seq: 1,
  }
  return {
    ...{
      id: 'i',
      plan: input.plan.id,
      what: 'theme',
      title: '夜间经济',
      purpose: '查进度',
      convener: '督查室',
    },
    ...{ team: '', units: [], tasks: [number ?? 0], from: '2022-07-01', to: '2022-07-31' },
    opened: noted,
    visits: [
      { ...noted, id: 'v', kind: 'inspection-planned', day: '2022-07-05', place: '中山路', who: '甲' },
    ],
    findings: [
      {
        ...noted,
        id: 'f',
        kind: 'inspection-found',
        task: number ?? 0,
        unit: null,
        good: false,
        text: '没有专班',
      },
      { ...noted, id: 'g', kind: 'inspection-found', task: null, unit: null, good: true, text: '机制健全' },
    ],
    closed: { ...noted, id: 'c', kind: 'inspection-closed', text: '查清' },
  }
}
