// What somebody should know, or is asked, of a plan that is good: it can be judged, but perhaps not as it was meant.
import { holidaysKnown } from '../core/calendar.ts'
import { comparatorRules } from '../core/comparators.ts'
import { toPlain } from '../core/decimal.ts'
import { sharedOut, wholesOf } from '../core/decomposition.ts'
import { kindRules, wayOf } from '../core/kinds/index.ts'
import type { Day } from '../core/period.ts'
import { goalOf, type Indicator, type Plan, type Target } from '../core/plan.ts'
import { differenceWords } from '../core/shared-out.ts'
import { targetTimeWords, targetWords } from '../core/target-words.ts'
import { type Text, text } from '../core/text.ts'

const END_OF_TIME: Day = '9999-12-31'

/** In the plan's order: first of its years, then of its indicators, then of what its targets are shared out to. */
export function planRemarks(plan: Plan): Text[] {
  return [
    ...holidayRemarks(plan),
    ...plan.indicators.flatMap((indicator) => indicatorRemarks(plan, indicator)),
    ...wholesOf(plan).flatMap((whole) => sharedOutRemark(plan, whole) ?? []),
  ]
}

/** Shares of an amount that make more or less of it than was promised, as the plan stands in the end. */
function sharedOutRemark(plan: Plan, whole: Indicator): Text | null {
  const together = sharedOut(plan, whole, END_OF_TIME)
  const words = together && differenceWords(whole, 'target', together)
  const { name, nameEn, id } = whole
  return words && text(`“${name}”（${id}）：${words.zh}`, `“${nameEn ?? name}” (${id}): ${words.en}`)
}

/** Years whose public holidays this program does not know. */
function holidayRemarks(plan: Plan): Text[] {
  const years = new Set([
    plan.year,
    plan.year + 1,
    ...plan.duties.map((duty) => Number(duty.date.slice(0, 4))),
  ])
  return [...years]
    .filter((year) => !holidaysKnown(year))
    .sort((a, b) => a - b)
    .map((year) =>
      text(
        `本程序没有 ${year} 年的放假调休安排：该年的工作日只按周一至周五推算。`,
        `This program does not know the public holidays of ${year}: its working days are Monday to Friday.`,
      ),
    )
}

function indicatorRemarks(plan: Plan, indicator: Indicator): Text[] {
  const targets = [indicator.target, ...indicator.amendments.map(({ target }) => target)]
  const found = [
    ...targets.map((target) => startMeetsTarget(plan, indicator, target)),
    ...targets.map((target) => changeTurnedRound(indicator, target)),
    ...targets.map((target) => yearsTaken(plan, indicator, target)),
    heldInWords(indicator),
    shouldNotRise(indicator),
  ]
  const seen = new Set<string>()
  return found.filter((one): one is Text => {
    if (one === null || seen.has(one.zh)) return false
    seen.add(one.zh)
    return true
  })
}

/** A baseline from which nothing is left to be done: there is no way, and perhaps the wrong number. */
function startMeetsTarget(plan: Plan, indicator: Indicator, target: Target): Text | null {
  const { baseline, pace, name, id, unit } = indicator
  const end = goalOf(indicator, target)
  if (baseline === null || end === null || pace.kind === 'held') return null
  if (wayOf(indicator, end).expects !== 'target') return null
  const goal = targetWords(plan, indicator, target)
  const from = `${toPlain(baseline)}${unit === '%' ? '%' : ` ${unit}`}`
  return text(
    `“${name}”（${id}）的基数 ${from} 已经达到目标（${goal.zh.trim()}），没有要走的路，各期将直接与目标比。如果就是要保持，请写 kind: ${heldKindOf(target)} 或 pace: held，并删去 baseline；否则请核对 baseline 和 value。`,
    `The baseline ${from} of “${indicator.nameEn ?? name}” (${id}) meets its target (${goal.en}) already: every period will be compared with the target itself. If it is to be held, say kind: ${heldKindOf(target)} or pace: held and leave baseline out; else check baseline and value.`,
  )
}

/** 下降 15% 以上 is at most so much: at least so much would count a greater fall as behind. */
function changeTurnedRound({ name, nameEn, id }: Indicator, { base, comparator }: Target): Text | null {
  if (!base) return null
  const isFall = base.change.s < 0n
  if (comparatorRules[comparator].direction !== (isFall ? 'up' : 'down')) return null
  const [change, changeEn, meant] = isFall ? ['下降', 'fall', 'at-most'] : ['增加', 'rise', 'at-least']
  return text(
    `“${name}”（${id}）比基期${change}，比较方式却是 ${comparator}：${change}得更多将算欠进度。如果至少要${change}这么多，请写 comparator: ${meant}。`,
    `“${nameEn ?? name}” (${id}) is to ${changeEn} from its base but says ${comparator}: a greater ${changeEn} will count as behind. If it is to ${changeEn} by at least so much, say comparator: ${meant}.`,
  )
}

/** A line with a start some years ago: the years are added up, but nothing says so in words. */
function yearsTaken(plan: Plan, { name, nameEn, id }: Indicator, target: Target): Text | null {
  if (target.total !== 'taken') return null
  const time = targetTimeWords(plan, target)
  return text(
    `“${name}”（${id}）的目标跨${time.zh}，将按各年之和评判。如果就是各年合计，请写 total: true；如果每年都要守住这个数，请写 each: year；如果是存量、余额或水平，请写 total: false。`,
    `The target of “${nameEn ?? name}” (${id}) spans ${time.en.trim()}: its years will be added up. If they share the number, say total: true; if every year is to keep it, say each: year; if it is a stock or a level, say total: false.`,
  )
}

/** The kind that holds a line on this target's side. */
const heldKindOf = ({ comparator }: Target): string =>
  comparatorRules[comparator].direction === 'down' ? 'ceiling' : 'floor'

const HELD_WORDS = /保持|稳定在|维持|不低于|不少于|持续在|stay|remain|maintain|keep/i

/** Words that promise to keep something, of a stock that will only be judged at its horizon. */
function heldInWords(indicator: Indicator): Text | null {
  const { phrase, name, id, target, pace } = indicator
  if (kindRules[indicator.kind].start !== 'baseline' || pace.kind === 'held' || target.value === null)
    return null
  if (wayOf(indicator, target.value).expects !== 'nothing' || pace.kind === 'at-end') return null
  const found = HELD_WORDS.exec(`${phrase ?? ''} ${name}`)?.[0]
  if (!found) return null
  return text(
    `“${name}”（${id}）写的是“${found}”，但没有基数，到期末才评判。如果每一期都要保持，请写 kind: ${heldKindOf(target)}（越线即红）或 pace: held；如果只看年末，请写 pace: at-end。`,
    `“${indicator.nameEn ?? name}” (${id}) says “${found}” but has no baseline and is judged at its horizon only. If it is to be held at every period, say kind: ${heldKindOf(target)} (red at once) or pace: held; if only the year’s end counts, say pace: at-end.`,
  )
}

const SHOULD_NOT_RISE =
  /物价|消费价格|CPI|失业率|能耗|电耗|水耗|碳排放|死亡率|发生率|投诉率|unemployment|inflation|consumer price|energy (use|intensity)|emission/i

/** 左右 of what should not rise: less of it is no shortfall, but only the plan can say so. */
function shouldNotRise(indicator: Indicator): Text | null {
  const { name, phrase, id, target, direction } = indicator
  const { sets, tolerance } = comparatorRules[target.comparator]
  const isOpen = sets === 'band' || (sets === 'goal' && tolerance === 'policy')
  if (direction !== 'up' || !isOpen) return null
  // 下降 n% is a fall that is wanted: more of it is better.
  if (/下降|降低|减少|reduc|fall/i.test(`${name} ${phrase ?? ''}`)) return null
  const found = SHOULD_NOT_RISE.exec(name)?.[0]
  if (!found) return null
  return text(
    `“${name}”（${id}）的目标是${sets === 'band' ? '一个区间' : '“左右”'}，没有写方向，低于目标将算欠进度。如果越低越好，请写 direction: down；如果过高过低都不行，请写 direction: band。`,
    `The target of “${indicator.nameEn ?? name}” (${id}) is ${sets === 'band' ? 'a band' : '“about”'} and gives no direction: less will count as behind. If less is better, say direction: down; if neither more nor less will do, say direction: band.`,
  )
}
