// `duibiao plan draft`: a notice as a draft of a plan, without a database.
import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { spelt } from '../boards/spelling.ts'
import { figuresKnownAt } from '../core/assess.ts'
import type { Observation } from '../core/observation.ts'
import type { Day } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import type { Language } from '../core/text.ts'
import { endOfDay } from '../core/zone.ts'
import { draftFile } from '../drafting/draft-file.ts'
import { draftOfNotice } from '../drafting/from-notice.ts'
import { readNoticeInChild } from '../ingest/decoding/decode.ts'
import { DECODING_LIMITS } from '../ingest/decoding/limits.ts'
import { heldAgainst, outcomesOf } from '../notices/last-year.ts'
import type { ReadNotice } from '../notices/reading.ts'
import { readingToJson } from '../notices/reading-json.ts'
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
  const before = flags.after === null ? undefined : await yearBefore(flags.after, flags)
  if (before === null) return false
  const { out, json, lang } = flags
  if (out !== null) await writeFile(out, await fileOf(notice, flags.region, before))
  if (json) {
    const held = before && heldAgainst(before.plan, notice, outcomesOf(before.plan, before.figures))
    print(readingToJson(notice, lang, held))
  } else if (out === null) print(await fileOf(notice, flags.region, before))
  const count = (of: 'targets' | 'left' | 'doubts'): number =>
    notice.tasks.reduce((sum, task) => sum + task[of].length, 0)
  complain(
    flags.lang === 'zh'
      ? `${path}：${notice.tasks.length} 项任务，${count('targets')} 个目标，${count('left')} 个数不是目标，${count('doubts')} 处待确认。`
      : `${path}: ${notice.tasks.length} tasks, ${count('targets')} targets, ${count('left')} numbers that are none, ${count('doubts')} questions.`,
  )
  return true
}

interface YearBefore {
  readonly plan: Plan
  readonly figures: readonly Observation[]
}

/** The plan file of a draft, as the browser would begin it. */
async function fileOf(notice: ReadNotice, region: string | null, before?: YearBefore): Promise<string> {
  const draft = draftOfNotice(notice, {
    plans: new Set(before && [before.plan.id]),
    region: region ?? before?.plan.region ?? null,
    regionName: before && region === null ? before.plan.regionName : null,
    notice: null,
    spell: spelt,
    ...(before && { before }),
  })
  return draftFile(draft)
}

/** Null after the faults of the plan or of the figures were told. */
async function yearBefore(
  after: string,
  { figures, today }: Pick<DraftFlags, 'figures' | 'today'>,
): Promise<YearBefore | null> {
  const plan = await planFrom(after)
  if (plan === null) return null
  const observations = figures === null ? [] : await observationsFrom(figures, plan, today, NO_CHOICE)
  return observations && { plan, figures: figuresKnownAt(observations, endOfDay(today)) }
}
