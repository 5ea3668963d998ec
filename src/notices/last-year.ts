// A notice held against the plan of the year before: which target goes on, changed or not, which is new and which is gone.
import { defaultBasis } from '../core/basis.ts'
import { type Decimal, toPlain } from '../core/decimal.ts'
import { kindRules } from '../core/kinds/index.ts'
import type { Observation } from '../core/observation.ts'
import { lastDayOf, wholeYear } from '../core/period.ts'
import type { Indicator, Plan } from '../core/plan.ts'
import { endedBy, planOn } from '../core/plan-days.ts'
import { isGrowth } from './kinds.ts'
import type { ReadNotice, ReadTarget } from './reading.ts'

/** What became of a target since the year before. */
export interface Continued {
  readonly fate: 'same' | 'changed' | 'new'
  /** The indicator that it goes on with; null: it is new. */
  readonly before: Indicator | null
  /** Others that it may be as well. */
  readonly others: readonly Indicator[]
  /** Whether a person must say: another is as likely, or the two are alike but not quite. */
  readonly doubtful: boolean
}

export interface LastYear {
  /** As it stood on the last day of its year. */
  readonly plan: Plan
  readonly targets: ReadonlyMap<ReadTarget, Continued>
  /** Indicators that were still in force at its end and that no target goes on with. */
  readonly gone: readonly Indicator[]
  /** By id, in the unit of its indicator: what was reached at the year's end, as far as it is known. */
  readonly outcomes: ReadonlyMap<string, Decimal>
}

/** What was reached at the plan's year's end, by id: the figure of the whole year in the basis that is judged. */
export function outcomesOf(plan: Plan, figures: readonly Observation[]): Map<string, Decimal> {
  const end = lastDayOf(wholeYear(plan))
  return new Map(
    plan.indicators.flatMap((indicator): [string, Decimal][] => {
      const last = figures.find(
        ({ indicator: of, basis, period }) =>
          of === indicator.id && basis === defaultBasis(indicator) && lastDayOf(period) === end,
      )
      return last?.value ? [[indicator.id, last.value]] : []
    }),
  )
}

/** From this likeness on two are taken for the same; the best pairs first, each once. */
const LIKE = 0.62
/** Below this it is asked. */
const SURE = 0.75
/** Another within this of the best makes a question of it. */
const CLOSE = 0.06
const MOST_OTHERS = 2

/** Each target with the indicator that it goes on with. Compares all with all: a few hundred by a few hundred. */
export function heldAgainst(
  given: Plan,
  notice: ReadNotice,
  outcomes: ReadonlyMap<string, Decimal> = new Map(),
): LastYear {
  const end = lastDayOf(wholeYear(given))
  const plan = planOn(given, end)
  const targets = notice.tasks.flatMap((task) => task.targets)
  const before = plan.indicators.map((indicator) => ({ indicator, face: faceOfIndicator(indicator) }))
  const pairs = targets.flatMap((target) => {
    const face = faceOfTarget(target)
    return before.flatMap(({ indicator, face: other }) => {
      const likeness = likenessOf(face, other)
      return likeness >= LIKE ? [{ target, indicator, likeness }] : []
    })
  })
  pairs.sort((a, b) => b.likeness - a.likeness)
  const found = new Map<ReadTarget, Continued>()
  const taken = new Set<Indicator>()
  for (const { target, indicator, likeness } of pairs) {
    if (found.has(target) || taken.has(indicator)) continue
    taken.add(indicator)
    const others = pairs.filter(
      (pair) =>
        pair.target === target &&
        pair.indicator !== indicator &&
        !taken.has(pair.indicator) &&
        pair.likeness > likeness - CLOSE,
    )
    found.set(target, {
      doubtful: others.length > 0 || likeness < SURE,
      fate: promisesTheSame(target, indicator) ? 'same' : 'changed',
      before: indicator,
      others: others.slice(0, MOST_OTHERS).map((pair) => pair.indicator),
    })
  }
  for (const target of targets)
    if (!found.has(target)) found.set(target, { fate: 'new', before: null, others: [], doubtful: false })
  return {
    plan,
    targets: found,
    gone: plan.indicators.filter((indicator) => !taken.has(indicator) && endedBy(indicator, end) === null),
    outcomes,
  }
}

/** What of a target tells which one it is, without its numbers. */
interface Face {
  readonly family: 'growth' | 'share' | 'steps' | 'amount'
  readonly unit: string
  /** What is done: 新建, 改造. */
  readonly verb: string
  readonly name: ReadonlySet<string>
  readonly phrase: ReadonlySet<string>
  /** Of which part it is: 城镇, 第三产业, 出口. */
  readonly part: string
}

const faceOfTarget = ({ name, phrase, unit, kind }: ReadTarget): Face => ({
  ...faceOf(name, phrase),
  family: familyOf(kind, unit),
  unit: bareUnit(unit),
})

const faceOfIndicator = ({ name, phrase, unit, kind }: Indicator): Face => ({
  ...faceOf(name, phrase ?? name),
  family: familyOf(kind, unit),
  unit: bareUnit(unit),
})

function familyOf(kind: Indicator['kind'], unit: string | null): Face['family'] {
  if (isGrowth(kind)) return 'growth'
  if (kindRules[kind].steps === 'needed') return 'steps'
  return unit === '%' || unit === '‰' ? 'share' : 'amount'
}

/** 万户 and 户, 亿元 and 万元 measure the same. */
const bareUnit = (unit: string | null): string => (unit ?? '').replace(/^[十百千万亿]+/u, '')

const VERB =
  /^(?:新建成|新建|新增|新引进|新培育|建成|改造提升|提升改造|改造|完成|引进|培育|启动|推进|实施|打造|开工|竣工|力争|争取|确保|实现|建设)+/u
/** 新建口袋公园 as 口袋公园; what is nothing but a verb stays. */
export const withoutVerb = (words: string): string => words.replace(VERB, '') || words

const PART = /城镇|农村|城乡|第[一二三]产业|出口|进口|外资|内资|工业|服务业|民间|总收入|新增|累计/gu
/** What another part costs: 居民收入 and 城镇居民收入 are asked. */
const OTHER_PART = 0.2
const SAME_WORDS: readonly (readonly [RegExp, string])[] = [
  [/地区生产总值|国内生产总值|生产总值|gdp|经济(?=增长|总量|$)/gu, '生产总值'],
  [/规模以上|规模(?=工业)/gu, '规上'],
  [/全社会固定资产投资/gu, '固定资产投资'],
  [/社零总额|社零额|社消零/gu, '社会消费品零售总额'],
  [/地方一般公共预算|公共财政预算|地方公共财政/gu, '一般公共预算'],
  [/常住居民|居民/gu, '居民'],
  [/人均纯收入|可支配收入/gu, '收入'],
  [/消费价格(?:总水平|指数)?/gu, '消费价格'],
  [/学前教育/gu, '幼儿园'],
  [/(?:停车位|停车泊位|泊位)/gu, '停车位'],
  [/公厕/gu, '公共厕所'],
  [/(?:老旧社区|旧住宅小区|老旧住宅小区)/gu, '老旧小区'],
]
/** Of every name and of none. */
const NOTHING_SAID =
  /全[区市县省镇]|我[区市县省]|今年|全年|年内|年底前?|\d{4}年|增速|增幅|涨幅|增长率?|上涨|力争|争取|确保|努力|预期|目标|达到|达|突破|超过|不低于|不少于|不超过|控制在|保持在?|稳定在?|完成|实现|以上|以内|左右|以下|个百分点|比例|面积|数量|个数/gu

function faceOf(name: string, phrase: string): Omit<Face, 'family' | 'unit'> {
  const plain = plainOf(name)
  const verb = VERB.exec(plain)?.[0] ?? ''
  return {
    verb,
    name: pairsOf(plain.slice(verb.length)),
    phrase: pairsOf(plainOf(phrase)),
    part: [...new Set(plain.match(PART) ?? [])].sort().join(' '),
  }
}

/** Without blanks and signs; what has several names under one of them: GDP and 地区生产总值. */
export function inOneWord(words: string): string {
  let plain = words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')
  for (const [pattern, word] of SAME_WORDS) plain = plain.replace(pattern, word)
  return plain
}

const plainOf = (words: string): string => inOneWord(words).replace(NOTHING_SAID, '').replace(/\d+/gu, '')

/** Neighbouring characters two by two; a single one stands for itself. */
function pairsOf(words: string): ReadonlySet<string> {
  const characters = [...words]
  if (characters.length < 2) return new Set(characters)
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`))
}

/** 0 to 1: how much of both is in both (Dice). */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let common = 0
  for (const pair of a) if (b.has(pair)) common += 1
  return (2 * common) / (a.size + b.size)
}

/** 0 to 1; 0 for what cannot be the same: a growth and an amount, households and kilometres. */
function likenessOf(a: Face, b: Face): number {
  if (a.family !== b.family || a.unit !== b.unit) return 0
  const words = Math.max(shared(a.name, b.name), (shared(a.name, b.name) + shared(a.phrase, b.phrase)) / 2)
  const together = 0.85 * Math.max(words, shared(a.phrase, b.phrase) * 0.95)
  return together + (a.verb === b.verb ? 0.15 : 0.05) - (a.part === b.part ? 0 : OTHER_PART)
}

const isNumber = (value: Decimal | null | undefined, written: string | null): boolean =>
  value === null || value === undefined ? written === null : written !== null && toPlain(value) === written

/** Comparator, numbers and unit as they were. */
function promisesTheSame(target: ReadTarget, { target: before, amendments, unit }: Indicator): boolean {
  const last = amendments.at(-1)?.target ?? before
  return (
    target.comparator === last.comparator &&
    isNumber(last.value, target.value) &&
    isNumber(last.upper, target.upper) &&
    (target.unit ?? unit) === unit
  )
}
