// The colour of a slip as a shape: a disc reminds, a triangle warns, an octagon is the highest. Told apart without colour.
import type { Level } from '../slips/finding.ts'

const SHAPES: Readonly<Record<Level, string>> = {
  blue: 'M12 2a10 10 0 1 0 0 20a10 10 0 0 0 0-20Z',
  orange: 'M12 1.5L23.4 22H0.6Z',
  red: 'M7.4 1H16.6L23 7.4V16.6L16.6 23H7.4L1 16.6V7.4Z',
}

export function LevelIcon({ level }: { level: Level }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path fill="currentColor" d={SHAPES[level]} />
    </svg>
  )
}
