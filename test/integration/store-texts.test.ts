// What people wrote of tasks, kept as it was sent, and its entries in the ledger of deeds.
import { createClient } from '@clickhouse/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doerOf } from '../../src/core/deed.ts'
import { period } from '../../src/core/period.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

const AT = '2022-11-20T02:00:00.000Z'

let world: TestStore
beforeAll(async () => {
  world = await openTestStore()
})
afterAll(() => world.close())

test('narratives and comments enter by themselves, as hashes, and a text altered in the store is told', async () => {
  const { texts, deeds } = world.store
  const doer = { ...doerOf('w'), person: 'p-1', via: 'password' as const }
  const first = {
    ...{
      id: 'n-1',
      plan: 'demo-2024',
      task: 7,
      unit: '区商务局',
      period: period('2024-05'),
      claim: 'done' as const,
    },
    words: { progress: '已完成\t全部', problems: '', next: '验收' },
    ...{ at: AT, by: 'w', person: 'p-1', releaseAt: null },
  }
  const later = { ...first, id: 'n-2', claim: null, releaseAt: '2024-06-18T02:00:00.000Z' }
  const comment = {
    id: 'c-1',
    plan: 'demo-2024',
    task: 7,
    indicator: null,
    text: '请加快',
    at: AT,
    by: 'w',
    person: 'p-1',
    releaseAt: null,
  }
  await texts.addNarrative(first, doer, null)
  await texts.addNarrative(later, doer, 'n-1')
  await texts.addComment(comment, doer)
  expect(await texts.narratives({ plan: 'demo-2024' })).toEqual([first, later])
  expect(await texts.narratives({ plan: 'demo-2024', task: 8 })).toEqual([])
  expect(await texts.narratives({ plan: 'demo-2024', knownAt: '2022-11-20T01:59:59.999Z' })).toEqual([])
  expect(await texts.comments({ plan: 'demo-2024', task: 7 })).toEqual([comment])
  const kept = (await deeds.latest({ limit: 3 })).toSorted((a, b) => (a.subject < b.subject ? -1 : 1))
  expect(kept).toMatchObject([
    {
      kind: 'comment',
      subject: 'c-1',
      by: doer,
      before: null,
      after: { task: 7, indicator: null, release: null },
    },
    {
      kind: 'narrative',
      subject: 'n-1',
      before: null,
      after: { unit: '区商务局', claim: 'done', release: null },
    },
    { kind: 'narrative', subject: 'n-2', before: { narrative: 'n-1' }, after: { release: later.releaseAt } },
  ])
  expect(JSON.stringify(kept)).not.toContain('请加快')
  expect(await deeds.verify(AT)).toMatchObject({ fault: null, differences: [] })
  const client = createClient({ ...world.engine })
  await client.command({
    query: "ALTER TABLE duibiao.comments UPDATE text = '不必' WHERE 1 SETTINGS mutations_sync = 2",
  })
  expect((await deeds.verify(AT)).differences).toMatchObject([{ subject: 'c-1', what: 'content' }])
  await client.command({
    query: "ALTER TABLE duibiao.comments UPDATE text = '请加快' WHERE 1 SETTINGS mutations_sync = 2",
  })
  await client.close()
})
