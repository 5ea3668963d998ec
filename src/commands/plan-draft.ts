// `duibiao plan draft`: a notice as a draft of a plan, without a database.
import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { figuresKnownAt } from '../core/assess.ts'
import type { Day } from '../core/period.ts'
import type { Language } from '../core/text.ts'
import { endOfDay } from '../core/zone.ts'
import { readNoticeInChild } from '../ingest/decoding/decode.ts'
import { DECODING_LIMITS } from '../ingest/decoding/limits.ts'
import { draftPlan, draftToJson } from '../notices/draft-plan.ts'
import { heldAgainst, type LastYear, outcomesOf } from '../notices/last-year.ts'
import type { ReadNotice } from '../notices/reading.ts'
import { NO_CHOICE, observationsFrom } from './figures.ts'
import { bytesOf } from './files.ts'
import { complain, print } from './output.ts'
import { planFrom } from './plan.ts'

export interface DraftFlags {
  readonly region: string | null
  readonly year: number | null
  readonly shape: string | null
  /** Where the plan file goes; null: to stdout. */
  readonly out: string | null
  readonly json: boolean
  /** Plan file of the year before, with which the notice goes on; null: none. */
  readonly after: string | null
  /** File with the figures of the year before: its outcomes become baselines; null: none. */
  readonly figures: string | null
  readonly today: Day
  readonly lang: Language
}

/** Raises the Problems of reading; writes no file then. */
export async function draftFromNotice(path: string, flags: DraftFlags): Promise<boolean> {
  const choice = flags.shape === null ? { year: flags.year } : { year: flags.year, shape: flags.shape }
  const notice = await readNoticeInChild(await bytesOf(path), basename(path), choice, DECODING_LIMITS)
  const lastYear = flags.after === null ? undefined : await lastYearOf(notice, flags.after, flags)
  if (lastYear === null) return false
  const region = flags.region ?? lastYear?.plan.region ?? null
  const options = lastYear === undefined ? { region } : { region, lastYear }
  if (flags.out !== null) await writeFile(flags.out, draftPlan(notice, options))
  if (flags.json) print(draftToJson(notice, flags.lang, lastYear))
  else if (flags.out === null) print(draftPlan(notice, options))
  const count = (of: 'targets' | 'left' | 'doubts'): number =>
    notice.tasks.reduce((sum, task) => sum + task[of].length, 0)
  complain(
    flags.lang === 'zh'
      ? `${path}：${notice.tasks.length} 项任务，${count('targets')} 个目标，${count('left')} 个数不是目标，${count('doubts')} 处待确认。`
      : `${path}: ${notice.tasks.length} tasks, ${count('targets')} targets, ${count('left')} numbers that are none, ${count('doubts')} questions.`,
  )
  return true
}

/** Null after the faults of the plan or of the figures were told. */
async function lastYearOf(
  notice: ReadNotice,
  after: string,
  { figures, today }: Pick<DraftFlags, 'figures' | 'today'>,
): Promise<LastYear | null> {
  const plan = await planFrom(after)
  if (plan === null) return null
  const observations = figures === null ? [] : await observationsFrom(figures, plan, today, NO_CHOICE)
  if (observations === null) return null
  const known = figuresKnownAt(observations, endOfDay(today))
  return heldAgainst(plan, notice, outcomesOf(plan, known))
}
