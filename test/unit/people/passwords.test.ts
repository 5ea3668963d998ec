// Which passwords are good enough, and that hashes are argon2id.
import { expect, test } from 'vitest'
import { fits, hashPassword, madePassword, weaknessOf } from '../../../src/people/passwords.ts'

test.for([
  ['eleven char', false],
  ['twelve chars', true],
  ['aaaaaaaaaaaa', false],
  ['春江 花月 夜静 水流', true],
  ['春江 花月 夜静', false],
  ['一 二 三 四 五', false],
  ['四个 四个 四个 四个', false],
  ['correct horse battery staple', true],
  ['lintongji1234', false],
  ['x'.repeat(100) + 'abcdefg'.repeat(20), false],
] as const)('%s', ([password, good]) => {
  expect(weaknessOf(password, ['lintongji', '林']) === null).toBe(good)
})

test('a password fits its hash however it was typed, another does not, and nobody’s fits nothing', async () => {
  const hash = await hashPassword('ＡＢＣ１２３ 密码口令')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await fits(hash, 'ABC123 密码口令')).toBe(true)
  expect(await fits(hash, 'ABC123 密码口號')).toBe(false)
  expect(await fits(null, 'ABC123 密码口令')).toBe(false)
})

test('made passwords are good and differ', () => {
  const made = Array.from({ length: 20 }, madePassword)
  expect(new Set(made).size).toBe(20)
  for (const password of made) {
    expect(password).toMatch(/^(?:[a-z2-9]{4}-){5}[a-z2-9]{4}$/)
    expect(weaknessOf(password, [])).toBeNull()
  }
})
