// Answers are given again while the version stays, and never after it changed.
import { expect, test } from 'vitest'
import { whileSame } from '../../../src/store/while-same.ts'

test('asked again when the version changed, when it failed, and when others pushed it out', async () => {
  let version = 'a'
  const same = whileSame(async () => version, 2)
  const asked: string[] = []
  const ask = (key: string) =>
    same.of(key, async () => {
      asked.push(key)
      return `${key}${version}`
    })
  expect([await ask('x'), await ask('x')]).toEqual(['xa', 'xa'])
  version = 'b'
  expect([await ask('x'), await ask('y'), await ask('x'), await ask('z'), await ask('y')]).toEqual([
    'xb',
    'yb',
    'xb',
    'zb',
    'yb',
  ])
  expect(asked).toEqual(['x', 'x', 'y', 'z', 'y'])
  await expect(same.of('w', () => Promise.reject(new Error('silent')))).rejects.toThrow('silent')
  expect(await ask('w')).toBe('wb')
})

test('what this process wrote is seen by whoever asks afterwards, also while an older question is under way', async () => {
  let version = 'before'
  const waiting: (() => void)[] = []
  const same = whileSame(async () => {
    const found = version
    await new Promise<void>((go) => waiting.push(go))
    return found
  }, 8)
  const early = same.of('x', async () => version)
  version = 'after'
  same.changed()
  const late = same.of('x', async () => version)
  for (const go of waiting) go()
  expect(await late).toBe('after')
  await early
})
