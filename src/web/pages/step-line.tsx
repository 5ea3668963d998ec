// Steps (节点) on the line of their year, with planned and real dates, the next one and the evidence; named items as a list with their stages.
import type { Assessment } from '../../core/assessment.ts'
import type { EvidenceFile } from '../../core/evidence.ts'
import { beginOf, type Day, monthIndexOf } from '../../core/period.ts'
import type { Indicator, Plan, Step } from '../../core/plan.ts'
import { text } from '../../core/text.ts'
import { isStepDone } from '../../desk/ledger.ts'
import { dayWords, monthShort } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'

interface StepsInput {
  readonly plan: Plan
  /** With steps. */
  readonly indicator: Indicator
  readonly assessment: Assessment
  readonly asOf: Day
  /** What stands as evidence of its steps and the reader may see; by the step's id. */
  readonly evidence: ReadonlyMap<string, readonly EvidenceFile[]>
}

const WORDS = {
  title: text('节点：已完成 {done} / {all}', 'Steps: {done} of {all} done'),
  line: text('节点在全年的位置', 'Where the steps lie in the year'),
  name: text('节点', 'Step'),
  planned: text('计划日期', 'Planned'),
  real: text('实际日期', 'Real'),
  stage: text('阶段', 'Stage'),
  evidence: text('佐证', 'Evidence'),
  done: text('已完成', 'done'),
  next: text('下一节点', 'next'),
  late: text('已过期', 'overdue'),
  coming: text('未到', 'to come'),
  reported: text('已报完成，未写日期', 'reported done, no date said'),
  today: text('所看日期', 'The day looked at'),
  more: text('全部 {n} 个', 'All {n}'),
} as const

type Stage = 'done' | 'next' | 'late' | 'coming'

interface StepRow {
  readonly step: Step
  readonly stage: Stage
}

const MARKS: Readonly<Record<Stage, string>> = { done: '●', next: '◎', late: '▲', coming: '○' }
/** Rows in sight; the others are folded. */
const IN_SIGHT = 6

export function StepLine({ input, frame: { lang } }: { input: StepsInput; frame: Frame }) {
  const say = speak(WORDS, lang)
  const { plan, indicator, asOf, evidence } = input
  const rows = stagesOf(input)
  const done = rows.filter(({ stage }) => stage === 'done').length
  const table = (shown: readonly StepRow[], label: string) => (
    <Table
      label={label}
      rows={shown}
      rowClass={({ stage }) => `stage-${stage}`}
      columns={[
        {
          head: say('name'),
          class: 'wrap',
          bare: true,
          cell: ({ step }) => <span lang="zh-CN">{step.name}</span>,
        },
        {
          head: say('stage'),
          cell: ({ stage }) => (
            <>
              <span class="mark" aria-hidden="true">
                {MARKS[stage]}
              </span>{' '}
              {say(stage)}
            </>
          ),
        },
        { head: say('planned'), cell: ({ step }) => dayWords(step.due, lang) },
        {
          head: say('real'),
          cell: ({ step, stage }) =>
            stage !== 'done'
              ? ''
              : step.done !== null && step.done <= asOf
                ? dayWords(step.done, lang)
                : say('reported'),
        },
        evidence.size > 0 && {
          head: say('evidence'),
          class: 'wrap',
          cell: ({ step }) =>
            evidence.get(step.id)?.map(({ id, name }) => (
              <a key={id} href={`/api/v1/evidence/${id}/file`} class="place">
                {name}
              </a>
            )),
        },
      ]}
    />
  )
  return (
    <section class="steps-of" aria-label={say('line')}>
      <h2>{say('title', { done, all: rows.length })}</h2>
      <Track plan={plan} rows={rows} asOf={asOf} lang={lang} />
      {rows.length <= IN_SIGHT ? (
        table(rows, say('name'))
      ) : (
        <>
          {table(
            rows.filter(({ stage }) => stage === 'late' || stage === 'next').slice(0, IN_SIGHT),
            say('next'),
          )}
          <details class="fold more" id={`steps-${indicator.id}`}>
            <summary>{say('more', { n: rows.length })}</summary>
            {table(rows, say('more', { n: rows.length }))}
          </details>
        </>
      )}
    </section>
  )
}

/** In the order of their planned dates. The first that is not done and not late is the next. */
function stagesOf({ indicator, assessment, asOf }: StepsInput): readonly StepRow[] {
  const planned = indicator.steps.toSorted((a, b) => (a.due < b.due ? -1 : Number(a.due > b.due)))
  let found = false
  return planned.map((step, at) => {
    if (isStepDone(indicator, assessment, planned, at)) return { step, stage: 'done' }
    if (step.due < asOf) return { step, stage: 'late' }
    const stage = found ? 'coming' : 'next'
    found = true
    return { step, stage }
  })
}

const WIDTH = 720
const EDGE = 14

/** Twelve months, a hollow mark where a step is planned, a full one where it was done, the day looked at between them. */
function Track({
  plan,
  rows,
  asOf,
  lang,
}: {
  plan: Plan
  rows: readonly StepRow[]
  asOf: Day
  lang: Frame['lang']
}) {
  const say = speak(WORDS, lang)
  const x = (day: Day): number => {
    const months = monthIndexOf(day) - beginOf(plan) - 1 + Number(day.slice(8)) / 31
    return EDGE + (Math.min(12, Math.max(0, months)) / 12) * (WIDTH - 2 * EDGE)
  }
  return (
    <svg viewBox={`0 0 ${WIDTH} 62`} class="track" aria-hidden="true">
      <line x1={EDGE} x2={WIDTH - EDGE} y1="24" y2="24" class="rail" />
      {Array.from({ length: 12 }, (_, month) => (
        <text key={month} x={EDGE + ((month + 0.5) / 12) * (WIDTH - 2 * EDGE)} y="56">
          {monthShort(((month + plan.yearBegins - 1) % 12) + 1, lang)}
        </text>
      ))}
      <line x1={x(asOf)} x2={x(asOf)} y1="4" y2="42" class="now">
        <title>{say('today')}</title>
      </line>
      {rows.map(({ step, stage }) => (
        <g key={step.id} class={`stage-${stage}`}>
          <circle cx={x(step.due)} cy="24" r="7" class="planned" />
          {step.done !== null && step.done <= asOf && <circle cx={x(step.done)} cy="24" r="7" class="real" />}
        </g>
      ))}
    </svg>
  )
}
