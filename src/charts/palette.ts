// The colours of the product, one set per theme, and their names as CSS variables.
import type { Light } from '../core/assessment.ts'

/** What a drawing may be coloured with. */
export interface Palette extends Readonly<Record<Light, string>> {
  readonly ground: string
  readonly card: string
  readonly text: string
  readonly muted: string
  /** Empty track of a gauge and lines that must be seen: 3:1 on the card. */
  readonly track: string
  /** Steps of one hue under a bullet, from far behind to good: all 3:1 on the card. */
  readonly step1: string
  readonly step2: string
  readonly step3: string
  /** Hairlines that only order the page. */
  readonly line: string
  /** Target and pace marks. */
  readonly mark: string
}

/**
 * The five lights are also five steps of lightness (L* of CIE 1976 about 5.5 apart), so that they differ in grey as well:
 * `test/browser/look.test.ts` names the closest pair of every sight.
 */
export const DARK: Palette = {
  ground: '#0B1626',
  card: '#12223A',
  text: '#F2F6FB',
  muted: '#A9BACD',
  track: '#6B829F',
  step1: '#5C728F',
  step2: '#7A91AE',
  step3: '#9CB0C9',
  line: '#2A3D58',
  mark: '#FFFFFF',
  green: '#63FBB4',
  blue: '#6AB6FD',
  yellow: '#FFC86C',
  red: '#FF7869',
  grey: '#B5C2D2',
}

export const LIGHT: Palette = {
  ground: '#F3F6FA',
  card: '#FFFFFF',
  text: '#0E1B2C',
  muted: '#4A5A6E',
  track: '#8593A5',
  step1: '#56677D',
  step2: '#6F8096',
  step3: '#8795A8',
  line: '#D5DDE7',
  mark: '#0E1B2C',
  green: '#01633B',
  blue: '#013C71',
  yellow: '#825C00',
  red: '#960028',
  grey: '#667180',
}

const names = Object.keys(DARK) as (keyof Palette)[]

/** Colours that follow the theme of the page in which the drawing stands. */
export const CSS_PALETTE: Palette = Object.fromEntries(names.map((name) => [name, `var(--${name})`])) as {
  [name in keyof Palette]: string
}

/** `--ground:#0B1626;--card:...` */
export const cssVariables = (palette: Palette): string =>
  names.map((name) => `--${name}:${palette[name]}`).join(';')
