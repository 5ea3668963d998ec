// A document becomes tasks with their targets: the shape is recognised, its tasks are read and numbered.
import { Problem } from '../core/problem.ts'
import { NOTICE_LIMITS, type NoticeDocument } from './document.ts'
import { folded } from './plain-text.ts'
import type { ReadNotice } from './reading.ts'
import type { UnnumberedTask } from './rows.ts'
import { shapes } from './shapes/index.ts'
import { totalDoubts } from './shared-out.ts'

/** `year`: the plan's, when it is known; `shape`: chosen by a person. */
export interface NoticeChoice {
  readonly year: number | null
  readonly shape?: string
}

const DOCUMENT_NUMBER = /[\p{Script=Han}]{2,12}[〔[【（(](?:19|20)\d{2}[〕\]】）)]\s*\d{1,4}\s*号/u

/** Raises `notice-without-tasks`, `notice-without-year`, `notice-too-large`. */
export function readNotice(document: NoticeDocument, choice: NoticeChoice): ReadNotice {
  const lines = document.flatMap((block) =>
    block.type === 'line' ? [block.text] : block.rows.map((row) => row.join(' ')),
  )
  const title = titleOf(document, lines)
  const year = choice.year ?? yearOf([title, ...lines])
  if (year === null) throw new Problem('notice-without-year')
  const shape =
    shapes.find(({ name }) => name === choice.shape) ?? shapes.find(({ fits }) => fits(document)) ?? shapes[0]
  const tasks = shape === undefined ? [] : shape.read(document, year)
  if (tasks.length === 0) throw new Problem('notice-without-tasks')
  if (tasks.length > NOTICE_LIMITS.tasks) {
    throw new Problem('notice-too-large', { found: tasks.length, limit: NOTICE_LIMITS.tasks })
  }
  return {
    title,
    document: DOCUMENT_NUMBER.exec(lines.slice(0, 60).join('\n'))?.[0] ?? null,
    year,
    shape: shape?.name ?? '',
    tasks: numberedTasks(tasks.map((task) => ({ ...task, doubts: [...task.doubts, ...totalDoubts(task)] }))),
  }
}

/** The notice's own numbers while they rise; else they are counted. */
function numberedTasks(tasks: readonly UnnumberedTask[]): ReadNotice['tasks'] {
  let last = 0
  const rises = tasks.every(({ number }) => {
    if (number === null) return true
    const isNext = number > last && number <= 100_000
    last = number
    return isNext
  })
  const own = new Set(tasks.flatMap(({ number }) => (number === null ? [] : [number])))
  let counted = rises ? Math.max(0, ...own) : 0
  return tasks.map((task, index) => {
    if (!rises) return { ...task, number: index + 1 }
    if (task.number !== null) return { ...task, number: task.number }
    counted++
    return { ...task, number: counted }
  })
}

const NAMES_A_NOTICE = /目标|任务|责任|分解|计划|实事|工作报告|指标|target|budget|performance|plan/iu

function titleOf(document: NoticeDocument, lines: readonly string[]): string {
  const headings = document.flatMap((block) => (block.type === 'line' && block.heading ? [block.text] : []))
  const candidates = [...headings, ...lines.slice(0, 12)]
  const named = candidates.find(
    (line) => NAMES_A_NOTICE.test(line) && line.length <= 120 && !/^source:/u.test(line),
  )
  return (named ?? candidates[0] ?? '').slice(0, 300)
}

/** The first year that a title or a line names. */
function yearOf(lines: readonly string[]): number | null {
  for (const line of lines) {
    const plain = folded(line)
    const named =
      /((?:19|20)\d{2})\s*年/u.exec(plain) ?? /(?:FY\s?|^|[^\d])((?:20)\d{2})(?![\d])/u.exec(plain)
    if (named?.[1]) return Number(named[1])
  }
  return null
}
