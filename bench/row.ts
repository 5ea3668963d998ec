// One line of the benchmarks: what was measured, what it should reach, and a yardstick from the same run.

export interface Row {
  readonly what: string
  /** What issue and users expect. */
  readonly reach: string
  readonly measured: string
  /** The same machine doing something comparable in the same run: timings alone mean little here. */
  readonly yardstick: string
  readonly reached: boolean
}

export type Bench = () => Promise<readonly Row[]>

/** Milliseconds of one call. */
export async function timeOf(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** Nearest-rank quantile; NaN for no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN
}

/** `1,234` for large, `12.3` for small numbers. */
export const show = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3)
