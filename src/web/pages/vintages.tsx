// Every figure of an indicator as it became known, replaced and withdrawn ones included.

import { written } from '../../core/decimal.ts'
import type { Basis, Observation, ObsStatus } from '../../core/observation.ts'
import { keyOf } from '../../core/observation.ts'
import { comparePeriods, type Instant } from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Indicator } from '../../core/plan.ts'
import type { Language } from '../../core/text.ts'
import type { Vintage } from '../../store/store.ts'
import { momentWords } from '../day-words.ts'
import type { MessageKey, Say } from '../messages/index.ts'
import { sourceWords } from './proof.tsx'
import { ScrollPane } from './scroll-pane.tsx'

const BASES: Readonly<Record<Basis, MessageKey>> = {
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

export function Vintages({ input, lang, say }: { input: VintagesInput; lang: Language; say: Say }) {
  const { vintages, figures, knownAt, indicator } = input
  if (vintages.length === 0) return <p class="lead">{say('noFigures')}</p>
  const counting = new Set(figures.map((figure) => `${keyOf(figure)}@${figure.knownAt}@${figure.upload}`))
  const keys = new Set(figures.map(keyOf))
  const state = (vintage: Vintage): MessageKey => {
    if (counting.has(`${keyOf(vintage)}@${vintage.knownAt}@${vintage.upload}`)) return 'counts'
    if (vintage.undoneAt !== null && (knownAt === null || vintage.undoneAt <= knownAt)) return 'withdrawn'
    const later = knownAt !== null && (vintage.knownAt > knownAt || vintage.recordedAt > knownAt)
    return later || !keys.has(keyOf(vintage)) ? 'notYetKnown' : 'replaced'
  }
  const unitOf = (basis: Basis): string =>
    basis === 'yoy' || basis === 'cumulative-yoy'
      ? '%'
      : indicator.unit === '%'
        ? (indicator.levelUnit ?? '%')
        : indicator.unit
  const newestFirst = vintages.toSorted(
    (a, b) => comparePeriods(b.period, a.period) || (a.knownAt < b.knownAt ? 1 : -1),
  )
  return (
    <ScrollPane class="card scroll" label={say('figures')}>
      <table class="stack">
        <thead>
          <tr>
            <th>{say('period')}</th>
            <th class="number">{say('value')}</th>
            <th>{say('basis')}</th>
            <th>{say('obsStatus')}</th>
            <th>{say('knownAtHead')}</th>
            <th>{say('recordedHead')}</th>
            <th>{say('uploadHead')}</th>
            <th>{say('cellHead')}</th>
            <th>{say('sourceHead')}</th>
            <th>{say('fateHead')}</th>
          </tr>
        </thead>
        <tbody>
          {newestFirst.map((vintage, index) => {
            const fate = state(vintage)
            const status = STATUSES[vintage.status]
            return (
              <tr key={index} class={fate === 'counts' ? undefined : fate === 'withdrawn' ? 'gone' : 'old'}>
                <td data-label={say('period')}>{periodWords(vintage.period, vintage.basis)[lang]}</td>
                <td class="number" data-label={say('value')}>
                  {vintage.value ? `${written(vintage.value)} ${unitOf(vintage.basis)}` : '—'}
                </td>
                <td data-label={say('basis')}>{say(BASES[vintage.basis])}</td>
                <td data-label={say('obsStatus')}>{status ? say(status) : vintage.status}</td>
                <td data-label={say('knownAtHead')}>{momentWords(vintage.knownAt)}</td>
                <td data-label={say('recordedHead')}>{momentWords(vintage.recordedAt)}</td>
                <td data-label={say('uploadHead')}>
                  <code>{vintage.upload.slice(0, 12)}</code>
                </td>
                <td data-label={say('cellHead')}>{vintage.cell}</td>
                <td class="wrap" data-label={say('sourceHead')}>
                  {[sourceWords(vintage.source, say), vintage.note].filter(Boolean).join('；')}
                </td>
                <td>{say(fate)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollPane>
  )
}
