// `npm run score:rollover [-- FOLDER]`: how many of what two successive years of one government repeat are told to be the same.
import { rolloverScores } from '../../test/support/pairs-of-years.ts'

const folder = process.argv[2] ?? 'test/fixtures/years'
const scores = rolloverScores(folder)
for (const { pair, repeats, right, fresh, taken, wrong } of scores) {
  process.stdout.write(`${pair}: ${right} of ${repeats} repeats, ${fresh - taken} of ${fresh} new ones\n`)
  for (const line of wrong) process.stdout.write(`    ${line}\n`)
}
const sum = (key: 'repeats' | 'right'): number => scores.reduce((all, one) => all + one[key], 0)
const share = ((sum('right') / sum('repeats')) * 100).toFixed(1)
process.stdout.write(`repeats right: ${sum('right')} of ${sum('repeats')} (${share} %)\n`)
