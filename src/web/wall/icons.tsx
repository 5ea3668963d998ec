// The silhouette of each status: told apart without any colour.
import type { Light, Status } from '../../core/assessment.ts'

/** Drawn on a 24 x 24 field; `currentColor` is the light, `--card` what is cut out of it. */
const SHAPES = {
  done: 'M12 1a11 11 0 1 0 0 22a11 11 0 0 0 0-22ZM10.2 17.4L5.2 12.4L7.3 10.3L10.2 13.2L16.7 6.7L18.8 8.8Z',
  ahead: 'M12 1L22 11L18.6 14.4L12 7.8L5.4 14.4L2 11ZM12 10.2L22 20.2L18.6 23.6L12 17L5.4 23.6L2 20.2Z',
  'on-pace':
    'M12 1a11 11 0 1 0 0 22a11 11 0 0 0 0-22ZM12 4.4a7.6 7.6 0 1 1 0 15.2a7.6 7.6 0 0 1 0-15.2ZM12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8Z',
  near: 'M12 1.5L23.4 22H0.6ZM10.7 9V15.5H13.3V9ZM10.7 17V19.6H13.3V17Z',
  far: 'M7.4 1H16.6L23 7.4V16.6L16.6 23H7.4L1 16.6V7.4ZM10.5 5V13H6.8L12 19L17.2 13H13.5V5Z',
  missed:
    'M7.4 1H16.6L23 7.4V16.6L16.6 23H7.4L1 16.6V7.4ZM8.2 6.2L6.2 8.2L10 12L6.2 15.8L8.2 17.8L12 14L15.8 17.8L17.8 15.8L14 12L17.8 8.2L15.8 6.2L12 10Z',
  missing:
    'M1 1H8V3.6H3.6V8H1ZM16 1H23V8H20.4V3.6H16ZM1 16H3.6V20.4H8V23H1ZM20.4 16H23V23H16V20.4H20.4ZM6.5 10.6H17.5V13.4H6.5Z',
  'not-due':
    'M12 1a11 11 0 1 0 0 22a11 11 0 0 0 0-22ZM12 3.6a8.4 8.4 0 1 1 0 16.8a8.4 8.4 0 0 1 0-16.8ZM10.8 6.5V13.2L15.6 16.2L16.9 14.1L13.2 11.8V6.5Z',
  'caught-up':
    'M12 1.5L23.4 22H0.6ZM12 6.8L4.9 19.5H19.1ZM7.7 15L9.2 13.5L11.1 15.4L14.8 11.7L16.3 13.2L11.1 18.4Z',
  ended:
    'M12 1a11 11 0 1 0 0 22a11 11 0 0 0 0-22ZM12 3.6a8.4 8.4 0 1 1 0 16.8a8.4 8.4 0 0 1 0-16.8ZM7.5 7.5H16.5V16.5H7.5Z',
  other:
    'M1 1H23V23H1ZM3.6 3.6V20.4H20.4V3.6ZM6 10.4H9V13.6H6ZM10.5 10.4H13.5V13.6H10.5ZM15 10.4H18V13.6H15Z',
} as const

export type Silhouette = keyof typeof SHAPES

/** 欠进度 has two: a triangle while it is near (yellow), an octagon when it is far (red). */
export const silhouetteOf = (status: Status, light: Light): Silhouette =>
  status === 'behind' ? (light === 'yellow' ? 'near' : 'far') : status

export const StatusIcon = ({ status, light }: { status: Status; light: Light }) => (
  <ShapeIcon shape={silhouetteOf(status, light)} />
)

export function ShapeIcon({ shape }: { shape: Silhouette }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path fill="currentColor" fill-rule="evenodd" d={SHAPES[shape]} />
    </svg>
  )
}

/** The shapes once, for a page on which they stand a thousand times (`SpriteIcon`). */
export const Sprite = ({ shapes }: { shapes: readonly Silhouette[] }) => (
  // Not hidden: a browser paints nothing of what is not displayed.
  <svg width="0" height="0" style="position:absolute" aria-hidden="true">
    {shapes.map((shape) => (
      <symbol key={shape} id={`shape-${shape}`} viewBox="0 0 24 24">
        <path fill="currentColor" fill-rule="evenodd" d={SHAPES[shape]} />
      </symbol>
    ))}
  </svg>
)

export const SpriteIcon = ({ shape }: { shape: Silhouette }) => (
  <svg class="icon" aria-hidden="true">
    <use href={`#shape-${shape}`} />
  </svg>
)
