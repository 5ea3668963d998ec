import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BoundedCache } from '../../../src/charts/kept.ts'

test('a thing is made once, and the least recently wanted goes when there is too much', () => {
  const made: string[] = []
  const kept = new BoundedCache<string>(2, (thing) => thing.length)
  const want = (key: string): string =>
    kept.get(key, () => {
      made.push(key)
      return key.toUpperCase()
    })
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(want)).toEqual(['A', 'B', 'A', 'C', 'A', 'B'])
  expect(made).toEqual(['a', 'b', 'c', 'b'])
  expect(kept.size).toBe(2)
})

test('however much is wanted, no more is kept than was said, unless one thing alone is more', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 200 }), (wanted) => {
      const kept = new BoundedCache<string>(40, (thing) => thing.length)
      for (const length of wanted) {
        expect(kept.get(String(length), () => '-'.repeat(length))).toHaveLength(length)
        expect(kept.size).toBeLessThanOrEqual(40)
      }
      kept.get('large', () => '-'.repeat(50))
      expect(kept.size).toBe(50)
      kept.get('next', () => '-')
      expect(kept.size).toBe(1)
    }),
  )
})
