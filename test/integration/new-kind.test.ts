// One file and one line make a kind of indicator, one entry a comparator: in a copy of the sources they are added, and the whole product knows them.
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import excel from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { duibiao, type RunningService, serveDuibiao } from '../support/duibiao.ts'

/** Something to be kept up all year, judged in its own unit, as no kind of ours is: a floor counts in percent of its line. */
const KIND = `// 保持: a number that may not fall below its line at any period.
import { comparatorsThatSet, meets } from '../comparators.ts'
import { written } from '../decimal.ts'
import { text } from '../text.ts'
import type { KindRule } from './kind.ts'

export const upkeep: KindRule = {
  name: text('保持数', 'upkeep'),
  words: text('任何一期低于底线即为欠进度。', 'Any period below the line is behind.'),
  version: 3,
  comparators: comparatorsThatSet('goal'),
  start: 'held',
  limit: { broken: 'below', brokenWords: text('低于底线', 'under the line'), keptWords: text('高于底线', 'over the line') },
  settles: 'at-horizon',
  measure: ({ actual, criterion }, note) => {
    const met = meets(actual, criterion)
    const gap = actual.sub(criterion.value)
    note(() => ({
      name: text('与底线之差', 'From the line'),
      formula: \`\${written(actual)} − \${written(criterion.value)}\`,
      value: gap,
    }))
    return {
      expected: criterion.value,
      completion: null,
      gap,
      gapUnit: 'unit',
      met,
      onPace: met,
      advantage: null,
      watchBand: null,
    }
  },
  figures: 'amount',
  basis: () => 'end',
  accepts: () => ['end'],
  addsUp: false,
  hasRest: false,
  unit: '床',
  steps: 'none',
}
`

/** As a notice says it: 比去年多一成以上. */
const COMPARATOR = `  'a-tenth-over': {
    sign: '≥ 1.1 ×',
    words: ({ zh, en }) => text(\`超 \${zh} 一成以上\`, \`a tenth over \${en}\`),
    sets: 'goal',
    direction: 'up',
    tolerance: 'none',
    nearOnTheWay: true,
    meets: (value, aim) => value.mul(10).compare(aim.value.mul(11)) >= 0,
  },
`

const PLAN = `plan: { id: trial-2024, region: "350502", regionName: 鲤城区, year: 2024, title: 示例 }
units: [区民政局]
tasks:
  - number: 1
    text: 养老床位保持 900 床以上。
    lead: [区民政局]
    indicators:
      - { id: beds, name: 养老床位, kind: upkeep, phrase: 保持 900 床, target: { comparator: at-least, value: 900 } }
      - { id: nurses, name: 护理员, kind: cumulative, unit: 人, phrase: 保持, target: { comparator: a-tenth-over, value: 100 } }
`

const RULES = `rules:
  - id: beds-lost
    kind: behind
    which: { kinds: [upkeep] }
    grades: [{ level: orange, by: 0, periods: 1 }]
    limit: 3
`

let home: string
let service: RunningService
async function edit(path: string, place: RegExp, words: string): Promise<void> {
  const before = await readFile(path, 'utf8')
  expect(before).toMatch(place)
  await writeFile(path, before.replace(place, words))
}
const at = (...parts: string[]): string => join(home, ...parts)

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'duibiao-kind-'))
  for (const part of ['src', 'bin', 'scripts', 'migrations', 'dashboards', 'package.json', 'tsconfig.json'])
    await cp(part, at(part), { recursive: true })
  await symlink(resolve('node_modules'), at('node_modules'))
  await mkdir(at('seeds', 'trial'), { recursive: true })
  await writeFile(at('seeds', 'trial', 'plan.yaml'), PLAN)
  await writeFile(
    at('figures.csv'),
    'indicator,period,value\nbeds,2024-09,905\nbeds,2024-10,870\nnurses,2024-09,109\nnurses,2024-10,110\n',
  )
  // The one file and the one line; the one entry.
  await writeFile(at('src', 'core', 'kinds', 'upkeep.ts'), KIND)
  const registry = at('src', 'core', 'kinds', 'index.ts')
  await edit(registry, /(const RULES = \{[^}]*?),?\s*\}/, '$1, upkeep }')
  await edit(registry, /(?=import \{ wayBy)/, "import { upkeep } from './upkeep.ts'\n")
  await edit(at('src', 'core', 'comparators.ts'), /(?=\} satisfies)/, COMPARATOR)
})
afterAll(async () => {
  await service?.stop()
  await rm(home, { recursive: true, force: true })
})

test('the compiler asks for no other place', async () => {
  const told = await promisify(execFile)(resolve('node_modules/.bin/tsc'), [
    '--noEmit',
    '-p',
    home,
    '--tsBuildInfoFile',
    at('types.tsbuildinfo'),
  ])
  expect(told.stdout).toBe('')
})

test('the command line checks its plan, refuses what its rule excludes, and judges it', async () => {
  const plan = at('seeds', 'trial', 'plan.yaml')
  const checked = await duibiao(['plan', 'check', plan], {}, home)
  expect([checked.code, checked.stderr]).toEqual([0, ''])
  const wrong = at('wrong.yaml')
  await writeFile(
    wrong,
    PLAN.replace(
      'target: { comparator: at-least',
      'pace: linear, baseline: 1, target: { comparator: at-most',
    ),
  )
  const refused = await duibiao(['plan', 'check', wrong], {}, home)
  expect(refused.code).toBe(1)
  for (const code of ['plan-kind-comparator', 'plan-pace-unused', 'plan-baseline-unused'])
    expect(refused.stdout + refused.stderr).toContain(code)
  const asked = ['assess', plan, at('figures.csv'), '--as-of', '2024-10-31', '--json']
  const assessed = await duibiao(asked, {}, home)
  expect([assessed.code, assessed.stderr]).toEqual([0, ''])
  expect(JSON.parse(assessed.stdout)).toMatchObject([
    { indicator: 'beds', actual: 870, expected: 900, gap: -30, status: 'behind', light: 'red' },
    {
      indicator: 'nurses',
      actual: 110,
      status: 'done',
      reason: expect.stringContaining('目标超 100 人 一成以上'),
    },
  ])
  const before = await duibiao(
    ['assess', plan, at('figures.csv'), '--as-of', '2024-09-30', '--json'],
    {},
    home,
  )
  expect(JSON.parse(before.stdout)).toMatchObject([{}, { indicator: 'nurses', actual: 109, status: 'ahead' }])
})

test('a rule of alerts may look at it, and says what its rule measures', async () => {
  const rules = at('alerts.yaml')
  await writeFile(rules, RULES)
  const plan = at('seeds', 'trial', 'plan.yaml')
  const asked = ['alerts', 'explain', plan, at('figures.csv'), '--rules', rules, '--as-of', '2024-12-01']
  const told = await duibiao([...asked, '--json'], {}, home)
  expect([told.code, told.stderr]).toEqual([0, ''])
  expect(told.stdout).toContain('"orange"')
  expect(told.stdout).toContain('低 30 床')
})

const page = async (path: string): Promise<string> => (await fetch(service.url + path)).text()

test('the service stores it, and its API, wall, page and template say what its rule says', async () => {
  service = await serveDuibiao({ DATA_DIR: at('data'), SEED: 'trial' }, home)
  const env = { DATA_DIR: at('data') }
  const sent = await duibiao(['upload', at('figures.csv'), '--url', service.url], env, home)
  expect([sent.code, sent.stderr]).toEqual([0, ''])
  const amount = at('rate.csv')
  await writeFile(amount, 'indicator,period,value,basis\nbeds,2024-08,901,cumulative\n')
  const misfit = await duibiao(['upload', amount, '--url', service.url], env, home)
  expect([misfit.code, misfit.stdout + misfit.stderr]).toEqual([1, expect.stringContaining('basis-misfit')])

  const documented = await page('/docs/json')
  for (const name of ['upkeep', 'a-tenth-over'])
    expect(documented.split(`"${name}"`).length).toBeGreaterThan(2)
  const proof = await page('/api/v1/proofs/beds?as-of=2024-10-31')
  expect(proof).toContain('"upkeep/3"')
  expect(proof).toContain('870 − 900')
  expect(await page('/api/v1/proofs/nurses?as-of=2024-10-31')).toContain('110 ≥ 1.1 × 100: ✓')
  const wall = await page('/wall/all?as-of=2024-10-31')
  expect(wall).toContain('养老床位')
  expect(wall).toContain('低于底线 30 床')
  expect(await page('/wall/all?as-of=2024-09-30')).toContain('高于底线 5 床')
  const chinese = await page('/indicators/beds?as-of=2024-10-31')
  for (const words of ['保持数', '任何一期低于底线即为欠进度。', '与底线之差'])
    expect(chinese).toContain(words)
  const english = await page('/indicators/beds?as-of=2024-10-31&lang=en')
  for (const words of ['upkeep', 'Any period below the line is behind.']) expect(english).toContain(words)

  const token = (await readFile(at('data', 'demo-token'), 'utf8')).trim()
  const told = await fetch(`${service.url}/desk/template.xlsx?month=2024-11`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const book = new excel.Workbook()
  await book.xlsx.load(await told.arrayBuffer())
  const cells = book.worksheets.flatMap((sheet) => sheet.getSheetValues().flat().map(String))
  expect(cells).toContain('养老床位')
})
