// Cells put right at the desk: the figures follow, the file stays as it came, the receipt holds both texts.
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '../../../src/core/problem.ts'
import type { CellEdit } from '../../../src/core/reading.ts'
import { DEFAULT_LIMITS, type IngestDeps, receiveUpload } from '../../../src/ingest/receive.ts'
import { keptPath } from '../../../src/ingest/spool.ts'
import type { Progress, UploadRequest } from '../../../src/ingest/upload.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'

let world: TestApp
let deps: IngestDeps
beforeAll(async () => {
  world = await openTestApp()
  deps = { ...world.ingest, limits: DEFAULT_LIMITS }
})
afterAll(() => world.close())

const send = (text: string, more: Partial<UploadRequest> = {}) =>
  receiveUpload(deps, {
    body: Readable.from([Buffer.from(text)]),
    ...{ contentType: 'text/csv', filename: '十月.csv', by: 'test', dryRun: false },
    ...{ plan: null, region: null, source: null, knownAt: null },
    ...more,
  })
const edit = (cell: string, row: number, column: number, before: string, after: string): CellEdit => ({
  ...{ sheet: null, cell, row, column, before, after },
})
const codeOf = async (sent: Promise<unknown>): Promise<string> => {
  const error = await sent.then(
    () => null,
    (cause: unknown) => cause,
  )
  if (!(error instanceof Problem)) throw new Error('no Problem')
  return error.code
}

test('a cell put right is the figure; the kept file and the old text stay', async () => {
  const words = 'indicator,period,value\nfirms,2022-09,下降3\nexact,2022-09,485\n'
  expect(await codeOf(send(words))).toBe('figures-refused')
  const edits = [edit('C2', 1, 2, '下降3', '990')]
  const { receipt } = await send(words, { edits })
  expect(receipt.edits).toEqual(edits)
  expect(receipt.revised).toMatchObject([{ indicator: 'firms', after: '990', cell: 'C2' }])
  expect(await readFile(keptPath(deps.folder, receipt.sha256), 'utf8')).toBe(words)
  // The same file with the same cells is the same upload; with others it is not.
  expect((await send(words, { edits })).repeated).toBe(true)
  expect(await codeOf(send(words, { edits: [edit('C2', 1, 2, '下降3', '991')] }))).toBe(
    'figures-sent-otherwise',
  )
})

test('a cell of a grid (months across) is put right in its place', async () => {
  const table = '指标,2022年7月累计,2022年8月累计\n净增市场主体,(800),900\n'
  const request = {
    dryRun: true,
    choice: { sheet: null, layout: 'months-across', mapping: null, hidden: false },
  } as const
  expect(await codeOf(send(table, request))).toBe('figures-refused')
  const { receipt } = await send(table, { ...request, edits: [edit('B2', 1, 1, '(800)', '800')] })
  expect(receipt.rows.new).toBe(2)
})

test('progress tells the rows that were read and the figures that were looked at, and can be stopped', async () => {
  const words = 'indicator,period,value\nfirms,2022-01,100\nfirms,2022-02,200\n'
  const seen: Partial<Progress>[] = []
  const progress = (change: Partial<Progress>) => void seen.push(change)
  await send(words, { dryRun: true, watch: { progress, signal: new AbortController().signal } })
  expect(seen).toContainEqual({ stage: 'reading', rows: 2 })
  expect(seen.at(-1)).toEqual({ stage: 'checking', checked: 2, toCheck: 2 })
  const stopped = send(words, {
    dryRun: true,
    watch: { progress, signal: AbortSignal.abort(new Error('enough')) },
  })
  await expect(stopped).rejects.toThrow('enough')
})
