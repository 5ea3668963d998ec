// How many stand how, as a bar.
import type { TallyShare } from '../../boards/index.ts'

const WIDTH = 552
const HEIGHT = 20
const GAP = 3

/** A bar whose parts are as long as their numbers; they always fill it. `parts` above zero, in the order in which they stand. */
export function tallyBar(parts: readonly Pick<TallyShare, 'light' | 'count'>[]): string {
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  const room = WIDTH - GAP * (parts.length - 1)
  let x = 0
  const rects = parts.map(({ light, count }) => {
    const width = (count / total) * room
    const rect = `<rect x="${x.toFixed(1)}" y="0" width="${width.toFixed(1)}" height="${HEIGHT}" fill="var(--${light})"/>`
    x += width + GAP
    return rect
  })
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false">${rects.join('')}</svg>`
}
