// Drawings as SVG strings, made on the server and kept while they are looked at.
import { type BulletView, drawBullet } from './bullet.ts'
import { GAUGE_SIZE, type GaugeView, gaugeOption } from './gauge.ts'
import { BoundedCache } from './kept.ts'
import { CSS_PALETTE, LIGHT, type Palette } from './palette.ts'
import { PATH_SIZE, PATH_SIZE_SMALL, type PathView, pathOption } from './path.ts'
import { alone, renderSvg } from './svg.ts'

export { type BulletView, drawBullet } from './bullet.ts'
export { GAUGE_SIZE, type GaugeView, gaugeOption } from './gauge.ts'
export { cssVariables, DARK, LIGHT } from './palette.ts'
export { PATH_SIZE, type PathView, pathOption } from './path.ts'
export { sparkSvg } from './spark.ts'
export { renderSvg } from './svg.ts'

/** Fonts of texts inside drawings. */
export const FONTS =
  "'Noto Sans SC Variable', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"

/** Characters: some thousand drawings. */
const kept = new BoundedCache<string>(6_000_000, (svg) => svg.length)

/** Colours follow the page's theme unless a palette is given (for files that leave the house). */
export function gaugeSvg(
  { actual, target, end, expected, light }: GaugeView,
  palette: Palette = CSS_PALETTE,
): string {
  const view: GaugeView = {
    actual: rounded(actual),
    target: rounded(target),
    ...(end === undefined ? {} : { end: Math.round(end * 5000) / 5000 }),
    expected: rounded(expected),
    light,
  }
  const key = JSON.stringify(['gauge', view, palette === CSS_PALETTE ? 'css' : palette])
  return kept.get(key, () => renderSvg(gaugeOption(view, palette), GAUGE_SIZE))
}

export function pathSvg(view: PathView, small = false, palette: Palette = CSS_PALETTE): string {
  const key = JSON.stringify(['path', view, small, palette === CSS_PALETTE ? 'css' : palette])
  const option = () => pathOption(view, palette, FONTS.replaceAll("'", ''), small)
  return kept.get(key, () => renderSvg(option(), small ? PATH_SIZE_SMALL : PATH_SIZE))
}

/** The path as a file that leaves the house. */
export const pathFile = (view: PathView, title: string, words: string): string =>
  alone(pathSvg(view, false, LIGHT), PATH_SIZE, {
    title,
    words,
    colours: LIGHT,
    fontFamily: FONTS.replaceAll("'", ''),
  })

/** The same data as a gauge, laid out straight. */
export const bulletSvg = (view: BulletView): string =>
  kept.get(JSON.stringify(['bullet', view]), () => drawBullet(view, CSS_PALETTE))

/** A tenth of a pixel on the largest screens: more digits would only defeat the keeping. */
const rounded = (share: number | null): number | null =>
  share === null ? null : Math.round(share * 5000) / 5000
