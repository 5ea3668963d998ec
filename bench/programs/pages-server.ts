// Ten years of a region behind the desk, served by the real application in a process of its own. Says on one JSON line what can
// be asked for, and ends when its stdin does.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseAlerts } from '../../src/rules/read-rules.ts'
import { WALL_BOARD } from './forty.ts'
import { serve } from './serve.ts'
import {
  DECADE_YEARS,
  decadeIndicator,
  decadeLeader,
  decadePlan,
  decadePlanId,
  decadeUnit,
  fillDecade,
  lastMonthOfDecade,
} from './ten-years.ts'

export interface AskedPage {
  readonly what: string
  /** Asked for in turn. */
  readonly paths: readonly string[]
  readonly headers: readonly string[]
}

export interface PagesAddress {
  readonly port: number
  readonly empty: string
  readonly vintages: number
  readonly slips: number
  readonly pages: readonly AskedPage[]
}

const LATEST = 2022
const VARIANTS = 50

const { rules } = parseAlerts(readFileSync('dashboards/alerts.yaml', 'utf8'))
let vintages = 0
const service = await serve({
  plans: DECADE_YEARS.toReversed().map(decadePlan),
  board: WALL_BOARD,
  figures: lastMonthOfDecade(),
  async fill(database) {
    vintages = await fillDecade(database)
  },
  rules,
  scripts: process.argv.includes('--scripts'),
})
const { store, alerts } = service
const plan = decadePlanId(LATEST)
await alerts.evaluation.ofDay('2022-11-20', { fence: 1, check: async () => {} })
const slips = (await store.slips.ofOpen()).length
const uploads = await store.uploads({ limit: 2, released: 'all' })
const upload = uploads[0]?.id ?? ''
const slipIds = [...new Set((await store.slips.ofOpen()).map(({ slip }) => slip))].slice(0, VARIANTS)

const cookies = {
  visitor: null,
  leader: await service.signIn('leader', decadeLeader(3), null),
  supervisor: await service.signIn('supervisor', '督查员', null),
  reporter: await service.signIn('reporter', '填报员', decadeUnit(5)),
  statistician: await service.signIn('statistician', '统计员', null),
} as const
type Role = keyof typeof cookies

const some = (path: (at: number) => string): string[] =>
  Array.from({ length: VARIANTS }, (_, at) => encodeURI(path(at)))
const page = (what: string, role: Role, ...paths: readonly string[]): AskedPage => ({
  what,
  paths,
  headers: [
    'Accept: text/html',
    'Accept-Encoding: br, gzip',
    'Accept-Language: zh-CN',
    ...(cookies[role] ? [`Cookie: ${cookies[role]}`] : []),
  ],
})

const address: PagesAddress = {
  port: service.port,
  empty: service.empty,
  vintages,
  slips,
  pages: [
    ...(Object.keys(cookies) as Role[]).map((role) => page(`/ (${role})`, role, '/')),
    page('/tasks', 'supervisor', ...some((at) => `/tasks?page=${(at % 3) + 1}`)),
    page(
      '/tasks, filtered and grouped',
      'supervisor',
      ...some((at) => `/tasks?unit=${decadeUnit(at)}&group=leader`),
    ),
    page('/tasks, words', 'supervisor', ...some((at) => `/tasks?words=第${at}项`)),
    page('/tasks/:number', 'supervisor', ...some((at) => `/tasks/${at + 1}`)),
    page('/indicators', 'supervisor', ...some((at) => `/indicators?page=${(at % 10) + 1}`)),
    page(
      '/indicators, filtered',
      'supervisor',
      ...some((at) => `/indicators?status=behind&section=${(at % 8) + 1}`),
    ),
    page('/indicators/:id', 'supervisor', ...some((at) => `/indicators/${decadeIndicator(at * 7)}`)),
    page('/units', 'supervisor', '/units'),
    page('/units/:id', 'supervisor', ...some((at) => `/units/${decadeUnit(at)}`)),
    page('/leaders', 'supervisor', '/leaders'),
    page('/leaders/:id', 'supervisor', ...some((at) => `/leaders/${decadeLeader(at % 12)}`)),
    page('/alerts', 'supervisor', '/alerts'),
    page('/alerts/:slip', 'supervisor', ...slipIds.map((id) => `/alerts/${id}`)),
    page('/search, characters', 'supervisor', ...some((at) => `/search?q=第${at}项`)),
    page('/search, pinyin', 'supervisor', ...some((at) => `/search?q=zdzb${at}`)),
    page('/plans/years', 'supervisor', '/plans/years'),
    page('/plans/:id', 'supervisor', `/plans/${plan}`),
    page('/desk/calendar', 'statistician', '/desk/calendar'),
    page('/desk/narratives', 'reporter', '/desk/narratives'),
    page('/desk/uploads', 'statistician', '/desk/uploads'),
    page('/desk/uploads/:id', 'statistician', `/desk/uploads/${upload}`),
    page(
      '/desk/uploads/:id/cell',
      'statistician',
      ...some((at) => `/desk/uploads/${upload}/cell?at=C${at * 100 + 2}`),
    ),
    page('/boards', 'supervisor', '/boards'),
    page('/help', 'visitor', '/help'),
    page('/help/:name', 'visitor', '/help/desk', '/help/rules'),
    page('/, looking back', 'supervisor', '/?as-of=2022-06-25&known-at=2022-06-25'),
    page('/tasks, looking back', 'supervisor', '/tasks?as-of=2022-06-25&known-at=2022-06-25'),
    page(
      '/units/:id, looking back',
      'supervisor',
      ...some((at) => `/units/${decadeUnit(at)}?as-of=2022-06-25&known-at=2022-06-25`),
    ),
    page(
      '/indicators/:id, looking back',
      'supervisor',
      ...some((at) => `/indicators/${decadeIndicator(at * 7)}?as-of=2022-06-25&known-at=2022-06-25`),
    ),
  ],
}
process.stdout.write(`${JSON.stringify(address)}\n`)
// A line asks how many milliseconds of the processor this process took until now.
for await (const _line of createInterface({ input: process.stdin })) {
  const { user, system } = process.cpuUsage()
  process.stdout.write(`${(user + system) / 1000}\n`)
}
await service.close()
process.exit(0)
