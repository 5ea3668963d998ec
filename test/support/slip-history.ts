// A district in small for random histories of slips: figures that come, are revised and undone, a clock that jumps, people.

import { EVALUATION } from '../../src/alerts/slips/apply-findings.ts'
import { addDays, type Day } from '../../src/core/period.ts'
import { Problem } from '../../src/core/problem.ts'
import { text } from '../../src/core/text.ts'
import { eventsOf, refusalOf, type SlipDeed } from '../../src/slips/deeds.ts'
import type { SlipDraft, SlipEvent } from '../../src/slips/events.ts'
import type { Finding, Level } from '../../src/slips/finding.ts'
import { latestByKey, slipsOf } from '../../src/slips/fold.ts'
import { countsOn, holdsOf, type Steering, type SteeringEvent } from '../../src/slips/holds.ts'
import { isUnreported, waitsForVerdict } from '../../src/slips/measures.ts'
import type { Recipient } from '../../src/slips/people.ts'
import { highestNumber, nextOfRound } from '../../src/slips/round.ts'
import { type Slip, slipKey } from '../../src/slips/slip.ts'
import { digestsDue, notifiedOf } from '../../src/slips/telling.ts'
import {
  atNine,
  circumstances,
  doerOfActor,
  FAGAI,
  finding,
  GONGXIN,
  grow,
  REPORTER,
  SUPERVISOR,
} from './slips.ts'

export const INDICATORS = ['gdp', 'tax'] as const
const LEVELS_OF_BADNESS: readonly Level[] = ['blue', 'blue', 'orange', 'red']

export type Action =
  | { readonly do: 'upload' | 'revise'; readonly indicator: number; readonly badness: number }
  | { readonly do: 'undo'; readonly indicator: number }
  | { readonly do: 'jump'; readonly days: number }
  | { readonly do: 'evaluate' | 'race'; readonly whole: boolean }
  | { readonly do: 'tell'; readonly time: string }
  | { readonly do: 'deed'; readonly slip: number; readonly deed: SlipDeed }
  | { readonly do: 'hold'; readonly steering: Steering; readonly days: number }

interface Figure {
  readonly month: number
  /** 0: good. */
  readonly badness: number
  readonly upload: string
}

export const EVERYBODY: readonly Recipient[] = [
  { id: 'r-1', name: '林填报', role: 'reporter', unit: '区发改局' },
  { id: 'r-2', name: '王填报', role: 'reporter', unit: '区工信局' },
  { id: 'l-1', name: '庄垂生', role: 'leader', unit: null },
  { id: 's-1', name: '陈督查', role: 'supervisor', unit: null },
]

export class History {
  today: Day = '2022-06-20'
  events: SlipEvent[] = []
  steering: SteeringEvent[] = []
  readonly figures = new Map<string, Figure[]>(INDICATORS.map((id) => [id, []]))
  readonly undone = new Set<string>()
  readonly signFrom: Level | null
  #uploads = 0
  #writes = 0
  #folded: { of: readonly SlipEvent[]; slips: ReadonlyMap<string, Slip> } = { of: [], slips: new Map() }

  /** `signFrom`: from which colour on a person signs before anybody is told. */
  constructor(signFrom: Level | null = null) {
    this.signFrom = signFrom
  }

  slips(): ReadonlyMap<string, Slip> {
    if (this.#folded.of !== this.events) this.#folded = { of: this.events, slips: slipsOf(this.events) }
    return this.#folded.slips
  }

  /** What a second evaluator of the same state decides; for comparing. */
  decide(whole: boolean): SlipDraft[] {
    const facts = circumstances(this.today, {
      holds: holdsOf(this.steering),
      undone: this.undone,
      signFrom: this.signFrom,
      lastNumber: highestNumber(this.slips().values(), 2022),
    })
    const findings = INDICATORS.flatMap((id) => this.#find(id))
    return nextOfRound({ slips: this.slips().values(), findings, whole }, facts)
  }

  run(action: Action): readonly SlipEvent[] {
    const before = this.events.length
    switch (action.do) {
      case 'upload':
      case 'revise':
        this.#send(INDICATORS[action.indicator] ?? 'gdp', action.do, action.badness)
        break
      case 'undo':
        this.#undo(INDICATORS[action.indicator] ?? 'gdp')
        break
      case 'jump':
        this.today = addDays(this.today, action.days)
        break
      case 'evaluate':
        this.#write(this.decide(action.whole))
        break
      case 'race': {
        // Both decide on one state; the one that comes second finds its facts there already.
        const [one, other] = [this.decide(action.whole), this.decide(action.whole)]
        this.#write(one)
        this.#write(other)
        break
      }
      case 'tell':
        this.#tell(action.time)
        break
      case 'deed':
        this.#act(action.slip, action.deed)
        break
      case 'hold':
        this.#hold(action.steering, action.days)
        break
    }
    return this.events.slice(before)
  }

  #write(drafts: readonly SlipDraft[]): void {
    if (drafts.length > 0) this.events = grow(this.events, drafts)
  }

  #send(indicator: string, how: 'upload' | 'revise', badness: number): void {
    const own = this.figures.get(indicator) ?? []
    const last = own.at(-1)?.month ?? 0
    const month = how === 'revise' && last > 0 ? last : Math.min(12, last + 1)
    own.push({ month, badness, upload: `u${++this.#uploads}` })
  }

  #undo(indicator: string): void {
    const figure = this.figures.get(indicator)?.pop()
    if (figure) this.undone.add(figure.upload)
  }

  /** The latest figure of each month counts; two good months clear what a bad one raised. */
  #find(indicator: string): Finding[] {
    const byMonth = new Map((this.figures.get(indicator) ?? []).map((figure) => [figure.month, figure]))
    const months = [...byMonth.values()].sort((a, b) => a.month - b.month)
    const last = months.at(-1)
    if (!last) return []
    const before = months.at(-2)
    const condition = last.badness > 0 ? 'raised' : before && before.badness > 0 ? 'recovering' : 'clear'
    return [
      finding({
        ...{ indicator, condition, asOf: this.today },
        period: `2022-${String(last.month).padStart(2, '0')}`,
        level: LEVELS_OF_BADNESS[last.badness] ?? 'blue',
        receivers: indicator === 'gdp' ? [FAGAI] : [FAGAI, GONGXIN],
        rests: [last.upload],
        // Asks to be told at once without being red: on working days it is.
        urgent: last.badness === 2,
        // One of the two is judged by a rule that counts days.
        ...(indicator === 'tax' && { byDays: true, facts: { by: 'days' } }),
      }),
    ]
  }

  #tell(time: string): void {
    const slips = this.slips()
    const holds = holdsOf(this.steering)
    const ground = {
      plans: new Map(),
      everybody: EVERYBODY,
      holds,
      today: this.today,
      time,
      digestTime: '08:30',
    }
    const due = digestsDue({ ...ground, slips: slips.values() })
    this.#write(notifiedOf(due, slips, { at: atNine(this.today), on: this.today, by: EVALUATION }))
  }

  #act(index: number, deed: SlipDeed): void {
    const slips = [...this.slips().values()]
    const slip = slips[index % Math.max(1, slips.length)]
    if (!slip) return
    for (const actor of [REPORTER, SUPERVISOR]) {
      if (refusalOf(slip, deed.kind, actor, [slip.receiver.id === '区发改局' ? '区发改局' : '无']) !== null)
        continue
      if (deed.kind === 'lift' && deed.to === slip.level) continue
      if (deed.kind === 'lift' && deed.to === 'orange' && slip.level !== 'blue') continue
      if (deed.kind === 'reopen' && !this.#isLast(slip)) continue
      const moment = { at: atNine(this.today), on: this.today, by: doerOfActor(actor), nonce: null }
      const measure = slip.measures.find(deed.kind === 'judge-measure' ? waitsForVerdict : isUnreported)
      const meant = 'measure' in deed ? { ...deed, measure: measure?.id ?? '' } : deed
      try {
        this.#write(eventsOf(slip, meant, moment))
      } catch (error) {
        // Words alone answer and close nothing that is orange or red.
        const isWordsAlone = error instanceof Problem && /^slip-measures-(?:missing|open)$/.test(error.code)
        if (!isWordsAlone || slip.level === 'blue') throw error
      }
      return
    }
  }

  /** As the use case asks before it reopens one. */
  #isLast(slip: Slip): boolean {
    return latestByKey(this.slips().values()).get(slipKey(slip.matter, slip.receiver)) === slip
  }

  #hold(steering: Steering, days: number): void {
    const until = addDays(this.today, days)
    const dated =
      steering.kind === 'lifted'
        ? { ...steering, hold: `hold-${this.steering.length}` }
        : steering.kind === 'absent'
          ? { ...steering, since: this.today, until }
          : { ...steering, until }
    const stamp = {
      at: atNine(this.today),
      on: this.today,
      by: doerOfActor(SUPERVISOR),
      why: text('试', 'tried'),
    }
    const seq = 1_000_000 + ++this.#writes
    this.steering.push({ ...dated, ...stamp, id: `hold-${this.steering.length + 1}`, seq })
  }

  /** Whether something of this kind holds back today. */
  isHeld(kind: 'silenced' | 'frozen'): boolean {
    return holdsOf(this.steering).some((hold) => hold.begun.kind === kind && countsOn(hold, this.today))
  }
}
