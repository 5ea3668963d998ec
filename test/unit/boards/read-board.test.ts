import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { boardsFor, checkBoard, checkBoardIds, readBoard } from '../../../src/boards/index.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { ALERTS_FILE } from '../../../src/rules/rules-file.ts'
import { samplePlan } from './sample.ts'

const BOARD = `id: mine
title: { zh: 我的, en: Mine }
pages:
  - tiles:
      - indicator: [gdp, homes]
`

const read = (text: string) => {
  const { board, faults } = readBoard(text)
  if (!board) throw new Error(faults.map(({ detail }) => detail.en).join())
  return board
}

describe('a board file', () => {
  test('is read into boards of a plan', () => {
    const [board] = boardsFor([read(BOARD).file], samplePlan())
    expect(board).toMatchObject({
      id: 'mine',
      plan: 'sample-2022',
      order: 'plan',
      secondsPerPage: 20,
      owner: null,
      pages: [{ title: null, tiles: [{ tile: 'gauge', select: { indicators: ['gdp', 'homes'] } }] }],
    })
  })

  test.each([
    ['an unknown key, with the nearest known one', `${BOARD}secnods: 5\n`, 'board-unknown-key', 6, 'seconds'],
    [
      'an unknown key of a tile',
      BOARD.replace('indicator:', 'indicater:'),
      'board-unknown-key',
      5,
      'indicator',
    ],
    [
      'a wrong value, with what is expected',
      `${BOARD}order: worst\n`,
      'board-wrong-value',
      6,
      'behind-first',
    ],
    ['a number out of range', `${BOARD}seconds: 1\n`, 'board-wrong-value', 6, '5-3600'],
    ['a missing key', BOARD.replace('id: mine\n', ''), 'board-missing-key', 1, 'id'],
    ['bad YAML', 'id: [\n', 'board-unreadable', 2, 'indent'],
  ])('names %s at its line', (_, text, code, row, fix) => {
    const { board, faults } = readBoard(text)
    expect(board).toBeNull()
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatchObject({ code, row })
    expect(faults[0]?.fix.en).toContain(fix)
  })

  test('reports every fault at once', () => {
    const { faults } = readBoard(`${BOARD}order: worst\nseconds: 1\ncolour: red\n`)
    expect(faults.map(({ row }) => row)).toEqual([6, 7, 8])
  })

  test('that names what the plan does not have is faulty, with line and suggestion', () => {
    const text = BOARD.replace('[gdp, homes]', '[gdp, home]').concat(
      '  - tiles:\n      - { leader: 王维, unit: 古城指挥部 }\n',
    )
    const faults = checkBoard(read(text), samplePlan())
    expect(faults).toHaveLength(2)
    expect(faults[0]).toMatchObject({ code: 'board-unknown-reference', row: 5 })
    expect(faults[0]?.fix.zh).toContain('homes')
    expect(faults[0]?.detail.en).toContain('indicator “home”')
    expect(faults[1]).toMatchObject({ row: 7, column: 'leader' })
  })

  test('with `each` makes one board per leader or section that has indicators', () => {
    const text =
      'id: who\ntitle: { zh: "{name} 分管", en: "By {name}" }\neach: leader\npages: [{ tiles: [{ tile: gauge }] }]\n'
    const boards = boardsFor([read(text).file], samplePlan())
    expect(boards.map(({ id, title }) => [id, title.zh])).toEqual([
      ['who-庄垂生', '庄垂生 分管'],
      ['who-王伟', '王伟 分管'],
    ])
    expect(boards[1]?.pages[0]?.tiles[0]?.select).toEqual({ leaders: ['王伟'] })
  })

  test('of another plan gives no board', () => {
    expect(boardsFor([read(`${BOARD}plan: other\n`).file], samplePlan())).toEqual([])
  })
})

test('the shipped boards fit the shipped plan', () => {
  const root = join(import.meta.dirname, '../../..')
  const plan = parsePlan(readFileSync(join(root, 'seeds/licheng-2022/plan.yaml'), 'utf8'))
  const names = readdirSync(join(root, 'dashboards')).filter((name) => name !== ALERTS_FILE)
  const read = names.map((name) => {
    const { board, faults } = readBoard(readFileSync(join(root, 'dashboards', name), 'utf8'))
    expect(faults, name).toEqual([])
    if (!board) throw new Error(name)
    expect(checkBoard(board, plan), name).toEqual([])
    return board.file
  })
  const boards = boardsFor(read, plan)
  expect(checkBoardIds(boards)).toEqual([])
  const sections = boards.filter(({ owner }) => owner?.kind === 'section')
  expect(sections.map(({ owner }) => owner?.id)).toEqual(plan.sections.map(({ id }) => id))
  expect(boards.filter(({ owner }) => owner?.kind === 'leader').length).toBeGreaterThan(10)
})
