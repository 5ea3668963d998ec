// A region's whole board: its figures of the plan's year read from 1, 10 and 100 million observations, and assessed.
import { assessPlan } from '../src/core/assess.ts'
import { period } from '../src/core/period.ts'
import { indicator, planOf } from '../test/support/plans.ts'
import { type FilledStore, fillStore, INDICATORS, indicatorAt, REGIONS, regionAt } from './filled-store.ts'
import { type Bench, median, quantile, type Row, show, timeOf } from './row.ts'

const ROUNDS = 5
const READS = 400 * ROUNDS
const WARM = 200
const P99_MS = 15
const GROWTH = 1.5

const plan = planOf(
  ...Array.from({ length: INDICATORS }, (_, index) =>
    indicator({ id: indicatorAt(index), name: `指标${index}`, target: { value: 1200 } }),
  ),
)
const year = { from: period(`${plan.year}-01`), to: period(String(plan.year)) }

interface Measured {
  readonly size: number
  readonly filled: FilledStore
  readonly boards: number[]
  readonly yardsticks: number[]
}

export const boardRead: Bench = async () => {
  const asked = (process.env.BENCH_ROWS ?? '1e6,1e7,1e8').split(',').map(Number)
  const all: Measured[] = []
  try {
    for (const size of asked) {
      const took = await timeOf(async () => {
        all.push({ size, filled: await fillStore(size), boards: [], yardsticks: [] })
      })
      console.log(
        `  filled with ${show(all.at(-1)?.filled.rows ?? 0)} observations in ${show(took / 1000)} s`,
      )
    }
    // In turns, so that whatever else the machine does falls on all sizes alike.
    for (let read = -WARM; read < READS; read++) {
      for (const { filled, boards, yardsticks } of all) {
        const board = await timeOf(() => readBoard(filled, ((read + WARM) * 1009) % REGIONS))
        const yardstick = await timeOf(() => filled.database.rows('SELECT 1'))
        if (read >= 0) {
          boards.push(board)
          yardsticks.push(yardstick)
        }
      }
    }
    return rowsOf(all)
  } finally {
    for (const { filled } of all) await filled.close()
  }
}

async function readBoard({ store }: FilledStore, index: number): Promise<void> {
  const figures = await store.observations({ region: regionAt(index), ...year })
  const assessments = assessPlan(plan, figures, '2022-10-31')
  if (figures.length < INDICATORS || assessments.some(({ status }) => status === 'missing')) {
    throw new Error(`region ${regionAt(index)} has ${figures.length} figures and a missing one`)
  }
}

/** Of each round the slowest of a hundred; of the rounds the middle one: a neighbour's burst spoils one round only. */
function p99Of(times: readonly number[]): number {
  const size = Math.ceil(times.length / ROUNDS)
  return median(
    Array.from({ length: ROUNDS }, (_, round) =>
      quantile(times.slice(round * size, (round + 1) * size), 0.99),
    ),
  )
}

function rowsOf(all: readonly Measured[]): Row[] {
  const ten = all.find(({ size }) => size === 1e7)
  return all.map(({ size, filled, boards, yardsticks }) => {
    const p99 = p99Of(boards)
    const growth = ten && size > 1e7 ? p99 / p99Of(ten.boards) : null
    return {
      what: `a region's whole board (${INDICATORS} indicators, the plan's year) from ${show(filled.rows / 1e6)} M observations`,
      reach:
        growth === null ? (size === 1e7 ? `p99 ${P99_MS} ms` : '—') : `p99 at most ${GROWTH} × that at 10 M`,
      measured: `p50 ${show(quantile(boards, 0.5))} ms, p99 ${show(p99)} ms${growth === null ? '' : ` (${show(growth)} × that at 10 M)`}`,
      yardstick: `SELECT 1 through the same client: p50 ${show(quantile(yardsticks, 0.5))} ms, p99 ${show(p99Of(yardsticks))} ms`,
      reached: growth === null ? size !== 1e7 || p99 <= P99_MS : growth <= GROWTH,
    }
  })
}
