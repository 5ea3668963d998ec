// The desk of the demonstration as it stood at the end of October 2022: its plan, figures, slips by the shipped rules, a narrative.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { applyFindings } from '../../src/alerts/slips/apply-findings.ts'
import { endOfDay } from '../../src/core/zone.ts'
import { findAll } from '../../src/rules/find.ts'
import { lichengRules } from '../support/licheng-rules.ts'
import { slipDeps } from '../support/slip-world.ts'
import { builtScript, type DeskSite, openDeskSite } from './desk-site.ts'
import { licheng } from './licheng.ts'

const read = (path: string): string => readFileSync(join(import.meta.dirname, '..', '..', path), 'utf8')
const DAYS = ['2022-09-20', '2022-10-20', '2022-10-31'] as const

/** A unit with tasks that it leads, figures that it supplies and a slip that it answers. */
export const LICHENG_UNIT = '区商务局'
export const LICHENG_LEADER = '吴小纲'

/** With the scripts that every page has. */
export async function openLichengDesk(): Promise<DeskSite> {
  const rules = lichengRules()
  const [search, ledger, deeds, embed] = await Promise.all(
    ['search.ts', 'ledger.ts', 'deeds.ts', 'embed.ts'].map(builtScript),
  )
  const site = await openDeskSite({
    ...{ empty: true, start: '2022-10-31T02:00:00.000Z', alerts: { rules } },
    scripts: { ...(search && ledger && deeds && embed && { search, ledger, deeds, embed }) },
  })
  const { world } = site
  const { store } = world.data
  for (const day of DAYS) {
    const { plan, figures } = licheng(day)
    if (day === DAYS[0]) {
      const text = read('seeds/licheng-2022/plan.yaml')
      await store.savePlan(plan, { sha256: 'b'.repeat(64), text }, { by: 'test', at: `${day}T01:00:00.000Z` })
    }
    const findings = findAll({ rules, plan, figures, asOf: day, released: endOfDay(day) })
    await applyFindings(slipDeps(world), findings, {
      ...{ today: day, now: `${day}T01:00:00.000Z`, whole: [plan.id] },
    })
  }
  await world.pictures.refresh()
  world.setClock('2022-06-25T02:00:00.000Z')
  const written = await world.app.inject({
    method: 'POST',
    url: '/api/v1/narratives',
    headers: { authorization: `Bearer ${await world.tokenOf('reporter', LICHENG_UNIT)}` },
    payload: { task: 7, period: '2022-06', progress: '上半年报告：社零增长放缓。' },
  })
  expect(written.statusCode, written.body).toBe(201)
  world.setClock('2022-10-31T02:00:00.000Z')
  const [head = '', ...lines] = read('seeds/licheng-2022/demo.csv').trim().split('\n')
  const knownAt = head.split(',').indexOf('known_at')
  const known = lines.filter((line) => (line.split(',')[knownAt] ?? '') <= '2022-10-30')
  const sent = await world.app.inject({
    method: 'POST',
    url: '/api/v1/uploads?filename=demo.csv&accept=made-up',
    headers: { 'content-type': 'text/csv' },
    payload: [head, ...known, ''].join('\n'),
  })
  expect(sent.statusCode, sent.body).toBe(201)
  return site
}
