// What follows from objects that never change is worked out once, apart for other objects and other words, and not kept for ever.
import { expect, test } from 'vitest'
import { keptPer } from '../../../src/core/once-per.ts'

test('asked once for the same objects and words, again for any other of them', () => {
  const kept = keptPer<number>()
  let made = 0
  const make = () => ++made
  const [one, other] = [{}, {}]
  expect([kept([one, other], 'zh', make), kept([one, other], 'zh', make)]).toEqual([1, 1])
  expect([kept([one, other], 'en', make), kept([other, one], 'zh', make), kept([one], 'zh', make)]).toEqual([
    2, 3, 4,
  ])
  expect(kept([one, other], 'zh', make)).toBe(1)
})

test('of many words those used last are kept', () => {
  const kept = keptPer<string>(2)
  const key = {}
  const asked: string[] = []
  const ask = (words: string) =>
    kept([key], words, () => {
      asked.push(words)
      return words
    })
  for (const words of ['a', 'b', 'a', 'c', 'a', 'b']) ask(words)
  expect(asked).toEqual(['a', 'b', 'c', 'b'])
})

test('what failed is asked again', () => {
  const kept = keptPer<number>()
  const key = {}
  expect(() => kept([key], '', () => fail())).toThrow('no')
  expect(kept([key], '', () => 1)).toBe(1)
})

function fail(): never {
  throw new Error('no')
}
