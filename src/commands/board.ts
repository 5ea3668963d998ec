// `duibiao board check`: whether a board file is sound, and whether a plan has what it names.
import { boardsFor, checkBoard, checkLegible, readBoard } from '../boards/index.ts'
import { faultLines } from '../core/problem.ts'
import type { Language } from '../core/text.ts'
import { textOf } from './files.ts'
import { complain, print } from './output.ts'
import { planFrom } from './plan.ts'

export async function checkBoardFile(
  path: string,
  planPath: string | null,
  lang: Language,
): Promise<boolean> {
  const { board, faults } = readBoard(await textOf(path))
  const plan = planPath === null ? null : await planFrom(planPath)
  if (planPath !== null && plan === null) return false
  const wrong = board ? [...(plan ? checkBoard(board, plan) : []), ...checkLegible(board)] : []
  const all = [...faults, ...wrong]
  for (const line of faultLines(path, all)) complain(line)
  if (board === null || all.length > 0) return false
  const made = plan ? boardsFor([board.file], plan).length : null
  print(
    lang === 'zh'
      ? `${path}：无误${made === null ? '' : `，生成 ${made} 块大屏`}。`
      : `${path}: no faults${made === null ? '' : `, makes ${made} board(s)`}.`,
  )
  return true
}
