// Warnings on a real store: they stop an upload until there is a reason, and the reason stays with it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '../../../src/core/problem.ts'
import {
  DEFAULT_LIMITS,
  type IngestDeps,
  receiveUpload,
  type UploadRequest,
  undoUpload,
} from '../../../src/ingest/receive.ts'
import { keptPlan } from '../../support/plans.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'
import { uploadPlan } from '../../support/upload-plan.ts'

let opened: TestStore
let deps: IngestDeps
let folder: string
let now = '2022-06-20T01:00:00.000Z'

beforeAll(async () => {
  opened = await openTestStore({ now: () => now })
  folder = await mkdtemp(join(tmpdir(), 'duibiao-warnings-'))
  deps = {
    store: opened.store,
    plans: async () => [keptPlan(uploadPlan)],
    folder,
    limits: DEFAULT_LIMITS,
    now: () => now,
  }
  await send('indicator,period,value\nparks,2022-03,4\nparks,2022-04,6\nfirms,2022-05,9\n')
})
afterAll(async () => {
  await opened.close()
  await rm(folder, { recursive: true, force: true })
})

const send = (text: string, more: Partial<UploadRequest> = {}) =>
  receiveUpload(deps, {
    ...{ body: Readable.from([Buffer.from(text)]), contentType: 'text/csv', filename: 'a.csv', by: '张三' },
    ...{ dryRun: false, plan: null, region: null, source: null, knownAt: null },
    ...more,
  })

const refused = async (work: Promise<unknown>): Promise<Problem> => {
  const failure = await work.catch((error: unknown) => error)
  if (failure instanceof Problem) return failure
  throw new Error('nothing was refused', { cause: failure })
}

const FALLS = 'indicator,period,value\nparks,2022-05,5\ncoverage,2022-05,101\n'
const IDS = ['cumulative-falls/350502/parks/2022-05/cumulative', 'ratio-over-100/350502/coverage/2022-05/end']

test('a warning without a reason stops the upload and says what it may be called', async () => {
  const problem = await refused(send(FALLS))
  expect(problem.code).toBe('figures-warned')
  expect(problem.status).toBe(422)
  expect(problem.faults.map(({ row, cell, code, warning }) => [row, cell, code, warning])).toEqual([
    [2, 'C2', 'cumulative-falls', IDS[0]],
    [3, 'C3', 'ratio-over-100', IDS[1]],
  ])
  expect(await opened.store.uploads({ limit: 9 })).toHaveLength(1)
})

test('more figures than can be looked at need a reason as a whole, which is kept', async () => {
  const few = { ...deps, limits: { ...deps.limits, examined: 1 } }
  const sent = (more: Partial<UploadRequest>) =>
    receiveUpload(few, {
      ...{
        body: Readable.from([Buffer.from(FALLS)]),
        contentType: 'text/csv',
        filename: 'a.csv',
        by: '张三',
      },
      ...{ dryRun: false, plan: null, region: null, source: null, knownAt: null },
      ...more,
    })
  const stopped = await refused(sent({}))
  expect(stopped.code).toBe('figures-warned')
  expect(stopped.faults.map(({ code, warning }) => [code, warning])).toEqual([
    ['figures-unexamined', 'unexamined'],
  ])
  const { receipt: tried } = await sent({ dryRun: true })
  expect([tried.examined, tried.unexamined, tried.warnings]).toEqual([false, { reason: null }, []])
  const accept = { all: null, each: { unexamined: '历史数据迁移' } }
  const { receipt } = await sent({ accept })
  expect(receipt.unexamined).toEqual({ reason: '历史数据迁移' })
  expect((await opened.store.upload(receipt.upload))?.receipt.unexamined).toEqual(receipt.unexamined)
  expect(await undoUpload(deps, { id: receipt.upload, by: '张三', reason: '试验' })).toBeDefined()
})

test('a dry run shows it and refuses nothing', async () => {
  const { receipt } = await send(FALLS, { dryRun: true })
  expect(receipt.warnings.map(({ id, reason }) => [id, reason])).toEqual([
    [IDS[0], null],
    [IDS[1], null],
  ])
})

test('an empty reason is none, and one for a single warning lets only that one pass', async () => {
  expect((await refused(send(FALLS, { accept: { all: '  ', each: {} } }))).faults).toHaveLength(2)
  const one = await refused(send(FALLS, { accept: { all: null, each: { [IDS[0] ?? '']: '核减两个' } } }))
  expect(one.faults.map(({ warning }) => warning)).toEqual([IDS[1]])
})

test('with reasons it passes, and they are kept', async () => {
  const accept = { all: '已核对', each: { [IDS[0] ?? '']: '核减两个' } }
  const { receipt } = await send(FALLS, { accept })
  const kept = await opened.store.upload(receipt.upload)
  expect(kept?.receipt.warnings).toEqual(receipt.warnings)
  expect(receipt.warnings.map(({ id, reason }) => [id, reason])).toEqual([
    [IDS[0], '核减两个'],
    [IDS[1], '已核对'],
  ])
})

test('faults and warnings are told together, and no reason lets a fault pass', async () => {
  const problem = await refused(
    send('indicator,period,value\nparks,2022-06,x\nparks,2022-05,4\n', { accept: { all: 'ja', each: {} } }),
  )
  expect(problem.code).toBe('figures-refused')
  expect(problem.faults.map(({ row, code }) => [row, code])).toEqual([
    [2, 'value-not-a-number'],
    [3, 'cumulative-falls'],
  ])
})

test('a final figure is not revised, reason or not', async () => {
  await send('indicator,period,value,note\nfirms,2021,8,最终核实\n')
  const problem = await refused(
    send('indicator,period,value\nfirms,2021,7\n', { accept: { all: 'ja', each: {} } }),
  )
  expect(problem.faults.map(({ code }) => code)).toEqual(['period-final'])
})

test('a sender without clearance learns nothing of a figure that waits', async () => {
  await send('indicator,period,value\nprojects,2022-05,4321.5\n', { releaseAt: '2022-06-25T02:00:00.000Z' })
  now = '2022-06-24T16:30:00.000Z'
  const text = 'indicator,period,value\nprojects,2022-05,4321\n'
  const told = await send(text, { dryRun: true })
  expect(JSON.stringify(told.receipt)).not.toContain('4321.5')
  const bureau = await send(text, { dryRun: true, clearance: 'bureau' })
  expect(bureau.receipt.revised).toMatchObject([{ before: '4321.5', after: '4321' }])
})

test('a known figure becomes nothing only where the row says that there is none', async () => {
  await send('indicator,period,value\nland,2022-05,41\n')
  const emptied = (cells: string) => refused(send(`indicator,period,value,status\nland,${cells}\n`))
  expect((await emptied('2022-05,…,')).faults).toMatchObject([{ code: 'known-becomes-nothing', row: 2 }])
  expect((await emptied('2022-05,—,')).faults).toMatchObject([{ code: 'known-becomes-nothing' }])
  const { receipt } = await send('indicator,period,value,status\nland,2022-05,—,M\nland,2022-04,—,\n')
  expect(receipt.rows.revised).toBe(1)
})
