// Which slips somebody asks for: narrowed, in order, page by page. One reading for the page, the API, exports and feeds.
import { isMeantBy, withPlainBrackets } from '../../core/answerable.ts'
import { LEVELS, type Level } from '../../slips/finding.ts'
import { byGravity, type ShownSlip } from './shown.ts'

export const SLIP_SCOPES = ['mine', 'all'] as const
/** `late`: the limit passed; `verdict`: a supervisor has to decide; both are open. `unsettled`: the year ended first. */
export const ASKED_STATES = ['open', 'late', 'verdict', 'ended', 'unsettled'] as const
/** Of these nobody is asked for anything any more. */
export const isOfEnded = (state: SlipsAsked['state']): boolean => state === 'ended' || state === 'unsettled'
/** `gravity`: of those that ended, the latest first. */
export const SLIP_ORDERS = ['gravity', 'limit', 'issued', 'unit'] as const

export interface SlipsAsked {
  readonly of: (typeof SLIP_SCOPES)[number]
  readonly level: Level | null
  readonly unit: string | null
  readonly leader: string | null
  readonly rule: string | null
  /** Words looked for in the number, the matter, the units, the leaders and the reason; empty: none. */
  readonly words: string
  readonly state: (typeof ASKED_STATES)[number]
  readonly order: (typeof SLIP_ORDERS)[number]
  /** From 1. */
  readonly page: number
}

type Searched = ShownSlip & { readonly own: boolean }

/** Of the parameters of an address; what is not understood is not asked for. `usual`: whose, where nothing is said. */
export function slipsAsked(query: unknown, usual: SlipsAsked['of']): SlipsAsked {
  const given = (query ?? {}) as Readonly<Record<string, unknown>>
  const word = (name: string): string | null => {
    const value = given[name]
    return typeof value === 'string' && value !== '' ? value.slice(0, 100) : null
  }
  const oneOf = <Word extends string>(name: string, words: readonly Word[]): Word | undefined =>
    words.find((known) => known === given[name])
  const page = Number(given.page ?? 1)
  return {
    of: oneOf('of', SLIP_SCOPES) ?? usual,
    level: oneOf('level', LEVELS) ?? null,
    unit: word('unit'),
    leader: word('leader'),
    rule: word('rule'),
    words: word('words')?.trim() ?? '',
    state: oneOf('state', ASKED_STATES) ?? 'open',
    order: oneOf('order', SLIP_ORDERS) ?? 'gravity',
    page: Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
  }
}

const LAST_PAGE = 10_000

/** Those of the scope, unit, leader, rule and words, whatever their colour and state: what the counts are of. */
export const inScope = <Slip extends Searched>(slips: readonly Slip[], asked: SlipsAsked): Slip[] =>
  slips.filter(
    (slip) =>
      (asked.of === 'all' || slip.own) &&
      (asked.unit === null || unitsOfShown(slip).some((unit) => isMeantBy(unit, asked.unit ?? ''))) &&
      (asked.leader === null || slip.leaders.some(({ id }) => id === asked.leader)) &&
      (asked.rule === null || slip.rule.id === asked.rule) &&
      speaksOf(slip, asked.words),
  )

/** Of the scope those that are asked for, in their order; all pages. */
export const foundIn = <Slip extends Searched>(scope: readonly Slip[], asked: SlipsAsked): Slip[] =>
  scope
    .filter(
      ({ level, overdue, state }) =>
        (asked.level === null || level === asked.level) &&
        (asked.state !== 'late' || overdue) &&
        (asked.state !== 'verdict' || state === 'verdict') &&
        (!isOfEnded(asked.state) || (state === 'unsettled') === (asked.state === 'unsettled')),
    )
    .sort(asked.order === 'gravity' && isOfEnded(asked.state) ? byEnd : ORDERS[asked.order])

/** In charge and answering with it. */
export const unitsOfShown = ({ receiver, helpers }: ShownSlip): readonly ShownSlip['receiver'][] => [
  receiver,
  ...helpers,
]

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
const byEnd = (a: ShownSlip, b: ShownSlip): number => byText(b.ended ?? '', a.ended ?? '') || byGravity(a, b)

const ORDERS: Readonly<Record<SlipsAsked['order'], (a: ShownSlip, b: ShownSlip) => number>> = {
  gravity: byGravity,
  limit: (a, b) => byText(a.limit, b.limit) || byGravity(a, b),
  issued: (a, b) => byText(b.issued, a.issued) || byGravity(a, b),
  unit: (a, b) => a.receiver.name.localeCompare(b.receiver.name, 'zh') || byGravity(a, b),
}

/** Every word somewhere in what the list says of a slip. */
function speaksOf(slip: ShownSlip, words: string): boolean {
  const { number, title, reason, leaders } = slip
  const names = [...unitsOfShown(slip), ...leaders].map(({ name }) => name)
  const whole = plainly([number, title.zh, title.en, ...names, reason.zh, reason.en].join('\n'))
  return plainly(words)
    .split(/\s+/)
    .every((word) => whole.includes(word))
}

const plainly = (words: string): string => withPlainBrackets(words).toLowerCase()
