// The checks of a figure that a plan may switch off for an indicator which they do not fit.

/** Each looks at one row by itself and stops the upload. */
export const ROW_CHECKS = ['future-period', 'growth-as-amount', 'percent-as-fraction', 'unit-jump'] as const

/** Each compares a figure with its series, or with figures that belong to it. */
export const SERIES_CHECKS = [
  'period-final',
  'ratio-over-100',
  'cumulative-falls',
  'same-as-before',
  'percent-and-points',
  'factor-of-ten',
  'digits-swapped',
  'out-of-range',
  'growth-and-level',
  'quarter-sum',
  'parts-sum',
] as const

export const CHECK_NAMES = [...ROW_CHECKS, ...SERIES_CHECKS] as const
export type SeriesCheckName = (typeof SERIES_CHECKS)[number]
export type CheckName = (typeof CHECK_NAMES)[number]
