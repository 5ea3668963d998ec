// A table of tasks with their units: 序号, 具体任务, 牵头单位, 责任单位, 分管领导. What stands around the table is the covering letter.
import { text } from '../../core/text.ts'
import { tableHeadOf } from '../heads.ts'
import { readRows, type TableHead, type UnnumberedTask } from '../rows.ts'
import type { Shape } from './shape.ts'

export const dutyTable: Shape = {
  name: 'duty-table',
  words: text('任务分解表（任务、牵头单位、责任单位、领导）', 'a table of tasks with units and leaders'),
  fits: (document) =>
    document.some(
      (block) =>
        block.type === 'table' &&
        block.rows.some((row) => {
          const roles = tableHeadOf(row) ?? []
          return (
            ['lead', 'responsible', 'leaders'].some((role) => roles.some((one) => one === role)) &&
            !roles.includes('place')
          )
        }),
    ),
  read: (document, year) => {
    const tasks: UnnumberedTask[] = []
    let head: TableHead | null = null
    let section: string | null = null
    for (const block of document) {
      if (block.type === 'line') continue
      const read = readRows(block, year, head, section)
      tasks.push(...read.tasks)
      head = read.head
      section = read.section
    }
    return tasks
  },
}
