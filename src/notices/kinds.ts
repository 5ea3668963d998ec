// Of which kind a target is, what it counts and how firm it is: from the words around its number.
import { type Comparator, comparatorRules } from '../core/comparators.ts'
import { KINDS, type Kind, kindRules } from '../core/kinds/index.ts'
import type { UnitFamily } from './units.ts'

const GROWTH =
  /(?:增长|增速|增幅|涨幅|上涨|递增|增收|减排|增加(?!值)|下降|降低|减少|降幅|压减|压降|缩减|递减|回落)[^,;。]{0,6}$/u
/** A stock: what there is at the end, not what came in. */
const STOCK =
  /(?:达到|达|总数|总量|保有量|存量|规模|累计|稳定在|保持在|突破|超过|总规模|在校生|总人口|余额|拥有|提高到|提升到|增加到|扩大到|产能|\bmaintained)[^,;。]{0,6}$/u
const FLOW = /(?:收入|额|投资|增加值|产值|产量|总值|营收|税收|财政|支出|旅游人数|接待|吞吐量|贷款)/u
const IN_HUNDREDS = /学位|泊位|车位|床位|岗位|座位|席位/u

/** What decides the kind of one number. `upTo`: words in front of it; `behind`: what follows the unit, up to the clause's end. */
interface KindContext {
  readonly upTo: string
  readonly behind: string
  readonly family: UnitFamily | null
  readonly comparator: Comparator
  readonly value: number
}

/** Whether it keeps something within bounds: at most, less than. */
export const isLimit = (comparator: Comparator): boolean => comparatorRules[comparator].sets === 'limit'

/** Whether a count of items: only they are started, finished or advanced. */
export const countsItems = (kind: Kind): boolean => kindRules[kind].figures === 'items'

/** Whether it tells by how much something grows. */
export const isGrowth = (kind: Kind | undefined): boolean =>
  kind !== undefined && kindRules[kind].figures === 'rate'

export function kindOf({ upTo, behind, family, comparator, value }: KindContext): Kind {
  const limits = isLimit(comparator)
  if (comparatorRules[comparator].sets === 'nothing') return 'ceiling'
  if (family === 'share') {
    if (limits) return 'ceiling'
    if (GROWTH.test(upTo)) return 'growth'
    return 'ratio'
  }
  if (family === 'points') return 'level'
  if (limits) return 'ceiling'
  if (STOCK.test(upTo) && !FLOW.test(upTo) && !/(?:新增|新建|引进|培育|完成)/u.test(upTo)) return 'level'
  if (family === 'item' && value < 1000 && !IN_HUNDREDS.test(`${upTo}${behind.split('、')[0]}`))
    return 'count'
  return 'cumulative'
}

const START = /(?:启动|开工|动工|新启动|开建|奠基)/u
const ADVANCE =
  /(?:加快|推进|加强|扶持|抓好|倒排|筛选|滚动|策划|服务推动|推动建设|实施新建|实施|谋划|培育|促进|支持|前期)/u
const FINISH =
  /(?:建成|完成|完工|竣工|新增|新建|新辟|成立|设立|建立|引进|落地|投用|投产|达到|实现|全覆盖|推广应用|移交|共建|梳理|争创|创建)/u

/** What a count counts: 启动 starts, 建成 and 新增 completions, 加快 and 推进 progress. Words behind the number win (26个项目开工). */
export function actionOf(upTo: string, behind: string): 'start' | 'finish' | 'advance' {
  if (/^[^,;。、]{0,10}(?:开工|动工|启动)/u.test(behind)) return 'start'
  if (/^[^,;。]{0,14}(?:建成|竣工|完工|投用|投产|移交|全覆盖|达标)/u.test(behind)) return 'finish'
  if (START.test(upTo)) return 'start'
  if (/(?:加快|推进|推动建设|实施)/u.test(upTo)) return 'advance'
  if (FINISH.test(upTo)) return 'finish'
  if (ADVANCE.test(upTo)) return 'advance'
  return 'finish'
}

/** 力争, 争取, 努力: an aspiration; all else binds. */
export const firmnessOf = (clause: string): 'binding' | 'aspirational' =>
  /力争|争取|努力|争创|力求|奋力|争当|争先|aim to|strive/iu.test(clause) ? 'aspirational' : 'binding'

/** Whether this kind judges by the comparator, in the unit. */
export const kindFits = (kind: Kind, comparator: Comparator, unit: string | null): boolean =>
  kindRules[kind].comparators.includes(comparator) &&
  (kindRules[kind].unit === null || kindRules[kind].unit === unit)

/** The first of those wished for that fits and needs no steps, else any that does. */
export function fittingKind(
  wished: readonly [Kind, ...Kind[]],
  comparator: Comparator,
  unit: string | null,
): Kind {
  const fits = (one: Kind): boolean =>
    kindRules[one].steps !== 'needed' &&
    kindFits(one, comparator, unit) &&
    (!kindRules[one].isPlace || wished.includes(one))
  return [...wished, ...KINDS].find(fits) ?? wished[0]
}
