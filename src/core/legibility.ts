// How large words must be on a screen to be read from the farthest seat. Pure; the browser uses it too.

/** What hangs there and from where it is read. */
export interface Viewing {
  /** Diagonal of one panel, in inches. */
  readonly diagonal: number
  /** From the panel to the farthest seat, in metres. */
  readonly seat: number
  /** Width to height of the panel that the diagonal is of: 16:9, 21:9; upright panels are the same. */
  readonly ratio: readonly [number, number]
}

/** A meeting room: a 55-inch panel, five metres from the last chair. */
export const USUAL_VIEWING: Viewing = { diagonal: 55, seat: 5, ratio: [16, 9] }

/**
 * What a text must subtend at the eye, in minutes of arc. The project's own line: a wall is glanced at; where reading goes
 * on for hours more is wanted.
 */
export const ARC_MINUTES = 15

const MM_PER_INCH = 25.4
/** Lengths on a wall are counted in units: a 1080th of the panel's shorter side. */
const UNITS = 1080
const MINUTE = Math.PI / (180 * 60)

/** A unit in millimetres: 55 inches of 16:9 are 685 mm high, so that a unit is 0.634 mm. */
export function millimetresOf({ diagonal, ratio }: Pick<Viewing, 'diagonal' | 'ratio'>): number {
  const [one, other] = ratio
  return (diagonal * MM_PER_INCH * Math.min(one, other)) / Math.hypot(one, other) / UNITS
}

/**
 * How many minutes of arc a length of `units` subtends: 2 · atan(h / 2d). The length of a text is its em, the square in
 * which a Chinese character stands (font-size), as the notes of this project measure it: 30 px on 55 inches of 1080 lines
 * are 19.0 mm, and at five metres 13.1 minutes.
 */
export function arcMinutesOf(units: number, viewing: Viewing): number {
  const height = units * millimetresOf(viewing)
  return (2 * Math.atan(height / (2 * viewing.seat * 1000))) / MINUTE
}

/**
 * The smallest em, in units, that still subtends `ARC_MINUTES`: h = 2 · d · tan(angle / 2). For 15 minutes at five metres
 * 21.8 mm, on 55 inches 34.4 units; on 75 inches 25.2; on 98 inches at three metres 11.6.
 */
export function unitsFor(viewing: Viewing): number {
  return (2 * viewing.seat * 1000 * Math.tan((ARC_MINUTES * MINUTE) / 2)) / millimetresOf(viewing)
}
