// Licheng’s notice of 2022, read by the program, beside the plan that was made of it by hand: what differs, and why.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { blocksOfText } from '../../../src/notices/decoders/plain.ts'
import { readNotice } from '../../../src/notices/read-notice.ts'
import { readPlan } from '../../../src/plans/parse-plan.ts'

const notice = readNotice(blocksOfText(readFileSync('seeds/licheng-2022/notice.txt', 'utf8')), { year: null })
const { plan } = readPlan(readFileSync('seeds/licheng-2022/plan.yaml', 'utf8'))
const bare = (text: string): string => text.replace(/\s+/g, '')

test('the 98 tasks with their texts, units and leaders', () => {
  expect(notice).toMatchObject({ year: 2022, document: '泉鲤政办〔2021〕70号', shape: 'duty-table' })
  expect(notice.tasks.map(({ number }) => number)).toEqual(plan?.tasks.map(({ number }) => number))
  for (const [index, task] of notice.tasks.entries()) {
    const made = plan?.tasks[index]
    const names = (list: readonly string[] | undefined): string[] => (list ?? []).map(bare)
    expect(bare(task.text)).toBe(bare(made?.text ?? ''))
    expect([task.number, ...names(task.lead)]).toEqual([task.number, ...names(made?.lead)])
    expect([task.number, ...names(task.responsible)]).toEqual([task.number, ...names(made?.responsible)])
    expect([task.number, ...names(task.leaders)]).toEqual([task.number, ...names(made?.leaders)])
  }
})

test('every number of the plan, and none besides', () => {
  // Milestones without a number are made by hand: no word of the notice gives them a value.
  const made = plan?.indicators.filter(({ kind }) => kind !== 'milestone') ?? []
  const line = (
    task: number | null,
    value: unknown,
    unit: string | null,
    comparator: string,
    firmness: string,
  ) => `${task}: ${value} ${unit} ${comparator} ${firmness}`
  expect(
    notice.tasks
      .flatMap(({ number, targets }) =>
        targets.map(({ value, unit, comparator, firmness }) =>
          line(number, value, unit, comparator, firmness),
        ),
      )
      .sort(),
  ).toEqual(
    made
      .map(({ task, target, unit }) =>
        line(
          task,
          target.value === null ? null : String(Number(target.value.toString())),
          unit,
          target.comparator,
          target.firmness,
        ),
      )
      .sort(),
  )
})
