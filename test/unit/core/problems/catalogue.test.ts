// The catalogue of failures: complete in both languages, every code once, and the same as its document.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { catalogue, catalogueDocument } from '../../../../src/core/problems/catalogue.ts'

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
