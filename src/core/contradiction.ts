// Whether a narrative claims what the figures contradict: stated phrases, clause by clause, and no guessing beyond them.
import type { Assessment, Status } from './assessment.ts'
import type { Claim, Narrative } from './narrative.ts'

interface Contradiction {
  readonly indicator: string
  readonly claim: 'done' | 'on-pace'
  /** The words that claim it: a phrase of the text, or the claim that was chosen (`claim`: then for the whole task). */
  readonly phrase: string
  readonly chosen: boolean
  /** What the figures say instead. */
  readonly status: Status
}

/** Sentences, then clauses, end here; a claim and what takes it back stand in one clause. */
const SENTENCES = /[。；！？;!?\n]/
const CLAUSES = /[，：、,:]|\.(?!\d)/

/** Denied, in whatever place before the claim: not 不断, 未来, 困难. */
const DENIED =
  /未(?!来)|没(?!收)|不(?!断|仅|但|少|低于|慢于|懈|畏|误|折|忘|怕)|(?<![困疑艰攻破解畏])难(?![题点关度免得])|无法|尚|还差|仍|距(?=.*(?:目标|任务|进度))|not(?!i)|without/i

/** Wished, planned, asked for, or on a condition. */
const WISHED =
  /预[计估]|预期(?=.*(?:完成|实现|达))|争取|力争|确保|保证|努力(?!下|$)|拟(?![定制])|(?<!已|已经)将(?!近)|[有可]望|有信心|即将|推动|推进$|加快|督促|要求|围绕|紧盯|聚焦|锚定|为确保|^为|若|如果|一旦|待(?!遇)|下一?步|下阶段|接下来|(?<!已.{0,8})(?:月底?|年底|\d日)前(?!.*已)|到20\d\d年|目标是|(?<![比较])原计划(?!.*提前)|(?:^|[^按照度年资作入原定工较比动划])计划(?![任务数的目投提安])|will|shall|expect|plan(?:ned|sto)|aimto|hopeto/i

/** Only a part, or another time. */
const PARTLY =
  /仅|只有|基本|接近|大部分|大多数?|多数|部分(?!人)|个别|其中|近半|过半|一半|除|其余|余下|陆续|逐步|分批|(?<![比较同与])(?:上年|去年|往年|前年)|上月|上季度|almost|nearly|partly|part(?:s)?of/i

/** What stands right before the claim and makes an order of it. */
const ORDERED =
  /(?:必须|务必|(?<![主重首纪摘])要|须|(?<![响反适])应|能够?|可|全力(?:以赴)?|坚决|[以来去向促]|朝着|促进|保障|助力)(?:按[时期]|如期|全面|全部|圆满|超额|提前|顺利|保质保量)*$/

/** A step of the way, not the task: 招标已完成, 一期已建成. */
const STEP =
  /(?:前期|方案|规划|设计|可研|立项|招标|招投标|地勘|勘察|(?<!市场|经营)主体|桩基|基坑|地下室|基础|封顶|审批|环评|选址|施工图|清表|围挡|[一二首]期|首批|第[一二]批|阶段|序时|时序|节点|[一二三]季度|上半年|本月|当月|月度|季度)(?:性|的)?(?:编制|工作|手续|工程|施工|建设|结构|任务|目标|报批)*$/

/** Some of many: 10 个项目中 8 个, unless all are meant. */
const COUNTED = /[\d一二两三四五六七八九十百]+(?:多)?[个项条家所座处户套宗件名人辆公里](?:[^全均都]{0,12})$/
const OF_ALL = /全部|全面|全数|均|都|百分之百|100%/

const HOW =
  '(?:已经?|全部|全面|均|都|全|如期|按期|按时|超额|圆满|顺利|胜利|高质量|高标准|保质保量|正式|提前(?:约?[\\d一二两三四五六七八九十半]+个?多?(?:月|天|日|周|季度))?)'
const END =
  '完成|建成|竣工|完工|交工|达标|办结|收官|交付|投用|投产|投入使用|投入运营|投入运行|通车|启用|开园|贯通|销号|清零|整改到位|落实到位|整改完成|建设完成|开放|开馆|开业|运营|通过(?:竣工)?验收'
const YEAR =
  '(?:(?:省|市|区|县|上级|省市)?(?:委|政府)?(?:下达|确定|分解|交办)?的?(?:全年各项|年度各项|全年|年度|本年度?|今年|当年|既定|预定|各项|年初确定|总体|全部)?的?)'
const GOAL = '(?:目标任务|任务目标|任务指标|工作任务|建设任务|目标|任务|指标|计划)(?:任务|数|值)?'

const DONE: readonly RegExp[] = [
  new RegExp(
    `${HOW}+(?:${END})(?:并?(?:对外|正式)?(?:${END}))?了?(?:${YEAR}(?:${GOAL}|工作|建设)?)?(?:并.{2,8})?$`,
  ),
  new RegExp(`完成了?(?:全年|年度|本年度?|今年|既定|预定)的?[\\u4e00-\\u9fff]{0,10}${GOAL}$`),
  new RegExp(`超额(?:\\d+(?:\\.\\d+)?%)?完成了?${YEAR}(?:${GOAL})?(?=\\d|$)`),
  new RegExp(
    `(?:(?:全年|年度|今年|各项|既定|总体)的?${GOAL}${HOW}*|${GOAL}${HOW}+)(?:完成|实现|达成|达到|达标|兑现|收官)了?$`,
  ),
  new RegExp(`${HOW}+(?:实现|达到?|达成|兑现)了?${YEAR}${GOAL}(?:要求)?$`),
  /(?:has|have)?(?:all|fully|now|already|been)+(?:completed|finished)$/i,
  /^(?:the)?(?:task|target|work|project|it)s?(?:is|are|was|were)(?:completed?|finished|done)$/i,
]

/** A share of the year's goal: done from 100 on. 完成年度计划的 103.2%, 完成率 100%. */
const SHARE = new RegExp(
  `(?:(?:完成|占|达到?|为)了?${YEAR}${GOAL}(?:总数|总量|总投资|总额)?的?|完成(?:率|度|比例|进度)(?:已)?(?:达到?|为|是)?|完成了?(?=100%$))(\\d+(?:\\.\\d+)?)%`,
)

const ON_PACE: readonly RegExp[] = [
  /(?:达到?|达成|实现|满足|符合|超过?|超出|快于|好于|高于|优于|超前于?|领先于?|提前于|赶上|跟上|保持|不低于|不慢于)了?(?:年度|全年|目标|计划|既定)?(?:序时|时序|时间|计划|节点)?进度(?:要求|计划|目标|安排)?(?!的?[1-9]\d?(?:\.\d+)?%)/,
  /(?:达到?|超过?)序时/,
  /(?:达到?|符合|满足)(?:序时|时序|时间节点|节点)要求/,
  /(?:进展|进度)(?:均|都)?符合(?:预期|计划|要求)/,
  /与?(?:序时|时序|计划)进度(?:要求)?(?:保持)?(?:同步|持平|一致|相符|达标)/,
  /按照?(?:既定|年度|原定)?(?:序时|时序|计划|节点|时间节点|时间表|时间进度)(?:进度)?(?:要求|安排)?(?:有序|稳步|顺利|扎实|如期|正常|全面)*(?:推进|实施|进行|开展)/,
  /(?:进度|进展|推进|建设)(?:情况)?(?:总体|整体|一切|较为|比较|均|十分|非常)*(?:正常|良好|顺利|较快|理想)/,
  /(?:快于|好于|高于|优于|超过|超出|超|突破)(?:全年|年度|预期|年初|既定)的?(?:增长|预期)?(?:目标|任务|计划)(?:值|数)?/,
  /(?:序时|时序|阶段性|节点)(?:目标任务|目标|任务)(?:均|都|已|全部|如期|按时|顺利|提前|超额)+(?:完成|实现|达成)/,
  /(?:完成|达)序时(?:进度|任务|目标)?的?1\d\d(?:\.\d+)?%/,
  /序时完成率(?:达到?|为)?1\d\d(?:\.\d+)?%/,
  /on(?:track|schedule|pace|target)|aheadof(?:schedule|plan|pace|target)/i,
]

interface ClaimInWords {
  readonly claim: Contradiction['claim']
  readonly phrase: string
}

function claimIn(clause: string, lead: string): ClaimInWords | null {
  const words = plainly(clause)
  for (const [claim, found] of formsIn(words)) {
    const before = words.slice(0, found.index)
    const after = words.slice(found.index + found[0].length)
    if (DENIED.test(before) || WISHED.test(before) || WISHED.test(lead)) continue
    if (PARTLY.test(before) || ORDERED.test(before) || STEP.test(before)) continue
    if (COUNTED.test(before) && !OF_ALL.test(found[0])) continue
    if (/^[后时前的率]|^(?:情况|仍|还)|[难差]/.test(after)) continue
    return { claim, phrase: found[0] }
  }
  return null
}

/** Every form that the words have, claims of an end before those of a pace. */
function* formsIn(words: string): Iterable<readonly [Contradiction['claim'], RegExpExecArray]> {
  for (const form of DONE) {
    const found = form.exec(words)
    if (found) yield ['done', found]
  }
  const share = SHARE.exec(words)
  if (share && Number(share[1]) >= 100) {
    // 完成序时任务的 110% is a pace.
    if (
      !/序时|时序|季度|半年|月$|月度/.test(words.slice(Math.max(0, share.index - 4), share.index) + share[0])
    )
      yield ['done', share]
  }
  for (const form of ON_PACE) {
    const found = form.exec(words)
    if (found) yield ['on-pace', found]
  }
}

const plainly = (words: string): string =>
  words
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/百分之百/g, '100%')
    .replace(/[“”"‘’《》()]/g, '')

/** So short a clause leads in what follows it: 预计到年底，… */
const LONGEST_LEAD = 14

/** What a text claims, in its order: each phrase once. */
export function claimsIn(words: string): readonly ClaimInWords[] {
  const found: ClaimInWords[] = []
  // A full-width colon or stop is one too; digits of a list (1. 2.) end nothing.
  for (const sentence of words.split(SENTENCES)) {
    let lead = ''
    for (const clause of sentence.split(CLAUSES)) {
      const claim = claimIn(clause, lead)
      if (claim) found.push(claim)
      const plain = plainly(clause)
      lead = plain.length <= LONGEST_LEAD ? plain : ''
    }
  }
  return found.filter(({ phrase }, at) => found.findIndex((one) => one.phrase === phrase) === at)
}

const CONTRADICTED: Readonly<Record<Contradiction['claim'], readonly Status[]>> = {
  done: ['ahead', 'on-pace', 'behind', 'missed'],
  'on-pace': ['behind', 'missed'],
}

/**
 * What the figures of a narrative's month contradict. `assessments`: of the task's indicators, as of the end of that
 * month or later. A chosen claim is about the whole task: every indicator may contradict it. A phrase may be about any
 * part of the task: it is contradicted only where every indicator with a verdict says otherwise. Missing figures, what
 * is not due and what cannot be measured contradict nothing. In the order of the assessments, each indicator once per
 * kind of claim, the chosen one first.
 */
export function contradictions(
  { claim, words }: Pick<Narrative, 'claim' | 'words'>,
  assessments: readonly Pick<Assessment, 'indicator' | 'status'>[],
): readonly Contradiction[] {
  const judged = assessments.filter(({ status }) => !SILENT.has(status))
  const against = (kind: Contradiction['claim']) =>
    judged.filter(({ status }) => CONTRADICTED[kind].includes(status))
  const found: Contradiction[] = []
  const tell = (kind: Contradiction['claim'], phrase: string, chosen: boolean): void => {
    for (const { indicator, status } of against(kind)) {
      if (found.some((one) => one.indicator === indicator && one.claim === kind)) continue
      found.push({ indicator, claim: kind, phrase, chosen, status })
    }
  }
  const stated = claim && STATED[claim]
  if (stated) tell(stated, claim, true)
  for (const { claim: kind, phrase } of claimsIn(words.progress)) {
    if (judged.length > 0 && against(kind).length === judged.length) tell(kind, phrase, false)
  }
  return found
}

const SILENT: ReadonlySet<Status> = new Set(['missing', 'not-due', 'other', 'ended'])

const STATED: Readonly<Record<Claim, Contradiction['claim'] | null>> = {
  done: 'done',
  ahead: 'on-pace',
  'on-pace': 'on-pace',
  behind: null,
  other: null,
}
