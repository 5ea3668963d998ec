// The whole soak: `npm run soak`. Says how it goes, and writes its figures into docs/benchmarks.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type SoakResult, soak } from './soak.ts'

const PLACE = 'docs/benchmarks.md'
const [BEGIN, END] = ['<!-- soak -->', '<!-- /soak -->']

const ORDER = { updates: 10_000, turns: 500, screens: 1_000, heard: 2_000, faultEvery: 200, seed: 20221231 }

const asked = process.argv.slice(2).map((word) => word.split('='))
const order = { ...ORDER, ...Object.fromEntries(asked.map(([name, value]) => [name, Number(value)])) }
const result = await soak({
  ...order,
  program: fileURLToPath(new URL('./soak-program.js', import.meta.url)),
  publicFolder: fileURLToPath(new URL('./public', import.meta.url)),
  say: (line) => console.log(line),
})
console.log(JSON.stringify(result, null, 1))

const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
const count = (number: number): string => number.toLocaleString('en-US')
const change = (before: number, after: number): string => {
  const percent = (after / before - 1) * 100
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(1)} %`
}
const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`

function rowsOf({ before, after, ...rest }: SoakResult): string[] {
  const reached = (is: boolean): string => (is ? 'yes' : '**no**')
  const faults = Object.values(rest.faults).reduce((sum, times) => sum + times, 0)
  return [
    row(
      `screenshots without a picture (blank, an error page, no tile), of ${count(rest.looks)}, each also read as elements`,
      'none',
      String(rest.wrong.length),
      reached(rest.wrong.length === 0),
    ),
    row(
      `longest time from the end of one of ${faults} faults until both screens were fresh`,
      '30 s',
      `${(rest.slowestReturnMs / 1000).toFixed(1)} s`,
      reached(rest.slowestReturnMs < 30_000),
    ),
    row(
      'heap of the page after collecting; its start is taken after a warm-up in which each fault came once',
      'within 10 % of its start',
      `${mb(before.heapBytes)} → ${mb(after.heapBytes)} (${change(before.heapBytes, after.heapBytes)})`,
      reached(after.heapBytes <= before.heapBytes * 1.1),
    ),
    row(
      'nodes of the page',
      'flat',
      `${before.nodes} → ${after.nodes}`,
      reached(after.nodes <= before.nodes * 1.02),
    ),
    row(
      'listeners of the page',
      'flat',
      `${before.listeners} → ${after.listeners}`,
      reached(after.listeners <= before.listeners),
    ),
    row(
      `resident memory of the service with ${count(order.screens)} screens, while ${count(order.heard)} updates went to each (${count(Math.round(rest.heardBytes / 1e6))} MB)`,
      'flat: within 15 %',
      `${mb(rest.serviceBefore)} → ${mb(rest.serviceAfter)} (${change(rest.serviceBefore, rest.serviceAfter)})`,
      reached(rest.serviceAfter <= rest.serviceBefore * 1.15),
    ),
  ]
}

if (asked.length === 0 && existsSync(PLACE)) {
  const section = `${BEGIN}

## Soak of the wall

Written by \`npm run soak\` (${Math.round(result.seconds / 60)} minutes on a machine with ${cpus().length} cores): ${count(result.updates)} updates, ${count(result.turns)} page turns and
faults by chance (seed ${order.seed}) in Chromium: ${Object.entries(result.faults)
    .map(([name, times]) => `${name} ${times} ×`)
    .join(', ')}.

${row('what', 'reach', 'measured', 'reached')}
${row('---', '---', '---', '---')}
${rowsOf(result).join('\n')}

${END}
`
  const text = readFileSync(PLACE, 'utf8')
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)]
  const around =
    begin < 0 ? [`${text.trimEnd()}\n\n`, ''] : [text.slice(0, begin), text.slice(end + END.length + 1)]
  writeFileSync(PLACE, `${around[0]}${section}${around[1]}`)
  console.log(`written: ${PLACE}`)
}
process.exitCode = rowsOf(result).some((line) => line.includes('**no**')) ? 1 : 0
