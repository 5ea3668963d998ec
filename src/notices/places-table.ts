// A table without a head of its own under a paragraph: the paragraph's goals, shared out to places (新辟线路年度目标 | 2 | 5 | …).
import { text as say } from '../core/text.ts'
import type { TableBlock } from './document.ts'
import { folded } from './plain-text.ts'
import type { LeftNumber, ReadTarget } from './reading.ts'
import { leftIn, type UnnumberedTask } from './rows.ts'
import { WHOLE_PLACE } from './shared-out.ts'

const AMOUNT = /^\d+(?:\.\d+)?$/u

/** Whether the table's first row names places over rows of goals. */
export function isPlacesTable({ rows }: TableBlock): boolean {
  const [head, ...rest] = rows
  if (head === undefined || (head[0] ?? '') !== '' || head.length < 3) return false
  if (head.slice(1).some((cell) => /\d/u.test(cell))) return false
  return rest.some((row) => /目标|计划/u.test(row[0] ?? '') && row.slice(1).some((cell) => AMOUNT.test(cell)))
}

/** Which goal of the paragraph a row shares out: the one with its total, else the one with its name, else the first. */
function goalOf({ targets }: UnnumberedTask, row: string, whole: string | undefined): ReadTarget | undefined {
  const name = row.replace(/(?:年度)?(?:目标|任务|计划)数?$/u, '')
  const isCalled = ({ name: own }: ReadTarget): boolean =>
    name !== '' && (own.includes(name) || name.includes(own))
  return (
    targets.find(({ value }) => value === whole && whole !== undefined) ??
    targets.find(isCalled) ??
    targets[0]
  )
}

/** The task with the goals of the places; the unit is that of the goal whose value is the whole. */
export function withPlaces(task: UnnumberedTask, { rows }: TableBlock): UnnumberedTask {
  const [head = [], ...rest] = rows
  const targets: ReadTarget[] = []
  const left: LeftNumber[] = []
  const texts: string[] = []
  for (const [name = '', ...given] of rest) {
    const cells = given.map((cell) => folded(cell).trim())
    if (!/目标|计划/u.test(name)) {
      for (const cell of cells) left.push(...leftIn(cell, 'progress'))
      continue
    }
    const line = `${name}：${cells.map((cell, index) => `${head[index + 1] ?? ''} ${cell}`).join('，')}`
    texts.push(line)
    const whole = cells.find((_, index) => WHOLE_PLACE.test(head[index + 1] ?? ''))
    const of = goalOf(task, name, whole)
    for (const [index, cell] of cells.entries()) {
      const place = head[index + 1] ?? ''
      if (!AMOUNT.test(cell)) continue
      if (WHOLE_PLACE.test(place)) {
        left.push({
          text: `${place} ${cell}`,
          reason: say('各地之和，上文已有', 'the sum of the places, given above'),
          rule: 'sum-of-places',
        })
        continue
      }
      targets.push({
        phrase: `${place} ${cell}`,
        value: cell,
        upper: null,
        against: null,
        unit: of?.unit ?? null,
        comparator: of && of.upper === null ? of.comparator : 'at-least',
        kind: of?.kind ?? 'count',
        action: of?.action ?? null,
        firmness: of?.firmness ?? 'binding',
        deadline: null,
        name: `${of?.name ?? name}（${place}）`,
        rule: 'place-column',
        place,
      })
    }
  }
  return {
    ...task,
    text: [task.text, ...texts].join('\n'),
    targets: [...task.targets, ...targets],
    left: [...task.left, ...left],
  }
}
