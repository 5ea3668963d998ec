// The shapes that notices come in; the first that fits is taken unless somebody chooses another.
import { dutyTable } from './duty-table.ts'
import { indicatorTable } from './indicator-table.ts'
import { numbered } from './numbered.ts'
import { runningText } from './running-text.ts'
import type { Shape } from './shape.ts'

export const shapes: readonly Shape[] = [dutyTable, indicatorTable, numbered, runningText]
