// How long a government's notice takes to become tasks and targets, in the process that reads it.
import { readFileSync } from 'node:fs'
import { readNoticeInChild } from '../src/ingest/decoding/decode.ts'
import { DECODING_LIMITS } from '../src/ingest/decoding/limits.ts'
import { type Bench, median, show, timeOf } from './row.ts'

const RUNS = 5
const REACH_MS = 2_000
const SENTENCE = '（责任单位：区发改局、各街道办事处）'

/** The texts of Licheng's tasks as numbered paragraphs, each twice and a few once more: 200. */
function twoHundredTasks(): string {
  const plan = readFileSync('seeds/licheng-2022/plan.yaml', 'utf8')
  const texts = [...plan.matchAll(/^ {4}text: (.+)$/gm)].map(([, words = '']) => words.replace(/^"|"$/g, ''))
  const lines = Array.from({ length: 200 }, (_, at) => `${at + 1}.${texts[at % texts.length]}${SENTENCE}`)
  return `2026年政府工作报告目标任务责任分解\n${lines.join('\n')}\n`
}

const tasksOf = async (words: string): Promise<number> =>
  (await readNoticeInChild(new TextEncoder().encode(words), 'notice.txt', { year: null }, DECODING_LIMITS))
    .tasks.length

export const notices: Bench = async () => {
  const large = twoHundredTasks()
  const found = await tasksOf(large)
  if (found !== 200) throw new Error(`a notice of 200 tasks was read as ${found}`)
  const small = `2026年目标任务\n1.地区生产总值增长6%左右。${SENTENCE}\n`
  const times: number[] = []
  const starts: number[] = []
  for (let run = 0; run < RUNS; run++) {
    starts.push(await timeOf(() => tasksOf(small)))
    times.push(await timeOf(() => tasksOf(large)))
  }
  return [
    {
      what: `a notice of 200 tasks (${show(large.length)} characters) read, with the start of its process`,
      reach: `${show(REACH_MS)} ms`,
      measured: `${show(median(times))} ms`,
      yardstick: `a notice of one task ${show(median(starts))} ms`,
      reached: median(times) < REACH_MS,
    },
  ]
}
