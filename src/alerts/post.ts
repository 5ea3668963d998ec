// From what was decided on (the log of slips) into the outbox: a letter for each person and channel, once, also after a crash.
import { createHash } from 'node:crypto'
import { isWorkingDay, workingDayOnOrAfter } from '../core/calendar.ts'
import { grouped } from '../core/grouped.ts'
import type { Day, Instant } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { dayOf } from '../core/zone.ts'
import type { SlipEvent } from '../slips/events.ts'
import type { Level } from '../slips/finding.ts'
import { slipsOf } from '../slips/fold.ts'
import { freezeOn, type Hold, holdsOf, silenceOn } from '../slips/holds.ts'
import { rankOf } from '../slips/ladder.ts'
import type { Destination, NoticeItem } from '../slips/notice.ts'
import type { Recipient } from '../slips/people.ts'
import { isOpen, type Slip } from '../slips/slip.ts'
import { digestKey, type Telling } from '../slips/telling.ts'
import type { Outgoing } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import { INBOX } from './channels/inbox.ts'
import { type GaugeOf, noticeOf } from './notices.ts'
import type { SlipDeps } from './slips/deps.ts'
import { toldSince } from './slips/tell.ts'

/** Where somebody is reached besides the inbox. */
export interface Contact extends Recipient {
  /** Mail address; null: none is known. */
  readonly address: string | null
  /** Ids of channels on which this one wants nothing but red; absent: none. */
  readonly muted?: readonly string[]
  readonly language: Destination['language']
}

export interface PostDeps extends SlipDeps {
  readonly store: SlipDeps['store'] & Pick<Store, 'outbox'>
  readonly contacts: () => readonly Contact[]
  /** Ids of the channels of mail. */
  readonly mailChannels: readonly string[]
  /** Ids of the channels that have one receiver, told of what is at least that grave, in that language. */
  readonly shared: {
    readonly channels: readonly string[]
    /** Those of them in which many people read. */
    readonly groups: ReadonlySet<string>
    readonly level: Level
    readonly language: Destination['language']
  }
  /** How the indicators of these slips stand now. */
  readonly gauges: (slips: readonly Slip[]) => Promise<GaugeOf>
  /** What changed of what a person follows, for their digest of that day, the latest first. */
  readonly followed: (person: string, day: Day) => readonly NoticeItem[] | Promise<readonly NoticeItem[]>
  /** Time of day at which what waits for a working day goes out, as an instant of that day. */
  readonly morningOf: (day: string) => Instant
}

/** Of 32 hexadecimal digits: the same for the same message, channel and receiver. */
const keyOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)

/** Of the digest of a person and day, in their inbox. */
export const inboxDigestKey = (day: Day, person: string): string =>
  keyOf(digestKey(day, person), INBOX, person)

/** Digests of people to whom nothing was told today but what they follow; a digest that is there already stays as it is. */
export async function postFollowed(
  deps: PostDeps,
  people: Iterable<string>,
  { day, now }: { readonly day: Day; readonly now: Instant },
): Promise<number> {
  const tellings = [...people].map(
    (person): Telling => ({ key: digestKey(day, person), person, way: 'digest', day, items: [] }),
  )
  const known = { slips: new Map(), plans: new Map(), gaugeOf: () => null, now }
  const letters = (await Promise.all(tellings.map((telling) => personal(deps, telling, known)))).flat()
  await deps.store.outbox.put(letters, now)
  return letters.length
}

/** Happenings of a slip that whoever reads a shared channel wants to know. */
const TOLD_TO_ALL: readonly SlipEvent['kind'][] = [
  'raised',
  'risen',
  'relapsed',
  'reopened',
  'closed',
  'withdrawn',
  'issued',
]

/** Puts what was decided on since the last time; answers how many letters there were. Safe to be done twice. */
export async function postDue(deps: PostDeps, now: Instant): Promise<number> {
  const { store } = deps
  let from = await store.outbox.postedUpTo()
  let count = 0
  for (;;) {
    const { tellings, seq } = await toldSince(deps, from)
    if (seq === from) return count
    const events = (await store.slips.since(from, seq - from)).flatMap((event) =>
      'slip' in event ? [event] : [],
    )
    const outgoing = await lettersOf(deps, tellings, events, now)
    await store.outbox.put(outgoing, now, seq)
    count += outgoing.length
    from = seq
  }
}

async function lettersOf(
  deps: PostDeps,
  tellings: readonly Telling[],
  events: readonly SlipEvent[],
  now: Instant,
): Promise<Outgoing[]> {
  const { store } = deps
  const plans = new Map((await store.plans()).map(({ plan }) => [plan.id, plan]))
  const ids = new Set([
    ...tellings.flatMap(({ items }) => items.map(({ slip }) => slip)),
    ...events.map(({ slip }) => slip),
  ])
  const slips = new Map<string, Slip>()
  for (const id of ids) for (const [key, slip] of slipsOf(await store.slips.ofSlip(id))) slips.set(key, slip)
  const gaugeOf = await deps.gauges([...slips.values()])
  const holds = holdsOf(await store.slips.steering())
  return [
    ...(
      await Promise.all(tellings.map((telling) => personal(deps, telling, { slips, plans, gaugeOf, now })))
    ).flat(),
    ...shared(deps, events, { slips, plans, gaugeOf, now }, holds),
  ]
}

interface Known {
  readonly slips: ReadonlyMap<string, Slip>
  readonly plans: ReadonlyMap<string, Plan>
  readonly gaugeOf: GaugeOf
  readonly now: Instant
}

/**
 * What was decided for one person goes to the inbox, and by mail where an address is known; with a digest what changed of
 * the things that they follow.
 */
async function personal(
  { contacts, mailChannels, followed: followedBy }: PostDeps,
  { key, person, way, day, items }: Telling,
  { slips, plans, gaugeOf, now }: Known,
): Promise<Outgoing[]> {
  const meant = [...new Set(items.map(({ slip }) => slip))].flatMap((id) => slips.get(id) ?? [])
  const people = contacts()
  const contact = people.find(({ id }) => id === person)
  const followed = way === 'digest' ? await followedBy(person, day) : []
  if (meant.length === 0 && followed.length === 0) return []
  const { address = null, language = 'zh', muted = [] } = contact ?? {}
  // Nobody chooses not to hear of red.
  const isRed = meant.some((slip) => slip.level === 'red' && isOpen(slip))
  const wanted = mailChannels.filter((channel) => isRed || !muted.includes(channel))
  const ways = [
    { channel: INBOX, to: person, language },
    ...(address === null ? [] : wanted.map((channel) => ({ channel, to: address, language }))),
  ]
  const behalfOf = (slip: string): string[] => [
    ...new Set(
      items
        .filter((item) => item.slip === slip)
        .flatMap(({ insteadOf }) =>
          insteadOf.map((away) => people.find(({ id }) => id === away)?.name ?? away),
        ),
    ),
  ]
  const about = { way, at: now, gaugeOf, people, behalfOf, followed }
  return ways.map((to) => ({
    notice: noticeOf(meant, plans, { ...about, key: keyOf(key, to.channel, to.to) }),
    to,
    notBefore: now,
  }))
}

/**
 * Robots, webhooks and Alertmanager hear of each turn of a grave slip, what one evaluation found in one message; on rest
 * days only of red ones. Groups of people are not told how the service is.
 */
function shared(
  { shared: { channels, groups, level, language }, morningOf }: PostDeps,
  events: readonly SlipEvent[],
  { slips, plans, gaugeOf, now }: Known,
  holds: readonly Hold[],
): Outgoing[] {
  const today = dayOf(now)
  const told = events.flatMap((event) => {
    const slip = slips.get(event.slip)
    if (!slip || !TOLD_TO_ALL.includes(event.kind) || rankOf(slip.level) < rankOf(level)) return []
    // What is held back is told to nobody, and to no group.
    if (freezeOn(holds, slip.plan, today) || silenceOn(holds, slip.matter, slip.receiver, today)) return []
    // What nobody signed for yet is for nobody else.
    if (slip.drafted || (event.kind === 'raised' && event.drafted)) return []
    const waits = slip.level !== 'red' && !isWorkingDay(today)
    return [{ event, slip, notBefore: waits ? morningOf(workingDayOnOrAfter(today)) : now }]
  })
  return channels.flatMap((channel) => {
    const heard = told.filter(({ slip }) => slip.plan !== null || !groups.has(channel))
    return [...grouped(heard, ({ notBefore }) => notBefore)].map(([notBefore, own]) => {
      const meant = [...new Map(own.map(({ slip }) => [slip.id, slip])).values()]
      // Named by all that it tells: another batch of events is another message.
      const key = keyOf(...own.map(({ event }) => event.id), channel)
      const notice = noticeOf(meant, plans, { key, way: 'at-once', at: now, gaugeOf })
      return { notice, to: { channel, to: '', language }, notBefore }
    })
  })
}
