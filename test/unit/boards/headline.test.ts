// Boards of any plan: its main goals are found, and there is a board for each section, leader and lead unit.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { boardsFor } from '../../../src/boards/expand.ts'
import { headlineOf } from '../../../src/boards/headline.ts'
import { readBoard } from '../../../src/boards/read-board.ts'
import type { BoardFile } from '../../../src/boards/schema.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'

const shipped = readdirSync('dashboards')
  .filter((name) => /^\d.*\.yaml$/.test(name))
  .map((name): BoardFile => {
    const { board, faults } = readBoard(readFileSync(`dashboards/${name}`, 'utf8'))
    expect(faults).toEqual([])
    if (board === null) throw new Error(name)
    return board.file
  })

const HEAD = 'plan: { id: p-2026, region: "350500", year: 2026, title: 试 }\n'
const rate = (id: string): string =>
  `{ id: ${id}, name: ${id}增速, kind: growth, target: { comparator: at-least, value: 5 } }`
const amount = (id: string): string =>
  `{ id: ${id}, name: ${id}数, kind: cumulative, unit: 个, target: { comparator: at-least, value: 5 } }`

describe('the main goals are', () => {
  test('those of the tasks before the first heading', () => {
    const plan = parsePlan(`${HEAD}sections: [{ id: "1", title: 一、产业 }]
tasks:
  - { number: 1, text: 甲, indicators: [${rate('gdp')}, ${amount('jobs')}] }
  - { number: 2, section: "1", text: 乙, indicators: [${rate('tax')}] }
`)
    expect(headlineOf(plan)).toEqual(['gdp', 'jobs'])
  })
  test.each(['一、2026年全区经济社会发展主要预期目标', '主要经济指标', 'Headline targets'])(
    'those of the section called %s',
    (title) => {
      const plan = parsePlan(`${HEAD}sections: [{ id: "1", title: 二、产业 }, { id: "2", title: "${title}" }]
tasks:
  - { number: 1, section: "1", text: 甲, indicators: [${rate('tax')}] }
  - { number: 2, section: "2", text: 乙, indicators: [${rate('gdp')}, ${amount('jobs')}] }
`)
      expect(headlineOf(plan)).toEqual(['gdp', 'jobs'])
    },
  )
  test('else the growth rates, else the first there are', () => {
    expect(headlineOf(parsePlan(`${HEAD}indicators: [${amount('parks')}, ${rate('gdp')}]\n`))).toEqual([
      'gdp',
    ])
    expect(headlineOf(parsePlan(`${HEAD}indicators: [${amount('parks')}]\n`))).toEqual(['parks'])
  })
  test('of Licheng the eight tasks before the first heading', () => {
    const plan = parsePlan(readFileSync('seeds/licheng-2022/plan.yaml', 'utf8'))
    const tasks = new Set(
      plan.indicators.filter(({ id }) => headlineOf(plan).includes(id)).map(({ task }) => task),
    )
    expect([...tasks]).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

test('the shipped boards name nothing of one plan, and every plan gets all of them', () => {
  const plan = parsePlan(`${HEAD}units: [区发改局, 区教育局, 区统计局]
leaders: [甲]
sections: [{ id: "1", title: 一、产业 }]
tasks:
  - { number: 1, section: "1", text: 甲, lead: [区发改局], responsible: [区统计局], leaders: [甲], indicators: [${rate('gdp')}] }
  - { number: 2, section: "1", text: 乙, lead: [区教育局], unmeasured: 没有数 }
`)
  const boards = boardsFor(shipped, plan)
  expect(boards.map(({ id }) => id)).toEqual([
    ...[
      'overview',
      'headline',
      'behind',
      'section-1',
      'leader-甲',
      'unit-区发改局',
      'all',
      'year',
      'bullets',
    ],
  ])
  expect(boards.find(({ id }) => id === 'unit-区发改局')?.pages[0]?.tiles[0]?.select).toEqual({
    leads: ['区发改局'],
  })
  for (const file of shipped)
    for (const tile of file.pages.flatMap(({ tiles }) => tiles))
      for (const noun of ['indicator', 'task', 'section', 'leader', 'unit'] as const)
        expect(tile[noun], `${file.id}: ${noun}`).toBeUndefined()
})
