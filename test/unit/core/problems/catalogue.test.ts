// The catalogue of failures: complete in both languages, every code once, and the same as its document.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, expectTypeOf, test } from 'vitest'
import { fault } from '../../../../src/core/problem.ts'
import { catalogue, catalogueDocument } from '../../../../src/core/problems/catalogue.ts'
import { type ProblemEntry, say } from '../../../../src/core/problems/entry.ts'
import { type ParticularsOf, problems } from '../../../../src/core/problems/index.ts'
import type { Text } from '../../../../src/core/text.ts'

const rows = catalogue()

test('docs/problems.md and the catalogue agree both ways', async () => {
  await expect(catalogueDocument()).toMatchFileSnapshot('../../../../docs/problems.md')
  const document = readFileSync('docs/problems.md', 'utf8')
  const documented = [...document.matchAll(/^## (\S+)$/gm)].map(([, code]) => code)
  expect(documented).toEqual(rows.map(({ code }) => code))
})

test.for(rows.map((row) => [row.code, row] as const))(
  '%s says what happened and how to mend it',
  ([code, row]) => {
    expect(code).toMatch(/^[a-z]+(-[a-z0-9]+)*$/)
    expect(row.status).toBeGreaterThanOrEqual(400)
    expect(row.status).toBeLessThan(600)
    for (const { zh, en } of [row.title, row.detail, row.fix]) {
      expect(zh).toMatch(/[一-龥]/)
      expect(en).toMatch(/[A-Za-z]{2}/)
      expect(en.replaceAll(/[“"「].*?[”"」]/g, '')).not.toMatch(/[一-龥]{6}/)
    }
  },
)

test('no code stands in two areas', () => {
  const folder = 'src/core/problems'
  const seen = new Map<string, string>()
  for (const name of readdirSync(folder)) {
    for (const [, code = ''] of readFileSync(`${folder}/${name}`, 'utf8').matchAll(
      /^ {2}'?([a-z0-9-]+)'?: (?:\{|yaml\.\w+,)$/gm,
    )) {
      expect([code, seen.get(code) ?? name]).toEqual([code, name])
      seen.set(code, name)
    }
  }
  expect([...seen.keys()].sort()).toEqual(rows.map(({ code }) => code))
})

const placesOf = (sentence: string): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

test('both languages have the same places, but for words that are given in either', () => {
  for (const [code, { detail, fix }] of Object.entries<ProblemEntry>(problems)) {
    for (const { zh, en } of [detail, fix].flatMap((one): readonly Text[] => ('zh' in one ? [one] : one))) {
      const [own, other] = [placesOf(zh), placesOf(en)]
      const alone = [
        ...own.filter((name) => !other.includes(name) && !other.includes(`${name}En`)),
        ...other.filter((name) => !own.includes(name) && !own.includes(name.replace(/En$/, ''))),
      ].filter((name) => !/^(zh|en)|(Zh|En)$/.test(name))
      expect([code, alone]).toEqual([code, []])
    }
  }
})

test('of several sentences the first is said that has all its particulars', () => {
  const { fix } = problems['parameter-unknown']
  expect(say(fix, { suggestion: 'as-of', known: 'plan, as-of' }).en).toBe('Did you mean “as-of”?')
  expect(say(fix, { suggestion: '', known: 'plan' }).zh).toBe('可用参数：plan。')
  expect(say(fix, { suggestion: '', known: '' }).en).toBe('Known parameters: none.')
  expect(say(fix, {}).en).toBe('Known parameters: none.')
})

test('a particular stands in its sentence as it was given', () => {
  expect(fault('job-busy', { job: '$& {job} $1' }).detail.en).toBe(
    'Another process is running “$& {job} $1” at this moment.',
  )
})

test('the compiler knows the particulars of every code', () => {
  expectTypeOf<keyof ParticularsOf<'plan-unknown-key'>>().toEqualTypeOf<'at' | 'key' | 'nearest' | 'known'>()
  expectTypeOf<keyof ParticularsOf<'store-disk-full'>>().toBeNever()
  expectTypeOf<keyof ParticularsOf<'plan-steps-missing'>>().toEqualTypeOf<'at'>()
  expectTypeOf(fault<'job-busy'>)
    .parameter(1)
    .toEqualTypeOf<{ readonly job: string | number }>()
})
