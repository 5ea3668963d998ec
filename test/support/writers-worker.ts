// A service that writes at the same moments as others: in each round that it is told of it commits, undoes, decides and claims.
// argv: address of the database, user, password, its number. A round's number comes on stdin, what became of it goes to stdout.
import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { doerOf } from '../../src/core/deed.ts'
import { silentLog } from '../../src/core/log.ts'
import { Problem } from '../../src/core/problem.ts'
import { text } from '../../src/core/text.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Comparison, Staging } from '../../src/store/store.ts'
import { commit, figure } from './figures.ts'
import {
  deedOf,
  eventOf,
  MISTAKEN,
  mistakeOf,
  regionOf,
  SHARED,
  type Told,
  uploadOf,
} from './writers-model.ts'

const ON = '2022-06-16'
const START = Date.parse(`${ON}T02:00:00.000Z`)

const [url = '', username = '', password = '', number = '0'] = process.argv.slice(2)
const worker = Number(number)
const store = await openStore({
  url,
  username,
  password,
  database: 'duibiao',
  parsePlan: () => {
    throw new Error('no plans here')
  },
  log: silentLog,
})

async function bringFigures(round: number, at: string): Promise<Told['committed']> {
  const staging = await store.stage(uploadOf(round, worker))
  const region = regionOf(round)
  await staging.add([
    figure({ region, indicator: `of-${worker}`, value: String(round) }),
    figure({ region, indicator: SHARED, value: String(worker) }),
  ])
  const { fresh, revised, revisions } = await bring(staging, at)
  return { fresh, revised, before: revisions[0]?.before ?? null }
}
/** Looks, and commits what it saw: again as often as another was quicker. */
async function bring(staging: Staging, at: string): Promise<Comparison> {
  for (;;) {
    const comparison = await staging.compare(10)
    try {
      await commit(staging, at)
      return comparison
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'upload-overtaken') throw error
    }
  }
}

/** One makes a mistake, the others take it back before it is well in. */
async function mistake(round: number, at: string): Promise<boolean> {
  const id = mistakeOf(round)
  if (round % 3 === worker) {
    const staging = await store.stage(id)
    await staging.add([figure({ region: MISTAKEN, value: String(1_000 + round) })])
    await bring(staging, at)
    return false
  }
  while ((await store.upload(id)) === null) await pause(20)
  return store.undo(id, { by: `service ${worker}`, at }, '报错了')
}

async function decide(round: number, at: string): Promise<void> {
  const id = eventOf(round, worker)
  const absent = { kind: 'absent', person: id, deputy: 'd', since: ON, until: ON, reason: '会议' } as const
  const by = { ...doerOf('张三'), via: 'password' } as const
  const draft = { ...absent, id, at, on: ON, by, why: text('会议', 'a meeting') }
  while ((await store.slips.append(await store.slips.head(), [draft])) === null);
}

async function takeRound(round: number): Promise<Told> {
  const at = new Date(START + round * 60_000).toISOString()
  const until = new Date(START + (round + 1) * 60_000).toISOString()
  const me = `service ${worker}`
  const deed = {
    at,
    by: doerOf(me),
    kind: 'tried',
    subject: deedOf(round, worker),
    before: null,
    after: null,
  }
  const [committed, undid, claim, began] = await Promise.all([
    bringFigures(round, at),
    mistake(round, at),
    store.leases.claim(`round ${round}`, me, at, until),
    store.jobRuns.start({
      job: 'job',
      key: `${round}`,
      attempt: 1,
      startedAt: at,
      holder: me,
      fence: worker,
    }),
    store.deeds.append(deed),
    decide(round, at),
  ])
  return { committed, undid, claimed: claim !== null, began }
}

writeSync(1, 'ready\n')
for await (const line of createInterface({ input: process.stdin })) {
  writeSync(1, `${JSON.stringify(await takeRound(Number(line)))}\n`)
}
process.exit(0)
