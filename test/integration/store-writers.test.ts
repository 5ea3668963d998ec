// Services that share one database and write at once: nothing is lost, nothing is there twice, and what a receipt says is so.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silentLog } from '../../src/core/log.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { commit, figure, sha } from '../support/figures.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

let opened: TestStore
let stores: Store[]
beforeAll(async () => {
  opened = await openTestStore()
  const { url, username, password } = opened.engine
  const open = () => openStore({ url, username, password, database: 'duibiao', parsePlan, log: silentLog })
  stores = [await open(), await open(), await open()]
})
afterAll(async () => {
  for (const store of stores) await store.close()
  await opened.close()
})

const at = (second: number) => new Date(Date.UTC(2022, 5, 16, 2, 0, second)).toISOString()

/** Each store stages one figure of its own in the region, looks, and commits: again as often as another was quicker. */
async function uploadAtOnce(region: string): Promise<string[]> {
  const names = stores.map((_, index) => `${region}-${index}`)
  await Promise.all(
    stores.map(async (store, index) => {
      const staging = await store.stage(names[index] ?? '')
      await staging.add([figure({ region, indicator: `of ${index}`, value: String(index) })])
      for (;;) {
        await staging.compare(10)
        try {
          return await commit(staging, at(index))
        } catch (error) {
          if (!(error instanceof Error && 'code' in error && error.code === 'upload-overtaken')) throw error
        }
      }
    }),
  )
  return names
}

test('uploads committed at once are all seen, by every service', async () => {
  for (let round = 0; round < 3; round++) {
    const region = `98000${round}`
    const names = await uploadAtOnce(region)
    for (const store of stores) {
      const found = await store.observations({ region })
      expect(found.map(({ upload }) => upload).sort()).toEqual(names)
    }
  }
})

test('versions of a plan saved at once are all there, each under a number of its own', async () => {
  const texts = stores.map(
    (_, index) => `
plan: { id: demo-2022, region: "350502", year: 2022, title: 示例 }
indicators:
  - { id: gdp, name: 地区生产总值增速, kind: growth, unit: "%", target: { comparator: at-least, value: ${index} } }
`,
  )
  const act = { by: 'test', at: at(0) }
  const saved = await Promise.all(
    stores.map((store, index) => {
      const text = texts[index] ?? ''
      return store.savePlan(parsePlan(text), { sha256: sha(text), text }, act)
    }),
  )
  expect(saved).toEqual([{ changed: true }, { changed: true }, { changed: true }])
  const deeds = (await stores[0]?.deeds.latest({ limit: 50 })) ?? []
  expect(deeds.filter(({ kind }) => kind === 'plan').map(({ subject }) => subject)).toEqual([
    'demo-2022#3',
    'demo-2022#2',
    'demo-2022#1',
  ])
})
