// `npm run bench`: runs the measurements, each with its yardstick in the same run, and writes docs/benchmarks.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { alerts } from './alerts.ts'
import { boardRead } from './board-read.ts'
import { checks } from './checks.ts'
import { desk } from './desk.ts'
import { fanOut } from './fan-out.ts'
import { nation } from './nation.ts'
import type { Bench, Row } from './row.ts'
import { start } from './start.ts'
import { uploadArrow, uploadCsv } from './upload.ts'
import { wall } from './wall.ts'
import { wallUpdate } from './wall-update.ts'
import { workbooks } from './workbook.ts'

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
  checks,
  workbooks,
  desk,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !BENCHES[name])
if (unknown.length > 0) {
  console.error(`no such benchmark: ${unknown.join(', ')}; there are: ${Object.keys(BENCHES).join(', ')}`)
  process.exit(1)
}

const loadBefore = loadavg()[0] ?? 0
const rows: Row[] = []
for (const [name, bench] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`— ${name}`)
  for (const row of await bench()) {
    rows.push(row)
    console.log(
      `${row.reached ? '✓' : '✗'} ${row.what}: ${row.measured} (reach: ${row.reach}; yardstick: ${row.yardstick})`,
    )
  }
}

if (asked.length === 0) {
  const lines = rows.map(
    (row) =>
      `| ${row.what} | ${row.reach} | ${row.measured} | ${row.yardstick} | ${row.reached ? 'yes' : '**no**'} |`,
  )
  // The soak takes as long as all of these and is run by itself: what it wrote stays.
  const soak = /<!-- soak -->[\s\S]*<!-- \/soak -->\n/.exec(readFileSync('docs/benchmarks.md', 'utf8'))?.[0]
  writeFileSync(
    'docs/benchmarks.md',
    `# Benchmarks

Written by \`npm run bench\` on a machine with ${cpus().length} cores, Node ${process.versions.node}. Timings vary with the machine and its neighbours; the yardstick
ran in the same process or minute and is what to compare with. When this run began, ${loadBefore.toFixed(1)} other processes were at work
(load average of the minute before; more than ${cpus().length} means that every wall-clock time below is too long).

| what | reach | measured | yardstick in the same run | reached |
|---|---|---|---|---|
${lines.join('\n')}
${soak ? `\n${soak}` : ''}`,
  )
  console.log('written: docs/benchmarks.md')
}
// Engines and servers were stopped by those who started them; nothing may keep this process.
process.exit(0)
