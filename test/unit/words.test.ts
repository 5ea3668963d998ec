// Are the nouns of docs/words.md those of the code: each declared there, one line each, in both languages?
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join('src', name), 'utf8'))
  .join('\n')

const rows = readFileSync('docs/words.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (English|-)/.test(line))
  .map((line) => {
    const [, english = '', chinese = '', names = '', meaning = ''] = line
      .split('|')
      .map((cell) => cell.trim())
    return {
      english,
      chinese,
      names: [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
      meaning,
    }
  })

/** A name is declared by a type, function or constant of its own, or as a field of one. */
const isDeclared = (name: string): boolean =>
  new RegExp(
    `^(export )?(abstract )?(interface|type|class|function|const) ${name}\\b|^ +readonly ${name}\\??: `,
    'm',
  ).test(code)

test('every noun is declared in the code', () => {
  expect(rows.length).toBeGreaterThan(60)
  expect(rows.flatMap(({ names }) => names).filter((name) => !isDeclared(name))).toEqual([])
  expect(isDeclared('NoSuchNoun')).toBe(false)
})

test('every noun has its name in code, is said in both languages, and stands once', () => {
  const poor = rows.filter(
    ({ names, chinese, meaning }) =>
      names.length === 0 || !/\p{Script=Han}/u.test(chinese + meaning) || !/[a-z]{3}/.test(meaning),
  )
  expect(poor).toEqual([])
  const names = rows.flatMap(({ names }) => names)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})
