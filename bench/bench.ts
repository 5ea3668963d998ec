// `npm run bench`: runs the measurements, each with its yardstick in the same run, and writes their rows into docs/benchmarks.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { alerts } from './alerts.ts'
import { boardRead } from './board-read.ts'
import { checks } from './checks.ts'
import { desk } from './desk.ts'
import { fanOut } from './fan-out.ts'
import { nation } from './nation.ts'
import { notices } from './notices.ts'
import { pages } from './pages.ts'
import { paperTimes } from './papers.ts'
import type { Bench, Row } from './row.ts'
import { start } from './start.ts'
import { uploadArrow, uploadCsv } from './upload.ts'
import { wall } from './wall.ts'
import { wallUpdate } from './wall-update.ts'
import { workbooks } from './workbook.ts'

const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: { series: { type: 'string' } },
})

const BENCHES: Readonly<Record<string, Bench>> = {
  start,
  nation,
  alerts,
  'upload-csv': uploadCsv,
  'upload-arrow': uploadArrow,
  'board-read': boardRead,
  wall,
  'fan-out': fanOut,
  'wall-update': wallUpdate,
  checks: () => checks(values.series ?? null),
  workbooks,
  notices,
  papers: paperTimes,
  desk,
  pages,
}

const unknown = asked.filter((name) => !BENCHES[name])
if (unknown.length > 0) {
  console.error(`no such benchmark: ${unknown.join(', ')}; there are: ${Object.keys(BENCHES).join(', ')}`)
  process.exit(1)
}

const PLACE = 'docs/benchmarks.md'
const HEAD = `# Benchmarks

Written by \`npm run bench\`, or by \`npm run bench -- NAME\` for the rows that begin with that name, on machines with ${cpus().length} cores and Node ${process.versions.node}.
Timings vary with the machine and its neighbours: the yardstick ran in the same process or minute and is what to compare with. “load” is the load average of the
minute before; more than ${cpus().length} means that the times of that row are too long.

| name | what | reach | measured | yardstick in the same run | load | reached |
|---|---|---|---|---|---|---|`

const lineOf = (name: string, load: number, row: Row): string =>
  `| ${name} | ${row.what} | ${row.reach} | ${row.measured} | ${row.yardstick} | ${load.toFixed(1)} | ${row.reached ? 'yes' : '**no**'} |`

/** The rows that stand in the document, by the benchmark that wrote them, and what stands below the table. */
function written(): { readonly rows: Map<string, string[]>; readonly rest: string } {
  const text = readFileSync(PLACE, 'utf8')
  const rows = new Map<string, string[]>()
  for (const line of text.split('\n')) {
    const [, name = ''] = /^\| ([a-z-]+) \|/.exec(line) ?? []
    if (BENCHES[name]) rows.set(name, [...(rows.get(name) ?? []), line])
  }
  // What is said of the pages, and what the soak wrote, which takes as long as all of these and is run by itself, stays.
  const rest = /<!-- (?:pages|soak) -->[\s\S]*<!-- \/soak -->\n/.exec(text)?.[0] ?? ''
  return { rows, rest }
}

const { rows, rest } = written()
for (const [name, bench] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`— ${name}`)
  const load = loadavg()[0] ?? 0
  const made = await bench()
  for (const row of made) {
    console.log(
      `${row.reached ? '✓' : '✗'} ${row.what}: ${row.measured} (reach: ${row.reach}; yardstick: ${row.yardstick})`,
    )
  }
  if (made.length > 0)
    rows.set(
      name,
      made.map((row) => lineOf(name, load, row)),
    )
}
const lines = Object.keys(BENCHES).flatMap((name) => rows.get(name) ?? [])
writeFileSync(PLACE, `${HEAD}\n${lines.join('\n')}\n${rest === '' ? '' : `\n${rest}`}`)
console.log(`written: ${PLACE}`)
// Engines and servers were stopped by those who started them; nothing may keep this process.
process.exit(0)
