// A gauge that leaves the house: one picture with its words, its colours and its text alternative inside, for pages that are not ours.
import type { GaugeTileView } from '../boards/tiles/gauge.ts'
import { FONTS, gaugeSvg } from '../charts/index.ts'
import { CSS_PALETTE, DARK, LIGHT, type Palette } from '../charts/palette.ts'
import { type Language, text } from '../core/text.ts'
import { speak } from './kit/speak.ts'
import { emsOf } from './wall/fit.ts'

/** `auto`: as the page in which it stands says, by the colours' CSS names; a file has no page and follows its reader's system. */
export const PICTURE_THEMES = ['light', 'dark', 'auto'] as const
export type PictureTheme = (typeof PICTURE_THEMES)[number]

/** Pixels of width that may be asked for. */
export const PICTURE_WIDTHS = { least: 160, usual: 320, most: 1200 } as const

const BOX = { width: 320, height: 262 } as const
const PAD = 16
const DIAL = { x: 52, y: 68, width: 216, height: 119 } as const

const WORDS = {
  target: text('目标', 'Target'),
  none: text('无数据', 'no figure'),
  demo: text('演示数据', 'Demonstration'),
}

interface PictureInput {
  readonly view: Pick<
    GaugeTileView,
    'name' | 'word' | 'light' | 'value' | 'target' | 'gap' | 'dial' | 'period' | 'demo' | 'reason'
  >
  readonly lang: Language
  readonly theme: PictureTheme
  /** In pixels; null: as wide as its box. */
  readonly width: number | null
  /** A file of its own and no part of a page, whose colours it could take. */
  readonly alone: boolean
  /** 您在看…的情况; empty: it is of now. */
  readonly past: string
}

/** The same view gives the same bytes. */
export function gaugePicture({ view, lang, theme, width, alone, past }: PictureInput): string {
  const say = speak(WORDS, lang)
  const palette: Palette = theme === 'dark' ? DARK : theme === 'light' ? LIGHT : CSS_PALETTE
  const light = palette[view.light]
  const dial = gaugeSvg({ ...view.dial, actual: view.value && view.dial.actual, light: view.light }, palette)
  const name = lines(view.name, 18, 2)
  const value = view.value === null ? '—' : view.value.number
  const unit = view.value?.unit ?? ''
  const size =
    width === null ? '' : ` width="${width}" height="${Math.round((width * BOX.height) / BOX.width)}"`
  const foot = [view.period, view.demo ? say('demo') : null, past].filter(Boolean).join(' · ')
  const goal = `${say('target')} ${view.target.short}`
  const valueSize = Math.min(38, 128 / Math.max(emsOf(value), 1))
  const written = [
    ...name.map((line, at) =>
      word(line, { x: PAD, y: 30 + at * 23, size: 18, fill: palette.text, bold: true }),
    ),
    word(value, {
      x: BOX.width / 2,
      y: DIAL.y + 104,
      size: valueSize,
      fill: palette.text,
      bold: true,
      middle: true,
    }),
    word(cut(unit, 10), { x: BOX.width / 2, y: DIAL.y + 124, size: 13, fill: palette.muted, middle: true }),
    word(view.word, { x: PAD, y: 220, size: 17, fill: light, bold: true }),
    word(cut(goal, (BOX.width - 3 * PAD) / 14 - emsOf(view.word) * 1.25), {
      x: BOX.width - PAD,
      y: 220,
      size: 14,
      fill: palette.text,
      end: true,
    }),
    word(cut(view.gap?.words ?? '', 22), { x: PAD, y: 239, size: 13, fill: palette.muted }),
    word(cut(foot, 26), { x: PAD, y: 254, size: 11, fill: palette.muted }),
  ]
  const described = [view.word, `${value === '—' ? say('none') : value}${unit}`, goal, view.reason, foot]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${BOX.width} ${BOX.height}"${size} role="img" font-family="${escaped(FONTS)}">`,
    `<title>${escaped(view.name)}</title>`,
    `<desc>${escaped(described.filter((part) => part !== '').join(lang === 'zh' ? '；' : '; '))}</desc>`,
    alone && theme === 'auto' ? OF_SYSTEM : '',
    `<rect x=".5" y=".5" width="${BOX.width - 1}" height="${BOX.height - 1}" rx="12" fill="${palette.card}" stroke="${palette.line}"/>`,
    dial.replace(
      /^<svg /,
      `<svg x="${DIAL.x}" y="${DIAL.y}" width="${DIAL.width}" height="${DIAL.height}" overflow="visible" `,
    ),
    ...written,
    '</svg>',
  ].join('')
}

/** A file has no page whose colours it could take: those of the reader's system. */
const OF_SYSTEM = `<style>:root{${variables(LIGHT)}}@media (prefers-color-scheme:dark){:root{${variables(DARK)}}}</style>`

function variables(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, color]) => `--${name}:${color}`)
    .join(';')
}

interface Place {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly fill: string
  readonly bold?: true
  readonly middle?: true
  readonly end?: true
}

function word(words: string, { x, y, size, fill, bold, middle, end }: Place): string {
  if (words === '') return ''
  const anchor = middle ? ' text-anchor="middle"' : end ? ' text-anchor="end"' : ''
  const weight = bold ? ' font-weight="700"' : ''
  return `<text x="${x}" y="${y}" font-size="${Number(size.toFixed(1))}" fill="${fill}"${anchor}${weight}>${escaped(words)}</text>`
}

/** At most so many ems, the last of them an ellipsis. */
function cut(words: string, ems: number): string {
  if (emsOf(words) <= ems) return words
  const chars = [...words]
  while (chars.length > 1 && emsOf(`${chars.join('')}…`) > ems) chars.pop()
  return `${chars.join('').trimEnd()}…`
}

/** On at most `most` lines of so many ems at this size. */
function lines(words: string, size: number, most: number): readonly string[] {
  const ems = (BOX.width - 2 * PAD) / size
  const found: string[] = []
  let rest = [...words]
  while (rest.length > 0 && found.length < most) {
    let count = rest.length
    while (count > 1 && emsOf(rest.slice(0, count).join('')) > ems) count--
    // Latin words stay whole where a space is near.
    const space = rest.lastIndexOf(' ', count)
    if (count < rest.length && space > count / 2) count = space + 1
    found.push(rest.slice(0, count).join('').trim())
    rest = rest.slice(count)
  }
  const last = found.at(-1)
  if (rest.length > 0 && last !== undefined) found[found.length - 1] = cut(`${last}${rest.join('')}`, ems)
  return found
}

/** XML has no place for control characters and halves of characters, and no name may end a tag. */
const escaped = (words: string): string =>
  words.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '').replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
