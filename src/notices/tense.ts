// Whether a clause tells what was reached or what is to be reached: last year's results stand beside this year's targets in the same words.
import { folded } from './plain-text.ts'

export type Tense = 'past' | 'ahead'

const YEAR = /((?:19|20)\d{2})\s*年/gu
/** Years that a figure is compared with, or that end a programme, say nothing of the clause's own time. */
const COMPARED = /(?:比|较|与|同|在|对比|相比|以|自|从)\s*$/u
const PAST =
  /(?<![比较与同])去年|(?<![比较与同])上年度?(?!.{0,6}(?:持平|相当|下降|提高))|上一年|前年|(?:上半年|前三季度|一季度|1[-—–~－至]\d{1,2}月|\d{1,2}月底)[^,;。]{0,6}(?:已|共(?!建|同)|实际|完成了|实现了)|已(?:经)?(?:全部|基本|累计|如期|超额|提前|顺利|建成|完成|实现|达|解决|开工|竣工|投入|下达|有)|实际完成|累计完成了|截至|截止|(?<!项)目前(?:全|已|有|共)?|现有|现已|经[^,;。]{0,8}(?:调查|评估|统计|初步核算|核定)|(?:取得|给出|实现|完成|达到|解决|建成|获得|下降)了|进展情况|完成情况|以来[^,;。]{0,4}(?:累计|共|已)|回顾/u
const AHEAD =
  /今年|明年|今后|本年|来年|新的一年|预期目标|主要目标|目标(?:是|为|定)|力争|争取|确保|计划(?=[建新完投实开引改推到总在安])|拟|将(?!军|乐|来)|奋斗目标|建议/u
const GOES_ON = /^\s*(?:累计|其中|目前|占|分别|同比|环比|比上年|较上年|增速|增长|高于|完成年度)/u

/**
 * The tense of a clause, from its own words or from the clause before it.
 * `year`: the year of the plan; null when nobody knows it.
 */
export function tenseOf(clause: string, year: number | null, before: Tense): Tense {
  const plain = folded(clause)
  let own: Tense | null = null
  let at = -1
  for (const match of plain.matchAll(YEAR)) {
    const of = Number(match[1])
    const ahead = plain.slice(0, match.index)
    if (COMPARED.test(ahead) || /[-—–~－至]\s*$/u.test(ahead) || year === null) continue
    if (/^\s*(?:以来|基础|水平|的|—|-|建校)/u.test(plain.slice(match.index + match[0].length))) continue
    own = of < year ? 'past' : 'ahead'
    at = match.index
  }
  const past = plain.search(PAST)
  const ahead = plain.search(AHEAD)
  if (past > at && own !== 'past') {
    own = 'past'
    at = past
  }
  if (ahead > at && own !== 'ahead') own = 'ahead'
  return own ?? before
}

/** The tense with which the next sentence begins: what goes on with 累计 or 其中 tells of the same time. */
export const tenseAfter = (sentence: string, before: Tense): Tense =>
  GOES_ON.test(folded(sentence)) ? before : 'ahead'
