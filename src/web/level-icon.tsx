// The colour of a slip as an outlined shape: a ring reminds, a triangle warns, an octagon is the highest. Told apart without colour, and
// from the lights of a status, which are filled.
import type { Level } from '../slips/finding.ts'

const SHAPES: Readonly<Record<Level, string>> = {
  blue: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18Z',
  orange: 'M12 3.4L21.6 20.6H2.4Z',
  red: 'M8 2.5H16L21.5 8V16L16 21.5H8L2.5 16V8Z',
}

export function LevelIcon({ level }: { level: Level }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path fill="none" stroke="currentColor" stroke-width="3.4" stroke-linejoin="round" d={SHAPES[level]} />
    </svg>
  )
}
