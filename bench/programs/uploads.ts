// A service of its own that takes one upload in, so that its memory is the service's: `bench-uploads.js FORMAT`.
// Prints one JSON line: how long the upload and the engine's own insert of the same file took, and the memory.

import { createReadStream, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '../../src/core/log.ts'
import { startEngine } from '../../src/engine/supervisor.ts'
import { DEFAULT_LIMITS, receiveUpload } from '../../src/ingest/receive.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { openStore } from '../../src/store/open-store.ts'
import { ask } from '../engine.ts'
import { COLUMNS, keptPlan } from '../figures-file.ts'
import { timeOf } from '../row.ts'

export interface UploadTimes {
  readonly rows: number
  readonly uploadMs: number
  readonly engineMs: number
  /** The most that the service process ever had in memory, in bytes. */
  readonly serviceBytes: number
  /** The same for the engine's process. */
  readonly engineBytes: number
}

/** The high-water mark of a process's memory: ru_maxrss would count the parent's from before exec. */
const peakOf = (pid: number | 'self'): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024

const [, , path = '', format = 'csv'] = process.argv
const folder = await mkdtemp(join(tmpdir(), 'duibiao-bench-'))
const engine = await startEngine({ folder, log: silentLog })
const { url, username, password } = engine
try {
  const store = await openStore({
    ...{ url, username, password },
    database: 'duibiao',
    exclusive: true,
    parsePlan,
    log: silentLog,
  })
  const plans = [keptPlan()]
  let rows = 0
  const uploadMs = await timeOf(async () => {
    const { receipt } = await receiveUpload(
      {
        store,
        plans: async () => plans,
        folder: join(folder, 'uploads'),
        limits: DEFAULT_LIMITS,
        now: () => new Date().toISOString(),
      },
      {
        body: createReadStream(path),
        contentType: format === 'csv' ? 'text/csv' : 'application/vnd.apache.arrow.stream',
        filename: `figures.${format}`,
        by: 'bench',
        ...{ dryRun: false, plan: null, region: null, source: null, knownAt: null },
        accept: { all: 'benchmark', each: {} },
      },
    )
    rows = receipt.rows.new
  })
  const serviceBytes = peakOf('self')
  const engineBytes = peakOf(engine.state().pid ?? 'self')
  await store.close()
  await ask(engine, 'CREATE TABLE duibiao.yardstick AS duibiao.observations')
  const names = format === 'csv' ? 'CSVWithNames' : 'ArrowStream'
  const engineMs = await timeOf(() =>
    ask(engine, `INSERT INTO duibiao.yardstick (${COLUMNS.join(', ')}) FORMAT ${names}`, path),
  )
  const count = Number(await ask(engine, 'SELECT count() FROM duibiao.yardstick'))
  if (count !== rows) throw new Error(`the upload has ${rows} rows, the yardstick ${count}`)
  const times: UploadTimes = { rows, uploadMs, engineMs, serviceBytes, engineBytes }
  process.stdout.write(`${JSON.stringify(times)}\n`)
} finally {
  await engine.stop()
  await rm(folder, { recursive: true, force: true })
}
