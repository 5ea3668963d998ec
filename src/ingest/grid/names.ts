// Which indicator a row's or column's words mean: by its name, by its name without ornaments, never by likeness.
import { kindRules } from '../../core/kinds/index.ts'
import { seriesOf } from '../../core/plan.ts'
import type { IndicatorBook } from '../indicator-book.ts'
import { withoutDigitMarks } from '../value-text.ts'
import type { SpokenBasis } from './spoken-basis.ts'

/** As many regions are asked for a name. */
const REGIONS = 20
const ORNAMENTS =
  /^(?:[（(]?[一二三四五六七八九十]+[）)、.．]\s*|[（(]?\d{1,2}[）)、.．]\s*(?!\d)|[①-⑳]\s*|其中[:：]?\s*|[#＃*＊]\s*)+/
/** Years among which a person chooses. */
const YEARS_OFFERED = 3
/** What a title says around the name of its indicator. */
const YEARS = /^(?:(?:19|20)\d{2}年?(?:[-–—~至到、](?:(?:19|20)\d{2})?年?)*(?:度)?)+/
const CALLED = /^(?:指标|项目)(?:名称)?[:：]\s*/
const ABOUT = /^(?:历年|各年|分月|各月|月度|逐月|的)+/
const TABLE = /(?:历年|各年|分月|各月|月度|逐月|的)?(?:情况|数据|统计|进度|完成)*(?:一览|汇总)?表?$/
const GROWTH = /(?:同比)?(?:增速|增长率|增长|增幅)$/
/** Whether a name speaks of a growth. */
export const saysGrowth = (name: string): boolean => GROWTH.test(withoutOrnaments(name))

const SPAN = '累计|当月|本月|当季|本季|当期|本期'
/** A name with its basis behind it: 社会消费品零售总额_累计值, …:当月同比, …（累计）, …同比增长. */
const BASIS_BEHIND = new RegExp(
  `^(.+?)[_:：\\s.(（-]*(${SPAN})?[_:：\\s]*(同比增长率|同比增长|同比增速|同比增幅|同比|增长率|增长|增速|增幅|值|数|额|完成额|完成)?[)）]?$`,
)
/** The same in front: 累计社会消费品零售总额, 本月社会消费品零售总额增长. */
const SPAN_BEFORE = new RegExp(`^(${SPAN}|1[-–—~至到]\\d{1,2}月)(?:份)?(?:累计)?(?:完成|实现)?(.+)$`)

/** What an indicator of growth is the growth of: the name of an amount without 增速. */
export const withoutGrowth = (name: string): string => name.normalize('NFKC').trim().replace(GROWTH, '')

const PLACE =
  /^[\p{Script=Han}]{1,20}(?:街道|镇|乡|村|社区|办事处|园区|新区|开发区|区|县|市|州|盟|旗|省|自治区)$/u
/** Whether a text is called as places are, whether or not one has a plan. */
export const isPlaceName = (text: string): boolean => PLACE.test(text)

export interface NameMatch {
  /** What leads to the indicator: the text itself, or its id where the text is only nearly its name. */
  readonly name: string
  /** The file's own text is a name of the plan. */
  readonly exact: boolean
  /** What the text says of the basis beside the name: 累计值, 当季值, 同比增长; null: nothing. */
  readonly basis: SpokenBasis | null
}

export interface NameBook {
  /** null: no indicator of the plans. */
  find(text: string): NameMatch | null
  /** The name of the indicator that is called most nearly so; null: none is called nearly so. */
  nearest(text: string): string | null
  /** Years that have a plan, the latest first. */
  readonly years: readonly number[]
  /** The one that a title speaks of: 2020-2022年口袋公园分月情况（个）. null also for titles that say more. */
  within(title: string): NameMatch | null
  /** The one whose name stands in a longer title; null where none or several do. */
  mentioned(title: string): NameMatch | null
  /** The region that a text names, in full or without the places above it (鲤城区); null: no region that has a plan. */
  place(text: string): string | null
  /** The indicator with this name or id that is shared out, by its name; null: it is none. */
  whole(text: string): string | null
  /** The share of a whole that a row means, by its name: 开元街道, 开元街道办事处; null: nobody called so has one. */
  share(whole: string, words: string): string | null
  /** Whether anybody who has a share is called so. */
  isShare(words: string): boolean
  /** Of rows that name none; null: nobody said. */
  readonly home: string | null
}

/** `region`: of rows that name none; null: whichever knows the name. */
export function nameBook(book: IndicatorBook, region: string | null): NameBook {
  const regions = (region === null ? book.regions.slice(0, REGIONS) : [region])
    .map((code) => book.region(code))
    .filter((found) => found !== null)
  const growth = new Map<string, string | null>()
  const every = regions.flatMap(({ plans }) => plans.flatMap(seriesOf))
  const nameOf = (called: string | null): string | null =>
    every.find(({ id, name }) => id === called || name === called)?.name ?? null
  for (const { plans } of regions) {
    for (const { id, name } of plans.flatMap(seriesOf)) {
      const plain = name.normalize('NFKC').replace(GROWTH, '')
      if (plain === name) continue
      const called = growth.get(plain)
      // Called alike in plans of other years with ids of their own: then the figure's year decides, by the name.
      const isSame = called === undefined || called === id
      const byName = regions.some((one) => one.find(name, 0) !== null) ? name : null
      growth.set(plain, isSame ? id : nameOf(called) === name ? byName : null)
    }
  }
  const remembered = new Map<string, NameMatch | null>()
  const known = (text: string): boolean => regions.some((one) => one.find(text, 0) !== null)
  const look = (text: string): NameMatch | null => {
    if (text.trim() === '' || text.length > 200) return null
    if (known(text)) return { name: text, exact: true, basis: null }
    const bracketed = withBasisOutside(text)
    if (bracketed !== null) return withBasis(withoutOrnaments(bracketed))
    const bare = withoutOrnaments(text)
    if (bare !== '' && known(bare)) return { name: bare, exact: false, basis: null }
    const plain = growth.get(bare)
    if (plain) return { name: plain, exact: false, basis: null }
    return withBasis(bare)
  }
  /** A name that carries its basis. A growth leads to the indicator of growth, an amount to the amount's, else to the growth's. */
  function withBasis(bare: string): NameMatch | null {
    const [, before = '', rest = bare] = SPAN_BEFORE.exec(bare) ?? []
    if (before !== '' && known(rest)) return { name: rest, exact: false, basis: spokenBasis(before, false) }
    const [, core = '', behind = '', form = ''] = BASIS_BEHIND.exec(rest) ?? []
    const span = behind || before
    if (core === '' || (span === '' && form === '')) return null
    const isRate = /同比|增/.test(form)
    if (!isRate && span === '') return null
    const name = isRate ? (growth.get(core) ?? rateCalled(core)) : known(core) ? core : growth.get(core)
    return name ? { name, exact: false, basis: spokenBasis(span, isRate) } : null
  }
  function rateCalled(core: string): string | null {
    const found = regions.map((one) => one.find(core, 0)).find((one) => one !== null)
    return found && kindRules[found.indicator.kind].figures === 'rate' ? core : null
  }
  const find: NameBook['find'] = (text) => {
    let match = remembered.get(text)
    if (match === undefined) {
      match = look(text)
      if (remembered.size < 20_000) remembered.set(text, match)
    }
    return match
  }
  const plans = regions.flatMap((one) => one.plans)
  const byId = new Map(plans.flatMap(seriesOf).map(({ id, name }) => [id, name]))
  const called = [...new Set(plans.flatMap(seriesOf).map(({ name }) => name))]
  const places = new Map<string, string | null>()
  return {
    find,
    home: region,
    whole: (text) => firstOf(regions, ({ shares }) => shares.whole(text)),
    share: (whole, words) => firstOf(regions, ({ shares }) => shares.share(whole, words)),
    isShare: (words) => regions.some(({ shares }) => shares.isShare(words)),
    mentioned(title) {
      const words = title.normalize('NFKC').replace(/\s+/g, '')
      const found = called.filter((name) => words.includes(name))
      const longest = found.filter((name) => !found.some((other) => other !== name && other.includes(name)))
      const [only] = longest
      return longest.length === 1 && only !== undefined ? find(only) : null
    },
    place(text) {
      const words = text.normalize('NFKC').replace(/\s+/g, '')
      if (words.length < 2 || words.length > 40) return null
      let place = places.get(words)
      if (place === undefined) {
        place = placeCalled(book, words)
        if (places.size < 20_000) places.set(words, place)
      }
      return place
    },
    years: [...new Set(plans.map(({ year }) => year))].sort((a, b) => b - a).slice(0, YEARS_OFFERED),
    nearest(text) {
      const bare = withoutOrnaments(text).replace(GROWTH, '')
      const [id] = regions.flatMap((one) => one.nearest(bare))
      return (id !== undefined && byId.get(id)) || null
    },
    within: (title) =>
      find(title) ??
      find(
        withoutOrnaments(title).replace(CALLED, '').replace(YEARS, '').replace(ABOUT, '').replace(TABLE, ''),
      ),
  }
}

function firstOf<One, Found>(all: readonly One[], look: (one: One) => Found | null): Found | null {
  for (const one of all) {
    const found = look(one)
    if (found !== null) return found
  }
  return null
}

/** By code or whole name, else by the end of it, or without its last character (北京), where that is one region's. */
function placeCalled({ places }: IndicatorBook, words: string): string | null {
  const exact = places.get(words)
  if (exact !== undefined) return exact
  const found = new Set<string>()
  for (const [name, code] of places) {
    if (name.endsWith(words) || /^[省市区县州]$/.test(name.replace(words, ''))) found.add(code)
  }
  const [only] = found
  return found.size === 1 && only !== undefined ? only : null
}

/** A basis in parentheses brought before them: 社会消费品零售总额（累计，亿元）. Null: they hold none. */
function withBasisOutside(raw: string): string | null {
  const [, front = '', inside = ''] = /^(.+?)\s*\(([^()]*)\)$/.exec(raw.normalize('NFKC').trim()) ?? []
  const span = new RegExp(SPAN).exec(inside)?.[0] ?? ''
  const form = /同比|增长|增速|增幅/.exec(inside)?.[0] ?? ''
  return span + form === '' ? null : `${front}${front.endsWith(form) && span === '' ? '' : `:${span}${form}`}`
}

function spokenBasis(span: string, isRate: boolean): SpokenBasis {
  if (span === '') return 'rate'
  const isSince = /累计|^1/.test(span)
  if (isRate) return isSince ? 'cumulative-yoy' : 'yoy'
  return isSince ? 'cumulative' : 'period'
}

/** Without numbering, 其中： and a unit in parentheses. */
function withoutOrnaments(raw: string): string {
  return withoutDigitMarks(raw.replace(ORNAMENTS, ''))
    .normalize('NFKC')
    .trim()
    .replace(ORNAMENTS, '')
    .replace(/\s*(?:\[\d{1,2}\]|[*※★☆]+)$/, '')
    .replace(/\s*\([^()]*\)$/, '')
    .replace(/^\s+|\s+$/g, '')
}
