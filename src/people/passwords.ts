// Which passwords are good enough, and their hashes: argon2id, a few at a time.
import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { Problem } from '../core/problem.ts'
import { Queue } from '../core/queue.ts'
import { type Text, text } from '../core/text.ts'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const SHORTEST = 12
const LONGEST = 200
const FEWEST_DIFFERENT = 5
/** Passwords that are hashed at once: each takes a thread and 19 MiB. */
const AT_ONCE = 2
const MOST_WAITING = 20

/** One password, however it was typed: full width, composed or not. */
const plain = (password: string): string => password.normalize('NFKC')

/** What is wrong with a new password; null: nothing. `names`: what it must not be made of. */
export function weaknessOf(password: string, names: readonly string[]): Text | null {
  const typed = plain(password)
  const letters = [...typed]
  if (letters.length > LONGEST)
    return text(`超过 ${LONGEST} 个字符。`, `It has more than ${LONGEST} characters.`)
  if (letters.length < SHORTEST && !isPassphrase(typed)) {
    return text(`只有 ${letters.length} 个字符。`, `It has only ${letters.length} characters.`)
  }
  if (new Set(letters).size < FEWEST_DIFFERENT) return text('重复的字符太多。', 'Too many characters repeat.')
  const lower = typed.toLowerCase()
  const name = names.find(
    (each) => each.length >= 3 && lower.replaceAll(each.toLowerCase(), '').length < SHORTEST / 2,
  )
  return name === undefined ? null : text('密码几乎就是名字。', 'It is hardly more than the name.')
}

/** At least four different words of at least two characters: short in Chinese, and yet hard to guess. */
function isPassphrase(typed: string): boolean {
  const words = typed.split(/\s+/).filter((word) => [...word].length >= 2)
  return new Set(words).size >= 4
}

/** Raises `password-too-weak`. */
export function refuseWeak(password: string, names: readonly string[]): void {
  const weakness = weaknessOf(password, names)
  if (weakness) throw new Problem('password-too-weak', { ...weakness })
}

const queue = new Queue(AT_ONCE)

/** Raises `sign-in-busy` when too many wait already. */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (queue.waiting >= MOST_WAITING) throw new Problem('sign-in-busy')
  return queue.take(work)
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(plain(password), COST))

/** A hash that no password fits, so that an unknown name takes as long as a wrong password. */
const NOBODY = hash(String(randomInt(2 ** 47)), COST)

/** Whether the password fits; with null, whose answer is no, it takes as long. */
export const fits = (kept: string | null, password: string): Promise<boolean> =>
  inTurn(async () => (await verify(kept ?? (await NOBODY), plain(password))) && kept !== null)

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** 24 characters in six groups, 116 bits; without those that look alike. */
export function madePassword(): string {
  const letters = Array.from({ length: 24 }, () => LETTERS[randomInt(LETTERS.length)] ?? 'x')
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}
