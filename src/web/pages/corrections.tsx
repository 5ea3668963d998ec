// Corrections as a triangle: what each period was said to be, by the day on which that became known, with who and why.
import type { ComponentChildren } from 'preact'
import { written } from '../../core/decimal.ts'
import { keyOf } from '../../core/observation.ts'
import { comparePeriods, type Day, type Instant } from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import type { Standpoint } from '../../core/standpoint.ts'
import { type Language, text } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import type { UploadName, Vintage } from '../../store/store.ts'
import { speak } from '../kit/speak.ts'
import { type Column, Table } from '../kit/table.tsx'
import { FigurePlace } from './figure-place.tsx'

const WORDS = {
  title: text('更正（{n}）', 'Corrections ({n})'),
  table: text('各期的数值，按获知日', 'What each period was said to be, by the day it became known'),
  period: text('期', 'Period'),
  first: text('首报', 'First'),
  gone: text('撤回', 'withdrawn'),
  none: text('没有更正过。', 'Nothing was ever corrected.'),
  by: text('{day} {by}：{why}', '{day} {by}: {why}'),
  unsaid: text('未写原因', 'no reason given'),
} as const

/** Days beside each other; of more the latest. */
const MOST_DAYS = 12

interface CorrectionsInput {
  readonly plan: Plan
  readonly indicator: Indicator
  /** All that was known by `knownAt`, oldest first. */
  readonly vintages: readonly Vintage[]
  readonly uploads: ReadonlyMap<string, UploadName>
  readonly knownAt: Instant | null
}

interface Correction {
  readonly day: Day
  readonly row: number
  readonly value: string
  readonly by: string | null
  readonly why: string
  readonly vintage: Vintage
}

interface ShownInput {
  readonly input: CorrectionsInput
  readonly look: Partial<Standpoint>
  readonly lang: Language
}

export function Corrections({ input, look, lang }: ShownInput) {
  const say = speak(WORDS, lang)
  const { rows, corrections } = triangleOf(input, lang)
  if (corrections.length === 0) return null
  const days = [...new Set(corrections.map(({ day }) => day))].toSorted().slice(-MOST_DAYS)
  const columns: Column<Row>[] = [
    {
      head: say('period'),
      isHead: true,
      cell: ({ vintages: [first] }) => first && periodOf(input, first, lang),
    },
    { head: say('first'), class: 'number', cell: ({ vintages: [first] }) => first && numberOf(first) },
    ...days.map((day) => ({
      head: day,
      class: 'number',
      cell: (_: Row, row: number): ComponentChildren =>
        corrections.findLast((one) => one.row === row && one.day === day)?.value ?? '',
    })),
  ]
  return (
    <details class="fold corrections" open={corrections.length <= 3}>
      <summary>{say('title', { n: corrections.length })}</summary>
      <Table label={say('table')} pane="scroll" class="triangle" rigid rows={rows} columns={columns} />
      <ul class="told">
        {corrections.toReversed().map((one, at) => (
          <li key={at}>
            {say('by', { day: one.day, by: one.by ?? '', why: one.why || say('unsaid') })}{' '}
            <small>
              {periodOf(input, one.vintage, lang)} {one.value} ·{' '}
              <FigurePlace figure={one.vintage} uploads={input.uploads} look={look} lang={lang} />
            </small>
          </li>
        ))}
      </ul>
    </details>
  )
}

interface Row {
  readonly vintages: readonly Vintage[]
}

const periodOf = ({ plan }: CorrectionsInput, { period, basis }: Vintage, lang: Language): string =>
  periodWords(period, basis, plan)[lang]

const numberOf = ({ value }: Vintage): string => (value ? written(value) : '—')

/** The periods that were ever changed, the latest first, and each change in the order in which it became known. */
function triangleOf(
  { vintages, uploads, knownAt }: CorrectionsInput,
  lang: Language,
): { readonly rows: readonly Row[]; readonly corrections: readonly Correction[] } {
  const byKey = new Map<string, Vintage[]>()
  for (const vintage of vintages) {
    const own = byKey.get(keyOf(vintage))
    if (own) own.push(vintage)
    else byKey.set(keyOf(vintage), [vintage])
  }
  const isGone = ({ undoneAt }: Vintage): boolean =>
    undoneAt !== null && (knownAt === null || undoneAt <= knownAt)
  const rows = [...byKey.values()]
    .map((own) => ({
      vintages: own.toSorted((a, b) => (a.knownAt < b.knownAt ? -1 : Number(a.knownAt > b.knownAt))),
    }))
    .filter(({ vintages: own }) => own.length > 1 || own.some(isGone))
    .toSorted(({ vintages: [a] }, { vintages: [b] }) => (a && b ? comparePeriods(b.period, a.period) : 0))
  const corrections = rows
    .flatMap(({ vintages: own }, row) =>
      own.flatMap((vintage, at): Correction[] => {
        const upload = uploads.get(vintage.upload)
        const told: Correction[] = []
        if (at > 0)
          told.push({
            day: dayOf(vintage.knownAt),
            row,
            value: numberOf(vintage),
            vintage,
            by: upload?.committed.by ?? null,
            why: vintage.note,
          })
        if (isGone(vintage) && vintage.undoneAt !== null)
          told.push({
            day: dayOf(vintage.undoneAt),
            row,
            value: WORDS.gone[lang],
            vintage,
            by: upload?.undone?.by ?? null,
            why: upload?.undone?.reason ?? '',
          })
        return told
      }),
    )
    .toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)))
  return { rows, corrections }
}
