// Two services on one database that take uploads in at once: each receipt says what was so when its own came in.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silentLog } from '../../../src/core/log.ts'
import type { Instant } from '../../../src/core/period.ts'
import {
  DEFAULT_LIMITS,
  type IngestDeps,
  receiveUpload,
  type UploadRequest,
} from '../../../src/ingest/receive.ts'
import { openStore } from '../../../src/store/open-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { keptPlan } from '../../support/plans.ts'
import { openTestStore, storeOptions, type TestStore } from '../../support/store.ts'
import { uploadPlan } from '../../support/upload-plan.ts'

const NOW: Instant = '2022-06-20T01:00:00.000Z'

let opened: TestStore
let stores: Store[]
let services: IngestDeps[]
beforeAll(async () => {
  opened = await openTestStore()
  const open = () => openStore({ ...storeOptions(opened.engine), exclusive: false, log: silentLog })
  stores = [await open(), await open()]
  services = await Promise.all(
    stores.map(async (store) => ({
      store,
      plans: async () => [keptPlan(uploadPlan)],
      folder: await mkdtemp(join(tmpdir(), 'duibiao-uploads-')),
      limits: DEFAULT_LIMITS,
      now: () => NOW,
    })),
  )
})
afterAll(async () => {
  for (const store of stores) await store.close()
  for (const { folder } of services) await rm(folder, { recursive: true, force: true })
  await opened.close()
})

const send = (deps: IngestDeps, text: string) => {
  const request: UploadRequest = {
    body: Readable.from([Buffer.from(text)]),
    contentType: 'text/csv',
    filename: '数据.csv',
    by: 'test',
    dryRun: false,
    plan: null,
    region: null,
    source: null,
    knownAt: null,
    accept: { all: '测试', each: {} },
  }
  return receiveUpload(deps, request)
}
const sendAtOnce = (texts: readonly string[]) =>
  Promise.all(services.map((deps, index) => send(deps, texts[index] ?? '')))

test('the second revises what the first brought, and says so', async () => {
  for (const month of ['01', '02', '03', '04']) {
    const texts = ['10', '20'].map((value) => `indicator,period,value\nprojects,2022-${month},${value}\n`)
    const receipts = (await sendAtOnce(texts)).map(({ receipt }) => receipt)
    const first = receipts.findIndex(({ rows }) => rows.new === 1)
    const [early, late] = [receipts[first], receipts[1 - first]]
    expect(early?.rows).toEqual({ read: 1, new: 1, revised: 0, unchanged: 0 })
    expect(late?.rows).toEqual({ read: 1, new: 0, revised: 1, unchanged: 0 })
    expect(late?.revised).toMatchObject([
      { before: first === 0 ? '10' : '20', after: first === 0 ? '20' : '10' },
    ])
    for (const store of stores) {
      const found = await store.observations({ region: '350502', indicators: ['projects'] })
      expect(found.at(-1)?.upload).toBe(late?.upload)
    }
  }
})

test('the same bytes at two services are one upload, and both answer with its receipt', async () => {
  const text = 'indicator,period,value\nprojects,2022-05,31\n'
  const answers = await sendAtOnce([text, text])
  expect(answers.map(({ repeated }) => repeated).sort()).toEqual([false, true])
  expect(answers[0]?.receipt).toEqual(answers[1]?.receipt)
  const where = answers.findIndex(({ repeated }) => !repeated)
  const kept = await readdir(services[where]?.folder ?? '', { recursive: true })
  expect(kept.some((name) => name.endsWith(answers[0]?.receipt.sha256 ?? '-'))).toBe(true)
})
