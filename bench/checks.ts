// What the checks catch, and whom they disturb: measured on made-up districts, written into docs/checks.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { type Measured, measureChecks } from './checks/measure.ts'
import type { Row } from './row.ts'

const ROUNDS = 150
const DOCUMENT = 'docs/checks.md'
const MARKS = /(<!-- measured -->\n)[\s\S]*?(<!-- \/measured -->)/

export async function checks(): Promise<readonly Row[]> {
  const long = await measureChecks(ROUNDS)
  const short = await measureChecks(ROUNDS, { seed: 'checks', from: 6, to: 12 })
  writeFileSync(
    DOCUMENT,
    readFileSync(DOCUMENT, 'utf8').replace(
      MARKS,
      (_all, start, end) => `${start}${tableOf(long, short)}${end}`,
    ),
  )
  return [
    {
      what: 'Faults caught by the checks of an upload',
      reach: '≥ 90 %',
      measured: percent(caughtOf(long)),
      yardstick: `${percent(caughtOf(short))} in a first year`,
      reached: caughtOf(long) >= 0.9,
    },
    {
      what: 'Right cells that are warned about',
      reach: '≤ 3 %',
      measured: percent(long.disturbed / long.clean),
      yardstick: `${percent(short.disturbed / short.clean)} in a first year`,
      reached: long.disturbed / long.clean <= 0.03,
    },
  ]
}

/** Of every kind of fault the same share counts, however often it could be put in. */
export const caughtOf = ({ kinds }: Measured): number => {
  const put = kinds.filter((kind) => kind.put > 0)
  return put.reduce((sum, kind) => sum + kind.caught / kind.put, 0) / put.length
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

function tableOf(long: Measured, short: Measured): string {
  const lines = long.kinds.map(({ name, put, caught }, index) => {
    const early = short.kinds[index]
    const first = early && early.put > 0 ? percent(early.caught / early.put) : '—'
    return `| ${name} | ${put} | ${percent(caught / put)} | ${first} |`
  })
  const said = Object.entries(long.saidOfClean)
    .sort((a, b) => b[1] - a[1])
    .map(([code, count]) => `\`${code}\` ${count}`)
    .join(', ')
  return `
| 差错 / fault | 放入 / put in | 发现 / caught | 第一年（6–12 个月的历史） / in a first year |
|---|---|---|---|
${lines.join('\n')}
| **平均 / mean** | | **${percent(caughtOf(long))}** | **${percent(caughtOf(short))}** |
| **误报：正确的格 / right cells warned about** | ${long.clean} | **${percent(long.disturbed / long.clean)}** | ${percent(short.disturbed / short.clean)} |

What was said about right cells: ${said || 'nothing'}.

`
}
