// How long workbooks take, and whether the service answers others meanwhile: a process of its own parses, the main one only maps.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { readFigures } from '../src/ingest/read-figures.ts'
import { parsePlan } from '../src/plans/parse-plan.ts'
import { type Bench, median, show, timeOf } from './row.ts'
import { WORKBOOK_PLAN, workbook } from './workbook-file.ts'

const LARGE = 100_000
const MONTH = 2_000
const LOOP_MS = 100
const PLAN = parsePlan(WORKBOOK_PLAN)

const read = async (bytes: Uint8Array): Promise<number> => {
  const { figures, faults } = await readFigures({ bytes, contentType: null, filename: 'a.xlsx' }, [PLAN], {
    today: '2022-12-31',
  })
  if (faults.length > 0) throw new Error(`${faults[0]?.code}: ${faults[0]?.detail.en}`)
  return figures.length
}

export const workbooks: Bench = async () => {
  const month = workbook(MONTH)
  const large = workbook(LARGE)
  const empty = workbook(1)
  const starts: number[] = []
  const months: number[] = []
  for (let run = 0; run < 5; run++) {
    starts.push(await timeOf(() => read(empty)))
    months.push(await timeOf(() => read(month)))
  }
  const calm = await delayOf(() => new Promise((resolve) => setTimeout(resolve, 1_000)))
  let readMs = 0
  const busy = await delayOf(async () => {
    readMs = await timeOf(() => read(large))
  })
  return [
    {
      what: `a workbook of ${show(MONTH)} rows read`,
      reach: '1,000 ms',
      measured: `${show(median(months))} ms`,
      yardstick: `a workbook of one row ${show(median(starts))} ms`,
      reached: median(months) < 1_000,
    },
    {
      what: `a workbook of ${show(LARGE)} rows × 8 read (${show(large.length / 1e6)} MB)`,
      reach: '10,000 ms',
      measured: `${show(readMs)} ms`,
      yardstick: `a workbook of one row ${show(median(starts))} ms`,
      reached: readMs < 10_000,
    },
    {
      what: 'longest delay of the event loop meanwhile',
      reach: `${LOOP_MS} ms`,
      measured: `${show(busy)} ms`,
      yardstick: `an idle loop ${show(calm)} ms`,
      reached: busy < LOOP_MS,
    },
  ]
}

async function delayOf(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  await work()
  delay.disable()
  return delay.max / 1e6
}
