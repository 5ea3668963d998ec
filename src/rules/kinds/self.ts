// 服务自身: the clock stands still, an evaluation or a channel fails, the store or the disk is in danger, no backup.

import Type from 'typebox'
import type { Json } from '../../core/deed.ts'
import type { Instant } from '../../core/period.ts'
import { type Text, text } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import { LEVEL_WORDS } from '../../slips/ladder.ts'
import { oneOf } from '../../yaml/schema.ts'
import type { ServiceFacts } from '../ground.ts'
import { atService, LevelName, type RuleBase, realNumber, ruleKind, type SaidOf } from '../rule.ts'

interface Watched {
  /** Part of the service that it is about. */
  readonly id: string
  readonly wrong: boolean
  readonly since: Instant | null
  readonly reason: Text
  readonly facts: Json
}

interface Watch {
  /** What it counts and when it is wrong, with the rule's number; null: it takes none. */
  readonly raises: (at: number) => Text
  readonly clears: Text
  /** Where the file gives no number. */
  readonly usual: number
  readonly look: (facts: ServiceFacts, at: number, now: Instant) => readonly Watched[]
}

const megabytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024)
const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** How long ago something was; where it never was, since the process began. */
const ageOf = (at: Instant | null, { startedAt }: ServiceFacts, now: Instant): number =>
  Date.parse(now) - Date.parse(at ?? startedAt)

/** The same for what the service does by itself: while it was off it owed nothing, and has time to make it up. */
const idleOf = (at: Instant | null, { startedAt }: ServiceFacts, now: Instant): number =>
  Date.parse(now) - Math.max(Date.parse(at ?? startedAt), Date.parse(startedAt))

const WATCHES = {
  scheduler: {
    usual: 10,
    raises: (at) => text(`调度 ${at} 分钟没有心跳`, `the scheduler gives no sign of life for ${at} minutes`),
    clears: text('有心跳即解除', 'cleared by a sign of life'),
    look: (facts, at, now) => {
      const age = idleOf(facts.schedulerBeatAt, facts, now)
      const minutes = Math.floor(age / MINUTE)
      return [
        {
          id: 'scheduler',
          wrong: age >= at * MINUTE,
          since: facts.schedulerBeatAt ?? facts.startedAt,
          reason: text(
            `调度已 ${minutes} 分钟没有心跳，到时的评判和提醒都不会发生。`,
            `The scheduler has given no sign of life for ${minutes} minutes: nothing that is due will happen.`,
          ),
          facts: { beatAt: facts.schedulerBeatAt, minutes },
        },
      ]
    },
  },
  evaluation: {
    usual: 26,
    raises: (at) =>
      text(
        `最近一次评判失败，或 ${at} 小时没有完成评判`,
        `the last evaluation failed, or none came to its end for ${at} hours`,
      ),
    clears: text('一次评判完成即解除', 'cleared by an evaluation that comes to its end'),
    look: (facts, at, now) => {
      const { evaluatedAt, evaluationFailedAt } = facts
      const failed = evaluationFailedAt !== null && evaluationFailedAt > (evaluatedAt ?? '')
      const age = idleOf(evaluatedAt, facts, now)
      return [
        {
          id: 'evaluation',
          wrong: failed || age >= at * HOUR,
          since: failed ? evaluationFailedAt : (evaluatedAt ?? facts.startedAt),
          reason: failed
            ? text(
                `评判于 ${evaluationFailedAt} 失败（${facts.evaluationFailure ?? '原因见日志'}），预警可能不全。`,
                `The evaluation failed at ${evaluationFailedAt} (${facts.evaluationFailure ?? 'see the log'}): alerts may be incomplete.`,
              )
            : text(
                `已 ${Math.floor(age / HOUR)} 小时没有完成评判。`,
                `No evaluation came to its end for ${Math.floor(age / HOUR)} hours.`,
              ),
          facts: { evaluatedAt, evaluationFailedAt, failure: facts.evaluationFailure },
        },
      ]
    },
  },
  channel: {
    usual: 60,
    raises: (at) =>
      text(
        `某一发送渠道连续失败 ${at} 分钟，或有消息被放弃`,
        `a channel fails for ${at} minutes, or gave a message up`,
      ),
    clears: text(
      '该渠道发送成功且没有被放弃的消息即解除',
      'cleared when it delivers and nothing given up is left',
    ),
    look: (facts, at, now) =>
      facts.channels.map(({ id, failingSince, deadLetters, failure }) => {
        const minutes = failingSince === null ? 0 : (Date.parse(now) - Date.parse(failingSince)) / MINUTE
        return {
          id: `channel/${id}`,
          wrong: deadLetters > 0 || (failingSince !== null && minutes >= at),
          since: failingSince,
          reason: text(
            `渠道“${id}”${failingSince ? `自 ${failingSince} 起发送失败${failure ? `（${failure}）` : ''}` : ''}${deadLetters > 0 ? `，有 ${deadLetters} 条消息被放弃` : ''}。`,
            `Channel “${id}”${failingSince ? ` has failed since ${failingSince}${failure ? ` (${failure})` : ''}` : ''}${deadLetters > 0 ? `, ${deadLetters} message(s) given up` : ''}.`,
          ),
          facts: { channel: id, failingSince, deadLetters, failure },
        }
      }),
  },
  store: {
    usual: 26,
    raises: (at) =>
      text(
        `数据核对发现缺失，或 ${at} 小时没有核对`,
        `the check of the store finds losses, or there was none for ${at} hours`,
      ),
    clears: text('核对无缺失即解除', 'cleared by a check without losses'),
    look: (facts, at, now) => {
      const { storeCheck } = facts
      const age = idleOf(storeCheck?.at ?? null, facts, now)
      const losses = storeCheck?.losses ?? 0
      return [
        {
          id: 'store',
          wrong: losses > 0 || age >= at * HOUR,
          since: storeCheck?.at ?? facts.startedAt,
          reason:
            losses > 0
              ? text(`数据核对发现 ${losses} 处缺失。`, `The check of the store found ${losses} loss(es).`)
              : text(
                  `已 ${Math.floor(age / HOUR)} 小时没有核对数据。`,
                  `The store was not checked for ${Math.floor(age / HOUR)} hours.`,
                ),
          facts: { checkedAt: storeCheck?.at ?? null, losses },
        },
      ]
    },
  },
  disk: {
    usual: 10,
    raises: (at) =>
      text(
        `磁盘剩余不足 ${at}%（等于不算），或不足 MIN_FREE_MB 的四倍`,
        `less than ${at} % of the disk is free, or less than four times MIN_FREE_MB`,
      ),
    clears: text('剩余恢复到该比例以上再多 2 个百分点才解除', 'cleared at two points above that share'),
    look: ({ disk }, at) => {
      if (!disk || disk.totalBytes <= 0) return []
      const free = (disk.freeBytes / disk.totalBytes) * 100
      return [
        {
          id: 'disk',
          wrong: free < at || disk.inDanger === true,
          since: null,
          reason: text(
            `磁盘只剩 ${free.toFixed(1)}%（${megabytes(disk.freeBytes)} MB）。`,
            `Only ${free.toFixed(1)} % of the disk is free (${megabytes(disk.freeBytes)} MB).`,
          ),
          facts: { ...disk, percent: free.toFixed(1) },
        },
      ]
    },
  },
  backup: {
    usual: 48,
    raises: (at) => text(`${at} 小时没有备份`, `no backup for ${at} hours`),
    clears: text('有新的备份即解除', 'cleared by a new backup'),
    look: (facts, at, now) => {
      const age = ageOf(facts.backupAt, facts, now)
      return [
        {
          id: 'backup',
          wrong: age >= at * HOUR,
          since: facts.backupAt ?? facts.startedAt,
          reason: facts.backupAt
            ? text(
                `最近的备份在 ${facts.backupAt}，已过 ${Math.floor(age / HOUR)} 小时。`,
                `The last backup is of ${facts.backupAt}, ${Math.floor(age / HOUR)} hours ago.`,
              )
            : text(
                `服务启动 ${Math.floor(age / HOUR)} 小时以来没有备份。`,
                `No backup in the ${Math.floor(age / HOUR)} hours since the service began.`,
              ),
          facts: { backupAt: facts.backupAt },
        },
      ]
    },
  },
} as const satisfies Record<string, Watch>

type WatchName = keyof typeof WATCHES
const WATCH_NAMES = Object.keys(WATCHES) as WatchName[]

const PARAMETERS = {
  watch: oneOf(WATCH_NAMES),
  at: Type.Optional(realNumber(0.1, 10_000, 'minutes, hours or percent / 分钟、小时或百分比')),
  level: LevelName,
}

/** Free space wavers: what is cleared lies two points above what is raised. */
const DISK_MARGIN = 2

export const selfRule = ruleKind({
  kind: 'self',
  at: 'service',
  title: text('服务自身', 'The service itself'),
  tells: [{ kind: 'role', id: 'administrator' }],
  parameters: PARAMETERS,
  words: ({ watch, at, level }) => {
    const { raises, clears, usual } = WATCHES[watch as WatchName]
    const said = raises(at ?? usual)
    return {
      raises: text(`${said.zh}：${LEVEL_WORDS[level].zh}。`, `${capital(said.en)}: ${level}.`),
      clears: text(`${clears.zh}。`, `${capital(clears.en)}.`),
    }
  },
  look: ({ watch, at, level }, base) =>
    atService((facts, now) => {
      const { look, usual } = WATCHES[watch as WatchName] as Watch
      const limit = at ?? usual
      const easier = watch === 'disk' ? look(facts, limit + DISK_MARGIN, now) : []
      return look(facts, limit, now).map((watched, index) =>
        saidOf(watched, base, level, easier[index]?.wrong === true && !watched.wrong),
      )
    }),
})

function saidOf(watched: Watched, base: RuleBase, level: SaidOf['level'], between: boolean): SaidOf {
  const { id, wrong, since } = watched
  return {
    subject: { kind: 'service', id },
    condition: wrong ? 'raised' : between ? 'recovering' : 'clear',
    level,
    period: null,
    since: wrong && since ? dayOf(since) : null,
    receivers: base.receivers?.filter((one) => typeof one !== 'string') ?? [
      { kind: 'role', id: 'administrator' },
    ],
    leaders: [],
    urgent: level === 'red',
    reason: () =>
      wrong || between ? watched.reason : text(`${base.title.zh}：正常。`, `${base.title.en}: in order.`),
    requirement: () => text('请管理员检查服务。', 'Please have an administrator look at the service.'),
    facts: () => watched.facts,
  }
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)
