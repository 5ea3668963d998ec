// The pages of the route table, each with an example and somebody who may open it: what tests that look at every page go over.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { findOpenSlips } from '../../src/alerts/slips/read.ts'
import { MATRIX, type PersonRole } from '../../src/core/roles.ts'
import { slipDeps } from '../support/slip-world.ts'
import type { DeskSite } from './desk-site.ts'
import { LICHENG_LEADER, LICHENG_UNIT } from './licheng-desk.ts'

export interface RoutePage {
  readonly path: string
  readonly role: PersonRole
}

export const ASKERS = ['supervisor', 'statistician', 'administrator'] as const

/** What stands for the names of an address. */
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
  '/leaders/:id': LICHENG_LEADER,
  '/leaders/:id/print': LICHENG_LEADER,
  '/plans/:id': 'licheng-2022',
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
  '/reports/templates/file': 'no page',
  '/screen': 'television.test.ts',
  '/sign-in/': 'ways to the provider and back',
  '/wall/': 'look.test.ts, wall.test.ts',
}
/** What the route table answers as a page, each with somebody who may open it. */
export async function everyPage(site: DeskSite, readerOf: (role: PersonRole) => Page): Promise<RoutePage[]> {
  const { app, data } = site.world
  const slip = (await findOpenSlips(slipDeps(site.world)))[0]?.id ?? ''
  const [upload] = await data.store.uploads({ limit: 1, released: 'all' })
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
      .split('?')
    const path = `${url.replace(/:\w+/, encodeURIComponent(of))}${query === undefined ? '' : `?${query}`}`
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
