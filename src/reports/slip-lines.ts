// A slip as documents list it: what about, whose, since when, until when, and what became of it.
import { indicatorCalled, unitCalled } from '../boards/names.ts'
import type { Day } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { type Language, text } from '../core/text.ts'
import type { Level, Receiver } from '../slips/finding.ts'
import { LEVEL_WORDS } from '../slips/ladder.ts'
import { matterName, receiverName } from '../slips/sheet.ts'
import { isNumbered, isOpen, type Slip } from '../slips/slip.ts'

export interface SlipLine {
  readonly slip: Slip
  readonly number: string
  readonly level: Level
  readonly colour: string
  readonly matter: string
  readonly receiver: string
  readonly opened: Day
  readonly limit: Day
  readonly ended: Day | null
  readonly state: string
  readonly overdue: boolean
}

const STATES = {
  closed: text('已办结', 'closed'),
  unsettled: text('年终未结', 'open at the year’s end'),
  withdrawn: text('已撤回', 'withdrawn'),
  waiting: text('已答复，待审核', 'replied, to be judged'),
  recovering: text('正在恢复', 'recovering'),
  answered: text('已答复', 'replied'),
  overdue: text('逾期未复', 'no reply, overdue'),
  open: text('在办', 'open'),
} as const

/** Those with a number, in its order: what only reminds is no slip yet. */
export const slipLines = (
  slips: readonly Slip[],
  plan: Plan,
  asOf: Day,
  lang: Language,
): readonly SlipLine[] =>
  slips
    .filter((slip) => isNumbered(slip) && !slip.drafted)
    .map((slip) => slipLine(slip, plan, asOf, lang))
    .toSorted((a, b) => a.slip.number.year - b.slip.number.year || a.slip.number.count - b.slip.number.count)

export function slipLine(slip: Slip, plan: Plan, asOf: Day, lang: Language): SlipLine {
  const { kind, id } = slip.matter.subject
  const indicator = kind === 'indicator' ? plan.indicators.find((one) => one.id === id) : undefined
  const state = stateOf(slip, asOf)
  return {
    slip,
    number: slip.number.text,
    level: slip.level,
    colour: LEVEL_WORDS[slip.level][lang],
    matter: indicator ? indicatorCalled(indicator, lang) : matterName(slip, plan),
    receiver: receiversCalled(slip, plan, lang),
    opened: slip.opened.on,
    limit: slip.limit,
    ended: slip.ending?.on ?? null,
    state: STATES[state][lang],
    overdue: state === 'overdue',
  }
}

function stateOf(slip: Slip, asOf: Day): keyof typeof STATES {
  if (!isOpen(slip)) {
    if (slip.status === 'withdrawn') return 'withdrawn'
    return slip.ending?.kind === 'closed' && slip.ending.how === 'year-end' ? 'unsettled' : 'closed'
  }
  if ([...slip.replies, ...slip.appeals, ...slip.extensions].some(({ verdict }) => verdict === null))
    return 'waiting'
  if (slip.recovering) return 'recovering'
  if (slip.answered) return 'answered'
  return slip.limit < asOf ? 'overdue' : 'open'
}

/** 区发改局（协办：区统计局、区工信局） */
function receiversCalled({ receiver, helpers }: Slip, plan: Plan, lang: Language): string {
  const called = (each: Receiver): string => {
    const unit = each.kind === 'unit' ? plan.units.find(({ id }) => id === each.id) : undefined
    return unit ? unitCalled(unit, lang) : receiverName(each, plan)
  }
  if (helpers.length === 0) return called(receiver)
  const names = helpers.map(called)
  return lang === 'zh'
    ? `${called(receiver)}（协办：${names.join('、')}）`
    : `${called(receiver)} (with ${names.join(', ')})`
}
