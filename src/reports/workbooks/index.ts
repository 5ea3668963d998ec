// The workbooks that are no documents on paper, one file each, by name.
import { text } from '../../core/text.ts'
import type { PlanWorkbook } from '../paper.ts'
import { recomputation } from './recomputation.ts'

export const workbooks = {
  recomputation: {
    name: text('手工复算表', 'Recomputed by hand'),
    tells: text(
      'Excel 表：目标、数据、日子都在格子里，用公式算到每个指标的状态，与服务的结论逐个核对。',
      'A workbook: targets, figures and days stand in cells, formulas reach the status of every indicator, each held against the service’s own.',
    ),
    about: 'plan',
    figures: true,
    workbook: recomputation,
  },
  'indicator-recomputation': {
    name: text('一个指标的手工复算', 'An indicator recomputed by hand'),
    tells: text(
      'Excel 表：一个指标的每一步各占一行，旁边写明公式，最后与服务的结论核对。',
      'A workbook: every step of one indicator on a line of its own with its formula beside it, held against the service’s own at the end.',
    ),
    about: 'indicator',
    figures: true,
    workbook: recomputation,
  },
} as const satisfies Record<string, PlanWorkbook>

export type WorkbookName = keyof typeof workbooks
