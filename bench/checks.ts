// What the checks catch, and whom they disturb: measured on made-up districts, and on the real series of a folder where one is
// named (`npm run bench -- checks --series FOLDER`); written into docs/checks.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { type Measured, measureChecks } from './checks/measure.ts'
import { type GroupRates, measureReal, readSeries, type Share, sumOf } from './checks/real.ts'
import type { Row } from './row.ts'

const ROUNDS = 150
const DOCUMENT = 'docs/checks.md'
const REAL_MARKS = /(<!-- real -->\n)[\s\S]*?(<!-- \/real -->)/
/** Every how many months a mistake is put into a real series, and after how many. */
const REAL = { every: 24, from: 24 }
const MARKS = /(<!-- measured -->\n)[\s\S]*?(<!-- \/measured -->)/

/** `folder`: of real series; null: only made-up ones. */
export async function checks(folder: string | null = null): Promise<readonly Row[]> {
  const series = folder === null ? null : readSeries(folder)
  const real = series && (await measureReal(series, REAL))
  const paired = series?.filter(({ beside }) => beside.length > 0) ?? []
  const together = await measureReal(paired, { ...REAL, together: true })
  if (real !== null) writeBetween(REAL_MARKS, `${realTableOf(real)}${togetherTableOf(together)}`)
  const long = await measureChecks(ROUNDS)
  const short = await measureChecks(ROUNDS, { seed: 'checks', from: 6, to: 12 })
  writeBetween(MARKS, tableOf(long, short))
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
    ...(real === null ? [] : realRows(real)),
  ]
}

const writeBetween = (marks: RegExp, words: string): void =>
  writeFileSync(
    DOCUMENT,
    readFileSync(DOCUMENT, 'utf8').replace(marks, (_all, start, end) => `${start}${words}${end}`),
  )

const rateOf = ({ of, hit }: Share): number => (of === 0 ? 0 : hit / of)

function realRows(real: readonly GroupRates[]): readonly Row[] {
  const worst = groupsOf(real).reduce((a, b) => (rateOf(b.warned) > rateOf(a.warned) ? b : a))
  const [warned, swapped, others] = [
    sumOf(real.map((one) => one.warned)),
    sumOf(real.map((one) => one.swapped)),
    sumOf(real.flatMap((one) => Object.values(one.others))),
  ]
  const row = (what: string, reach: string, share: Share, least: number): Row => ({
    ...{
      what: `Real series: ${what}`,
      reach,
      measured: percent(rateOf(share)),
      yardstick: `${share.of} cells`,
    },
    reached: rateOf(share) >= least,
  })
  return [
    {
      what: 'Real series: right cells that are warned about, worst group',
      reach: '≤ 1.5 %',
      measured: percent(rateOf(worst.warned)),
      yardstick: `${percent(rateOf(warned))} of all`,
      reached: rateOf(worst.warned) <= 0.015,
    },
    row('swapped digits that change the value by over a tenth', '≥ 90 %', swapped, 0.9),
    row('other mistakes', '≥ 98 %', others, 0.98),
  ]
}

/** What is found where the other bases of an indicator come with each figure. */
const togetherTableOf = (together: readonly GroupRates[]): string =>
  together.length === 0
    ? ''
    : `与同一指标的其他口径（当月与累计、总量与增速）一同报送时 / sent with the other bases of their indicator:
${realTableOf(together)}`

/** Both halves of each group together. */
const groupsOf = (
  real: readonly GroupRates[],
): readonly { readonly group: string; readonly warned: Share }[] =>
  [...new Set(real.map(({ group }) => group))].map((group) => ({
    group,
    warned: sumOf(real.filter((one) => one.group === group).map((one) => one.warned)),
  }))

function realTableOf(real: readonly GroupRates[]): string {
  const cell = (share: Share): string => (share.of === 0 ? '—' : `${percent(rateOf(share))} (${share.of})`)
  const halves = (some: readonly GroupRates[], of: (one: GroupRates) => readonly Share[]): string =>
    (['tuned', 'held out'] as const)
      .map((half) => cell(sumOf(some.filter((one) => one.half === half).flatMap(of))))
      .join(' | ')
  const line = (name: string, some: readonly GroupRates[]): string =>
    `| ${name} | ${halves(some, (one) => [one.warned])} | ${halves(some, (one) => [one.swapped])} | ${halves(some, (one) => Object.values(one.others))} |`
  const groups = [...new Set(real.map(({ group }) => group))].sort()
  const kinds = [...new Set(real.flatMap(({ others }) => Object.keys(others)))]
  const kindLine = (kind: string): string =>
    `| ${kind} | ${halves(real, ({ others }) => (others[kind] ? [others[kind]] : []))} |`
  return `
| 组 / group | 误报（调参） / right cells warned, tuned | held out | 颠倒 / swapped, tuned | held out | 其他 / others, tuned | held out |
|---|---|---|---|---|---|---|
${groups
  .map((group) =>
    line(
      group,
      real.filter((one) => one.group === group),
    ),
  )
  .join('\n')}
${line('**全部 / all**', real)}

| 其他差错 / other mistakes | tuned | held out |
|---|---|---|
${kinds.map(kindLine).join('\n')}

`
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
