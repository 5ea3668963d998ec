import { expect, test } from 'vitest'
import { Kept } from '../../../src/charts/kept.ts'

test('a thing is made once, and the least recently wanted goes when there are too many', () => {
  const made: string[] = []
  const kept = new Kept<string>(2)
  const want = (key: string): string =>
    kept.get(key, () => {
      made.push(key)
      return key.toUpperCase()
    })
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(want)).toEqual(['A', 'B', 'A', 'C', 'A', 'B'])
  expect(made).toEqual(['a', 'b', 'c', 'b'])
  expect(kept.size).toBe(2)
})
