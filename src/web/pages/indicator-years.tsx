// An indicator over the years: what each year's plan promised and what came of it, and the way of a target of several years.
import { indicatorHref } from '../../boards/index.ts'
import type { Assessment } from '../../core/assessment.ts'
import { defaultBasis } from '../../core/basis.ts'
import { type Decimal, display } from '../../core/decimal.ts'
import { endIndex, wholeYear } from '../../core/period.ts'
import { periodWords, yearWords } from '../../core/period-words.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import { statusWord } from '../../core/status-words.ts'
import { targetTimeWords, targetWords } from '../../core/target-words.ts'
import { type Language, text } from '../../core/text.ts'
import type { ProgrammeYear } from '../../core/years.ts'
import type { Frame } from '../frame.ts'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { StatusIcon } from '../wall/icons.tsx'

/** An indicator in one plan, as it stands. */
export interface YearOfIndicator {
  readonly plan: Plan
  readonly indicator: Indicator
  readonly assessment: Assessment
}

const WORDS = {
  title: text('历年目标与完成', 'Targets and outcomes over the years'),
  year: text('年度', 'Year'),
  target: text('目标', 'Target'),
  outcome: text('完成', 'Outcome'),
  status: text('结论', 'Status'),
  none: text('—', '—'),
  way: text('{time}目标的进度', 'The pace of the target of {time}'),
  byEnd: text('到年底应达', 'Expected by its end'),
  reached: text('实际', 'Reached'),
  dueThen: text('同期应达', 'Expected by then'),
  gap: text('相差', 'Apart'),
}

interface YearsInput {
  /** The oldest first. */
  readonly years: readonly YearOfIndicator[]
  /** Id of the plan whose page this is. */
  readonly here: string
  readonly frame: Pick<Frame, 'lang' | 'look'>
}

/** Nothing where there is one year to be shown. */
export function IndicatorYears({ years, here, frame }: YearsInput) {
  const { lang } = frame
  const say = speak(WORDS, lang)
  if (years.length < 2) return null
  return (
    <>
      <h2>{say('title')}</h2>
      <Table
        label={say('title')}
        rows={years}
        class="years"
        rowClass={({ plan }) => (plan.id === here ? 'here' : undefined)}
        columns={[
          {
            head: say('year'),
            isHead: true,
            cell: (year) => <YearName year={year} here={here} frame={frame} />,
          },
          { head: say('target'), class: 'wrap', cell: (year) => targetOfYear(year, lang) },
          {
            head: say('outcome'),
            class: 'number',
            cell: (year) => <OutcomeOfYear year={year} lang={lang} />,
          },
          {
            head: say('status'),
            cell: ({ assessment: { status, light } }) => (
              <span class={`state light-${light}`}>
                <StatusIcon status={status} light={light} />
                {statusWord(status)[lang]}
              </span>
            ),
          },
        ]}
      />
    </>
  )
}

function YearName({
  year: { plan, indicator },
  here,
  frame,
}: {
  year: YearOfIndicator
  here: string
  frame: YearsInput['frame']
}) {
  const words = yearWords(plan)[frame.lang]
  return plan.id === here ? (
    <span aria-current="page">{words}</span>
  ) : (
    <a href={indicatorHref(indicator.id, { ...frame.look, plan: plan.id })} title={plan.title}>
      {words}
    </a>
  )
}

export const targetOfYear = ({ plan, indicator, assessment }: YearOfIndicator, lang: Language): string =>
  `${targetTimeWords(plan, assessment.target)[lang]}${targetWords(plan, indicator, assessment.target)[lang]}`.trim()

/** With its period where that is not the whole year. */
export function OutcomeOfYear({ year, lang }: { year: YearOfIndicator; lang: Language }) {
  const { plan, indicator, assessment } = year
  const { actual, period } = assessment
  if (actual === null || period === null) return <>{WORDS.none[lang]}</>
  const isWhole = endIndex(period) === endIndex(wholeYear(plan))
  return (
    <>
      {amount(actual, indicator)}
      {!isWhole && <small>{periodWords(period, defaultBasis(indicator), plan)[lang]}</small>}
    </>
  )
}

const amount = (value: Decimal, { decimals, unit }: Pick<Indicator, 'decimals' | 'unit'>): string =>
  unit === '%' ? `${display(value, decimals)}%` : `${display(value, decimals)} ${unit}`

interface ProgrammeInput {
  readonly plan: Plan
  readonly indicator: Indicator
  readonly assessment: Assessment
  /** `programmeYears(...)` */
  readonly years: readonly ProgrammeYear[]
  readonly lang: Language
}

/** The way of a target that spans years; nothing where it does not. */
export function ProgrammeYears({ plan, indicator, assessment, years, lang }: ProgrammeInput) {
  if (years.length === 0) return null
  const say = speak(WORDS, lang)
  const title = say('way', { time: targetTimeWords(plan, assessment.target)[lang].trim() })
  const of = (value: Decimal | null) => (value === null ? say('none') : amount(value, indicator))
  return (
    <>
      <h2>{title}</h2>
      <Table
        label={title}
        rows={years}
        class="years"
        rowClass={({ counted }) => (counted.year === plan.year ? 'here' : undefined)}
        columns={[
          { head: say('year'), isHead: true, cell: ({ counted }) => yearWords(counted)[lang] },
          { head: say('byEnd'), class: 'number', cell: ({ expected }) => of(expected) },
          {
            head: say('reached'),
            class: 'number',
            cell: ({ counted, reached }) => (
              <>
                {of(reached?.value ?? null)}
                {reached && endIndex(reached.period) !== endIndex(wholeYear(counted)) && (
                  <small>{periodWords(reached.period, defaultBasis(indicator), plan)[lang]}</small>
                )}
              </>
            ),
          },
          { head: say('dueThen'), class: 'number', cell: ({ reached, dueThen }) => of(reached && dueThen) },
          {
            head: say('gap'),
            class: 'number',
            cell: ({ reached, dueThen }) =>
              reached && dueThen ? signed(reached.value.sub(dueThen), indicator) : say('none'),
          },
        ]}
      />
    </>
  )
}

const signed = (value: Decimal, { decimals, unit }: Indicator): string =>
  `${value.s > 0n && value.n > 0n ? '+' : ''}${display(value, decimals)}${unit === '%' ? '' : ` ${unit}`}`
