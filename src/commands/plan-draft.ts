// `duibiao plan draft`: a notice as a draft of a plan, without a database.
import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Language } from '../core/text.ts'
import { readNoticeInChild } from '../ingest/decoding/decode.ts'
import { DECODING_LIMITS } from '../ingest/decoding/limits.ts'
import { draftPlan, draftToJson } from '../notices/draft-plan.ts'
import { bytesOf } from './files.ts'
import { complain, print } from './output.ts'

export interface DraftFlags {
  readonly region: string | null
  readonly year: number | null
  readonly shape: string | null
  /** Where the plan file goes; null: to stdout. */
  readonly out: string | null
  readonly json: boolean
  readonly lang: Language
}

/** Raises the Problems of reading; writes no file then. */
export async function draftFromNotice(path: string, flags: DraftFlags): Promise<boolean> {
  const choice = flags.shape === null ? { year: flags.year } : { year: flags.year, shape: flags.shape }
  const notice = await readNoticeInChild(await bytesOf(path), basename(path), choice, DECODING_LIMITS)
  if (flags.out !== null) await writeFile(flags.out, draftPlan(notice, { region: flags.region }))
  if (flags.json) print(draftToJson(notice, flags.lang))
  else if (flags.out === null) print(draftPlan(notice, { region: flags.region }))
  const count = (of: 'targets' | 'left' | 'doubts'): number =>
    notice.tasks.reduce((sum, task) => sum + task[of].length, 0)
  complain(
    flags.lang === 'zh'
      ? `${path}：${notice.tasks.length} 项任务，${count('targets')} 个目标，${count('left')} 个数不是目标，${count('doubts')} 处待确认。`
      : `${path}: ${notice.tasks.length} tasks, ${count('targets')} targets, ${count('left')} numbers that are none, ${count('doubts')} questions.`,
  )
  return true
}
