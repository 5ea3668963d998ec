// What alerts are made of: rules that are asked, slips, letters and their channels, the jobs of the calendar. Started and stopped here.
import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { isWorkingDay } from '../core/calendar.ts'
import type { Log } from '../core/log.ts'
import type { Day, Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import { type Text, text } from '../core/text.ts'
import { instantAt, localTime } from '../core/zone.ts'
import type { Rule } from '../rules/rule.ts'
import type { Level } from '../slips/finding.ts'
import type { Notice, NoticeKind } from '../slips/notice.ts'
import { openTurns } from '../store/in-turn.ts'
import type { Attempt, Outgoing } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import type { Channel } from './channels/channel.ts'
import { INBOX, type Inbox, openInbox } from './channels/inbox.ts'
import { type Delivery, openDelivery } from './deliver.ts'
import { type Evaluation, openEvaluation } from './evaluation.ts'
import type { FolderWatch } from './folder-watch.ts'
import { type FollowerNews, followedItems, followedSpan } from './followed.ts'
import { gaugesOf } from './gauges.ts'
import { openPulse, type PartHealth, type Pulse } from './heartbeats.ts'
import type { Job } from './jobs.ts'
import { openRoundsDue } from './open-rounds.ts'
import { serviceParts } from './parts.ts'
import { type Contact, inboxDigestKey, type PostDeps, postDue, postFollowed } from './post.ts'
import type { ChannelsFile } from './read-channels.ts'
import { openRunner, type Runner } from './run-jobs.ts'
import { type Schedule, startSchedule } from './schedule.ts'
import { type WatchDeps, watchService } from './self-watch.ts'
import { tellDue } from './slips/tell.ts'
import { watchSlips } from './slips/watch.ts'

export interface AlertsDeps {
  readonly store: Store
  readonly rules: readonly Rule[]
  /** Channels that are set up besides the inbox. */
  readonly channels: readonly Channel[]
  readonly channelsFile: Pick<ChannelsFile, 'level' | 'language'>
  /** Everybody who can be told, as they are now. */
  readonly contacts: () => Promise<readonly Contact[]>
  /** What changed for everybody who follows something, after one moment and by another; absent: nobody is told of that. */
  readonly followed?: (span: {
    readonly since: Instant
    readonly until: Instant
  }) => Promise<readonly FollowerNews[]>
  /** Looks whether the store holds all that its ledger names; says what was found. */
  readonly checkStore: () => Promise<string>
  readonly storeCheck: WatchDeps['storeCheck']
  readonly folder: FolderWatch
  readonly backupAt: WatchDeps['backupAt']
  /** Makes a backup each day at this time of day and says what was made; null: somebody else does. */
  readonly backup: { readonly time: string; readonly run: () => Promise<string> } | null
  /** From which colour on a person signs before anybody is told (拟办); null: everything goes out by itself. */
  readonly signFrom: Level | null
  /** How numbers of slips are printed. */
  readonly numberPattern: string
  /** From when digests go out on working days, `08:30`. */
  readonly digestTime: string
  /** `Asia/Shanghai`. */
  readonly timeZone: string
  /** Whether this process keeps the calendar; another one may. */
  readonly scheduled: boolean
  /** How long a lease lasts when its holder dies; usual when absent. */
  readonly leaseMs?: number
  /** Names this process among all on the database. */
  readonly process: string
  readonly now: () => Instant
  /** 0 to below 1. */
  readonly random: () => number
  readonly log: Log
}

export interface Alerts {
  readonly rules: readonly Rule[]
  readonly runner: Runner
  readonly evaluation: Evaluation
  readonly delivery: Delivery
  readonly inbox: Inbox
  readonly channels: readonly Channel[]
  readonly timeZone: string
  readonly numberPattern: string
  /** The data folder: room, rights, what was set aside. */
  readonly folder: FolderWatch
  /** From when digests go out on working days, unless somebody chose another hour. */
  readonly digestTime: string
  /** Everybody who can be told now, and where. */
  contacts(): Promise<readonly Contact[]>
  /** Calls back when slips changed, whichever process changed them. Returns how to stop that. */
  onSlips(listener: () => void): () => void
  /** How every part is: scheduler, evaluation, jobs, rules, channels. */
  health(): Promise<readonly PartHealth[]>
  /** A written report came or was returned: the same, with every duty looked at again. */
  reportsChanged(): Promise<void>
  /** Figures came or went, or somebody did something: looks, decides, tells and delivers, without waiting for the clock. */
  kick(): Promise<void>
  /** Sends a test through a channel; what became of it, null when it still waits after ten seconds. Problem `channel-unknown`. */
  test(channel: string, to: Contact): Promise<Attempt | null>
  /** Sets the clock going; nothing happens by itself before. */
  start(): void
  close(): Promise<void>
}

const SERVICE_EACH_MINUTES = 10
/** How long a test waits for what becomes of its letter, and how often it looks. */
const TEST_WAITS_MS = 10_000
const TEST_LOOKS_EACH_MS = 200

export function openAlerts(deps: AlertsDeps): Alerts {
  const { store, now, log, timeZone, process, random, scheduled, rules, numberPattern, digestTime } = deps
  const { channelsFile } = deps
  const ttl = deps.leaseMs === undefined ? {} : { ttlMs: deps.leaseMs }
  const lease = { leases: store.leases, holder: process, now, log, ...ttl }
  const inbox = openInbox()
  const channels: readonly Channel[] = [inbox, ...deps.channels]
  const mailChannels = deps.channels.filter(({ personal }) => personal).map(({ id }) => id)
  const shared = deps.channels.filter(({ personal }) => !personal)
  const sharedChannels = shared.map(({ id }) => id)
  const groups = new Set(shared.filter(({ group }) => group).map(({ id }) => id))

  const jobs: readonly Job[] = [
    {
      id: 'evaluate',
      words: text('按日研判全部预警规则', 'Ask all alert rules for the day'),
      days: 'every-day',
      time: '00:20',
      run: (day, held) => evaluation.ofDay(day, held),
    },
    {
      id: 'check-store',
      words: text('核对数据与报送账', 'Check the store against its ledger'),
      days: 'every-day',
      time: '03:10',
      run: deps.checkStore,
    },
    {
      id: 'open-rounds',
      words: text('到日子发起书面报告', 'Open the rounds of written reports that are due'),
      days: 'every-day',
      time: '00:10',
      run: async (day) => {
        const plans = (await store.plans()).map(({ plan }) => plan)
        return `${await openRoundsDue(store, plans, day, now())} opened`
      },
    },
    ...(deps.backup === null
      ? []
      : [
          {
            id: 'backup',
            words: text('备份全部数据', 'Back everything up'),
            days: 'every-day' as const,
            time: deps.backup.time,
            run: deps.backup.run,
          },
        ]),
    {
      id: 'digest',
      words: text('发送当日摘要', 'Send the day’s digests'),
      days: 'working-days',
      time: digestTime,
      run: async () => `${await tell()} letters`,
    },
    {
      id: 'canary',
      words: text('每周试发各渠道', 'Try every channel once a week'),
      days: 'mondays',
      time: '09:00',
      run: async (day) => `${await sendCanary(day)} letters`,
    },
  ]
  const ruleStates = rules.map(({ id, on, title }) => ({ id, on, words: title }))
  const parts = serviceParts({ scheduled, jobs, rules: ruleStates, channels })
  const startedAt = now()
  const beats = { heartbeats: store.heartbeats, parts: () => parts, process, now, log }
  const pulse: Pulse = openPulse(beats, startedAt)
  const evaluation = openEvaluation({
    ...lease,
    store,
    rules,
    numberPattern,
    signFrom: deps.signFrom,
    pulse,
    serviceFacts: () =>
      watchService({ ...deps, health: () => pulse.health(), outbox: store.outbox, startedAt }),
  })
  const runner = openRunner({
    ...lease,
    runs: store.jobRuns,
    timeZone,
    jobs: jobs.map((job) => beating(job, pulse)),
  })
  const byId = new Map(channels.map((channel) => [channel.id, channel]))
  const delivery = openDelivery({ ...lease, outbox: store.outbox, channels: byId, pulse, random })

  const inTurn = openTurns(lease)
  /** Decides who is told of what, and puts the letters out; answers how many there were. One process at a time: a digest is one letter. */
  const tell = async (): Promise<number> => (await inTurn('telling', tellNow))?.result ?? 0

  async function tellNow(): Promise<number> {
    const contacts = await deps.contacts()
    const { day: today, time } = localTime(now(), timeZone)
    const { hadDigest, goesAnyway } = await followersDue(contacts, today, time)
    const when = { now: now(), today, time, digestTime, hadDigest, goesAnyway }
    await tellDue({ store, numberPattern }, contacts, when)
    const post: PostDeps = {
      store,
      numberPattern,
      mailChannels,
      contacts: () => contacts,
      shared: {
        channels: sharedChannels,
        groups,
        level: channelsFile.level,
        language: channelsFile.language,
      },
      gauges: (slips) => gaugesOf(store, slips, now()),
      followed: async (person, day) => (await followedOn(day)).get(person) ?? [],
      morningOf: (day) => instantAt(day, digestTime, timeZone),
    }
    const told = await postDue(post, now())
    return told + (await postFollowed(post, goesAnyway, { day: today, now: now() }))
  }

  let followedDay: { readonly day: Day; readonly items: ReturnType<typeof followedItems> } | null = null
  /** What changed for whoever follows something, for the digests of a day: it is over when the first of them goes out. */
  async function followedOn(day: Day): Promise<ReturnType<typeof followedItems>> {
    if (followedDay?.day !== day) {
      const news = (await deps.followed?.(followedSpan({ day, digestTime, timeZone }))) ?? []
      followedDay = { day, items: followedItems(news) }
    }
    return followedDay.items
  }

  /** Whose digest of today has something of what they follow: those who had it, and those for whom it is time. */
  async function followersDue(
    contacts: readonly Contact[],
    today: Day,
    time: string,
  ): Promise<{ readonly hadDigest: ReadonlySet<string>; readonly goesAnyway: ReadonlySet<string> }> {
    const ready = contacts.filter(({ digestAt }) => time >= (digestAt ?? digestTime))
    if (!isWorkingDay(today) || ready.length === 0) return { hadDigest: new Set(), goesAnyway: new Set() }
    const items = await followedOn(today)
    const people = ready.map(({ id }) => id).filter((id) => items.has(id))
    const there = await store.outbox.known(people.map((id) => inboxDigestKey(today, id)))
    const hadDigest = new Set(people.filter((id) => there.has(inboxDigestKey(today, id))))
    return { hadDigest, goesAnyway: new Set(people.filter((id) => !hadDigest.has(id))) }
  }

  const letter = (kind: NoticeKind, key: string, title: Text): Notice => ({
    key,
    kind,
    level: null,
    title,
    items: [],
    at: now(),
  })
  const waysOf = ({ id, address, language }: Contact): Outgoing['to'][] => [
    { channel: INBOX, to: id, language },
    ...(address === null ? [] : mailChannels.map((channel) => ({ channel, to: address, language }))),
  ]

  /** One letter through every channel: personal ones to the administrators. */
  async function sendCanary(day: string): Promise<number> {
    const administrators = (await deps.contacts()).filter(({ role }) => role === 'administrator')
    const { language } = channelsFile
    const ways = [
      ...administrators.flatMap(waysOf),
      ...sharedChannels.map((channel) => ({ channel, to: '', language })),
    ]
    const title = text(`每周试发（${day}）：渠道正常`, `Weekly test (${day}): the channel works`)
    const letters = ways.map((to) => ({
      notice: letter('canary', `canary-${day}-${to.channel}-${to.to}`, title),
      to,
      notBefore: now(),
    }))
    await store.outbox.put(letters, now())
    await delivery.run()
    return letters.length
  }

  const watch = watchSlips(store.slips)
  let kicked: Promise<void> = Promise.resolve()
  let waiting = false
  const kick = (): Promise<void> => {
    if (waiting) return kicked
    waiting = true
    kicked = kicked
      .then(async () => {
        waiting = false
        await evaluation.ofNews()
        await tell()
        await watch.look()
        await delivery.run()
      })
      .catch((err: unknown) => log.error({ err }, 'alerts could not follow'))
    return kicked
  }

  let schedule: Schedule | null = null
  let minutes = 0
  return {
    rules,
    runner,
    evaluation,
    delivery,
    inbox,
    channels,
    timeZone,
    numberPattern,
    folder: deps.folder,
    digestTime,
    contacts: deps.contacts,
    onSlips: watch.onChange,
    health: () => pulse.health(),
    reportsChanged: () =>
      evaluation
        .ofReports()
        .then(kick)
        .catch((err: unknown) => log.error({ err }, 'duties could not follow a report')),
    kick,
    async test(id, to) {
      const channel = byId.get(id)
      if (!channel) {
        throw new Problem('channel-unknown', { channel: id, known: [...byId.keys()].join(', ') })
      }
      const key = `test-${randomUUID()}`
      const title = text('试发：收到即表示渠道正常', 'Test: the channel works when you read this')
      const way = waysOf(to).find((one) => one.channel === id) ?? {
        channel: id,
        to: '',
        language: to.language,
      }
      await store.outbox.put([{ notice: letter('test', key, title), to: way, notBefore: now() }], now())
      const deadline = performance.now() + TEST_WAITS_MS
      for (;;) {
        await delivery.run()
        const latest = await store.outbox.latest({
          channel: id,
          receiver: way.to,
          since: startedAt,
          limit: 20,
        })
        const attempt = latest.find(({ notice }) => notice.key === key)?.last ?? null
        // Another run, of this process or another, may be at it: then the letter goes out with that one or the next.
        if (attempt !== null || performance.now() > deadline) return attempt
        await setTimeout(TEST_LOOKS_EACH_MS)
      }
    },
    start() {
      if (!scheduled) return
      schedule ??= startSchedule({
        runner,
        timeZone,
        log,
        alive: () => pulse.beat('scheduler', true),
        eachMinute: async () => {
          if (minutes++ % SERVICE_EACH_MINUTES === 0) await evaluation.ofService()
          await kick()
          await pulse.flush()
        },
        watch: async () => {
          if (await deps.folder.look()) await evaluation.ofService()
        },
        often: async () => {
          await evaluation.ofNews()
          await delivery.run()
        },
      })
    },
    async close() {
      await schedule?.stop()
      await kicked
      await pulse.flush()
    },
  }
}

/** The job, with a sign of life after each run. */
const beating = (job: Job, pulse: Pulse): Job => ({
  ...job,
  run: (day, held) =>
    job.run(day, held).then(
      (note) => {
        pulse.beat(`job/${job.id}`, true, note)
        return note
      },
      (error: unknown) => {
        pulse.beat(`job/${job.id}`, false, error instanceof Problem ? error.detail.en : String(error))
        throw error
      },
    ),
})
