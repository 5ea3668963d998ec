// Every figure of an indicator as it became known, replaced and withdrawn ones included.

import { unitOf } from '../../core/basis.ts'
import { written } from '../../core/decimal.ts'
import type { Basis, Observation, ObsStatus } from '../../core/observation.ts'
import { keyOf } from '../../core/observation.ts'
import { comparePeriods, type Instant } from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Indicator } from '../../core/plan.ts'
import type { Language } from '../../core/text.ts'
import type { Vintage } from '../../store/store.ts'
import { momentWords } from '../day-words.ts'
import { Table } from '../kit/table.tsx'
import type { MessageKey, Say } from '../messages/index.ts'
import { sourceWords } from './proof.tsx'

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

interface VintagesInput {
  readonly indicator: Indicator
  readonly figures: readonly Observation[]
  readonly vintages: readonly Vintage[]
  readonly knownAt: Instant | null
}

interface ShownVintage extends Vintage {
  readonly fate: MessageKey
}

export function Vintages({ input, lang, say }: { input: VintagesInput; lang: Language; say: Say }) {
  const { indicator } = input
  const fateOf = fates(input)
  const rows = input.vintages
    .toSorted((a, b) => comparePeriods(b.period, a.period) || (a.knownAt < b.knownAt ? 1 : -1))
    .map((vintage): ShownVintage => ({ ...vintage, fate: fateOf(vintage) }))
  return (
    <Table
      label={say('figures')}
      rows={rows}
      empty={say('noFigures')}
      rowClass={({ fate }) => (fate === 'counts' ? undefined : fate === 'withdrawn' ? 'gone' : 'old')}
      columns={[
        { head: say('period'), cell: ({ period, basis }) => periodWords(period, basis)[lang] },
        {
          head: say('value'),
          class: 'number',
          cell: ({ value, basis }) =>
            value ? `${written(value)} ${unitOf(indicator, basis) ?? indicator.unit}` : '—',
        },
        { head: say('basis'), cell: ({ basis }) => say(BASIS_MESSAGES[basis]) },
        { head: say('obsStatus'), cell: ({ status }) => statusWords(status, say) },
        { head: say('knownAtHead'), cell: ({ knownAt }) => momentWords(knownAt) },
        { head: say('recordedHead'), cell: ({ recordedAt }) => momentWords(recordedAt) },
        { head: say('uploadHead'), cell: ({ upload }) => <code>{upload.slice(0, 12)}</code> },
        { head: say('cellHead'), cell: ({ cell }) => cell },
        {
          head: say('sourceHead'),
          class: 'wrap',
          cell: ({ source, note }) => [sourceWords(source, say), note].filter(Boolean).join('；'),
        },
        { head: say('fateHead'), bare: true, cell: ({ fate }) => say(fate) },
      ]}
    />
  )
}

function statusWords(status: ObsStatus, say: Say): string {
  const known = STATUSES[status]
  return known ? say(known) : status
}

/** What became of a figure, as one knows it at a moment. */
function fates({ figures, knownAt }: VintagesInput): (vintage: Vintage) => MessageKey {
  const counting = new Set(figures.map((figure) => `${keyOf(figure)}@${figure.knownAt}@${figure.upload}`))
  const keys = new Set(figures.map(keyOf))
  return (vintage) => {
    if (counting.has(`${keyOf(vintage)}@${vintage.knownAt}@${vintage.upload}`)) return 'counts'
    if (vintage.undoneAt !== null && (knownAt === null || vintage.undoneAt <= knownAt)) return 'withdrawn'
    const later = knownAt !== null && (vintage.knownAt > knownAt || vintage.recordedAt > knownAt)
    return later || !keys.has(keyOf(vintage)) ? 'notYetKnown' : 'replaced'
  }
}
