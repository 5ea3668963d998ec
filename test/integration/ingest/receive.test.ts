// The whole way of an upload on a real store: receipt, repetition, refusal, dry run, undoing, and what is left on disk.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { toPlain } from '../../../src/core/decimal.ts'
import { Problem } from '../../../src/core/problem.ts'
import {
  DEFAULT_LIMITS,
  type IngestDeps,
  receiveUpload,
  type UploadRequest,
  undoUpload,
} from '../../../src/ingest/receive.ts'
import { clearUnfinished, keptPath } from '../../../src/ingest/spool.ts'
import { indicator, keptPlan, planOf } from '../../support/plans.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'
import { uploadPlan } from '../../support/upload-plan.ts'

let opened: TestStore
let folder: string
let deps: IngestDeps
let clock = Date.parse('2022-06-20T01:00:00.000Z')

beforeAll(async () => {
  opened = await openTestStore()
  folder = await mkdtemp(join(tmpdir(), 'duibiao-uploads-'))
  const kept = keptPlan(uploadPlan)
  deps = {
    store: opened.store,
    plans: async () => [kept],
    folder,
    limits: DEFAULT_LIMITS,
    now: () => {
      clock += 1000
      return new Date(clock).toISOString()
    },
  }
})

afterAll(async () => {
  await opened.close()
  await rm(folder, { recursive: true, force: true })
})

const request = (text: string | Readable, more: Partial<UploadRequest> = {}): UploadRequest => ({
  body: typeof text === 'string' ? Readable.from([Buffer.from(text)]) : text,
  contentType: 'text/csv',
  filename: '数据.csv',
  by: 'test',
  dryRun: false,
  plan: null,
  region: null,
  source: null,
  knownAt: null,
  // What looks wrong in these few figures is of no interest here.
  accept: { all: '测试', each: {} },
  ...more,
})

const send = (text: string, more: Partial<UploadRequest> = {}) => receiveUpload(deps, request(text, more))

const problemOf = async (work: Promise<unknown>): Promise<Problem> => {
  const failure = await work.then(
    () => null,
    (error: unknown) => error,
  )
  if (failure instanceof Problem) return failure
  throw failure ?? new Error('nothing was refused')
}

const filesKept = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)

const valuesOf = async (indicator: string): Promise<string[]> =>
  (await opened.store.observations({ region: '350502', indicators: [indicator] })).map(
    ({ period, value }) => `${period} ${value && toPlain(value)}`,
  )

const FIRST = 'indicator,period,value\nparks,2022-04,4\nparks,2022-05,7\ngdp-growth,2022-05,8.2\n'
const SECOND = '指标,期,数值\n口袋公园,2022年1-5月,3\n口袋公园,2022-04,4\nfirms,2022-05,9\n'

describe('an upload', () => {
  it('is stored whole, and its receipt says what it changed', async () => {
    const { receipt, repeated } = await send(FIRST)
    expect(repeated).toBe(false)
    expect(receipt.rows).toEqual({ read: 3, new: 3, revised: 0, unchanged: 0 })
    expect(receipt).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      by: 'test',
      dryRun: false,
      filename: '数据.csv',
    })
    expect(receipt.statusChanges.map(({ indicator, to }) => [indicator, to.status, to.period])).toEqual([
      ['gdp-growth', 'on-pace', '2022-05'],
      ['parks', 'ahead', '2022-05'],
    ])
    expect(await valuesOf('parks')).toEqual(['2022-04 4', '2022-05 7'])
    expect(await filesKept()).toEqual([receipt.sha256])
    expect(keptPath(folder, receipt.sha256)).toContain(receipt.sha256.slice(0, 2))
  })

  it('of bytes that stand already changes nothing and gives the earlier receipt', async () => {
    const before = await opened.store.uploads({ limit: 10 })
    const { receipt, repeated } = await send(FIRST)
    expect(repeated).toBe(true)
    // The same bytes said of something else are other figures: refused, not taken for known.
    await expect(send(FIRST, { source: 'demo' })).rejects.toMatchObject({ code: 'figures-sent-otherwise' })
    expect(receipt).toEqual(before[0]?.receipt)
    expect(await opened.store.uploads({ limit: 10 })).toHaveLength(before.length)
  })

  it('as a dry run answers as the real one does and stores nothing', async () => {
    const dry = await send(SECOND, { dryRun: true })
    expect(await opened.store.uploads({ limit: 10 })).toHaveLength(1)
    expect(await valuesOf('firms')).toEqual([])
    expect(await filesKept()).toHaveLength(1)
    const real = await send(SECOND)
    const { upload: _, receivedAt: __, dryRun: isDry, ...foretold } = dry.receipt
    expect(isDry).toBe(true)
    expect(real.receipt).toMatchObject(foretold)
    expect(real.receipt.rows).toEqual({ read: 3, new: 1, revised: 1, unchanged: 1 })
    expect(real.receipt.revised).toMatchObject([
      { indicator: 'parks', period: '2022-05', before: '7', after: '3', row: 2, cell: 'C2' },
    ])
    expect(
      real.receipt.statusChanges.map(({ indicator, from, to }) => [indicator, from.status, to.status]),
    ).toContainEqual(['parks', 'ahead', 'behind'])
    expect(await valuesOf('parks')).toEqual(['2022-04 4', '2022-05 3'])
  })

  it('can be taken back, once, and what stood before counts again', async () => {
    const [last] = await opened.store.uploads({ limit: 1 })
    const { statusChanges } = await undoUpload(deps, { id: last?.id ?? '', by: 'test', reason: '报错了' })
    expect(statusChanges).toContainEqual(
      expect.objectContaining({ indicator: 'parks', to: expect.objectContaining({ status: 'ahead' }) }),
    )
    expect(await valuesOf('parks')).toEqual(['2022-04 4', '2022-05 7'])
    const again = await problemOf(undoUpload(deps, { id: last?.id ?? '', by: 'test', reason: '' }))
    expect(again.code).toBe('upload-undone-before')
    expect((await problemOf(undoUpload(deps, { id: 'nothing', by: 'test', reason: '' }))).code).toBe(
      'upload-unknown',
    )
    // Undone bytes may be sent again.
    expect((await send(SECOND)).repeated).toBe(false)
  })
})

describe('a refused upload', () => {
  it('stores nothing and names every bad row, duplicates and neighbours included', async () => {
    const before = { uploads: await opened.store.uploads({ limit: 50 }), files: await filesKept() }
    const problem = await problemOf(
      send(
        'indicator,period,value\nfirms,2022-04,8\nnobody,2022-05,1\nfirms,2022-04,8\nparks,2022-05,70000\nparks,2022-06,x\nfirms,2022-03,8\n',
      ),
    )
    expect(problem.code).toBe('figures-refused')
    expect(problem.faults.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '3 figure-indicator-unknown',
      '4 duplicate-figure',
      '5 unit-jump',
      '6 value-not-a-number',
    ])
    expect(await opened.store.uploads({ limit: 50 })).toEqual(before.uploads)
    expect(await filesKept()).toEqual(before.files)
    expect(await valuesOf('firms')).toEqual(['2022-05 9'])
  })

  it('is measured against what the store knows of the series', async () => {
    await send('indicator,period,value,basis\ngdp-growth,2022-03,120.5,累计\n')
    const problem = await problemOf(send('indicator,period,value,basis\ngdp-growth,2022-05,2105000,累计\n'))
    expect(problem.faults.map(({ code, fix }) => [code, fix.zh.includes('210.5')])).toEqual([
      ['unit-jump', true],
    ])
    const fraction = await problemOf(send('indicator,period,value\ngdp-growth,2022-05,0.082\n'))
    expect(fraction.faults.map(({ code }) => code)).toEqual(['percent-as-fraction'])
  })

  it('keeps to its limits', async () => {
    const small = { ...deps, limits: { ...DEFAULT_LIMITS, bytes: 100, rows: 2, faults: 1 } }
    const refused = async (text: string) => problemOf(receiveUpload(small, request(text)))
    expect((await refused('x'.repeat(101))).code).toBe('figures-too-large')
    expect((await refused('indicator,period,value\na,b,c\nd,e,f\ng,h,i\n')).code).toBe(
      'figures-too-many-rows',
    )
    const capped = await refused('indicator,period,value\na,b,c\n')
    expect(capped.faults).toHaveLength(1)
    expect(capped.detail.en).toContain('3 faults, the first 1 listed')
    expect((await problemOf(send('indicator,period,value\n'))).code).toBe('figures-empty')
    expect((await problemOf(send(FIRST.replace('7', '6'), { plan: 'other' }))).code).toBe(
      'figures-plan-unknown',
    )
    expect((await problemOf(send(FIRST.replace('7', '6'), { region: '1' }))).code).toBe('region-unknown')
    expect(await readdir(join(folder, 'incoming'))).toEqual([])
  })

  it('waits its turn, and only so many wait', async () => {
    const narrow = { ...deps, limits: { ...DEFAULT_LIMITS, waiting: 2 } }
    let begun = false
    let open = (): void => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const plans = async () => {
      begun = true
      await gate
      return deps.plans()
    }
    const rows = (period: string) => `indicator,period,value\nprojects,${period},40\n`
    const first = receiveUpload({ ...narrow, plans }, request(rows('2022-04')))
    await vi.waitUntil(() => begun)
    const others = ['2022-02', '2022-03'].map((period) => receiveUpload(narrow, request(rows(period))))
    // One of them waits behind the first, for the other there is no room.
    const refused = await problemOf(Promise.race(others))
    expect(refused.code).toBe('upload-queue-full')
    open()
    expect((await first).receipt.rows.new).toBe(1)
    const ended = await Promise.allSettled(others)
    expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('leaves nothing behind when its sender goes away', async () => {
    const body = new Readable({ read() {} })
    const upload = receiveUpload(deps, request(body)).then(
      () => 'stored',
      (error: unknown) => (error instanceof Error ? error.message : ''),
    )
    body.push('indicator,period,value\n')
    await vi.waitUntil(async () => (await readdir(join(folder, 'incoming'))).length > 0)
    body.destroy(new Error('gone'))
    expect(await upload).toBe('gone')
    expect(await readdir(join(folder, 'incoming'))).toEqual([])
    await clearUnfinished(folder)
  })
})

describe('a figure of an earlier year of a programme', () => {
  const talents = indicator({
    ...{ id: 'talents', name: '引进人才', unit: '名', frequency: 'monthly' },
    target: { value: 480, from: '2021-01', horizon: '2024' },
  })
  const ofProgramme = (rows: string) => {
    const plans = async () => [keptPlan(planOf(talents))]
    return receiveUpload({ ...deps, plans }, request(`indicator,period,value\n${rows}`))
  }

  it('changes how this year stands, and the receipt says so', async () => {
    await ofProgramme('talents,2021-12,20\ntalents,2022-05,10\n')
    const { receipt } = await ofProgramme('talents,2021-12,240\n')
    expect(receipt.statusChanges).toMatchObject([
      {
        indicator: 'talents',
        from: { status: 'behind', period: '2022-05' },
        to: { status: 'ahead', period: '2022-05' },
      },
    ])
  })
})

describe('known_at', () => {
  it('is the moment of arrival unless the request or the row says otherwise', async () => {
    await send('indicator,period,value,known_at\ncoverage,2022-04,80,2022-05-10\ncoverage,2022-05,82,\n', {
      knownAt: '2022-06-15T01:00:00.000Z',
    })
    const known = await opened.store.observations({ region: '350502', indicators: ['coverage'] })
    expect(known.map(({ knownAt }) => knownAt)).toEqual([
      '2022-05-10T15:59:59.999Z',
      '2022-06-15T01:00:00.000Z',
    ])
  })

  it('is never before the last upload’s: a clock a little behind follows it, one far behind is refused', async () => {
    const last = await opened.store.lastUpload('all')
    const early = (ms: number) => ({
      ...deps,
      now: () => new Date(Date.parse(last?.at ?? '') - ms).toISOString(),
    })
    const row = (period: string) => request(`indicator,period,value\ncoverage,${period},83\n`)
    const { receipt } = await receiveUpload(early(2_000), row('2022-03'))
    expect(Date.parse(receipt.receivedAt)).toBe(Date.parse(last?.at ?? '') + 1)
    expect((await problemOf(receiveUpload(early(120_000), row('2022-02')))).code).toBe('clock-behind')
  })
})
