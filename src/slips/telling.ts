// Who is to be told of what now: at once what is red or urgent, the rest in one digest a person and working day. Pure.
import { addWorkingDays, beginsWeek, isWorkingDay } from '../core/calendar.ts'
import type { Doer } from '../core/deed.ts'
import { grouped } from '../core/grouped.ts'
import type { Day, Instant } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { text } from '../core/text.ts'
import type { Addressee, EventOf, SlipDraft, SlipEvent } from './events.ts'
import { freezeOn, type Hold, silenceOn, standInFor } from './holds.ts'
import { SUPERVISION, toldAt } from './ladder.ts'
import { peopleOf, type Recipient } from './people.ts'
import { isNumbered, isOpen, type Slip, type SlipStep } from './slip.ts'

interface TellingItem {
  readonly slip: string
  /** Ids of the events that are told of, oldest first. */
  readonly events: readonly string[]
  /** People who are away and for whom this one is told; empty: none. */
  readonly insteadOf: readonly string[]
}

/** One message to one person. */
export interface Telling {
  /** The same for the same message, whoever finds that it is due. */
  readonly key: string
  readonly person: string
  readonly way: 'at-once' | 'digest'
  /** On which it was decided. */
  readonly day: Day
  /** Empty: a digest of nothing but what the person follows. */
  readonly items: readonly TellingItem[]
}

/** Names the one digest of a person and day. */
export const digestKey = (day: Day, person: string): string => `digest/${day}/${person}`

interface TellingGround {
  /** Those that are open, and those that ended lately: of an end is told whoever was told before. */
  readonly slips: Iterable<Slip>
  /** By id; slips of the service have none. */
  readonly plans: ReadonlyMap<string, Plan>
  readonly everybody: readonly Recipient[]
  readonly holds: readonly Hold[]
  readonly today: Day
  /** Time of day, `08:30`, where the digests' time is kept. */
  readonly time: string
  /** From when digests go out. */
  readonly digestTime: string
  /** People whose digest of today went already with nothing but what they follow; absent: nobody. */
  readonly hadDigest?: ReadonlySet<string>
  /** People whose digest goes now in any case, because of what they follow; absent: nobody. */
  readonly goesAnyway?: ReadonlySet<string>
}

/** One event that one person (`for` another who is away) is still to be told of. */
interface Untold {
  readonly slip: Slip
  readonly step: SlipStep
  readonly person: string
  readonly meant: string
  /** It can wait for the day on which a week begins, if nothing else is told before. */
  readonly weekly: boolean
}

/**
 * What is to be told now: one message a person, whatever it holds. A second digest never goes to a person on one day; nothing
 * but red goes on a rest day.
 */
export function digestsDue(ground: TellingGround): Telling[] {
  const { today, time, digestTime } = ground
  const isWorked = isWorkingDay(today)
  const slips = [...ground.slips]
  const toldKeys = new Set(slips.flatMap(({ told }) => told.map(({ key }) => key)))
  const atOnce: Untold[] = []
  const later: Untold[] = []
  for (const slip of slips) {
    const untold = untoldOf(slip, ground)
    const isUrgent = ({ step }: Untold): boolean =>
      step.urgent && isOpen(slip) && (isWorked || step.level === 'red')
    // Whoever hears of a slip at once hears with it what came before.
    const hearing = new Set(untold.filter(isUrgent).map(({ person }) => person))
    for (const one of untold) (hearing.has(one.person) ? atOnce : later).push(one)
  }
  const hadOne = (person: string): boolean =>
    ground.hadDigest?.has(person) || toldKeys.has(digestKey(today, person))
  const hours = new Map(ground.everybody.map(({ id, digestAt }) => [id, digestAt ?? digestTime]))
  const isTime = ({ person }: Untold): boolean => time >= (hours.get(person) ?? digestTime)
  const digests = isWorked ? worthADigest(later.filter(isTime), today, ground.goesAnyway) : []
  // What is urgent comes with the digest when that goes now.
  const inDigest = new Set(digests.map(({ person }) => person).filter((one) => !hadOne(one)))
  const [withIt, alone] = [
    atOnce.filter(({ person }) => inDigest.has(person)),
    atOnce.filter(({ person }) => !inDigest.has(person)),
  ]
  return [
    ...[...grouped(alone, ({ person }) => person)].flatMap(([person, own]) =>
      // Its first event names it: the same for whoever finds that it is due.
      messagesOf(own, () => `now/${own[0]?.step.id ?? ''}/${person}`, 'at-once', today),
    ),
    ...messagesOf(
      [...withIt, ...digests.filter(({ person }) => inDigest.has(person))],
      ({ person }) => digestKey(today, person),
      'digest',
      today,
    ),
  ]
}

/**
 * What makes a digest: whatever asks somebody to do something. What can wait comes with the next digest or with the week's
 * first; that figures settled a reminder comes along with another message only.
 */
function worthADigest(
  later: readonly Untold[],
  today: Day,
  goesAnyway: ReadonlySet<string> = new Set(),
): readonly Untold[] {
  const isWeekly = beginsWeek(today)
  const worth = later.filter((untold) => {
    if (isSettled(untold)) return isWeekly && untold.step.level !== 'blue'
    return isWeekly || !untold.weekly
  })
  const people = new Set([...worth.map(({ person }) => person), ...goesAnyway])
  return later.filter(({ person }) => people.has(person))
}

const isSettled = ({ slip, step }: Untold): boolean =>
  step.id === slip.ending?.id && (slip.ending.kind === 'withdrawn' || slip.ending.how === 'figures')

/** That these were told: the events to be written before any message goes out. */
export function notifiedOf(
  tellings: readonly Telling[],
  slips: ReadonlyMap<string, Slip>,
  { at, on, by }: { readonly at: Instant; readonly on: Day; readonly by: Doer },
): SlipDraft[] {
  return tellings.flatMap(({ key, person, way, items }) =>
    items.flatMap(({ slip, events, insteadOf }) => {
      const plan = slips.get(slip)?.plan ?? null
      const meant = insteadOf.length > 0 ? insteadOf : [null]
      return events.flatMap((of) =>
        meant.map(
          (away): SlipDraft => ({
            kind: 'notified',
            of,
            person,
            insteadOf: away,
            key,
            way,
            id: `${of}>${away ?? person}`,
            slip,
            plan,
            at,
            on,
            by,
            why:
              way === 'digest'
                ? text('列入当日摘要。', 'In the day’s digest.')
                : text('即时通知。', 'Told at once.'),
          }),
        ),
      )
    }),
  )
}

/** The messages that these events say were decided on: what an outbox is filled from, also after a crash. */
export function tellingsOf(events: readonly SlipEvent[]): Telling[] {
  const notified = events.filter((event): event is EventOf<'notified'> => event.kind === 'notified')
  return [...grouped(notified, ({ key }) => key)].flatMap(([key, own]) => {
    const [first] = own
    if (!first) return []
    const items = [...grouped(own, ({ slip, insteadOf }) => `${slip}>${insteadOf ?? ''}`)].flatMap(
      ([, of]) => {
        const [one] = of
        if (!one) return []
        const insteadOf = one.insteadOf === null ? [] : [one.insteadOf]
        return [{ slip: one.slip, events: of.map((event) => event.of), insteadOf }]
      },
    )
    return [{ key, person: first.person, way: first.way, day: first.on, items }]
  })
}

/** Whom a step concerns: what the receiver did, the 督查室; everything else, those of the slip's level. */
function addresseesOf({ receiver, helpers, latest, drafted }: Slip, { kind, level }: SlipStep): Addressee[] {
  // What nobody signed for is told to those who may.
  if (drafted || kind === 'proposed') return [SUPERVISION]
  const isFromReceiver =
    kind === 'replied' || kind === 'extension-asked' || kind === 'appealed' || kind === 'measure-reported'
  return isFromReceiver ? [SUPERVISION] : toldAt([receiver, ...helpers], latest.leaders, level)
}

/** Working days. */
const WEEK = 5

function untoldOf(slip: Slip, { plans, everybody, holds, today }: TellingGround): Untold[] {
  // How it went on is of no use once it is over; that it is over concerns those who knew of it.
  // That a reminder was heeded, whoever heeded it knows.
  const steps = isOpen(slip)
    ? slip.steps
    : slip.steps.filter(({ id }) => id === slip.ending?.id && isNumbered(slip))
  if (steps.length === 0) return []
  if (freezeOn(holds, slip.plan, today) || silenceOn(holds, slip.matter, slip.receiver, today)) return []
  const told = new Set(slip.told.map(({ of, person, insteadOf }) => `${of}>${insteadOf ?? person}`))
  const plan = plans.get(slip.plan ?? '') ?? null
  const known = new Set(slip.told.map(({ person, insteadOf }) => insteadOf ?? person))
  // A reminder that comes more than a week before its day.
  const canWait = !isNumbered(slip) && slip.limit > addWorkingDays(today, WEEK)
  /** By addressee: most steps of a slip are told to the same. */
  const meantBy = new Map<string, readonly Recipient[]>()
  const meantFor = (addressee: Addressee): readonly Recipient[] => {
    const key = `${addressee.kind}/${addressee.id}`
    const people = meantBy.get(key) ?? peopleOf(addressee, slip, plan, everybody)
    meantBy.set(key, people)
    return people
  }
  const found = new Map<string, Untold>()
  for (const step of steps) {
    for (const addressee of addresseesOf(slip, step)) {
      for (const { id: meant, role } of meantFor(addressee)) {
        const key = `${step.id}>${meant}`
        if (told.has(key) || step.by === meant || (!isOpen(slip) && !known.has(meant))) continue
        const standIn = standInFor(holds, meant, today)
        const weekly = canWait || step.kind === 'replied' || (role === 'leader' && step.level !== 'red')
        found.set(key, {
          slip,
          step,
          meant,
          person: everybody.some(({ id }) => id === standIn) ? standIn : meant,
          weekly,
        })
      }
    }
  }
  return [...found.values()]
}

function messagesOf(
  untold: readonly Untold[],
  keyOf: (untold: Untold) => string,
  way: Telling['way'],
  day: Day,
): Telling[] {
  return [...grouped(untold, keyOf)].map(([key, own]) => ({
    key,
    person: own[0]?.person ?? '',
    way,
    day,
    items: itemsOf(own),
  }))
}

/** One item a slip and person meant, so that each event is told for the one it was meant for. */
const itemsOf = (untold: readonly Untold[]): TellingItem[] =>
  [...grouped(untold, ({ slip, person, meant }) => `${slip.id}>${meant === person ? '' : meant}`)].flatMap(
    ([, own]) => {
      const [first] = own
      if (!first) return []
      const insteadOf = first.meant === first.person ? [] : [first.meant]
      return [{ slip: first.slip.id, events: own.map(({ step }) => step.id), insteadOf }]
    },
  )
