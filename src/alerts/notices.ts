// What a message about slips says: what, how far behind, since when, what is needed now, who leads, until when.

import { shareLabel, wholeOf } from '../core/decomposition.ts'
import type { Day, Instant } from '../core/period.ts'
import type { Indicator, Plan } from '../core/plan.ts'
import { type Text, text } from '../core/text.ts'
import { stoodAtYearEnd } from '../slips/fold.ts'
import { LEVEL_WORDS, rankOf } from '../slips/ladder.ts'
import { type Notice, type NoticeGauge, type NoticeItem, uncountedHolidays } from '../slips/notice.ts'
import { type Recipient, unreached } from '../slips/people.ts'
import { leaderName, matterName, receiverName, receiversName } from '../slips/sheet.ts'
import { isOpen, type Slip } from '../slips/slip.ts'

/** The gauge of an indicator as it stands; null where there is nothing to draw. */
export type GaugeOf = (plan: string, indicator: string) => NoticeGauge | null

interface ItemGround {
  readonly gaugeOf: GaugeOf
  /** Everybody who can be told; null: it goes to no person. */
  readonly people: readonly Recipient[] | null
  /** Names of those who are away, in whose place it is told. */
  readonly behalf: readonly string[]
}

/** `plan`: as it is now; null: the service's own, or gone. */
export function itemOf(slip: Slip, plan: Plan | null, { gaugeOf, people, behalf }: ItemGround): NoticeItem {
  const { latest, matter, level, limit, opened } = slip
  const leaders = latest.leaders.map((id) => leaderName(id, plan))
  const fact = (zh: string, en: string, value: string | Text) => ({
    name: text(zh, en),
    value: typeof value === 'string' ? text(value, value) : value,
  })
  const untold = people === null ? [] : unreached(slip, plan, people).map((one) => receiverName(one, plan))
  const name = matterName(slip, plan)
  const indicator = plan?.indicators.find(({ id }) => id === matter.subject.id)
  const english = indicator?.nameEn
  const isLeft = stoodAtYearEnd(slip) !== null
  const isIndicator = matter.subject.kind === 'indicator' && matter.plan !== null
  return {
    number: slip.number.text,
    level,
    title: text(name, isIndicator ? (english ?? name) : name),
    reason: latest.reason,
    facts: [
      fact('要求', 'What is asked', latest.requirement),
      ...(latest.since === null ? [] : [fact('起始', 'Since', latest.since)]),
      fact('承办', 'To answer', receiversName(slip, plan)),
      ...(leaders.length === 0 ? [] : [fact('分管领导', 'Leader in charge', leaders.join('、'))]),
      ...(untold.length === 0
        ? []
        : [fact('未通知到（没有账号）', 'Not told, without an account', untold.join('、'))]),
      ...(behalf.length === 0 ? [] : [fact('代收', 'In the place of', behalf.join('、'))]),
      ...(isOpen(slip)
        ? [fact('限期', 'Until', limitText(limit))]
        : [
            isLeft
              ? fact('年终未结', 'Left open at the year’s end', slip.ending?.why ?? '')
              : fact('办结', 'Closed', slip.ending?.why ?? ''),
          ]),
    ],
    gauge: isIndicator && matter.plan !== null ? gaugeOf(matter.plan, matter.subject.id) : null,
    path: `/alerts/${encodeURIComponent(slip.id)}`,
    state: isOpen(slip) ? 'open' : 'closed',
    ...(isLeft && { unsettled: true as const }),
    since: opened.at,
    matter: slip.id,
    unit: receiverName(slip.receiver, plan),
    ...(isIndicator && { indicator: matter.subject.id }),
    ...(isIndicator && plan && indicator && shareIn(plan, indicator)),
  }
}

/** Of a share: what it is a share of, and whose. */
function shareIn(plan: Plan, indicator: Indicator): Pick<NoticeItem, 'shareOf'> {
  const whole = wholeOf(plan, indicator)
  if (whole === null) return {}
  const title = text(whole.name, whole.nameEn ?? whole.name)
  return { shareOf: { indicator: whole.id, title, part: shareLabel(plan, indicator) } }
}

/** A limit, and whether the holidays around it are not known yet. */
function limitText(limit: Day): Text {
  const doubt = uncountedHolidays(limit)
  return doubt === null ? text(limit, limit) : text(`${limit}（${doubt.zh}）`, `${limit} (${doubt.en})`)
}

/** Longer letters nobody reads; the page has the rest. */
const MOST_FOLLOWED = 20

/** The slips of one message, what is open before what is closed, the gravest first; after them what is followed. `key` says which message it is, through which channel. */
export function noticeOf(
  slips: readonly Slip[],
  plans: ReadonlyMap<string, Plan>,
  {
    key,
    way,
    at,
    gaugeOf,
    people = null,
    behalfOf = () => [],
    followed = [],
  }: {
    readonly key: string
    readonly way: 'at-once' | 'digest'
    readonly at: Instant
    readonly gaugeOf: GaugeOf
    readonly people?: ItemGround['people']
    /** In whose place a slip is told, by its id. */
    readonly behalfOf?: (slip: string) => readonly string[]
    /** What changed of what the reader follows, the latest first. */
    readonly followed?: readonly NoticeItem[]
  },
): Notice {
  const items = [...slips]
    .sort(
      (a, b) =>
        Number(isOpen(b)) - Number(isOpen(a)) ||
        rankOf(b.level) - rankOf(a.level) ||
        (a.limit < b.limit ? -1 : 1),
    )
    .map((slip) =>
      itemOf(slip, plans.get(slip.plan ?? '') ?? null, { gaugeOf, people, behalf: behalfOf(slip.id) }),
    )
  const [gravest] = items
  const level = gravest?.level ?? null
  // A slip that is told to them is not told a second time because they follow it.
  const theirs = new Set(items.map(({ matter }) => matter))
  const besides = followed.filter(({ matter }) => !theirs.has(matter))
  const isService = slips.length > 0 && besides.length === 0 && slips.every(({ plan }) => plan === null)
  return {
    key,
    kind: isService ? 'service' : way === 'digest' ? 'digest' : 'slip',
    level,
    title: joined(items.length === 0 ? null : titleOf(items, way), followedTitle(besides.length)),
    items: [...items, ...besides.slice(0, MOST_FOLLOWED)],
    at,
  }
}

/** null: nothing changed. */
function followedTitle(count: number): Text | null {
  if (count === 0) return null
  const rest =
    count > MOST_FOLLOWED ? text(`，列 ${MOST_FOLLOWED} 处`, `, ${MOST_FOLLOWED} of them here`) : text('', '')
  return text(`关注的事项有 ${count} 处变化${rest.zh}`, `${count} changes of what you follow${rest.en}`)
}

const joined = (title: Text | null, more: Text | null): Text =>
  title && more ? text(`${title.zh}；${more.zh}`, `${title.en}; ${more.en}`) : (title ?? more ?? text('', ''))

const LEFT_OPEN = text('年终未结', 'left open at the year’s end')

function titleOf(items: readonly NoticeItem[], way: 'at-once' | 'digest'): Text {
  const [first] = items
  if (first && items.length === 1) {
    const ended = first.unsettled ? LEFT_OPEN : text('已办结', 'closed')
    const mark = first.state === 'closed' ? ended : first.level && LEVEL_WORDS[first.level]
    const colour = mark ?? text('督查', 'slip')
    return text(`${colour.zh}督查单 ${first.title.zh}`, `Slip (${colour.en}): ${first.title.en}`)
  }
  const red = items.filter(({ level, state }) => level === 'red' && state === 'open').length
  const reds = red === 0 ? text('', '') : text(`，其中红色 ${red} 件`, `, ${red} of them red`)
  if (first && items.every(({ unsettled }) => unsettled))
    return text(`${LEFT_OPEN.zh}督查单 ${items.length} 件`, `${items.length} slips ${LEFT_OPEN.en}`)
  const zh = way === 'digest' ? '今日督查事项' : '督查事项'
  return text(
    `${zh} ${items.length} 件${reds.zh}`,
    `${items.length} slips ${way === 'digest' ? 'today' : ''}${reds.en}`.replace(/ +,/, ','),
  )
}
