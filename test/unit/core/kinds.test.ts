// Kinds and comparators are known by their rules alone: nothing asks for one by name, and the document follows the tables.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { COMPARATORS, comparatorRules } from '../../../src/core/comparators.ts'
import { KINDS, kindRules } from '../../../src/core/kinds/index.ts'
import type { KindRule } from '../../../src/core/kinds/kind.ts'
import { text } from '../../../src/core/text.ts'

const OWN_PLACES = /^src\/core\/(kinds\/|comparators\.ts$)/

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => join('src', name))
  .filter((file) => /\.tsx?$/.test(file) && !OWN_PLACES.test(file))

const names = [...KINDS, ...COMPARATORS].join('|')
/** A comparison with a name, a branch for one, and a list of some. Ours are never named; what others call so is excused below. */
const ASKED = new RegExp(
  `(?:\\bkind|\\bcomparator)\\s*[!=]==?\\s*'(?:${names})'|\\bcase '(?:${names})'|'(?:${names})',\\s*'(?:${names})'`,
)

test('what the check below looks for is found where it is written', () => {
  for (const line of [
    "if (indicator.kind === 'ceiling') return",
    "kind !== 'milestone'",
    "comparator === 'none'",
    "case 'growth':",
    "['level', 'ratio'].includes(kind)",
  ])
    expect(line).toMatch(ASKED)
})

test('no kind and no comparator is asked for by name outside its table', () => {
  const asking = sources.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => ASKED.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(asking).toEqual([])
})

test('every kind can be judged by some comparator, and every comparator judges some kind', () => {
  for (const kind of KINDS) expect(kindRules[kind].comparators, kind).not.toEqual([])
  const used = new Set(KINDS.flatMap((kind) => kindRules[kind].comparators))
  expect(COMPARATORS.filter((comparator) => !used.has(comparator))).toEqual([])
})

test('the basis that is judged is one in which figures are taken, for every unit', () => {
  for (const kind of KINDS)
    for (const unit of ['%', '户']) {
      const { basis, accepts } = kindRules[kind]
      expect(accepts({ unit, levelUnit: null }), `${kind} in ${unit}`).toContain(basis({ unit }))
    }
})

test('what grows from zero and is reported a period at a time adds up; shares and rates never do', () => {
  for (const kind of KINDS) {
    const { start, figures, accepts, addsUp } = kindRules[kind]
    const byPeriod = accepts({ unit: '户', levelUnit: null }).includes('period')
    expect(addsUp, kind).toBe(start === 'zero' && byPeriod && (figures === 'amount' || figures === 'items'))
  }
})

test('figures whose unit is always percent are rates or shares, all others are none', () => {
  for (const kind of KINDS) {
    const { unit, figures } = kindRules[kind]
    expect(figures === 'rate' || figures === 'share', kind).toBe(unit === '%')
  }
})

test('what rises to its target by a pace has a rest to be named, unless it is counted in weighted steps', () => {
  for (const kind of KINDS) {
    const { start, steps, hasRest } = kindRules[kind]
    expect(hasRest, kind).toBe(start !== 'held' && steps !== 'needed')
  }
})

const STARTS: Readonly<Record<KindRule['start'], { readonly zh: string; readonly en: string }>> = {
  held: text('各期都与目标比', 'the target itself, at every period'),
  zero: text('从零起按节奏', 'from zero by its pace'),
  baseline: text(
    '从基数起按节奏；没有基数的只评期末',
    'from its baseline by its pace; without one only the horizon',
  ),
  'baseline-or-held': text(
    '从基数起按节奏；没有基数的各期都与目标比，写明 pace 的从零起',
    'from its baseline by its pace; without one the target itself, with a stated pace from zero',
  ),
}
const SETTLES: Readonly<Record<KindRule['settles'], { readonly zh: string; readonly en: string }>> = {
  'when-met': text('达到即完成', 'once met'),
  'while-met': text('达到期间为完成', 'while met'),
  'at-horizon': text('到期末才判定', 'at the horizon'),
}
const DIRECTIONS = {
  up: text('越高越好', 'up'),
  down: text('越低越好', 'down'),
  band: text('相近为好', 'band'),
}
const TOLERANCES = {
  none: text('无', 'none'),
  own: text('目标写明的', 'what the target says'),
  policy: text('目标写明的，否则按 policy', 'what the target says, else the policy'),
}
const STEPS = { needed: text('必写', 'needed'), allowed: text('可写', 'allowed'), none: text('—', '—') }

const FIGURES: Readonly<Record<KindRule['figures'], { readonly zh: string; readonly en: string }>> = {
  rate: text('增速', 'rates'),
  share: text('占比', 'shares of a whole'),
  amount: text('数量', 'amounts'),
  items: text('项数', 'items'),
}

const both = ({ zh, en }: { readonly zh: string; readonly en: string }): string =>
  zh === en ? zh : `${zh} / ${en}`
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
const quoted = (list: readonly string[]): string => list.map((one) => `\`${one}\``).join(' ')

test('docs/kinds.md says what the tables say', async () => {
  const kinds = table(
    [
      'kind',
      '名称 / name',
      '可用比较 / comparators',
      '应达 / expected',
      '完成 / done',
      '口径 / bases',
      '单位 / unit',
      'steps',
      '数据 / figures',
      '逐期累加 / adds up',
      '可说差多少 / has a rest',
    ],
    KINDS.map((kind) => {
      const rule = kindRules[kind]
      const bases = rule.accepts({ unit: rule.unit ?? '户', levelUnit: null })
      return [
        `\`${kind}\``,
        both(rule.name),
        quoted(rule.comparators),
        both(STARTS[rule.start]),
        both(SETTLES[rule.settles]),
        quoted(bases),
        rule.unit ?? '必写 / required',
        both(STEPS[rule.steps]),
        both(FIGURES[rule.figures]),
        rule.addsUp ? '✓' : '—',
        rule.hasRest ? '✓' : '—',
      ]
    }),
  )
  const comparators = table(
    ['comparator', '', '说法 / in words', '方向 / better', '允许偏离 / tolerance'],
    COMPARATORS.map((name) => {
      const { sign, words, direction, tolerance } = comparatorRules[name]
      const said = words(text('N', 'N'))
      return [
        `\`${name}\``,
        sign,
        both(text(`目标${said.zh}`, said.en)),
        both(DIRECTIONS[direction]),
        both(TOLERANCES[tolerance]),
      ]
    }),
  )
  const rules = KINDS.map(
    (kind) => `- \`${kind}\` ${kindRules[kind].words.zh}\n  ${kindRules[kind].words.en}`,
  )
  await expect(
    `# 指标类型与比较方式 / Kinds of indicators and comparators

本页由 \`src/core/kinds/\` 与 \`src/core/comparators.ts\` 生成，改动后运行
\`npx vitest run --project unit test/unit/core/kinds.test.ts -u\`。
This page is made from these two; after a change run the command above.

## 类型 / Kinds

${kinds}

${rules.join('\n')}

## 比较方式 / Comparators

${comparators}

## 新增 / Adding one

- 类型：在 \`src/core/kinds/\` 写一个文件，在 \`src/core/kinds/index.ts\` 登记一行。A kind: one file, and its entry in the registry.
- 比较方式：在 \`src/core/comparators.ts\` 的表里写一项。A comparator: one entry in the table.
- 计划格式、JSON Schema、接口、页面、大屏、模板都随之而来（\`test/integration/new-kind.test.ts\`）。Plan format, schemas, API, pages, walls and template follow.
`,
  ).toMatchFileSnapshot('../../../docs/kinds.md')
})
