import { expect, test } from 'vitest'
import { fill } from '../../../src/core/text.ts'

test('every place of a sentence takes its particular, as often as it stands there', () => {
  expect(fill('{n} of {all}, {n} left', { n: 0, all: 'ten' })).toBe('0 of ten, 0 left')
})

test('a particular is taken literally', () => {
  expect(fill('“{name}” {rest}', { name: "$& $1 $' {rest}", rest: '' })).toBe("“$& $1 $' {rest}” ")
})

test('a place without a particular stays as it is', () => {
  expect(fill('{path} {constructor} {} { x }', {})).toBe('{path} {constructor} {} { x }')
})
