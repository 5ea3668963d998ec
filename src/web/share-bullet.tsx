// The small bullet of a share: on walls and on the page of its whole.
import type { ShareRow } from '../boards/tiles/shares.ts'
import { bulletSvg } from '../charts/index.ts'
import { drawn } from './drawn.ts'

export function ShareBullet({ row: { dial, bullet, light, value } }: { row: ShareRow }) {
  const svg = bulletSvg({
    actual: value && dial.actual,
    target: dial.target,
    ...(dial.end === undefined ? {} : { end: dial.end }),
    expected: dial.expected,
    lastYear: null,
    steps: bullet?.steps ?? [1],
    light,
  })
  return <span class="share-bullet" {...drawn(svg)} />
}
