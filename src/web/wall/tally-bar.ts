// A bar whose parts are as long as their numbers; they always fill it.
import type { Status } from '../../core/assessment.ts'
import { STATUS_LIGHT } from '../status-light.ts'

const WIDTH = 552
const HEIGHT = 20
const GAP = 3

/** `parts` above zero, in the order in which they stand. */
export function tallyBar(parts: readonly { readonly status: Status; readonly count: number }[]): string {
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  const room = WIDTH - GAP * (parts.length - 1)
  let x = 0
  const rects = parts.map(({ status, count }) => {
    const width = (count / total) * room
    const rect = `<rect x="${x.toFixed(1)}" y="0" width="${width.toFixed(1)}" height="${HEIGHT}" fill="var(--${STATUS_LIGHT[status]})"/>`
    x += width + GAP
    return rect
  })
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false">${rects.join('')}</svg>`
}
