// What is still to be applied, what is refused, and how a migration reads in its two forms.
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { planMigrations, readMigrations, statementsOf } from '../../../src/store/migrations.ts'

const file = (number: number, text = `text ${number}`) => ({
  file: `000${number}_x.sql`,
  number,
  text,
  checksum: `sum of ${text}`,
})

test('what is not applied is pending, in order', () => {
  const files = [file(1), file(2), file(3)]
  expect(planMigrations(files, [])).toEqual(files)
  expect(planMigrations(files, [file(1)])).toEqual([file(2), file(3)])
  expect(planMigrations(files, [file(3), file(1), file(2)])).toEqual([])
})

test('an applied file that changed or vanished is refused', () => {
  expect(() => planMigrations([file(1, 'other')], [file(1)])).toThrow(
    expect.objectContaining({ code: 'migration-changed' }),
  )
  expect(() => planMigrations([file(1)], [file(1), file(2)])).toThrow(
    expect.objectContaining({
      code: 'migration-vanished',
      detail: { zh: expect.anything(), en: expect.stringContaining('0002_x.sql') },
    }),
  )
})

test('numbers go up by one from 0001; line ends do not change a checksum', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'duibiao-migrations-'))
  await writeFile(join(folder, '0001_a.sql'), 'SELECT 1;\n')
  const [unix] = await readMigrations(folder)
  await writeFile(join(folder, '0001_a.sql'), 'SELECT 1;\r\n')
  expect(await readMigrations(folder)).toEqual([unix])
  await writeFile(join(folder, '0003_c.sql'), 'SELECT 3;\n')
  await expect(readMigrations(folder)).rejects.toMatchObject({ code: 'migration-misnumbered' })
  await rm(folder, { recursive: true })
})

const TEXT = `-- words; with a semicolon
CREATE TABLE {DATABASE}.a {ON_CLUSTER} (x UInt8) ENGINE = {ENGINE:MergeTree} ORDER BY x;

-- more
CREATE TABLE {DATABASE}.b {ON_CLUSTER} (v UInt8) ENGINE = {ENGINE:ReplacingMergeTree(v)} ORDER BY v;
`

test('one server', () => {
  expect(statementsOf(TEXT, { database: 'd', cluster: null })).toEqual([
    'CREATE TABLE d.a  (x UInt8) ENGINE = MergeTree() ORDER BY x',
    'CREATE TABLE d.b  (v UInt8) ENGINE = ReplacingMergeTree(v) ORDER BY v',
  ])
})

test('a cluster', () => {
  const path = "'/clickhouse/tables/{uuid}/{shard}', '{replica}'"
  expect(statementsOf(TEXT, { database: 'd', cluster: 'main' })).toEqual([
    `CREATE TABLE d.a ON CLUSTER 'main' (x UInt8) ENGINE = ReplicatedMergeTree(${path}) ORDER BY x`,
    `CREATE TABLE d.b ON CLUSTER 'main' (v UInt8) ENGINE = ReplicatedReplacingMergeTree(${path}, v) ORDER BY v`,
  ])
})

const FOLDER = new URL('../../../migrations/', import.meta.url)
/** SHA-256 of the lines `file hash` of the migrations up to 0012, which data folders of offices hold. */
const UP_TO_0012 = '82a4ff6334c0df9e856755483c9dd9b99e1b50d94808bae860a0f279b25ff274'

test('what has landed is frozen: docs/adr/0008-frozen-migrations.md says how to make another', async () => {
  const frozen = JSON.parse(await readFile(new URL('frozen.json', FOLDER), 'utf8'))
  const files = await readMigrations(fileURLToPath(FOLDER))
  expect(frozen).toEqual(Object.fromEntries(files.map(({ file: name, checksum }) => [name, checksum])))
  const lines = files.slice(0, 12).map(({ file: name, checksum }) => `${name} ${checksum}\n`)
  expect(createHash('sha256').update(lines.join('')).digest('hex')).toBe(UP_TO_0012)
})
