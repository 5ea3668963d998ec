// What documents of the demonstration are made of on a day: its plan, its figures as known then, and, where they are asked for, the slips that these would have brought.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { simulateYear } from '../../src/alerts/year.ts'
import { byIndicatorOf } from '../../src/core/figures-about.ts'
import type { Day } from '../../src/core/period.ts'
import { dueInMonth } from '../../src/core/reporting.ts'
import type { Language } from '../../src/core/text.ts'
import { endOfDay } from '../../src/core/zone.ts'
import { type PaperGround, paperLines } from '../../src/reports/lines.ts'
import type { PaperInput } from '../../src/reports/paper.ts'
import { type PaperSpan, paperWindow, reportingDaysIn } from '../../src/reports/window.ts'
import type { SlipEvent } from '../../src/slips/events.ts'
import { slipsOf } from '../../src/slips/fold.ts'
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
