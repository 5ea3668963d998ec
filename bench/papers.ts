// How long the half-year report of the shipped plan takes, and for how long others wait meanwhile.

import { readFile } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { NO_CHOICE, observationsFrom } from '../src/commands/figures.ts'
import { assessPlan, figuresKnownAt } from '../src/core/assess.ts'
import { endOfDay } from '../src/core/zone.ts'
import { stepByStep } from '../src/ingest/turn.ts'
import { parsePlan } from '../src/plans/parse-plan.ts'
import { papers } from '../src/reports/documents/index.ts'
import { type PaperGround, paperLines } from '../src/reports/lines.ts'
import { makeDocument } from '../src/reports/make.ts'
import { type Bench, median, show, timeOf } from './row.ts'

const RUNS = 5
const REACH_MS = 3_000
const LOOP_MS = 50
const DAY = '2022-07-29'

async function groundOf(): Promise<PaperGround> {
  const plan = parsePlan(await readFile('seeds/licheng-2022/plan.yaml', 'utf8'))
  const all = (await observationsFrom('seeds/licheng-2022/demo.csv', plan, '2023-12-31', NO_CHOICE)) ?? []
  const figures = figuresKnownAt(all, endOfDay(DAY))
  return {
    plan,
    asOf: DAY,
    knownAt: endOfDay(DAY),
    figures,
    assessments: assessPlan(plan, figures, DAY),
    slips: [],
    narratives: [],
    evidence: [],
    due: [],
  }
}

/** From the figures to the bytes, as a request makes them; `stamp`: another one each time, so that nothing is kept. */
async function madeOnce(
  ground: PaperGround,
  kind: 'half-year-report' | 'indicator-sheet',
  stamp: string,
): Promise<number> {
  const lines = await stepByStep(paperLines(ground, 'zh'))
  const input = { ...ground, lines, subject: 'gdp-growth', number: null, office: null }
  await othersTurn()
  const facts = papers[kind].facts(input, 'zh')
  await othersTurn()
  return (await makeDocument({ document: kind, lang: 'zh', facts, stamp })).length
}

const LISTS_MS = 20_000

/** A list of each unit, in one process, as the archive of all is made. */
async function listsOfAll(ground: PaperGround): Promise<{ readonly ms: number; readonly count: number }> {
  const { units, tasks } = ground.plan
  const busy = units.filter(({ id }) =>
    tasks.some(({ lead, responsible }) => lead.includes(id) || responsible.includes(id)),
  )
  const stamp = ground.knownAt
  const ms = await timeOf(async () => {
    const lines = await stepByStep(paperLines(ground, 'zh'))
    const archive = []
    for (const { id, name } of busy) {
      await othersTurn()
      const input = { ...ground, lines, subject: id, number: null, office: null }
      const facts = papers['unit-list'].facts(input, 'zh')
      archive.push({
        name: `${name}.docx`,
        order: { document: 'unit-list' as const, lang: 'zh' as const, facts, stamp },
      })
    }
    await makeDocument({ archive, stamp })
  })
  return { ms, count: busy.length }
}

export const paperTimes: Bench = async () => {
  const stampOf = (run: number): string => `2022-07-29T02:00:0${run}.000Z`
  const ground = await groundOf()
  await madeOnce(ground, 'half-year-report', '2022-07-29T01:00:00.000Z')
  const [times, sheets, waits]: [number[], number[], number[]] = [[], [], []]
  for (let run = 0; run < RUNS; run++) {
    const loop = monitorEventLoopDelay({ resolution: 1 })
    loop.enable()
    times.push(await timeOf(() => madeOnce(ground, 'half-year-report', stampOf(run))))
    loop.disable()
    waits.push(loop.max / 1e6)
    sheets.push(await timeOf(() => madeOnce(ground, 'indicator-sheet', stampOf(run))))
  }
  const lists = await listsOfAll(ground)
  return [
    {
      what: `the lists of all ${lists.count} units as one archive`,
      reach: `${show(LISTS_MS)} ms`,
      measured: `${show(lists.ms)} ms`,
      yardstick: `${show(lists.ms / lists.count)} ms a list`,
      reached: lists.ms < LISTS_MS,
    },
    {
      what: 'the half-year report of 98 tasks and 128 indicators, from the figures to its bytes',
      reach: `${show(REACH_MS)} ms`,
      measured: `${show(median(times))} ms`,
      yardstick: `the sheet of one indicator ${show(median(sheets))} ms`,
      reached: median(times) < REACH_MS,
    },
    {
      what: 'the longest that others wait for the service while it is made',
      reach: `${show(LOOP_MS)} ms`,
      measured: `${show(median(waits))} ms`,
      yardstick: 'the median of the longest waits of five runs',
      reached: median(waits) < LOOP_MS,
    },
  ]
}
