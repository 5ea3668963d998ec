// The one reader of YAML: what it takes, what it refuses, and where it says that it is wrong.
import Type from 'typebox'
import { describe, expect, test } from 'vitest'
import { HAND_WRITTEN, type YamlFile } from '../../../src/yaml/file.ts'
import { readYaml } from '../../../src/yaml/read-shape.ts'
import { closed, oneOf } from '../../../src/yaml/schema.ts'

const SHAPE = closed({
  id: Type.String({ pattern: '^[a-z]+$', description: 'a-z' }),
  on: Type.Optional(Type.Boolean({ description: 'true | false' })),
  seat: Type.Optional(Type.Number({ minimum: 0.3, maximum: 100 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
  colour: Type.Optional(oneOf(['blue', 'orange'])),
  names: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String(), { minItems: 1 })])),
  languages: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 2 }))),
  parts: Type.Optional(
    Type.Array(
      Type.Union([
        closed({ kind: Type.Literal('near'), metres: Type.Integer() }),
        closed({ kind: Type.Literal('far'), light: Type.Boolean() }),
      ]),
    ),
  ),
})
const FILE: YamlFile = { name: 'board', whole: 'board', limits: HAND_WRITTEN }

function read(text: string, file: YamlFile = FILE) {
  const { value, places, unreadable } = readYaml(text, SHAPE, file)
  const faults = [...unreadable, ...places.faults()]
  return { value, places, faults, told: faults.map(({ code, row, cell }) => [code, row, cell]) }
}

test('values are what their schema says, whatever they look like', () => {
  const text = `id: year
on: true
seat: 2.5
limit: 12
colour: blue
names: 2022
languages: { wang: en, "12": zh }
parts: [{ kind: far, light: false }, { kind: near, metres: 3 }]
`
  const { value, faults } = read(text)
  expect(faults).toEqual([])
  expect(value).toEqual({
    id: 'year',
    on: true,
    seat: 2.5,
    limit: 12,
    colour: 'blue',
    names: '2022',
    languages: { wang: 'en', 12: 'zh' },
    parts: [
      { kind: 'far', light: false },
      { kind: 'near', metres: 3 },
    ],
  })
})

test('a value, a key and an item know their lines, and so does what was made from them', () => {
  const { value, places } = read('id: year\nnames:\n  - a\n  - b\n')
  const names = value?.names as readonly string[]
  expect([places.lineOf(value ?? {}, 'names'), places.lineOf(names), places.lineOf(names, 1)]).toEqual([
    2, 3, 4,
  ])
  const made = names.map((name) => name.toUpperCase())
  places.standsAt(made, names)
  expect(places.lineOf(made, 1)).toBe(4)
  expect(places.pathOf(made, 1)).toBe('names[1]')
})

describe('what is wrong is told once, at its line, with its path and what was meant', () => {
  test.each([
    ['an unknown key', 'id: year\nlimitt: 3\n', ['board-unknown-key', 2, undefined], 'limit'],
    ['a missing key', 'on: true\n', ['board-missing-key', 1, undefined], 'id'],
    ['a wrong text', 'id: Year\n', ['board-wrong-value', 1, 'id'], 'a-z'],
    [
      'a word nearly right',
      'id: year\ncolour: bleu\n',
      ['board-wrong-value', 2, 'colour'],
      'blue (blue | orange)',
    ],
    ['no truth value', 'id: year\non: yes\n', ['board-wrong-value', 2, 'on'], 'true | false'],
    ['a number out of range', 'id: year\nlimit: 61\n', ['board-wrong-value', 2, 'limit'], '1-60'],
    ['no number', 'id: year\nseat: 5 m\n', ['board-wrong-value', 2, 'seat'], '0.3-100'],
    ['an empty list', 'id: year\nnames: []\n', ['board-wrong-value', 2, 'names'], '[string]'],
    [
      'an entry of a map',
      'id: year\nlanguages:\n  wang: english\n',
      ['board-wrong-value', 3, 'languages.wang'],
      '',
    ],
    [
      'a kind nearly right',
      'id: year\nparts:\n  - kind: fra\n    light: true\n',
      ['board-wrong-value', 3, 'parts[0].kind'],
      'far',
    ],
    [
      'a kind that is missing',
      'id: year\nparts:\n  - light: true\n',
      ['board-missing-key', 3, 'parts[0]'],
      'kind',
    ],
    [
      'a key of another kind',
      'id: year\nparts: [{ kind: far, light: true, metres: 2 }]\n',
      ['board-unknown-key', 2, 'parts[0]'],
      'light',
    ],
    ['a key twice', 'id: year\nid: month\n', ['board-unreadable', 2, undefined], 'indent'],
    ['an alias of nothing', 'id: *a\n', ['board-unreadable', 1, 'id'], 'indent'],
    ['nothing', '', ['board-unreadable', 1, undefined], 'indent'],
    ['no map', '- id\n', ['board-wrong-value', 1, undefined], 'id, on'],
  ])('%s', (_name, text, fault, fix) => {
    const { told, faults } = read(text)
    expect(told).toEqual([fault])
    expect(faults[0]?.fix.en).toContain(fix)
    for (const { zh, en } of faults.map(({ detail }) => detail))
      expect(zh + en).not.toMatch(/undefined|\{\w+\}/)
  })
})

describe('limits', () => {
  const limits = { ...HAND_WRITTEN, characters: 2000, depth: 10, values: 50 }
  const small = { ...FILE, limits }

  test('a file that is too long, too deep, or too large once its aliases are written out is refused', () => {
    expect(read(' '.repeat(2001), small).told).toEqual([['board-unreadable', undefined, undefined]])
    expect(read(`id: ${'['.repeat(900)}`, small).told).toEqual([['board-unreadable', 1, undefined]])
    const bomb = `id: year\nparts: [&n { kind: near, metres: 3 }, ${'*n, '.repeat(30)}]\n`
    expect(read(bomb).faults).toEqual([])
    expect(read(bomb, small).faults[0]?.detail.en).toContain('the limit is 50')
    const many = `id: year\nnames: [${'x, '.repeat(60)}]\n`
    expect(read(many, small).faults[0]?.detail.en).toContain('the limit is 50')
  })
})
