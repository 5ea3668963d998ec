// The figures of an indicator that count, each with the way it goes and the very cell that it came from.
import { defaultBasis, unitOf } from '../../core/basis.ts'
import { written } from '../../core/decimal.ts'
import type { Basis, Observation, ObsStatus } from '../../core/observation.ts'
import { comparePeriods } from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import type { Standpoint } from '../../core/standpoint.ts'
import { type Language, text } from '../../core/text.ts'
import { type Travel, travelsOf } from '../../core/travel.ts'
import type { UploadName } from '../../store/store.ts'
import { momentWords } from '../day-words.ts'
import { speak } from '../kit/speak.ts'
import { type Column, Table } from '../kit/table.tsx'
import type { MessageKey, Say } from '../messages/index.ts'
import { FigurePlace } from './figure-place.tsx'
import { sourceWords } from './proof.tsx'
import { TravelWords } from './travel-words.tsx'

export const BASIS_MESSAGES: Readonly<Record<Basis, MessageKey>> = {
  period: 'basisPeriod',
  cumulative: 'basisCumulative',
  yoy: 'basisYoy',
  'cumulative-yoy': 'basisCumulativeYoy',
  end: 'basisEnd',
}
const STATUSES: Partial<Readonly<Record<ObsStatus, MessageKey>>> = {
  A: 'obsA',
  P: 'obsP',
  E: 'obsE',
  M: 'obsM',
}

/** Rows in sight; the others are folded. */
const IN_SIGHT = 4

const WORDS = {
  before: text('比上期', 'On the period before'),
  yearAgo: text('比上年同期', 'On a year ago'),
  from: text('来自', 'From'),
  more: text('其余 {n} 条', '{n} more'),
} as const

interface FiguresInput {
  readonly plan: Plan
  readonly indicator: Indicator
  /** Those that count and may be shown, of whatever period and basis. */
  readonly figures: readonly Observation[]
  readonly uploads: ReadonlyMap<string, UploadName>
}

interface FigureTableInput {
  readonly input: FiguresInput
  readonly look: Partial<Standpoint>
  readonly lang: Language
  readonly say: Say
}

export function FigureTable({ input, look, lang, say }: FigureTableInput) {
  const own = speak(WORDS, lang)
  const basis = defaultBasis(input.indicator)
  const rows = input.figures.toSorted(
    (a, b) =>
      Number(b.basis === basis) - Number(a.basis === basis) ||
      comparePeriods(b.period, a.period) ||
      (a.basis < b.basis ? -1 : 1),
  )
  const columns = columnsOf(input, rows, { look, lang, say })
  const rest = rows.slice(IN_SIGHT)
  return (
    <>
      <h2 id="figures">{say('figures')}</h2>
      <Table
        label={say('figures')}
        rows={rows.slice(0, IN_SIGHT)}
        empty={say('noFigures')}
        columns={columns}
        class="figures"
      />
      {rest.length > 0 && (
        <details class="fold more">
          <summary>{own('more', { n: rest.length })}</summary>
          <Table label={own('more', { n: rest.length })} rows={rest} columns={columns} class="figures" />
        </details>
      )}
    </>
  )
}

function columnsOf(
  { plan, indicator, figures, uploads }: FiguresInput,
  rows: readonly Observation[],
  { look, lang, say }: Omit<FigureTableInput, 'input'>,
): readonly (Column<Observation> | false)[] {
  const own = speak(WORDS, lang)
  const travels = travelsOf(indicator, figures)
  const travelled = (key: keyof Travel): Column<Observation> | false =>
    rows.some((row) => travels.get(row)?.[key]) && {
      head: own(key),
      class: 'number',
      cell: (row) => (
        <TravelWords change={travels.get(row)?.[key] ?? null} indicator={indicator} lang={lang} />
      ),
    }
  return [
    { head: say('period'), cell: ({ period, basis }) => periodWords(period, basis, plan)[lang] },
    {
      head: say('value'),
      class: 'number',
      cell: ({ value, basis }) =>
        value ? `${written(value)} ${unitOf(indicator, basis) ?? indicator.unit}` : '—',
    },
    new Set(rows.map(({ basis }) => basis)).size > 1 && {
      head: say('basis'),
      cell: ({ basis }) => say(BASIS_MESSAGES[basis]),
    },
    travelled('before'),
    travelled('yearAgo'),
    rows.some(({ status }) => status !== 'A') && {
      head: say('obsStatus'),
      cell: ({ status }) => statusWords(status, say),
    },
    { head: say('knownAtHead'), cell: ({ knownAt }) => momentWords(knownAt) },
    {
      head: own('from'),
      class: 'wrap',
      cell: (row) => <FigurePlace figure={row} uploads={uploads} look={look} lang={lang} />,
    },
    {
      head: say('sourceHead'),
      class: 'wrap',
      cell: ({ source, note }) => [sourceWords(source, say), note].filter(Boolean).join('；'),
    },
  ]
}

function statusWords(status: ObsStatus, say: Say): string {
  const known = STATUSES[status]
  return known ? say(known) : status
}
