import { describe, expect, test } from 'vitest'
import { checkLegible, readBoard } from '../../../src/boards/index.ts'
import { largestScale, legibleScale, MUST_READ, roomOf } from '../../../src/boards/tile-room.ts'
import { arcMinutesOf } from '../../../src/core/legibility.ts'

const faults = (screen: string, tile = 'gauge') => {
  const text = `id: mine\ntitle: 我的\n${screen}\npages:\n  - tiles:\n      - tile: ${tile}\n`
  const { board, faults } = readBoard(text)
  if (!board) throw new Error(faults.map(({ detail }) => detail.en).join())
  return checkLegible(board)
}

describe('a board that cannot be read from its seats', () => {
  test('is refused at its line, with the numbers', () => {
    const [fault, ...more] = faults('screen: { diagonal: 32, seat: 12 }')
    expect(more).toEqual([])
    expect(fault).toMatchObject({ code: 'board-illegible', row: 3, column: 'screen' })
    // 12 m x 2 x tan(7.5') = 52 mm; the panel is 398 mm high, so 142 of 1080.
    expect(fault?.detail.zh).toContain('52 毫米（屏高的 142/1080）')
    expect(fault?.detail.en).toContain('32 inches (16:9), farthest seat 12 m')
    expect(fault?.fix.en).toMatch(/Seats up to \d+\.\d m, or a screen of at least \d+ inches/)
  })

  test('is mended by either number that the fault names', () => {
    const fix = faults('screen: { diagonal: 32, seat: 12 }')[0]?.fix.en ?? ''
    const [, seat, diagonal] = /up to ([\d.]+) m, .* least (\d+) inches/.exec(fix) ?? []
    expect(faults(`screen: { diagonal: 32, seat: ${seat} }`)).toEqual([])
    expect(faults(`screen: { diagonal: ${diagonal}, seat: 12 }`)).toEqual([])
    expect(faults(`screen: { diagonal: 32, seat: ${Number(seat) + 0.2} }`)).toHaveLength(1)
    expect(faults(`screen: { diagonal: ${Number(diagonal) - 1}, seat: 12 }`)).toHaveLength(1)
  })

  test('depends on its tiles: a list takes four cells', () => {
    const screen = 'screen: { diagonal: 55, seat: 10 }'
    expect(faults(screen)).toEqual([])
    expect(faults(screen, 'behind')).toHaveLength(1)
  })

  test('an unstated screen is the usual room, and legible', () => {
    for (const tile of ['gauge', 'behind', 'calendar']) expect(faults('order: plan', tile)).toEqual([])
  })
})

test.each([
  ['no number', 'screen: { seat: far }'],
  ['a shape that is none', 'screen: { ratio: wide }'],
  ['a key that is none', 'screen: { diagonl: 55 }'],
])('%s is a fault of the file', (_, screen) => {
  const { board, faults } = readBoard(
    `id: mine\ntitle: 我的\n${screen}\npages: [{ tiles: [{ tile: gauge }] }]\n`,
  )
  expect(board).toBeNull()
  expect(faults).toHaveLength(1)
})

test('the scale that a seat asks for makes what must be read subtend 15 minutes', () => {
  for (const [diagonal, seat] of [
    [55, 5],
    [75, 8],
    [110, 12],
  ] as const) {
    const viewing = { diagonal, seat, ratio: [16, 9] as const }
    expect(arcMinutesOf(MUST_READ * legibleScale(viewing), viewing)).toBeGreaterThanOrEqual(15 - 1e-9)
  }
  expect(largestScale({ columns: 1, rows: 1 }, roomOf([16, 9]))).toBeGreaterThan(3)
})
