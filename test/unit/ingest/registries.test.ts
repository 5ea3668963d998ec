// A file in the folder that the table does not name would be read by nobody.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { CHECK_NAMES, ROW_CHECKS, SERIES_CHECKS } from '../../../src/core/check-names.ts'
import { figureProblems } from '../../../src/core/problems/figures.ts'
import { problems } from '../../../src/core/problems/index.ts'
import { checks } from '../../../src/ingest/checks/index.ts'
import { formats } from '../../../src/ingest/formats/index.ts'
import { layouts } from '../../../src/ingest/layouts/index.ts'
import { seriesChecks } from '../../../src/ingest/series-checks/index.ts'

const filesIn = (folder: string, contract: string): string[] =>
  readdirSync(fileURLToPath(new URL(`../../../src/ingest/${folder}/`, import.meta.url)))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((name) => name !== 'index' && name !== contract)
    .toSorted()

describe('registries', () => {
  it('name every check and nothing else', () => {
    expect(checks.map((check) => check.name).toSorted()).toEqual(filesIn('checks', 'check'))
  })

  it('name every check of a series and nothing else, and the plan may switch each off', () => {
    const names = seriesChecks.map((check) => check.name)
    const beside = ['series-check', 'yardstick', 'forecast', 'kin', 'series']
    const files = filesIn('series-checks', 'index').filter((name) => !beside.includes(name))
    expect(names.toSorted()).toEqual(files)
    expect(names.toSorted()).toEqual([...SERIES_CHECKS].toSorted())
    const rows = checks.map((check) => check.name)
    expect(ROW_CHECKS.filter((name) => !rows.includes(name))).toEqual([])
    const document = readFileSync(new URL('../../../docs/checks.md', import.meta.url), 'utf8')
    expect(CHECK_NAMES.filter((name) => !document.includes(`\`${name}\``))).toEqual([])
  })

  it('name every format and nothing else', () => {
    expect(formats.map((format) => format.name).toSorted()).toEqual(filesIn('formats', 'format'))
  })

  it('name every layout and nothing else', () => {
    expect(layouts.map((layout) => layout.name).toSorted()).toEqual(filesIn('layouts', 'layout'))
  })

  it('name each format where a reader looks for it', () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
    expect(formats.filter(({ standard }) => !readme.includes(standard))).toEqual([])
  })

  it('give each content type and each ending to one format', () => {
    const claims = formats.flatMap((format) => [...format.contentTypes, ...format.extensions])
    expect(new Set(claims).size).toBe(claims.length)
  })

  it('lose no entry of the catalogue to another area with the same code', () => {
    const table: Readonly<Record<string, unknown>> = problems
    for (const [code, entry] of Object.entries(figureProblems)) expect(table[code], code).toBe(entry)
  })
})
