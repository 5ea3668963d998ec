// What the words over a column or in a title say: a year, a period, a basis, a unit; and which columns hold no figures.
import type { Basis } from '../../core/observation.ts'

export interface HeadWords {
  readonly year: string | null
  /** Without its year: `1-5月`, `一季度`, `全年`; null when it names none. */
  readonly part: string | null
  /** The words count from January. */
  readonly cumulative: boolean
  /** `rate`, `amount`: a growth over the year before or an amount, and nobody says whether of the month or since January. */
  readonly basis: Basis | 'rate' | 'amount' | null
  readonly unit: string | null
  /** Names another time, a rank or a goal: no figure of this report. */
  readonly aside: boolean
}

const YEAR = /((?:19|20)\d{2})年?/
const PART =
  /1月?[-–—~至到](\d{1,2})月|(\d{1,2})月|第?[一二三四1-4]季度|前[二三四]个?季度|上半年|下半年|全年|(?<=\d{4}-)[QS]\d|(?<=\d{4}[-/.])\d{1,2}(?!\d)/
const SINCE = /1月?[-–—~至到]\d|前[二三四]|上半年|全年|累计/
const ASIDE = /上年|去年|同期数|上月|上期|环比|排名|排序|位次|比重|占比|序号|目标|计划|任务|进度|备注|说明/
const UNIT =
  /^(?:%|‰|个?百分点|[十百千万亿]*(?:元|美元|人|人次|人日|户|亩|公顷|平方米|平方公里|公里|米|立方米|吨|千克|标准煤|吨标准煤|度|千瓦时|个|家|项|起|件|宗|所|张|辆|台|套|间|栋|处|条|篇|天|分))$/

export const tidyWords = (raw: string): string => raw.normalize('NFKC').replace(/\s+/g, '')

/** A text that is a unit and nothing else, in its usual form; null for anything else. */
export function unitWord(raw: string): string | null {
  const text = tidyWords(raw).replace(/^\(|\)$/g, '')
  return UNIT.test(text) ? text : null
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
  const text = tidyWords(raw).slice(0, 200)
  const year = YEAR.exec(text)?.[1] ?? null
  const part = PART.exec(text)?.[0] ?? null
  return {
    year,
    part,
    cumulative: SINCE.test(text),
    basis: basisIn(text),
    unit: unitIn(text),
    aside: ASIDE.test(text.replace(/[(（].*?同比.*?[)）]/g, '')),
  }
}

function basisIn(text: string): HeadWords['basis'] {
  const grows = /同比|增速|增长|增幅|[±+]\/?-?%/.test(text)
  if (grows) return /累计/.test(text) ? 'cumulative-yoy' : /当月|本月/.test(text) ? 'yoy' : 'rate'
  if (/累计/.test(text)) return 'cumulative'
  if (/当月|本月|当期|当季/.test(text)) return 'period'
  if (/期末|月末|年末|余额/.test(text)) return 'end'
  return /绝对[值额量]|总量|总额|实绩/.test(text) ? 'amount' : null
}

/** A period as a person writes it: year and part put together; the year alone stands for itself. Null without a year. */
export function periodOf(year: string | null, part: string | null): string | null {
  if (year === null) return null
  if (part === null) return `${year}年`
  return /^[QS]?\d{1,2}$/.test(part) ? `${year}-${part.padStart(2, '0')}` : `${year}年${part}`
}
