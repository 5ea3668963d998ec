// What an empty store begins with: a folder with plan.yaml and files of figures, which go the way of any upload.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from './core/log.ts'
import type { Plan } from './core/plan.ts'
import { Problem } from './core/problem.ts'
import { type IngestDeps, receiveUpload } from './ingest/receive.ts'
import { parsePlan } from './plans/parse-plan.ts'

const SEED = 'seed'

/**
 * Plants the seed when the store is empty, or goes on where an earlier start was cut off. A store that anybody else
 * has written to is left alone, and null answered; else the plan. Raises `file-unreadable` when the folder holds no plan.
 */
export async function plantSeed(folder: string, ingest: IngestDeps, log: Log): Promise<Plan | null> {
  const { store, now } = ingest
  const planPath = join(folder, 'plan.yaml')
  const text = await readFile(planPath, 'utf8').catch((error) => {
    throw new Problem('file-unreadable', { path: planPath, reason: error.code ?? '' }, { cause: error })
  })
  const sha256 = createHash('sha256').update(text).digest('hex')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort()
  const [plans, uploads] = await Promise.all([
    store.plans(),
    store.uploads({ limit: files.length + 1, released: 'all' }),
  ])
  const others =
    plans.some((kept) => kept.sha256 !== sha256) || uploads.some(({ committed }) => committed.by !== SEED)
  if (others || (plans.length > 0 && uploads.length >= files.length)) return null

  const plan = parsePlan(text)
  await store.savePlan(plan, { sha256, text }, { by: SEED, at: now() })
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
      by: SEED,
      dryRun: false,
      plan: plan.id,
      region: null,
      source: null,
      knownAt: null,
      // Made to look like a year with everything in it.
      accept: { all: SEED, each: {} },
    })
    log.info({ file: name, rows: receipt.rows }, 'the seed was planted')
  }
  return plan
}
