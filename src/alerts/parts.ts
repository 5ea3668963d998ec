// Which parts of the service must be heard of, and how often.
import { type Text, text } from '../core/text.ts'
import type { Channel } from './channels/channel.ts'
import type { Part } from './heartbeats.ts'
import type { Job } from './jobs.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** A few minutes of a busy machine are no silence. */
const SCHEDULER_MS = 3 * MINUTE_MS
/** A day's job that failed is tried again for half an hour. */
const JOB_MS = { 'every-day': DAY_MS, 'working-days': 12 * DAY_MS, mondays: 7 * DAY_MS } as const
const GRACE_MS = 2 * 60 * MINUTE_MS
/** The weekly canary goes through every channel. */
const CHANNEL_MS = 7 * DAY_MS + GRACE_MS

interface RuleState {
  readonly id: string
  readonly words: Text
  readonly on: boolean
}

export function serviceParts(input: {
  readonly scheduled: boolean
  readonly jobs: readonly Job[]
  readonly rules: readonly RuleState[]
  readonly channels: readonly Pick<Channel, 'id' | 'words'>[]
}): Part[] {
  return [
    {
      id: 'scheduler',
      words: text('定时调度', 'The schedule'),
      everyMs: SCHEDULER_MS,
      off: !input.scheduled,
    },
    {
      id: 'evaluation',
      words: text('预警研判', 'Evaluation of alerts'),
      everyMs: DAY_MS + GRACE_MS,
      off: !input.scheduled,
    },
    ...input.jobs.map(({ id, words, days }) => ({
      id: `job/${id}`,
      words,
      everyMs: JOB_MS[days] + GRACE_MS,
      off: !input.scheduled,
    })),
    ...input.rules.map(({ id, words, on }) => ({
      id: `rule/${id}`,
      words: text(`规则：${words.zh}`, `Rule: ${words.en}`),
      everyMs: JOB_MS['every-day'] + GRACE_MS,
      off: !on,
    })),
    ...input.channels.map(({ id, words }) => ({
      id: `channel/${id}`,
      words: text(`渠道：${words.zh}`, `Channel: ${words.en}`),
      everyMs: CHANNEL_MS,
      off: false,
    })),
  ]
}
