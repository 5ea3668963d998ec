// A list of main indicators: 指标, 单位, 上年实际, 本年目标; or a matrix with a column for each place.
import { text } from '../../core/text.ts'
import { tableHeadOf } from '../heads.ts'
import { readMixed } from '../mixed.ts'
import type { Shape } from './shape.ts'

export const indicatorTable: Shape = {
  name: 'indicator-table',
  words: text(
    '指标表（指标、单位、目标，或各地分列）',
    'a table of indicators with their targets, or with a column for each place',
  ),
  fits: (document) =>
    document.some(
      (block) =>
        block.type === 'table' &&
        block.rows.some((row) =>
          (tableHeadOf(row) ?? []).some((role) => role === 'target' || role === 'place'),
        ),
    ),
  read: (document, year) =>
    readMixed(document, year).filter(
      (task) =>
        task.targets.length > 0 || task.left.length > 0 || task.lead.length > 0 || task.watched !== undefined,
    ),
}
