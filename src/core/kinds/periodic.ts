// 一季度 30 户、二季度 35 户: every period has a target of its own and is judged for itself; none makes up for another.
import { comparatorsThatSet } from '../comparators.ts'
import { BASES } from '../observation.ts'
import { text } from '../text.ts'
import type { KindRule } from './kind.ts'
import { inPoints } from './rate.ts'
import { measureWay } from './way.ts'

export const periodic: KindRule = {
  name: text('分期考核', 'period by period'),
  words: text(
    '分期考核：每一期当期的数只与那一期的目标比（计划分期写明的各期不同，否则各期相同），该期结束即判已完成或未完成，各期互不弥补；指标的状态是最近一期的。',
    'Period by period: the figure of a period alone is compared with the target of that period (its own where the plan says so, else the same for all), done or missed as soon as it is over; no period makes up for another, and the status is that of the latest one.',
  ),
  version: 1,
  comparators: comparatorsThatSet('goal', 'band', 'limit'),
  start: 'held',
  isAlone: true,
  limit: null,
  settles: 'at-horizon',
  measure: measureWay,
  figures: 'amount',
  basis: () => 'period',
  accepts: ({ unit }) => (inPoints(unit) ? BASES : ['period']),
  addsUp: false,
  hasRest: false,
  unit: null,
  steps: 'none',
}
