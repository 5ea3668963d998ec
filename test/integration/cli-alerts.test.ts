// `duibiao alerts check|explain`, as a user runs them: from files, without a database.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { duibiao } from '../support/duibiao.ts'

const PLAN = 'seeds/licheng-2022/plan.yaml'
const FIGURES = 'seeds/licheng-2022/demo.csv'
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duibiao-alerts-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the shipped rules are found and sound', async () => {
  const { code, stdout, stderr } = await duibiao(['alerts', 'check', '--plan', PLAN])
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/alerts\.yaml：无误。\d+ 条规则，启用 \d+ 条/)
})

test('faults are told with their lines, in both languages', async () => {
  const path = join(folder, 'rules.yaml')
  await writeFile(
    path,
    'rules:\n  - { id: x, kind: missing, limit: 0, grades: [{ level: blue, days: 1 }] }\n',
  )
  const { code, stderr } = await duibiao(['alerts', 'check', path])
  expect(code).toBe(1)
  expect(stderr).toMatch(/rules\.yaml:2: alerts-wrong-value: .*[一-龥].* \/ .*1-60/)
})

test('explain says what each rule says and why; one rule is asked though it is off', async () => {
  const words = await duibiao(['alerts', 'explain', PLAN, FIGURES, '--as-of', '2022-10-31'])
  expect([words.code, words.stderr]).toEqual([0, ''])
  expect(words.stdout).toMatch(/缺报 \(missing\): \d+ 件\n {2}触发：.*\n {2}解除：/)
  expect(words.stdout).toContain('firms-on-cloud')

  const path = join(folder, 'off.yaml')
  await writeFile(
    path,
    'rules:\n  - { id: owed, on: false, kind: missing, limit: 3, grades: [{ level: blue, days: 1 }] }\n',
  )
  const args = [
    'alerts',
    'explain',
    PLAN,
    FIGURES,
    '--as-of',
    '2022-10-31',
    '--rules',
    path,
    '--rule',
    'owed',
    '--json',
  ]
  const { code, stdout } = await duibiao(args)
  expect(code).toBe(0)
  const findings = JSON.parse(stdout) as { matter: { subject: { id: string } }; reason: { zh: string } }[]
  const owed = findings.find(({ matter }) => matter.subject.id === 'firms-on-cloud')
  expect(owed).toMatchObject({
    condition: 'raised',
    since: '2022-10-10',
    facts: { owed: [{ period: '2022-09' }] },
  })
  expect(owed?.reason.zh).toContain('数据未报送')
  expect((await duibiao([...args, '--rule', 'nothing'])).code).toBe(1)
})

test('the office’s own calendar is read from beside the rules: followed, or refused with its line', async () => {
  const plan = join(folder, 'plan.yaml')
  await writeFile(
    plan,
    `plan: { id: p-2090, region: "350502", year: 2090, title: 示例 }
units: [甲局]
leaders: [张三]
tasks:
  - { number: 1, text: 建成一座泵站。, lead: [甲局], leaders: [张三], unmeasured: 示例 }
`,
  )
  const holidays = join(folder, 'holidays.yaml')
  const check = () => duibiao(['plan', 'check', plan], { BOARDS_DIR: folder })
  const { stdout, stderr: said } = await check()
  expect(stdout + said).toContain('没有 2090 年的放假调休安排')
  await writeFile(holidays, 'years:\n  - { year: 2090, off: ["2090-01-01"] }\n')
  const known = await check()
  expect(known.stdout + known.stderr).not.toContain('没有 2090 年的放假调休安排')
  expect(known.code).toBe(0)
  await writeFile(holidays, 'years:\n  - { year: 2090, off: ["2090-02-30"] }\n')
  const { code, stderr } = await check()
  expect(code).toBe(1)
  expect(stderr).toMatch(/holidays-invalid: .*holidays\.yaml:2.*2090-02-30/)
})
