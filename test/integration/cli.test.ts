// The command line without a service: plans, figures and boards from files alone.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { duibiao } from '../support/duibiao.ts'

const SMALL = `plan: { id: demo-2024, region: "350502", year: 2024, title: 示例 }
indicators:
  - { id: gdp, name: 地区生产总值增速, kind: growth, unit: "%", target: { comparator: at-least, value: 6.5 } }
  - { id: parks, name: 口袋公园, kind: cumulative, unit: 个, target: { comparator: at-least, value: 15 } }
`
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duibiao-cli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

test('assess prints each indicator in the plan’s order, with exact numbers', async () => {
  const plan = await file('plan.yaml', SMALL.replace('value: 15', 'value: 2000'))
  const figures = await file(
    'figures.csv',
    'indicator,period,value\nparks,2024-10,1130\ngdp,2024-Q3,6.5000000001\n',
  )
  const { code, stdout, stderr } = await duibiao(['assess', plan, figures, '--as-of', '2024-10-31', '--json'])
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toContain('"actual": 6.5000000001')
  expect(stdout).toContain('"completion": 56.5')
  expect(stdout).toContain('"gap": -26.833333333333')
  const rows = JSON.parse(stdout) as Record<string, unknown>[]
  expect(rows.map(({ indicator }) => indicator)).toEqual(['gdp', 'parks'])
  expect(Object.keys(rows[0] ?? {})).toEqual([
    'indicator',
    'period',
    'actual',
    'target',
    'expected',
    'completion',
    'gap',
    'status',
    'light',
    'reason',
  ])
  expect(rows[0]).toMatchObject({ period: '2024-Q3', completion: null, target: 6.5 })
  expect(rows[1]).toMatchObject({ status: 'behind', light: 'red', target: 2000 })
  expect(rows[1]?.reason).toMatch(/[一-龥].*26\.8/)
})

test('of several versions the one known on the day counts, and --known-at says another moment', async () => {
  const plan = await file('plan.yaml', SMALL)
  const figures = await file(
    'versions.csv',
    'indicator,period,value,known_at\nparks,2024-06,5,2024-07-10\nparks,2024-06,9,2024-08-05\n',
  )
  const actual = async (...args: string[]) => {
    const { stdout } = await duibiao(['assess', plan, figures, ...args, '--json'])
    return (JSON.parse(stdout) as { actual: number | null }[])[1]?.actual
  }
  expect(await actual('--as-of', '2024-07-31')).toBe(5)
  expect(await actual('--as-of', '2024-08-10')).toBe(9)
  // What was published later was not known on the day, whatever it is of.
  expect(await actual('--as-of', '2024-06-30')).toBe(null)
  expect(await actual('--as-of', '2024-06-30', '--known-at', '2024-12-31')).toBe(9)
  expect(await actual('--as-of', '2024-08-10', '--known-at', '2024-08-01')).toBe(5)
  expect(await actual('--as-of', '2024-08-10', '--known-at', '2024-07-01')).toBe(null)
})

test('a table for people, in both languages', async () => {
  const plan = await file('plan.yaml', SMALL)
  const figures = await file('some.csv', 'indicator,period,value\nparks,2024-10,12\n')
  const chinese = await duibiao(['assess', plan, figures, '--as-of', '2024-10-31'])
  expect(chinese.stdout).toMatch(/指标 .*状态/)
  expect(chinese.stdout).toMatch(/parks .*2024-10 .*12 /)
  const english = await duibiao(['assess', plan, figures, '--as-of', '2024-10-31', '--lang', 'en'])
  expect(english.stdout).toMatch(/^indicator .*status/)
})

test('a plan whose holidays are not known yet is good, and that is said', async () => {
  const far = await file('far.yaml', SMALL.replace('year: 2024', 'year: 2040'))
  const checked = await duibiao(['plan', 'check', far])
  expect(checked.code).toBe(0)
  expect(checked.stderr).toContain('2040')
  expect((await duibiao(['plan', 'check', await file('near.yaml', SMALL)])).stderr).toBe('')
})

test('every fault of a file is a line: file, line, code, what and how', async () => {
  const plan = await file('plan.yaml', SMALL)
  const figures = await file(
    'bad.csv',
    'indicator,period,value\nparkz,2024-10,1\nparks,2024-13,1\nparks,2024-10,约41\n',
  )
  const { code, stdout, stderr } = await duibiao(['assess', plan, figures, '--as-of', '2024-10-31', '--json'])
  expect([code, stdout]).toEqual([1, ''])
  const lines = stderr.trimEnd().split('\n')
  expect(lines.map((line) => line.slice(figures.length).split(':')[1])).toEqual(['2', '3', '4'])
  for (const line of lines) expect(line).toMatch(/^.+\.csv:\d+: [a-z-]+: .*[一-龥]/)

  const broken = await file('broken.yaml', 'plan: { id: X, year: 2024, titel: y }\nindicators: []\n')
  const checked = await duibiao(['plan', 'check', broken])
  expect(checked.code).toBe(1)
  expect(checked.stderr.trimEnd().split('\n').length).toBeGreaterThan(2)
  expect(checked.stderr).toMatch(/broken\.yaml:1: [a-z-]+: .*titel.*title/)
})

test('the shipped plan and boards are sound, and the plan is shown whole', async () => {
  const plan = 'seeds/licheng-2022/plan.yaml'
  expect((await duibiao(['plan', 'check', plan])).code).toBe(0)
  const shown = await duibiao(['plan', 'show', plan, '--json'])
  expect(shown.code).toBe(0)
  expect(JSON.parse(shown.stdout)).toMatchObject({ id: 'licheng-2022', region: '350502', year: 2022 })
  expect((JSON.parse(shown.stdout) as { tasks: unknown[] }).tasks).toHaveLength(98)
  for (const board of ['10-headline', '40-leader']) {
    const { code, stdout, stderr } = await duibiao([
      'board',
      'check',
      `dashboards/${board}.yaml`,
      '--plan',
      plan,
    ])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('无误')
  }
  const wrong = await file(
    'board.yaml',
    'id: x\ntitle: 试\npages:\n  - tiles:\n      - { indicator: gpd-growth }\n',
  )
  const checked = await duibiao(['board', 'check', wrong, '--plan', plan])
  expect(checked.code).toBe(1)
  expect(checked.stderr).toMatch(/board\.yaml:5: board-unknown-reference: .*gdp-growth/)
})

test.for([
  [['--help'], 0],
  [['assess', '--help'], 0],
  [['serve', '--help'], 0],
  [['upload', '--help'], 0],
  [['plan', 'show', '--help'], 0],
  [['board', 'check', '--help'], 0],
  [['migrate', '--help'], 0],
  [['nonsense'], 1],
  [['plan', 'check'], 1],
  [['plan', 'check', 'no-such-file.yaml'], 1],
  [['assess', 'seeds/licheng-2022/plan.yaml', 'no-such-file.csv'], 1],
  [['assess', 'a', 'b', '--as-of', '2022-02-30'], 1],
] as const)('%j exits with %i', async ([args, status]) => {
  const { code, stdout, stderr } = await duibiao(args)
  expect(code).toBe(status)
  if (status === 0) expect(stdout).toContain('Usage: duibiao')
  else expect(stderr).not.toBe('')
  expect(stderr).not.toMatch(/^\s+at /m)
})

test('assess and plan load no database', async () => {
  const cli = await readFile('dist/cli.js', 'utf8')
  // What is loaded at once, with all that it loads at once.
  const seen = new Map<string, string>()
  const follow = async (name: string): Promise<void> => {
    if (seen.has(name)) return
    const text = await readFile(join('dist', name), 'utf8')
    seen.set(name, text)
    for (const [, next = ''] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) await follow(next)
  }
  await follow('cli.js')
  for (const command of ['assess', 'plan', 'board']) {
    const chunk = new RegExp(`import\\("\\./(${command}-[^"]+\\.js)"\\)`).exec(cli)?.[1]
    if (chunk === undefined) throw new Error(`no part for ${command}`)
    await follow(chunk)
  }
  const loaded = [...seen].filter(([, text]) =>
    /from "(@clickhouse\/client|chdb|fastify|echarts[^"]*)"/.test(text),
  )
  expect(loaded.map(([name]) => name)).toEqual([])
})

test('a service that is not there, and settings that are wrong, are two clear lines', async () => {
  const figures = await file('one.csv', 'indicator,period,value\nparks,2024-10,12\n')
  const sent = await duibiao(['upload', figures, '--url', 'http://127.0.0.1:9'])
  expect(sent.code).toBe(1)
  expect(sent.stderr.trimEnd().split('\n')).toHaveLength(2)
  expect(sent.stderr).toContain('service-not-running')
  const served = await duibiao(['serve'], { HOST: '0.0.0.0', REVIEW: 'maybe', PORT: 'x' })
  expect(served.code).toBe(1)
  expect(served.stderr).toMatch(/REVIEW.*PORT|PORT.*REVIEW/)
  expect(served.stderr.trimEnd().split('\n')).toHaveLength(2)
})

test('plan check proposes a pace from figures of earlier years, and changes nothing', async () => {
  const plan = await file('parks.yaml', SMALL)
  const late = [1, 3, 5, 8, 12, 18, 25, 34, 44, 62, 80, 100]
  const rows = ['2022', '2023'].flatMap((year) =>
    late.map((value, at) => `parks,${year}-${String(at + 1).padStart(2, '0')},${value}`),
  )
  const past = await file('past.csv', `indicator,period,value\n${rows.join('\n')}\n`)
  const checked = await duibiao(['plan', 'check', plan, '--figures', past])
  expect([checked.code, checked.stderr.trim().split('\n').length]).toEqual([0, 1])
  expect(checked.stderr).toContain(
    '按前两年实绩，7月末通常完成 25.0%，序时进度为 58.3%，比序时低 33.3 个百分点',
  )
  const [line = ''] = /pace: \{.*?\}/.exec(checked.stderr) ?? []
  const taken = await file('taken.yaml', SMALL.replace('value: 15 } }', `value: 15 }, ${line} }`))
  expect(await duibiao(['plan', 'check', taken, '--figures', past])).toMatchObject({ code: 0, stderr: '' })
  expect(await duibiao(['plan', 'check', plan, '--figures', 'no-such.csv'])).toMatchObject({ code: 1 })
})
