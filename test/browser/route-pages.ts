// The pages of the route table, each with an example and somebody who may open it: what tests that look at every page go over.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { actOnInspection } from '../../src/alerts/inspections.ts'
import { openRoundsDue } from '../../src/alerts/open-rounds.ts'
import { slipDepsOf } from '../../src/alerts/slips/deps.ts'
import { findOpenSlips } from '../../src/alerts/slips/read.ts'
import { doerOf } from '../../src/core/deed.ts'
import { MATRIX, type PersonRole } from '../../src/core/roles.ts'
import type { InspectionDeed } from '../../src/slips/inspection.ts'
import { slipDeps } from '../support/slip-world.ts'
import type { DeskSite } from './desk-site.ts'
import { LICHENG_LEADER, LICHENG_UNIT } from './licheng-desk.ts'

export interface RoutePage {
  readonly path: string
  readonly role: PersonRole
}

export const ASKERS = ['supervisor', 'statistician', 'administrator'] as const

const ROUND = 'licheng-2022.report-s2'

/** What stands for the names of an address, one after the other. */
const EXAMPLES: Readonly<Record<string, string>> = {
  '/alerts/:slip': 'SLIP',
  '/alerts/:slip/print': 'SLIP',
  '/alerts/rules/:rule': 'behind-amount',
  '/desk/uploads/:id': 'UPLOAD',
  '/desk/uploads/:id/cell': 'UPLOAD?at=C20',
  '/docs/problems': '',
  '/embed/boards/:id': 'all',
  '/embed/indicators/:id': 'gdp-growth',
  '/help': '',
  '/help/:name': 'desk',
  '/indicators/:id': 'gdp-growth',
  '/inspections/:id': 'INSPECTION',
  '/leaders/:id': LICHENG_LEADER,
  '/leaders/:id/print': LICHENG_LEADER,
  '/plans/:id': 'licheng-2022',
  '/rounds/:round': ROUND,
  '/rounds/:round/:unit': `${ROUND}|${LICHENG_UNIT}`,
  '/rounds/:round/report': ROUND,
  '/search': '?q=投资',
  '/tasks/:number': '7',
  '/units/:id': LICHENG_UNIT,
  '/units/:id/print': LICHENG_UNIT,
}
/** Of what has a name and is looked at in another test, or is no page; all below the address. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  '/api/': 'no pages',
  '/assets/': 'no pages',
  '/docs': 'the interface of programs, by a library',
  '/desk/review/': 'desk-review.test.ts',
  '/desk/upload/drafts/': 'desk-uploads.test.ts',
  '/events': 'a stream',
  '/feeds/': 'no pages',
  '/gauges/': 'pictures',
  '/plans/drafts/': 'plan-drafts.test.ts',
  '/reports/file': 'no page',
  '/rounds/:round/:unit/file': 'no page',
  '/rounds/:round/report/file': 'no page',
  '/reports/templates/file': 'no page',
  '/screen': 'television.test.ts',
  '/sign-in/': 'ways to the provider and back',
  '/wall/': 'look.test.ts, wall.test.ts',
}
/** A round of written reports, and an inspection whose id it answers. */
async function somethingUnderWay({ world }: DeskSite): Promise<string> {
  const { store } = world.data
  const plans = (await store.plans()).map(({ plan }) => plan)
  await openRoundsDue(store, plans, '2022-12-12', world.now())
  const deps = slipDepsOf({ store, alerts: world.alerts })
  const by = {
    actor: { id: 's', name: '督查', role: 'supervisor', unit: null, scopes: null },
    doer: doerOf('督查'),
  } as const
  const opened: InspectionDeed = {
    ...{
      kind: 'inspection-opened',
      what: 'theme',
      title: '专题',
      purpose: '查',
      convener: '督查',
      team: '甲',
    },
    ...{ units: [], tasks: [7], from: '2022-11-02', to: '2022-12-20' },
  }
  const doing = { ...by, nonce: null, now: '2022-11-02T02:00:00.000Z' }
  const { id } = await actOnInspection(deps, { id: null, plan: 'licheng-2022', deed: opened }, doing)
  const found: InspectionDeed = {
    kind: 'inspection-found',
    task: 7,
    unit: null,
    good: false,
    text: '现场未开工',
  }
  await actOnInspection(
    deps,
    { id, plan: 'licheng-2022', deed: found },
    { ...doing, now: '2022-11-03T02:00:00.000Z' },
  )
  return id
}

/** What the route table answers as a page, each with somebody who may open it. */
export async function everyPage(site: DeskSite, readerOf: (role: PersonRole) => Page): Promise<RoutePage[]> {
  const { app, data } = site.world
  const slip = (await findOpenSlips(slipDeps(site.world)))[0]?.id ?? ''
  const [upload] = await data.store.uploads({ limit: 1, released: 'all' })
  const inspection = await somethingUnderWay(site)
  const strangers: string[] = []
  const found: RoutePage[] = []
  for (const { method, url, need } of app.routeTable) {
    if (
      method !== 'GET' ||
      url.includes('*') ||
      (EXAMPLES[url] === undefined && Object.keys(ELSEWHERE).some((begin) => url.startsWith(begin)))
    )
      continue
    const name = EXAMPLES[url] ?? (url.includes(':') ? undefined : '')
    const role = ASKERS.find((one) => need in MATRIX[one]) ?? 'supervisor'
    if (name === undefined) {
      // Files have no look.
      if (!/\.\w+$/.test(url)) strangers.push(url)
      continue
    }
    const [of = '', query] = name
      .replace('SLIP', slip)
      .replace('UPLOAD', upload?.id ?? '')
      .replace('INSPECTION', inspection)
      .split('?')
    const names = of.split('|')
    const path = `${url.replaceAll(/:\w+/g, () => encodeURIComponent(names.shift() ?? ''))}${query === undefined ? '' : `?${query}`}`
    const answer = await readerOf(role)
      .request.get(`${site.origin}${path}`, {
        maxRedirects: 0,
        headers: { accept: 'text/html' },
        timeout: 20_000,
      })
      .catch(() => null)
    if (answer?.headers()['content-type']?.startsWith('text/html')) {
      if (answer.status() === 200) found.push({ path, role })
      else strangers.push(`${path}: ${answer.status()}`)
    }
  }
  expect(strangers, 'say in EXAMPLES of what, or in ELSEWHERE why not').toEqual([])
  return found
}
