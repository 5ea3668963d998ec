// What every document about a plan's progress is made of, and what all of them say at their head and foot.
import type { Instant } from '../core/period.ts'
import { writtenDay } from '../core/period-words.ts'
import type { Plan } from '../core/plan.ts'
import { fill, type Language, type Text, text } from '../core/text.ts'
import { localText } from '../core/zone.ts'
import type { Inspection } from '../slips/inspection.ts'
import type { PageBlock } from './blocks.ts'
import type { Fields, ReportDocument } from './document.ts'
import type { PaperGround, PaperLine } from './lines.ts'
import type { PaperSpan } from './window.ts'
import type { WorkbookOf } from './workbook.ts'

/** Of what a document is. */
type PaperSubject = 'plan' | 'unit' | 'leader' | 'indicator' | 'slip' | 'inspection'

export const SUBJECT_WORDS: Readonly<Record<Exclude<PaperSubject, 'plan'>, Text>> = {
  unit: text('一个单位', 'a unit'),
  leader: text('一位分管领导', 'a leader in charge'),
  indicator: text('一个指标', 'an indicator'),
  slip: text('一张督查单', 'a slip'),
  inspection: text('一项督查', 'an inspection'),
}

export interface PaperInput extends PaperGround {
  readonly lines: readonly PaperLine[]
  /** Of an inspection: what was planned and found. */
  readonly inspection?: Inspection
  /** Id of the unit, leader, indicator, slip or inspection; empty where it is of the whole plan. */
  readonly subject: string
  /** 发文字号; null: the office has yet to give it. */
  readonly number: string | null
  /** 发文机关署名; null: the supervision office that the plan itself names. */
  readonly office: string | null
}

/** A document that is made of where a plan stands. */
export interface PlanPaper<Given extends Fields = Fields> extends ReportDocument<PaperInput, Given> {
  readonly about: PaperSubject
  /** What it tells, in a sentence. */
  readonly tells: Text
  /** It is nothing without any. */
  readonly figures: boolean
  /** It lists files that stand for what was written. */
  readonly evidence?: true
  /** The time that it tells of; absent: only of the day. */
  readonly span?: PaperSpan
}

/** A workbook about where a plan stands, which is no document on paper. */
export interface PlanWorkbook
  extends Pick<PlanPaper, 'name' | 'tells' | 'about' | 'figures' | 'evidence' | 'span'> {
  /** Pure: the same input, the same workbook. */
  readonly workbook: (input: PaperInput, lang: Language) => WorkbookOf
}

export const HEAD_FIELDS = {
  文号: 'words',
  标题: 'words',
  说明: 'words',
  署名: 'words',
  日期: 'words',
} as const

const WORDS = {
  blankNumber: text('{prefix}〔{year}〕　　号', '{prefix} [{year}] No.     '),
  prefix: text('督', 'Supervision'),
  standing: text(
    '（数据截至{day}，以{moment}已知并公布的为准）',
    '(Figures as of {day}, as far as they were known and public at {moment})',
  ),
  demo: text(
    '（数据截至{day}，以{moment}已知并公布的为准；含演示数据，不得作为考核依据）',
    '(Figures as of {day}, as far as they were known and public at {moment}; some are made up for demonstration)',
  ),
  office: text('督查室', 'Supervision Office'),
} as const

export function headFacts(input: PaperInput, title: string, lang: Language) {
  const { plan, asOf, knownAt, number, office, lines } = input
  const prefix = plan.slipPrefix ?? WORDS.prefix[lang]
  const said = lines.some(({ demo }) => demo) ? WORDS.demo : WORDS.standing
  return {
    文号: number ?? fill(WORDS.blankNumber[lang], { prefix, year: asOf.slice(0, 4) }),
    标题: title,
    说明: fill(said[lang], { day: writtenDay(asOf, lang), moment: momentOf(knownAt) }),
    署名: office ?? officeOf(plan, lang),
    日期: writtenDay(asOf, lang),
  }
}

export const momentOf = (instant: Instant): string => localText(instant).slice(0, 16).replace('T', ' ')

/** Whoever receives the written reports that the plan asks for and is an office of supervision. */
const officeOf = (plan: Plan, lang: Language): string =>
  (lang === 'zh' && plan.duties.flatMap(({ receivers }) => receivers).find((name) => /督查/.test(name))) ||
  WORDS.office[lang]

/** 发文字号, title and what the figures are of. */
export const PAPER_HEAD: readonly PageBlock[] = [
  { kind: 'number', words: '{文号}' },
  { kind: 'title', words: '{标题}' },
  { kind: 'note', words: '{说明}' },
]
export const PAPER_FOOT: PageBlock = { kind: 'signed', office: '{署名}', day: '{日期}' }

/** 区《政府工作报告》目标任务 within 2022年区《政府工作报告》目标任务责任分解: what is called so in a sentence. */
export const planCalled = ({ title }: Plan): string => title.replace(/(?:责任)?分解(?:表|方案)?$/u, '')
