// The figure of what is only watched, in words: once for tables, pages and files.
import { defaultBasis, unitOf } from '../../core/basis.ts'
import { besideUnit } from '../../core/measure-words.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Plan } from '../../core/plan.ts'
import { figureText } from '../../core/reason.ts'
import type { Language } from '../../core/text.ts'
import type { WatchedState } from '../../core/watched.ts'

/** null: no figure came yet. */
export const watchedValue = ({
  indicator,
  figure,
}: Pick<WatchedState, 'indicator' | 'figure'>): string | null =>
  figure?.value
    ? besideUnit(figureText(figure.value, indicator), unitOf(indicator, figure.basis) ?? indicator.unit)
    : null

export const watchedPeriod = (
  { indicator, figure }: Pick<WatchedState, 'indicator' | 'figure'>,
  plan: Plan,
  lang: Language,
): string | null => figure && periodWords(figure.period, defaultBasis(indicator), plan)[lang]
