// The year in a corner: a line of what was reached so far, too small for axes.

interface SparkPoint {
  /** 1 to 12 */
  readonly month: number
  readonly value: number
}

const WIDTH = 120
const HEIGHT = 30
const EDGE = 4

/** Empty with fewer than two points. Colours by CSS classes `spark-line` and `spark-end`. */
export function sparkSvg(points: readonly SparkPoint[]): string {
  const last = points.at(-1)
  if (points.length < 2 || !last) return ''
  const values = points.map(({ value }) => value)
  const low = Math.min(...values)
  const high = Math.max(...values)
  const x = (month: number): number => EDGE + ((month - 1) / 11) * (WIDTH - 2 * EDGE)
  const y = (value: number): number =>
    high === low ? HEIGHT / 2 : EDGE + ((high - value) / (high - low)) * (HEIGHT - 2 * EDGE)
  const at = ({ month, value }: SparkPoint): string => `${x(month).toFixed(1)} ${y(value).toFixed(1)}`
  return (
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true" focusable="false">` +
    `<path class="spark-line" d="M${points.map(at).join('L')}"/>` +
    `<circle class="spark-end" cx="${x(last.month).toFixed(1)}" cy="${y(last.value).toFixed(1)}" r="4"/></svg>`
  )
}
