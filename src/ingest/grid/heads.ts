// What the words over a column or in a title say (a year, a period, a basis, a unit, or that a column holds no figures), and
// what stands over each column of a table: its words from top to bottom, those of titles apart.
import type { Stepwise } from '../turn.ts'
import { isUnitWord } from '../units.ts'
import { withoutDigitMarks } from '../value-text.ts'
import { chineseHead } from './english-heads.ts'
import type { Grid } from './grid.ts'
import type { SpokenBasis } from './spoken-basis.ts'

interface HeadWords {
  readonly year: string | null
  /** Without its year: `1-5月`, `一季度`, `全年`; null when it names none. */
  readonly part: string | null
  /** The words count from January. */
  readonly cumulative: boolean
  readonly basis: SpokenBasis | null
  /** Whether the words speak of the month (or quarter) alone or of all since January; null: they do not say. */
  readonly span: 'month' | 'since' | null
  /** It speaks of the quarter: 当季. */
  readonly quarter: boolean
  readonly unit: string | null
  /** Names another time, a rank or a goal: no figure of this report. */
  readonly aside: boolean
  /** Speaks of a change (增减): of an amount unless a head below it says that it is a growth. */
  readonly change: boolean
}

const YEAR = /((?:19|20)\d{2})年?/
const PART =
  /1月?[-–—~至到](\d{1,2})月|(\d{1,2})月|第?[一二三四1-4]季度|前[二三四]个?季度|上半年|下半年|全年|(?<=\d{4}-)[QS]\d|(?<=\d{4}[-/.])\d{1,2}(?!\d)|(?<=^20\d{2})(?:0[1-9]|1[0-2])$/
/** It counts from January; 比年初 and 年初数 do not. */
const ADDED_UP = /累计|自年初|年初(?:至|以来|起)|[今本]年以来|1月?[-–—~至到][本当]月/
const SINCE = new RegExp(`1月?[-–—~至到]\\d|前[二三四]|上半年|全年|截至|${ADDED_UP.source}`)
const GROWS = /同比|增速|增长(?!额|量|数)|增幅|增减[幅率]|增减\(?[±+-]?%|[±+]\/?-?%/
const MONTH = /当月|本月|当期|当季|本季/
/** 比上年同期增长 names no other time. */
const AGAINST = /(?:比|较|与|同)(?:上年|去年)(?:同期数?|同月)?(?:相比)?/g
/** By how much an amount changed is no amount of this report. */
const CHANGE = /(?:增减|增加|净增|增长|减少|增降)[额量数值]|(?:增减|净增|净增减|增加|减少)$|增\(减\)/
const ASIDE = /上年|去年|同期数|上月|上期|环比|排名|排序|位次|比重|占比|序号|目标|计划|任务|进度|备注|说明/
/** Without blanks and without the marks of footnotes. */
export const tidyWords = (raw: string): string => withoutDigitMarks(raw).normalize('NFKC').replace(/\s+/g, '')

/** A text that is a unit and nothing else, in its usual form; null for anything else. */
export function unitWord(raw: string): string | null {
  const text = tidyWords(raw).replace(/^\(|\)$/g, '')
  return isUnitWord(text) ? text : null
}

/** The unit that a text names: （亿元）, 单位：亿元, 单位:%; null for none or more than one. */
export function unitIn(raw: string): string | null {
  const text = tidyWords(raw)
  const found = new Set<string>()
  for (const [, inside = ''] of text.matchAll(/[([]([^()[\]]+)[)\]]/g)) {
    const unit = unitWord(inside.replace(/^单位[:：]?/, ''))
    if (unit !== null) found.add(unit)
  }
  for (const [, stated = ''] of text.matchAll(/单位[:：]([^\s,，;；()]+)/g)) {
    for (const part of stated.split(/[、/]/)) {
      const unit = unitWord(part)
      if (unit !== null) found.add(unit)
    }
  }
  const [only] = found
  return found.size === 1 && only !== undefined ? only : unitWord(text)
}

export function headWords(raw: string): HeadWords {
  const text = tidyWords(chineseHead(raw.slice(0, 200)))
  const year = YEAR.exec(text)?.[1] ?? null
  const part = PART.exec(text)?.[0] ?? null
  return {
    year,
    part,
    cumulative: SINCE.test(text),
    basis: basisIn(text),
    span: SINCE.test(text) ? 'since' : MONTH.test(text) ? 'month' : null,
    unit: unitIn(text),
    quarter: /当季|本季/.test(text),
    ...asideIn(text),
  }
}

function asideIn(text: string): Pick<HeadWords, 'aside' | 'change'> {
  const plain = text.replace(/\([^()]*同比[^()]*\)/g, '')
  const own = basisIn(text) === null ? plain : plain.replace(AGAINST, '')
  const change = CHANGE.test(own.replace(/\([^()]*\)$/, '')) && !/%/.test(text)
  return { aside: ASIDE.test(own), change }
}

/** Whether a column holds no figures of this report. */
export const isAsideColumn = (words: readonly HeadWords[]): boolean =>
  words.some(({ aside }) => aside) ||
  words.some(({ change }, index) => change && !words.slice(index + 1).some(isGrowthHead))

const isGrowthHead = ({ basis }: HeadWords): boolean =>
  basis === 'rate' || basis === 'yoy' || basis === 'cumulative-yoy'

/** The unit of a column: the last one named, but an amount's unit is none of the growth below it. */
export function unitOver(words: readonly HeadWords[]): string | null {
  const growth = words.findLastIndex(isGrowthHead)
  if (growth < 0) return lastOf(words, 'unit')
  const above = lastOf(words.slice(0, growth), 'unit')
  return lastOf(words.slice(growth), 'unit') ?? (above === '%' ? above : null)
}

function basisIn(text: string): HeadWords['basis'] {
  const grows = GROWS.test(text)
  if (grows) return ADDED_UP.test(text) ? 'cumulative-yoy' : MONTH.test(text) ? 'yoy' : 'rate'
  if (ADDED_UP.test(text)) return 'cumulative'
  if (MONTH.test(text)) return 'period'
  if (/期末|月末|年末|余额/.test(text)) return 'end'
  return /绝对[值额量]|总量|总额|实绩/.test(text) ? 'amount' : null
}

/** A period as a person writes it: year and part put together; the year alone stands for itself. Null without a year. */
export function periodOf(year: string | null, part: string | null): string | null {
  if (year === null) return null
  if (part === null) return `${year}年`
  return /^[QS]?\d{1,2}$/.test(part) ? `${year}-${part.padStart(2, '0')}` : `${year}年${part}`
}

/** Rows above a table that may speak of its columns. */
const LOOKED_AT = 12

export interface ColumnHead {
  readonly column: number
  /** From top to bottom, without the titles. */
  readonly texts: readonly string[]
  readonly words: readonly HeadWords[]
}

export interface TitleWords {
  readonly year: string | null
  readonly part: string | null
  readonly unit: string | null
  /** It says 累计 or 当月 of all below it; null: neither, or both. */
  readonly span: 'month' | 'since' | null
  /** The titles themselves, from top to bottom; the sheet's name first. */
  readonly texts: readonly string[]
}

interface Heads {
  readonly columns: readonly ColumnHead[]
  readonly title: TitleWords
}

/** A title that begins with its month, or is a report of one: 10月份主要指标, 鲤城区1-10月经济运行快报. */
const PART_TITLE = new RegExp(
  `^(?:${PART.source})份?|^[^注较比]{0,20}(?:${PART.source})份?[^，。;；]{0,30}(?:表|情况|指标|快报|月报|数据)`,
)

/** The heads over a table whose first row is `firstRow` and whose rows are named in column `label`. */
export function* headsOver(grid: Grid, firstRow: number, label: number): Stepwise<Heads> {
  const from = Math.max(0, firstRow - LOOKED_AT)
  const titles: string[] = grid.sheet === null ? [] : [grid.sheet]
  const texts: string[][] = Array.from({ length: grid.columns }, () => [])
  for (let row = from; row < firstRow; row++) {
    const filled = filledIn(grid, row)
    // What stands alone in its row of the whole sheet is the title of every table beside another.
    if (filled === 0 && filledIn(grid.whole, row) === 1) titles.push(...textsIn(grid.whole, row))
    let group = ''
    for (let column = 0; column < grid.columns; column++) {
      yield
      const own = grid.mergedText(row, column)
      if (own !== '' && grid.mergeAt(row, column) === null && column > label) group = own
      else if (own !== '') group = ''
      // A text file has no merged cells: a head goes on over the heads below it until the next one.
      const text = own === '' && filled > 1 && hasHeadBelow(grid, row, column, firstRow) ? group : own
      if (text === '') continue
      const merge = grid.mergeAt(row, column)
      // What spans the table, or stands alone in its row, speaks of the whole.
      const spans = merge !== null && merge.left <= label && merge.right - merge.left >= 2
      // 1-9月累计 over the columns beside the names is a head of theirs, also alone in its row.
      const isGroup = merge !== null && merge.left > label && merge.right > merge.left
      if (spans || (filled === 1 && !isGroup)) titles.push(text)
      else if (texts[column]?.at(-1) !== text) texts[column]?.push(text)
    }
  }
  let title: TitleWords = { year: null, part: null, unit: null, span: null, texts: [...new Set(titles)] }
  for (const text of title.texts) {
    yield
    const words = headWords(text)
    const isTelling = words.year !== null || text === grid.sheet || PART_TITLE.test(tidyWords(text))
    title = {
      ...title,
      year: words.year ?? title.year,
      part: isTelling ? (words.part ?? title.part) : title.part,
      unit: words.unit ?? title.unit,
      span: isTelling ? (spanOfTitle(text) ?? title.span) : title.span,
    }
  }
  const columns: ColumnHead[] = []
  for (const [column, list] of texts.entries()) {
    yield
    columns.push({ column, texts: list, words: list.map(headWords) })
  }
  return { columns, title }
}

/** 1-10月 in a title is the time of the report; 累计 and 当月 speak of its figures. */
function spanOfTitle(text: string): TitleWords['span'] {
  const [isSince, isMonth] = [ADDED_UP.test(text), MONTH.test(text.replace(ADDED_UP, ''))]
  return isSince === isMonth ? null : isSince ? 'since' : 'month'
}

function hasHeadBelow(grid: Grid, row: number, column: number, firstRow: number): boolean {
  for (let below = row + 1; below < firstRow; below++) {
    const text = grid.mergedText(below, column)
    if (text !== '' && unitWord(text) === null) return true
  }
  return false
}

const textsIn = (grid: Grid, row: number): string[] =>
  Array.from({ length: grid.columns }, (_, column) => grid.text(row, column)).filter((text) => text !== '')

/** Cells with text of their own in a row, merged areas counted once; counting ends at two. */
function filledIn(grid: Grid, row: number): number {
  const seen = new Set<string>()
  for (let column = 0; column < grid.columns && seen.size < 2; column++) {
    const text = grid.mergedText(row, column)
    if (text === '') continue
    const merge = grid.mergeAt(row, column)
    seen.add(merge ? `${merge.top}/${merge.left}` : `${row}/${column}`)
  }
  return seen.size
}

/** The last word on something, from top to bottom. */
export function lastOf<Key extends keyof HeadWords>(
  words: readonly HeadWords[],
  key: Key,
): NonNullable<HeadWords[Key]> | null {
  let found: NonNullable<HeadWords[Key]> | null = null
  for (const word of words) found = word[key] ?? found
  return found
}
