// Rates that are held against another one: 与经济增长同步, 高于GDP增速2个百分点, 快于全省平均水平, 比全市平均高1个百分点.
import type { Comparator } from '../core/comparators.ts'
import { inDigits } from './numerals.ts'

/** Of whom the other rate is: the whole economy of the plan's own place, a larger region or a trade, or another one of the notice. */
export type PartnerKind = 'economy' | 'average' | 'other'

export interface FoundRelation {
  /** Indices into the clause. */
  readonly start: number
  readonly end: number
  readonly rule: string
  readonly comparator: Comparator
  /** As written: GDP增速, 全省平均水平. */
  readonly partner: string
  readonly partnerKind: PartnerKind
  /** Points, in decimal notation; null where none are written. */
  readonly margin: string | null
  /** What the plan format cannot say of a margin, read as at least so many points: about, a range, per cent; within so many points, read without the margin. */
  readonly open: 'about' | 'range' | 'percent' | 'within' | null
}

const WIDER = '(?:全国|全省|全市|全自治区|全区|全县|全州|全盟|国家|省级?|市级?|区级?|县级?)'
const ANOTHER = '(?:全[国省市区县州]\\s*[、和及]\\s*)?'
const AVERAGE = `${ANOTHER}(?:${WIDER}|本?行业|同行业|同类|周边)[^,;。、\\d高低快慢]{0,10}?(?:平均|均值)(?:增长|增)?(?:水平|值|数|增速|增幅|速度|线)?`
const WHOLE = `${ANOTHER}全(?:国|省|市|自治区|区|县|州|盟)(?:的)?(?:[^,;。、\\d高低快慢]{0,10}?(?:增速|增幅|增长率|增长速度|增长水平|增长|涨幅|水平))?`
const ECONOMY = '(?:同期)?(?:经济|GDP|地区生产总值|生产总值)(?:的)?(?:增长|增速|增幅|发展)(?:速度|水平|幅度)?'
const NUMBER = '(?:\\d+(?:\\.\\d+)?|[一二两三四五六七八九十]{1,3})'
const MARGIN = `\\s*(?:约|近|至少|不少于|不低于|超过?)?\\s*(?<margin>${NUMBER})(?:\\s*[-—–~～至到]\\s*(?<upper>${NUMBER}))?\\s*(?:个?(?:百分点|点)|(?<percent>%))\\s*(?<about>左右|上下)?(?<within>以内)?(?:及?以上)?`
/** What is said of an average must end here: 高于全国平均水平的街道 says which streets. */
const ENDS = '(?=\\s*(?:$|[,;。、)(!?:\\n]|以上|并|且|和|及|与|左右|的(?:目标|要求|速度)))'
const PARTNER = `(?:(?<economy>${ECONOMY})|(?<average>${AVERAGE}|${WHOLE}))`

const WAYS: readonly (readonly [string, Comparator])[] = [
  ['(?:不低于|不慢于|不落后于|不少于|达到或(?:超过|高于)|达到)', 'no-slower-than'],
  ['(?:不高于|不快于|不超过)', 'no-faster-than'],
  ['(?<!不)(?:高于|快于|跑赢|超过|超出|高出|高过|快过|领先于?|优于|大于|超)', 'faster-than'],
  ['(?<!不)(?:低于|慢于|少于|小于)', 'slower-than'],
]
const COMPARED = new RegExp(
  `(?<![占同环对相可无])比${PARTNER}(?<way>高|快|多|低|慢|少)(?:出|于)?(?:${MARGIN}|${ENDS})`,
  'u',
)
const BY_WAY = WAYS.map(
  ([words, comparator]) => [new RegExp(`${words}${PARTNER}(?:${MARGIN}|${ENDS})`, 'u'), comparator] as const,
)
const IN_STEP = /(?:与|和|同)(?<partner>[^,;。]{0,20}?)(?:基本|保持)*同步(?!(?:推进|实施|开展|建设|规划))/u

const AND = '\\s*[、和与及]\\s*'
const POINTS = '\\s*(?:个?(?:百分点|点)|个|%)?'
const TAIL = '(?:的)?(?:平均|均值)?(?:增长|增)?(?:水平|值|数|增速|增幅|速度|线)?'
const SEVERAL = `(?<bodies>${WIDER}(?:${AND}${WIDER})+)(?<tail>${TAIL})`
const MARGINS = `\\s*(?<margins>${NUMBER}${POINTS}(?:${AND}${NUMBER}${POINTS})+)(?:及?以上)?`
/** 分别高于全国、全省平均2、1个百分点; 比全国、全省平均分别高2和1个百分点. */
const EACH_BY_WAY = WAYS.map(
  ([words, comparator]) =>
    [new RegExp(`(?:分别)?${words}${SEVERAL}(?:分别)?${MARGINS}`, 'u'), comparator] as const,
)
const EACH_COMPARED = new RegExp(
  `(?:分别)?(?<![占同环对相可无])比${SEVERAL}(?:分别)?(?<way>高|快|多|低|慢|少)(?:出|于)?${MARGINS}`,
  'u',
)
/** 高于全国平均2个、全省平均1个百分点. */
const PAIRED = WAYS.map(
  ([words, comparator]) =>
    [
      new RegExp(
        `${words}(?<one>${WIDER}${TAIL})\\s*(?<first>${NUMBER})${POINTS}${AND}(?:${words})?(?<two>${WIDER}${TAIL})\\s*(?<second>${NUMBER})\\s*个?(?:百分点|点)`,
        'u',
      ),
      comparator,
    ] as const,
)

/** What a clause (folded) holds against other rates: mostly nothing or one; two averages with a margin each are two. */
export function relationsIn(clause: string): readonly FoundRelation[] {
  const several = severalIn(clause)
  if (several.length > 0) return several
  const one = relationIn(clause)
  return one ? [one] : []
}

function severalIn(clause: string): readonly FoundRelation[] {
  for (const [words, comparator] of PAIRED) {
    const match = words.exec(clause)
    const { one, first, two, second } = match?.groups ?? {}
    if (match && one && first && two && second)
      return each(match, comparator, [
        [one, first],
        [two, second],
      ])
  }
  const compared = EACH_COMPARED.exec(clause)
  const isMore = /[高快多]/u.test(compared?.groups?.way ?? '')
  const found = [
    ...EACH_BY_WAY.map(([words, comparator]) => [words.exec(clause), comparator] as const),
    [compared, isMore ? 'faster-than' : 'slower-than'] as const,
  ]
  for (const [match, comparator] of found) {
    const { bodies = '', tail = '', margins = '' } = match?.groups ?? {}
    const places = bodies.split(/[、和与及]/u).map((place) => place.trim())
    const points = margins.match(new RegExp(NUMBER, 'gu')) ?? []
    if (match && places.length === points.length)
      return each(
        match,
        comparator,
        places.map((place, at) => [`${place}${tail}`, points[at] ?? '']),
      )
  }
  return []
}

const each = (
  match: RegExpExecArray,
  comparator: Comparator,
  pairs: readonly (readonly [partner: string, margin: string])[],
): readonly FoundRelation[] =>
  pairs.map(([partner, margin]) => ({
    ...spanOf(match),
    rule: `${comparator}-average`,
    comparator,
    partner,
    partnerKind: 'average',
    margin: inDigits(margin),
    open: null,
  }))

/** The one that it holds against another rate; null: none. */
function relationIn(clause: string): FoundRelation | null {
  for (const [words, comparator] of BY_WAY) {
    const match = words.exec(clause)
    if (match && isSaid(match)) return found(match, comparator)
  }
  const compared = COMPARED.exec(clause)
  if (compared)
    return /[高快多]/u.test(compared.groups?.way ?? '')
      ? found(compared, 'faster-than')
      : found(compared, 'slower-than')
  const inStep = IN_STEP.exec(clause)
  if (!inStep) return null
  const partner = inStep.groups?.partner?.trim() ?? ''
  return {
    ...spanOf(inStep),
    rule: 'in-step',
    comparator: 'in-step-with',
    partner,
    partnerKind: /^全|平均/u.test(partner)
      ? 'average'
      : /经济|GDP|生产总值/u.test(partner) || partner === ''
        ? 'economy'
        : 'other',
    margin: null,
    open: null,
  }
}

/** 达到全国先进水平 and 领先全省 name no rate that is to be passed. */
function isSaid({ 0: words, groups }: RegExpExecArray): boolean {
  const partner = groups?.average ?? ''
  if (words.startsWith('达到') && !/平均|均值/u.test(partner)) return false
  if (/先进|领先|一流|标准|最高|最低/u.test(partner)) return false
  const isBare = /^(?:全[国省市区县州盟]\s*[、和及]?\s*)+$/u.test(partner)
  return !isBare || groups?.margin !== undefined || /^不?[高低快慢]于/u.test(words)
}

function found(match: RegExpExecArray, comparator: Comparator): FoundRelation {
  const { economy, average, margin, upper, percent, about, within } = match.groups ?? {}
  const open = within ? 'within' : upper ? 'range' : percent ? 'percent' : about ? 'about' : null
  return {
    ...spanOf(match),
    rule: `${comparator}-${economy ? 'economy' : 'average'}`,
    comparator,
    partner: (economy ?? average ?? '').trim(),
    partnerKind: economy ? 'economy' : 'average',
    margin: margin === undefined || within !== undefined ? null : inDigits(margin),
    open,
  }
}

const spanOf = (match: RegExpExecArray): { readonly start: number; readonly end: number } => ({
  start: match.index,
  end: match.index + match[0].length,
})
