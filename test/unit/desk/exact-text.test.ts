// A preview shows what is stored where a number format rounds or scales it.
import { expect, it } from 'vitest'
import { exactText } from '../../../src/desk/sheet-view.ts'

it.each([
  ['17.05', '17', '17.05'],
  ['1299.1', '1,299.10', '1,299.10'],
  ['8.2%', '8%', '8.2%'],
  ['8.2%', '8.20%', '8.20%'],
  ['1299100', '1,299', '1299100'],
  ['-3', '(3)', '-3'],
])('%s under the format that shows %s', (text, shown, seen) => {
  expect(exactText(text, shown)).toBe(seen)
})
