// The sheet of the desk: where its cells stand, what of it is drawn, and where keys lead.
import { expect, test } from 'vitest'
import type { SheetTab } from '../../../src/desk/sheet-view.ts'
import { moved } from '../../../src/web/desk/grid-keys.ts'
import {
  box,
  LETTERS,
  NUMBERS,
  ROW,
  rowsInOrder,
  sheetShape,
  windowOf,
} from '../../../src/web/desk/sheet-shape.ts'

const tab = (of: Partial<SheetTab>): SheetTab =>
  ({ rows: 100, columns: 3, head: 6, widths: [2, 10, 40], ...of }) as SheetTab

test('columns are as wide as their words, and none is too narrow to be hit', () => {
  const { edges, width } = sheetShape(tab({}), null)
  expect(edges).toEqual([0, 64, 64 + 104, 64 + 104 + 344])
  expect(width).toBe(64 + 104 + 344 + NUMBERS)
})

test('the last four rows of the head stay, what stands above them scrolls with the figures', () => {
  const shape = sheetShape(tab({}), null)
  expect(shape.staying).toEqual([2, 3, 4, 5])
  expect(shape.scrolling.slice(0, 4)).toEqual([0, 1, 6, 7])
  expect(shape.scrolling).toHaveLength(96)
  expect(sheetShape(tab({ head: 2 }), null).staying).toEqual([0, 1])
  expect([shape.indexOf(6), shape.indexOf(3)]).toEqual([2, -1])
})

test('a filter lets rows below the head through, also the first of them', () => {
  const shape = sheetShape(tab({}), [1, 5, 6, 40])
  expect(shape.scrolling).toEqual([6, 40])
  expect(rowsInOrder(shape)).toEqual([2, 3, 4, 5, 6, 40])
})

test('what is drawn is what is seen, and a little beyond it on each side', () => {
  const shape = sheetShape(tab({ widths: Array.from({ length: 20 }, () => 5) }), null)
  const sight = { top: 20 * ROW + 1, left: 3 * 64 + 1, width: 2 * 64, height: 10 * ROW }
  expect(windowOf(shape, sight)).toEqual({ from: 14, to: 37, first: 2, last: 7 })
  const start = { top: 0, left: 0, width: 64, height: 2 * ROW }
  expect(windowOf(shape, start)).toEqual({ from: 0, to: 8, first: 0, last: 2 })
  const end = { top: 94 * ROW, left: 19 * 64, width: 640, height: 10 * ROW }
  expect(windowOf(shape, end)).toEqual({ from: 88, to: 96, first: 17, last: 20 })
})

test('lengths become a style, and what is not said is left out', () => {
  expect(box({ left: 0, top: LETTERS, width: undefined })).toEqual({ left: '0px', top: '30px' })
})

const key = (name: string, held: 'ctrlKey' | 'altKey' | null = null) => ({
  key: name,
  ctrlKey: held === 'ctrlKey',
  metaKey: false,
  altKey: held === 'altKey',
})

test.each([
  ['ArrowDown', null, { row: 41, column: 1 }],
  ['ArrowUp', null, { row: 39, column: 1 }],
  ['ArrowLeft', null, { row: 40, column: 0 }],
  ['ArrowRight', null, { row: 40, column: 2 }],
  ['PageDown', null, { row: 50, column: 1 }],
  ['PageUp', null, { row: 30, column: 1 }],
  ['Home', null, { row: 40, column: 0 }],
  ['End', null, { row: 40, column: 2 }],
  ['Home', 'ctrlKey', { row: 0, column: 0 }],
  ['End', 'ctrlKey', { row: 99, column: 2 }],
  ['ArrowDown', 'ctrlKey', { row: 99, column: 1 }],
  ['ArrowUp', 'ctrlKey', { row: 0, column: 1 }],
  ['ArrowLeft', 'ctrlKey', { row: 40, column: 0 }],
  ['ArrowRight', 'ctrlKey', { row: 40, column: 2 }],
  ['ArrowLeft', 'altKey', null],
  ['a', null, null],
] as const)('%s with %s leads to %o', (name, held, to) => {
  expect(moved(key(name, held), { row: 40, column: 1 }, sheetShape(tab({}), null), 3, 10)).toEqual(to)
})

test('no key leads beyond the sheet, and rows that a filter hides are passed over', () => {
  const shape = sheetShape(tab({}), [10, 40, 99])
  expect(moved(key('ArrowDown'), { row: 99, column: 2 }, shape, 3, 10)).toEqual({ row: 99, column: 2 })
  expect(moved(key('ArrowRight'), { row: 99, column: 2 }, shape, 3, 10)).toEqual({ row: 99, column: 2 })
  expect(moved(key('ArrowLeft'), { row: 99, column: 0 }, shape, 3, 10)).toEqual({ row: 99, column: 0 })
  expect(moved(key('ArrowUp'), { row: 40, column: 0 }, shape, 3, 10)).toEqual({ row: 10, column: 0 })
})
