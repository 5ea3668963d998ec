// What an empty store begins with: a folder with plan.yaml and files of figures, which go the way of any upload.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { EVALUATION } from './alerts/slips/apply-findings.ts'
import { revisedOf, simulateDays } from './alerts/year.ts'
import { doerOf } from './core/deed.ts'
import { PLANTER } from './core/demonstration.ts'
import type { Log } from './core/log.ts'
import { keyOf } from './core/observation.ts'
import { addDays, type Instant, lastJudgedDay } from './core/period.ts'
import type { Plan } from './core/plan.ts'
import { Problem } from './core/problem.ts'
import { text } from './core/text.ts'
import { dayOf, endOfDay } from './core/zone.ts'
import { type IngestDeps, receiveUpload } from './ingest/receive.ts'
import { parsePlan } from './plans/parse-plan.ts'
import type { Rule } from './rules/rule.ts'
import type { SlipDraft } from './slips/events.ts'
import { endOfYear } from './slips/next.ts'
import { type LogDraft, MOST_EVENTS } from './store/slips.ts'
import type { Store } from './store/store.ts'

/**
 * Plants the seed when the store is empty, or goes on where an earlier start was cut off. A store that anybody else
 * has written to is left alone, and so is one whose demonstration was put away: then null is answered, else the plan. Raises `file-unreadable` when the folder holds no plan.
 */
export async function plantSeed(folder: string, ingest: IngestDeps, log: Log): Promise<Plan | null> {
  const { store, now } = ingest
  if ((await store.demonstration())?.putAway != null) return null
  const { sha256 } = await planFileOf(folder)
  const files = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort()
  const [plans, uploads] = await Promise.all([
    store.plans(),
    store.uploads({ limit: files.length + 1, released: 'all' }),
  ])
  const others =
    plans.some((kept) => kept.sha256 !== sha256) || uploads.some(({ committed }) => committed.by !== PLANTER)
  if (others || (plans.length > 0 && uploads.length >= files.length)) return null

  const plan = await plantPlan(folder, store, now())
  const sent = new Set(uploads.map((upload) => upload.sha256))
  for (const name of files) {
    const path = join(folder, name)
    const hash = createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
    if (sent.has(hash)) continue
    const { receipt } = await receiveUpload(ingest, {
      body: createReadStream(path),
      contentType: 'text/csv',
      filename: name,
      by: PLANTER,
      dryRun: false,
      plan: plan.id,
      region: null,
      source: null,
      knownAt: null,
      // Made to look like a year with everything in it.
      accept: { all: PLANTER, each: {} },
    })
    log.info({ file: name, rows: receipt.rows }, 'the seed was planted')
  }
  return plan
}

async function planFileOf(folder: string): Promise<{ readonly text: string; readonly sha256: string }> {
  const path = join(folder, 'plan.yaml')
  const text = await readFile(path, 'utf8').catch((error) => {
    throw new Problem('file-unreadable', { path, reason: error.code ?? '' }, { cause: error })
  })
  return { text, sha256: createHash('sha256').update(text).digest('hex') }
}

/** The seed's plan alone. Raises `file-unreadable`. */
export async function plantPlan(folder: string, store: Pick<Store, 'savePlan'>, at: Instant): Promise<Plan> {
  const file = await planFileOf(folder)
  const plan = parsePlan(file.text)
  await store.savePlan(plan, file, { by: PLANTER, at })
  return plan
}

/** Of the shipped plan: the one unit that never answers, so that its slips rise. */
const UNANSWERING: ReadonlySet<string> = new Set(['区古城保护发展指挥部'])

/**
 * Writes what would have happened, from every vintage of the plan's figures, while the log is empty; answers how many slips
 * there are. The year is over and made up: a freeze keeps anybody from being told of it, and says so.
 */
export async function plantSlips(
  store: Pick<Store, 'slips' | 'observations' | 'revised'>,
  rules: readonly Rule[],
  plan: Plan,
  now: Instant,
  isStopped: () => boolean,
): Promise<number> {
  if ((await store.slips.head()) !== 0) return 0
  const filter = { region: plan.region }
  const [standing, vintages] = await Promise.all([store.observations(filter), store.revised(filter)])
  const revised = new Set(revisedOf(vintages).map(keyOf))
  const figures = [...standing.filter((figure) => !revised.has(keyOf(figure))), ...vintages]
  const days = simulateDays({ rules, plan, figures, unanswering: UNANSWERING })
  let day = days.next()
  while (!day.done) {
    // Seconds of work: others get their turn after each day.
    await setImmediate()
    if (isStopped()) return 0
    day = days.next()
  }
  const { events, slips } = day.value
  const ends = addDays(lastJudgedDay(plan), 1)
  const left = [...slips.values()].flatMap((slip) =>
    endOfYear(slip, { year: plan.year, ends }, { now: endOfDay(ends), by: EVALUATION }),
  )
  const past = [...events.map(({ seq: _seq, ...draft }) => draft), ...left].filter(
    ({ on }) => endOfDay(on) < now,
  )
  const drafts: LogDraft[] = [
    {
      kind: 'frozen',
      frozen: plan.id,
      until: '2099-12-31',
      id: 'hold.frozen.seed',
      at: now,
      on: dayOf(now),
      by: doerOf(PLANTER),
      reason:
        '演示：年度已过，单据为推演所得，不通知任何人。/ A demonstration of a year that is over: nobody is told.',
      why: text('演示数据，冻结。', 'A demonstration: frozen.'),
    },
    ...past.map(marked),
  ]
  let head = 0
  for (let from = 0; from < drafts.length; from += MOST_EVENTS) {
    const written = await store.slips.append(head, drafts.slice(from, from + MOST_EVENTS))
    // Somebody else plants, or began to work.
    if (written === null) return 0
    head += written.length
  }
  return slips.size
}

/** What units are made to say is marked as made up. */
const marked = (draft: SlipDraft): SlipDraft =>
  draft.kind === 'replied' ? { ...draft, text: `（演示）${draft.text}` } : draft
