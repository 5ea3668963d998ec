// The shares of a target as a form has them: a line each with who, how much, lead unit and leader, as it is pasted from a sheet.
import { parseDecimal, ZERO } from '../core/decimal.ts'
import { differenceWords, EXACTLY_SHARED, NEVER_ADDED } from '../core/shared-out.ts'
import { type Text, text } from '../core/text.ts'

/** One line of the table; all as it was typed. */
export interface ShareLine {
  /** The place; `NO_PLACE`: it is called by its lead units. */
  readonly who: string
  readonly value: string
  readonly lead: string
  readonly leaders: string
}

export const NO_PLACE = '—'
/** As long as all lines together may be. */
export const LONGEST_SHARES = 60_000

const TOTAL = /^(?:合\s*计|总\s*计|小\s*计|全[省市州县区旗镇]|total|sum)$/iu
const HEAD = /目标|任务|计划|指标|分解|数|target|value|amount/iu
/** Without tabs: the name may have blanks, the rest follows a number. */
const BY_BLANKS =
  /^(?<who>.+?)[\s,，]+(?<value>-?[\d.]+[^\s,，]{0,6})(?:[\s,，]+(?<lead>[^\s,，]+))?(?:[\s,，]+(?<leaders>[^\s,，]+))?$/u

/** Lines of a form, or of a sheet: a head and a row of totals are none. */
export function shareLines(words: string): ShareLine[] {
  const lines = words
    .split(/\r\n?|\n/u)
    .filter((line) => line.trim() !== '')
    .map(lineOf)
    .filter(({ who, value, lead, leaders }) => `${who}${value}${lead}${leaders}` !== '')
  const [first] = lines
  const hasHead = first !== undefined && HEAD.test(first.value) && parseDecimal(first.value) === null
  return (hasHead ? lines.slice(1) : lines).filter(({ who }) => !TOTAL.test(who))
}

function lineOf(line: string): ShareLine {
  const { who, value, lead, leaders } = line.includes('\t') ? byTabs(line) : byBlanks(line)
  return { who: who.trim(), value: plainValue(value), lead: lead.trim(), leaders: leaders.trim() }
}

function byTabs(line: string): ShareLine {
  const [who = '', value = '', lead = '', leaders = ''] = line.split('\t')
  return { who, value, lead, leaders }
}

function byBlanks(line: string): ShareLine {
  const { who = line, value = '', lead = '', leaders = '' } = BY_BLANKS.exec(line.trim())?.groups ?? {}
  return { who, value, lead, leaders }
}

/** １,２００ is 1200; what is no number stays as it was typed, for whoever reads the plan to refuse. */
const plainValue = (value: string): string => {
  const plain = value.normalize('NFKC').trim()
  return /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(plain) ? plain.replaceAll(',', '') : plain
}

/** With a tab at least: without one, blanks of a name would end it. */
export const shareWords = ({ who, value, lead, leaders }: ShareLine): string => {
  const words = [who, value, lead, leaders].join('\t').replace(/\t+$/u, '')
  return words.includes('\t') ? words : `${words}\t`
}

/** Of what the shares are shares. */
interface SharedTarget {
  /** Whether its shares may be added. */
  readonly addsUp: boolean
  /** As it is written; empty where it is no number. */
  readonly value: string
  readonly unit: string
}

/** What the shares make together beside the whole, or why nothing is added; null: nothing is shared out. */
export function sharesSaid({ addsUp, value, unit }: SharedTarget, lines: readonly ShareLine[]): Text | null {
  if (lines.length === 0) return null
  if (!addsUp) return NEVER_ADDED
  const whole = parseDecimal(value)
  if (whole === null) return null
  let sum = ZERO
  for (const { value: part, who, lead } of lines) {
    const own = parseDecimal(part)
    if (own === null)
      return text(
        `“${who === NO_PLACE ? lead : who}”的目标${part === '' ? '还没有填' : `“${part}”不是数字`}。`,
        `The target of “${who === NO_PLACE ? lead : who}” ${part === '' ? 'is not filled in yet' : `(“${part}”) is no number`}.`,
      )
    sum = sum.add(own)
  }
  return differenceWords({ unit }, 'target', { whole, sum, difference: sum.sub(whole) }) ?? EXACTLY_SHARED
}
