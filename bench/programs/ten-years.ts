// Ten years of a region: in each a plan of a thousand indicators, monthly figures of all, a narrative a task and month of the last, three quarters of them revised once.
import type { Receipt } from '../../src/core/receipt.ts'
import type { Database } from '../../src/store/database.ts'

export const DECADE_YEARS = Array.from({ length: 10 }, (_, at) => 2013 + at)
const DECADE_TASKS = 300
const INDICATORS = 1_000
const UNITS = 60
const LEADERS = 12
const SECTIONS = 8
/** Of each task, the first months of the year that is looked at. */
const WRITTEN_MONTHS = 10
/** The year that is looked at has no later month. */
const LAST = { year: 2022, month: 10 }

export const decadePlanId = (year: number): string => `decade-${year}`
export const decadeIndicator = (at: number): string => `i${at}`
export const decadeUnit = (at: number): string => `第${at + 1}局`
export const decadeLeader = (at: number): string => `分管${at + 1}`

const KINDS = ['growth', 'cumulative', 'level', 'ratio'] as const
const kindAt = (at: number) => KINDS[at % KINDS.length] ?? 'cumulative'

function indicatorLine(at: number): string {
  const kind = kindAt(at)
  const isShare = kind === 'growth' || kind === 'ratio'
  const value = isShare ? (kind === 'ratio' ? 95 : 8) : 2000
  const parts = [
    `id: ${decadeIndicator(at)}, name: 第${at + 1}项重点指标, kind: ${kind}, unit: "${isShare ? '%' : '户'}"`,
    `decimals: ${isShare ? 1 : 0}, frequency: monthly`,
    ...(kind === 'level' ? ['baseline: 100'] : []),
    `target: { comparator: ${at % 3 === 0 ? 'about' : 'at-least'}, value: ${value} }`,
  ]
  return `      - { ${parts.join(', ')} }`
}

export function decadePlan(year: number): string {
  const tasks = Array.from({ length: DECADE_TASKS }, (_, task) => {
    const own = Array.from({ length: INDICATORS }, (_, at) => at).filter((at) => at % DECADE_TASKS === task)
    return `  - number: ${task + 1}
    section: "${(task % SECTIONS) + 1}"
    text: 推进第${task + 1}项重点工作，全年完成有关指标，各项任务按月推进、按季通报。
    lead: [ ${decadeUnit(task % UNITS)} ]
    responsible: [ ${decadeUnit((task + 7) % UNITS)} ]
    leaders: [ ${decadeLeader(task % LEADERS)} ]
    indicators:
${own.map(indicatorLine).join('\n')}`
  })
  const names = (count: number, name: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => name(at)).join(', ')
  return `plan: { id: ${decadePlanId(year)}, region: "350502", regionName: 泉州市鲤城区, year: ${year}, title: ${year}年目标任务 }
units: [ ${names(UNITS, decadeUnit)} ]
leaders: [ ${names(LEADERS, decadeLeader)} ]
sections: [ ${names(SECTIONS, (at) => `{ id: "${at + 1}", title: 第${at + 1}部分 }`)} ]
tasks:
${tasks.join('\n')}
`
}

/** What a statistician was told of any of the uploads. */
const RECEIPT: Receipt = {
  ...{ upload: 'u', sha256: '', filename: 'bench.csv', format: 'csv', encoding: 'utf-8', by: 'bench' },
  ...{ receivedAt: '2022-11-18T00:00:00.000Z', dryRun: false, revised: [], statusChanges: [], warnings: [] },
  rows: { read: INDICATORS, new: INDICATORS, revised: 0, unchanged: 0 },
}

/**
 * Puts the figures of all ten years straight into the tables, in the shape that commits leave: an upload a month, and one a month
 * later with the revised three quarters. The store that reads is opened afterwards. Says how many they are. Some stay unreported and some are behind, as in any year.
 */
export async function fillDecade(database: Database): Promise<number> {
  const first = (DECADE_YEARS[0] ?? LAST.year) * 12
  const months = LAST.year * 12 + LAST.month - first
  await database.run(
    `INSERT INTO duibiao.observations
       (region, indicator, period_rank, basis, known_at, recorded_at, seq, period, value, status, source, note, row, cell, upload)
     SELECT '350502', concat('i', toString(i)), (month + 1) * 16 + 1,
       ['rate', 'cumulative', 'level', 'rate'][i % 4 + 1], known_at, known_at, seq, formatDateTime(first, '%Y-%m'),
       CAST(multiIf(i % 4 = 0, 5 + (i + m) % 7, i % 4 = 3, 70 + m * 2, m * (120 + (i % 60) * 3)) + revision / 10, 'Decimal(38, 12)'),
       revision = 1 ? 'R' : 'A', '统计局', '', i + 2, concat('C', toString(i + 2)), concat('u', toString(seq))
     FROM (
       SELECT number % {indicators:UInt32} AS i, {first:UInt32} + intDiv(number, {indicators:UInt32}) AS month,
         month % 12 + 1 AS m, arrayJoin(i % 4 = 3 ? [0] : [0, 1]) AS revision,
         makeDate(intDiv(month, 12), m, 1) AS first,
         addMonths(toDateTime64(first, 3, 'UTC'), 1 + revision) + toIntervalDay(17) AS known_at,
         (month - {first:UInt32}) * 2 + revision + 1 AS seq
       FROM numbers({count:UInt64}) WHERE i % 37 != 36 AND known_at < toDateTime64('2022-11-19 00:00:00', 3, 'UTC')
     )`,
    { first, indicators: INDICATORS, count: months * INDICATORS },
  )
  await database.run(
    `INSERT INTO duibiao.current_figures
       (region, year, indicator, period_rank, basis, known_at, recorded_at, period, value, status, source, note, row,
        cell, upload, version)
     SELECT region, toUInt16(intDiv(intDiv(period_rank, 16) - 1, 12)), indicator, period_rank, basis, known_at,
       recorded_at, period, value, status, source, note, row, cell, upload,
       bitOr(bitOr(
         bitShiftLeft(toUInt128(toUnixTimestamp64Milli(known_at) + 3000000000000), 80),
         bitShiftLeft(toUInt128(toUnixTimestamp64Milli(recorded_at) + 3000000000000), 32)), toUInt128(seq))
     FROM duibiao.observations`,
  )
  await database.run(
    `INSERT INTO duibiao.upload_events
       (seq, kind, upload, at, by, sha256, filename, bytes, rows, hash, latest_known_at, receipt, reason)
     SELECT seq, 'committed', upload, max(known_at), 'bench', hex(sipHash128(upload)), concat(upload, '.csv'), 1, count(),
       0, max(known_at), {receipt:String}, '' FROM duibiao.observations GROUP BY seq, upload`,
    { receipt: JSON.stringify(RECEIPT) },
  )
  await database.run('INSERT INTO duibiao.projected_events (seq) SELECT seq FROM duibiao.upload_events')
  await database.run(
    `INSERT INTO duibiao.narratives
     SELECT concat('n-', toString(number)), {plan:String}, number % {tasks:UInt32} + 1,
       concat('第', toString(number % {tasks:UInt32} % {units:UInt32} + 1), '局'),
       concat('2022-', leftPad(toString(intDiv(number, {tasks:UInt32}) + 1), 2, '0')),
       ['done', 'ahead', 'on-pace', 'behind', 'other'][number % 5 + 1],
       '按计划推进，已完成阶段任务。', '用地审批较慢。', '加快办理。', '',
       addMonths(toDateTime64('2022-01-28 02:00:00', 3, 'UTC'), intDiv(number, {tasks:UInt32})), '李小明', '{}',
       toDateTime64('1970-01-01 00:00:00', 3, 'UTC')
     FROM numbers({count:UInt64})`,
    {
      plan: decadePlanId(LAST.year),
      tasks: DECADE_TASKS,
      units: UNITS,
      count: DECADE_TASKS * WRITTEN_MONTHS,
    },
  )
  const [count] = await database.rows<readonly [string]>('SELECT count() FROM duibiao.observations')
  return Number(count?.[0])
}

/** What came last, by an upload of its own: its file can be opened. */
export function lastMonthOfDecade(): string {
  const lines = Array.from(
    { length: INDICATORS },
    (_, at) =>
      `${decadeIndicator(at)},${LAST.year}-${LAST.month},${kindAt(at) === 'cumulative' ? 1500 + at : 8}`,
  ).filter((_, at) => at % 37 !== 36)
  return `indicator,period,value\n${lines.join('\n')}\n`
}
