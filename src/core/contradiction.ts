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

/** Clauses end here; a claim and what takes it back stand in one clause. */
const CLAUSES = /[，。；、！？：,;!?:\n]|\.(?!\d)/

/** Not claimed: denied, wished, planned, asked for, or of a part only. 完成率 and 完成 50% are measured, not claimed. */
const NOT_CLAIMED =
  /[未没不难]|尚|预计|争取|力争|确保|努力|计划|拟|将|有望|可望|基本|接近|即将|推动|加快|部分|个别|其中|上年|去年|上月|若|如果|一旦|[后时前]$/

const DONE = [
  /已(?:经)?(?:全部|全面|提前|如期|按期|超额|圆满|顺利)?(?:完成|建成|竣工|达标|办结)(?:了)?(?:(?:全年|年度|本年|既定)(?:的)?)?(?:目标)?(?:任务)?$/,
  /(?:全部|全面|提前|超额|圆满)(?:完成|建成|竣工|达标)(?:了)?(?:(?:全年|年度|本年|既定)(?:的)?)?(?:目标)?(?:任务)?$/,
  /完成(?:了)?(?:全年|年度|本年|既定)(?:的)?目标任务?$/,
  /(?:完成率|完成)(?:达到?|为|了)?\s*100\s*[%％]$/,
] as const

const ON_PACE = [
  /(?:达到?|符合|超过?|快于|好于|高于|超前于?)(?:了)?(?:序时)?进度(?:要求)?/,
  /(?:达到|快于|好于|高于|超过)时序进度/,
  /进度(?:正常|良好)/,
] as const

/** Digits between 已完成 and its object say how much is done, not that all is: 已完成投资 3.2 亿元. */
function claimIn(clause: string): { readonly claim: Contradiction['claim']; readonly phrase: string } | null {
  const words = clause.normalize('NFKC').replace(/\s+/g, '')
  for (const [claim, forms] of [
    ['done', DONE],
    ['on-pace', ON_PACE],
  ] as const) {
    for (const form of forms) {
      const found = form.exec(words)
      if (!found) continue
      const before = words.slice(0, found.index)
      const after = words.slice(found.index + found[0].length)
      if (NOT_CLAIMED.test(before) || /^[后时前的率]/.test(after)) continue
      return { claim, phrase: found[0] }
    }
  }
  return null
}

/** What a text claims, in its order: each phrase once. */
export function claimsIn(
  words: string,
): readonly { readonly claim: Contradiction['claim']; readonly phrase: string }[] {
  const found = words.split(CLAUSES).flatMap((clause) => claimIn(clause) ?? [])
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
