// A million rows through the whole way (spool, decode, check, stage, compare, commit), against the engine's own insert.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { writeArrow, writeCsv } from './figures-file.ts'
import type { UploadTimes } from './programs/uploads.ts'
import { type Bench, median, type Row, show } from './row.ts'

const RUNS = 3
const MEMORY_BYTES = 500e6

interface Form {
  readonly format: 'csv' | 'arrow'
  readonly title: string
  readonly own: string
  readonly write: (path: string) => Promise<void>
  readonly rowsPerSecond: number
  /** Share of the engine's own speed that it should have; null: none is asked for. */
  readonly share: number | null
}

async function measure(form: Form): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'duibiao-bench-file-'))
  try {
    const path = join(folder, `figures.${form.format}`)
    await form.write(path)
    const { size } = await stat(path)
    const runs: UploadTimes[] = []
    for (let run = 0; run < RUNS; run++) runs.push(await once(path, form.format))
    const rows = runs[0]?.rows ?? 0
    const speed = (rows * 1000) / median(runs.map(({ uploadMs }) => uploadMs))
    const own = (rows * 1000) / median(runs.map(({ engineMs }) => engineMs))
    const share = median(runs.map(({ uploadMs, engineMs }) => engineMs / uploadMs))
    const memory = Math.max(...runs.map(({ serviceBytes }) => serviceBytes))
    const engineMemory = Math.max(...runs.map(({ engineBytes }) => engineBytes))
    const thousands = (value: number) => `${show(Math.round(value / 1000) * 1000)} rows/s`
    return [
      {
        what: `upload of ${show(rows)} rows of ${form.title} (${show(size / 1e6)} MB) through the whole way`,
        reach: `${thousands(form.rowsPerSecond)}${form.share === null ? '' : ", a third of the engine's own speed"}`,
        measured: `${thousands(speed)}, ${show(share * 100)} % of the engine's own speed`,
        yardstick: `the engine's own ${form.own} of the same file: ${thousands(own)}`,
        reached: speed >= form.rowsPerSecond && (form.share === null || share >= form.share),
      },
      {
        what: `memory of the service during that upload of ${form.title}`,
        reach: 'under 500 MB',
        measured: `${show(memory / 1e6)} MB at its highest`,
        yardstick: `the engine's own process: ${show(engineMemory / 1e6)} MB`,
        reached: memory < MEMORY_BYTES,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** In a process of its own, on a fresh store. */
async function once(path: string, format: string): Promise<UploadTimes> {
  const program = fileURLToPath(new URL('./bench-uploads.js', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [program, path, format])
  return JSON.parse(stdout) as UploadTimes
}

export const uploadCsv: Bench = () =>
  measure({
    format: 'csv',
    title: 'CSV',
    own: 'INSERT … FORMAT CSV',
    write: writeCsv,
    rowsPerSecond: 100_000,
    share: 1 / 3,
  })

export const uploadArrow: Bench = () =>
  measure({
    format: 'arrow',
    title: 'Arrow IPC',
    own: 'INSERT … FORMAT ArrowStream',
    write: writeArrow,
    rowsPerSecond: 300_000,
    share: null,
  })
