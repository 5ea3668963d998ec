// Every migration is one that ClickHouse can read, on one server and on a cluster.
import { createClient } from '@clickhouse/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMigrations, statementsOf } from '../../src/store/migrations.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

let opened: TestStore
beforeAll(async () => {
  opened = await openTestStore()
})
afterAll(() => opened.close())

const migrations = await readMigrations('migrations')

test.each([null, 'main'])('cluster %s', async (cluster) => {
  const { url, username, password } = opened.engine
  const client = createClient({ url, username, password })
  const statements = migrations.flatMap(({ text }) => statementsOf(text, { database: 'duibiao', cluster }))
  expect(statements.length).toBeGreaterThan(5)
  for (const statement of statements) {
    expect(statement).not.toMatch(/\{(?:DATABASE|ON_CLUSTER|ENGINE)/)
    expect(statement.includes("ON CLUSTER 'main'")).toBe(cluster !== null)
    if (/\bENGINE\b/.test(statement)) expect(/ENGINE = Replicated/.test(statement)).toBe(cluster !== null)
    const result = await client.query({ query: `EXPLAIN AST ${statement}`, format: 'TabSeparated' })
    expect(await result.text()).toMatch(/CreateQuery|AlterQuery|InsertQuery|TruncateQuery/)
  }
  await client.close()
})
