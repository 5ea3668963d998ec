// “Recompute by hand”: a workbook whose formulas reach the status of every indicator from figures, target and days, beside the service's own.
import { indicatorCalled } from '../../boards/names.ts'
import { toPlain } from '../../core/decimal.ts'
import { byIndicatorOf, figuresAbout } from '../../core/figures-about.ts'
import { kindRules } from '../../core/kinds/index.ts'
import { writtenDay } from '../../core/period-words.ts'
import { type Indicator, targetOn } from '../../core/plan.ts'
import { fill, type Language, type Text, text } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import { columnLetters } from '../../ingest/addresses.ts'
import { momentOf, type PaperInput } from '../paper.ts'
import { headRowOf, type SheetColumn, type WorkbookCell, type WorkbookOf } from '../workbook.ts'
import { FORMULAS, type Formula, formulaOf } from './formulas.ts'
import {
  codeWord,
  isCarried,
  type RecomputedFigure,
  type RecomputedRow,
  recomputedRow,
} from './recomputed.ts'

const SHEETS = {
  guide: text('说明', 'Guide'),
  all: text('复算', 'Recomputed'),
  figures: text('数据', 'Figures'),
  steps: text('节点', 'Steps'),
  paces: text('节奏', 'Paces'),
} as const

const WORDS = {
  title: text('{plan} 手工复算', '{plan}: recomputed by hand'),
  note: text(
    '截至{day}；以{moment}已知并公布的为准。蓝字是输入，其余由公式算出；最后一列与服务的结论核对。',
    'As of {day}, as far as it was known and public at {moment}. Blue is given, all else follows by formulas; the last column holds it against the service.',
  ),
  asOf: text('截止日', 'As of'),
  aheadPoints: text('超进度的起点（百分点）', 'Ahead from (points)'),
  watchCompletionPoints: text('黄灯以内：完成率（百分点）', 'Yellow within: completion (points)'),
  watchGrowthPoints: text('黄灯以内：增速（百分点）', 'Yellow within: rates (points)'),
  aboutRatePoints: text('“左右”：增速（百分点）', 'About: rates (points)'),
  aboutAmountPercent: text('“左右”：数量（目标的 %）', 'About: amounts (% of the target)'),
  checked: text('核对：一致', 'Checked: the same'),
  differing: text('核对：不一致', 'Checked: different'),
  left: text('公式复算不了的指标', 'Indicators that formulas cannot carry'),
  none: text('没有', 'none'),
  leftOne: text('{name}（{kind}）', '{name} ({kind})'),
  item: text('项目', 'Item'),
  value: text('值', 'Value'),
  how: text('公式（用名称写）', 'Formula, by names'),
  given: text('输入', 'given'),
  group: text('分组', 'Group'),
  indicator: text('指标', 'Indicator'),
  role: text('用途', 'What for'),
  period: text('所属期', 'Period'),
  figure: text('数值', 'Figure'),
  known: text('得知', 'Known'),
  upload: text('报送', 'Upload'),
  cell: text('单元格', 'Cell'),
  step: text('节点', 'Step'),
  due: text('计划日期', 'Due'),
  done: text('完成日期', 'Done'),
  weight: text('权重（项目按 1 计）', 'Weight (items: 1)'),
  month: text('{n}月末', 'Month {n}'),
  pace: text('节奏', 'Pace'),
} as const

const POLICY = [
  'asOf',
  'aheadPoints',
  'watchCompletionPoints',
  'watchGrowthPoints',
  'aboutRatePoints',
  'aboutAmountPercent',
] as const

interface Column {
  readonly key: string
  readonly head: Text
  readonly width: number
  readonly format?: string
}
interface Group {
  readonly name: Text
  readonly given: readonly Column[]
}

const NUMBER = '#,##0.######'
const DAY = 'yyyy-mm-dd'
const col = (key: string, zh: string, en: string, width: number, format?: string): Column => ({
  key,
  head: text(zh, en),
  width,
  ...(format !== undefined && { format }),
})

const GIVEN: readonly Group[] = [
  {
    name: text('指标', 'Indicator'),
    given: [
      col('name', '指标', 'Indicator', 28),
      col('id', '编号', 'Id', 16),
      col('unit', '单位', 'Unit', 9),
      col('kind', '类型', 'Kind', 10),
      col('form', '算法', 'Judged by', 9),
    ],
  },
  {
    name: text('目标', 'Target'),
    given: [
      col('sign', '比较', 'Sign', 6),
      col('base', '基期值', 'Base', 11, NUMBER),
      col('change', '比基期', 'Change', 9, NUMBER),
      col('percent', '按百分比', 'In per cent', 7),
      col('value', '目标值', 'Target', 12, NUMBER),
      col('upper', '区间上端', 'Upper end', 10, NUMBER),
      col('ownTolerance', '写明的允许偏离', 'Tolerance said', 9, NUMBER),
      col('direction', '方向', 'Better', 6),
      col('with', '对照指标', 'Partner', 16),
      col('partner', '对照值', 'Partner’s figure', 10, NUMBER),
      col('margin', '幅度', 'Margin', 8, NUMBER),
      col('baseline', '基数', 'Baseline', 11, NUMBER),
      col('start', '起点', 'Start', 12),
      col('pace', '节奏', 'Pace', 9),
      col('settles', '何时定', 'Settles', 10),
      col('isRate', '是增速', 'Is a rate', 6),
      col('inPoints', '按百分点', 'In points', 6),
    ],
  },
  {
    name: text('日子', 'Days'),
    given: [
      col('begin', '计时起', 'From', 11, DAY),
      col('horizon', '目标期末', 'Horizon', 11, DAY),
      col('period', '所评一期', 'Period judged', 13),
      col('end', '该期末', 'Its end', 11, DAY),
      col('dueEnd', '应报一期之末', 'Due period’s end', 11, DAY),
      col('dueDay', '应报日', 'Due on', 11, DAY),
      col('dueHorizon', '应报一期的目标期末', 'Horizon of what is due', 11, DAY),
      col('added', '列入日', 'Added on', 11, DAY),
      col('ended', '终止日', 'Ended on', 11, DAY),
    ],
  },
]

const OWN: Group = {
  name: text('服务的结论', 'The service says'),
  given: [
    col('ownExpected', '应完成', 'Expected', 12, NUMBER),
    col('ownCompletion', '完成率', 'Completion', 10, NUMBER),
    col('ownGap', '差距', 'Gap', 10, NUMBER),
    col('ownStatus', '状态', 'Status', 10),
    col('ownLight', '灯', 'Light', 6),
  ],
}
const CHECK = col('check', '核对', 'Check', 9)

/** Of the whole plan a row an indicator; of one indicator a line an item, with the formula written by names. */
export function recomputation(input: PaperInput, lang: Language): WorkbookOf {
  const { plan, asOf, subject, figures, knownAt } = input
  const byIndicator = byIndicatorOf(figures)
  const asked = plan.indicators.filter(({ id }) => subject === '' || id === subject)
  const carried = asked.filter((one) => isCarried(one, targetOn(one, asOf)))
  const left = asked.filter((one) => !carried.includes(one))
  const rows = carried.map((one) => recomputedRow(plan, one, figuresAbout(one, byIndicator), asOf, lang))
  const title = fill(WORDS.title[lang], {
    plan: subject === '' ? plan.title : indicatorCalled(asked[0] as Indicator, lang),
  })
  const note = fill(WORDS.note[lang], { day: writtenDay(asOf, lang), moment: momentOf(knownAt) })
  const look = { title, note, turned: true } as const
  const at = placesOf(rows, subject !== '', lang)

  const [given, found] = [GIVEN.flatMap(({ given }) => given), FORMULAS]
  const cellOf = (row: RecomputedRow, down: number, key: string): WorkbookCell => {
    const formula = found.find((one) => one.key === key)
    const filled = at.filled(row, down)
    const [own] = filled[key] === undefined ? [] : [filled[key]]
    if (own !== undefined) return { formula: own }
    if (formula) return { formula: formulaOf(formula.formula, (one) => at.cell(one, down), at.policy, lang) }
    return row.given[key] ?? null
  }
  const keys = [...given, ...found, ...OWN.given, CHECK]
  const columns = keys.map(
    ({ head, width, format, key }): SheetColumn => ({
      head: head[lang],
      width,
      ...(format !== undefined && { format }),
      ...(given.some((one) => one.key === key) && { tone: 'given' as const }),
    }),
  )
  const lines = rows.map((row, down) => keys.map(({ key }) => cellOf(row, down, key)))
  const alarm = codeWord('no', lang)
  const bands = [
    ...GIVEN.map((group) => ({ words: group.name[lang], span: group.given.length })),
    { words: text('公式', 'Formulas')[lang], span: found.length },
    { words: OWN.name[lang], span: OWN.given.length },
    { words: CHECK.head[lang], span: 1 },
  ]
  const all =
    subject === ''
      ? {
          ...look,
          name: SHEETS.all[lang],
          columns,
          bands,
          rows: lines,
          frozen: 1,
          filter: true,
          alarm,
        }
      : {
          ...look,
          turned: false,
          name: SHEETS.all[lang],
          columns: [
            { head: WORDS.group[lang], width: 12 },
            { head: WORDS.item[lang], width: 22 },
            { head: WORDS.value[lang], width: 18 },
            { head: WORDS.how[lang], width: 70 },
          ],
          rows: keys.map(({ key, head, format }, down): WorkbookCell[] => {
            const cell = lines[0]?.[down] ?? null
            return [
              groupAt(bands, down),
              head[lang],
              formatted(cell, format),
              typeof cell === 'object' && cell !== null && 'formula' in cell
                ? namedFormula(key, found, lang)
                : WORDS.given[lang],
            ]
          }),
          frozen: 0,
          filter: false,
          alarm,
        }
  return {
    sheets: [
      all,
      {
        ...look,
        turned: false,
        name: SHEETS.guide[lang],
        columns: [
          { head: WORDS.item[lang], width: 34 },
          { head: WORDS.value[lang], width: 90 },
        ],
        rows: guideRows(input, left, found, at.checks, lang),
        frozen: 0,
        filter: false,
      },
      {
        ...look,
        name: SHEETS.figures[lang],
        columns: [
          { head: WORDS.indicator[lang], width: 20 },
          { head: WORDS.role[lang], width: 10 },
          { head: WORDS.period[lang], width: 12 },
          { head: WORDS.figure[lang], width: 16, format: NUMBER, tone: 'given' },
          { head: WORDS.known[lang], width: 12 },
          { head: WORDS.upload[lang], width: 40 },
          { head: WORDS.cell[lang], width: 24 },
        ],
        rows: at.figures.map(({ id, figure }) => [
          id,
          figure.role[lang],
          figure.period,
          figure.value === null ? null : Number(toPlain(figure.value, 15)),
          figure.knownAt === null ? null : { day: dayOf(figure.knownAt) },
          figure.upload,
          figure.cell,
        ]),
        frozen: 1,
        filter: true,
      },
      {
        ...look,
        name: SHEETS.steps[lang],
        columns: [
          { head: WORDS.indicator[lang], width: 20 },
          { head: WORDS.step[lang], width: 40 },
          { head: WORDS.due[lang], width: 12 },
          { head: WORDS.done[lang], width: 12 },
          { head: WORDS.weight[lang], width: 12, format: NUMBER, tone: 'given' },
        ],
        rows: at.steps.map(({ row, step: { name, due, done, weight } }) => [
          row.id,
          name,
          { day: due },
          done === null ? null : { day: done },
          row.asItems ? 1 : Number(toPlain(weight, 15)),
        ]),
        frozen: 1,
        filter: true,
      },
      {
        ...look,
        name: SHEETS.paces[lang],
        columns: [
          { head: WORDS.indicator[lang], width: 20 },
          { head: WORDS.pace[lang], width: 10 },
          ...Array.from({ length: 12 }, (_, month) => ({
            head: fill(WORDS.month[lang], { n: month + 1 }),
            width: 10,
            format: NUMBER,
            tone: 'given' as const,
          })),
        ],
        rows: at.paces.map((row) => [
          row.id,
          codeWord(row.pace.kind as 'seasonal', lang),
          ...row.pace.values.map((value) => Number(toPlain(value, 15))),
        ]),
        frozen: 1,
        filter: false,
      },
    ],
  }
}

const formatted = (cell: WorkbookCell, format: string | undefined): WorkbookCell =>
  typeof cell === 'number' && format !== undefined ? { number: cell, format } : cell

function groupAt(bands: readonly { readonly words: string; readonly span: number }[], at: number): string {
  let end = 0
  for (const { words, span } of bands) {
    end += span
    if (at < end) return words
  }
  return ''
}

/** `完成率`: its formula with the names of other items in the place of their cells. */
function namedFormula(key: string, found: readonly Formula[], lang: Language): string {
  const formula = found.find((one) => one.key === key)?.formula
  if (formula === undefined) return key === 'check' || key === 'partner' || key === 'value' ? '=' : ''
  const heads = new Map(
    [...GIVEN.flatMap(({ given }) => given), ...found, ...OWN.given].map((one) => [one.key, one.head[lang]]),
  )
  const policy = (name: string): string => WORDS[name as (typeof POLICY)[number]][lang]
  return formulaOf(formula, (one) => `「${heads.get(one) ?? one}」`, policy, lang)
}

/** Where everything stands: cells of a row, the plan's numbers, ranges of figures, steps and paces. */
function placesOf(rows: readonly RecomputedRow[], upright: boolean, lang: Language) {
  const keys = [...GIVEN.flatMap(({ given }) => given), ...FORMULAS, ...OWN.given, CHECK].map(
    ({ key }) => key,
  )
  const sheet = (name: keyof typeof SHEETS): string => `'${SHEETS[name][lang]}'!`
  const plainHead = headRowOf({})
  const first = (upright ? plainHead : headRowOf({ bands: [] })) + 1
  const cell = (key: string, down: number): string => {
    const column = keys.indexOf(key)
    if (column < 0) throw new RangeError(`no column: ${key}`)
    return upright ? `$C$${first + column}` : `$${columnLetters(column)}${first + down}`
  }
  const figures: { id: string; figure: RecomputedFigure }[] = []
  const steps: { row: RecomputedRow; step: RecomputedRow['steps'][number] }[] = []
  const paces: RecomputedRow[] = []
  const ranges = new Map<string, Record<string, string>>()
  for (const row of rows) {
    const own: Record<string, string> = {}
    const line = (at: number): number => plainHead + at
    if (row.figures.length > 0) {
      const from = line(figures.length + 1)
      figures.push(...row.figures.map((figure) => ({ id: row.id, figure })))
      own.figures = `${sheet('figures')}$D$${from}:$D$${line(figures.length)}`
    }
    if (row.partner) {
      figures.push({ id: row.id, figure: row.partner })
      own.partner = `${sheet('figures')}$D$${line(figures.length)}`
    }
    if (row.steps.length > 0) {
      const from = line(steps.length + 1)
      steps.push(...row.steps.map((step) => ({ row, step })))
      for (const [name, letter] of [
        ['due', 'C'],
        ['done', 'D'],
        ['weight', 'E'],
      ] as const)
        own[name] = `${sheet('steps')}$${letter}$${from}:$${letter}$${line(steps.length)}`
    }
    if (row.pace.values.length > 0) {
      paces.push(row)
      own.pace = `${sheet('paces')}$C$${line(paces.length)}:$N$${line(paces.length)}`
    }
    ranges.set(row.id, own)
  }
  const policy = (name: string): string =>
    `${sheet('guide')}$B$${plainHead + 1 + POLICY.indexOf(name as (typeof POLICY)[number])}`
  return {
    cell,
    policy,
    figures,
    steps,
    paces,
    /** Formulas that are of this row alone: where its figures, steps and pace stand. */
    filled(row: RecomputedRow, down: number): Readonly<Record<string, string>> {
      const own = ranges.get(row.id) ?? {}
      const put = (formula: string): string =>
        formulaOf(formula, (one) => cell(one, down), policy, lang).replace(
          /<(\w+)>/g,
          (_, name: string) => own[name] ?? '',
        )
      return {
        ...(row.given.base !== null && {
          value: put('IF([percent]=1,[base]*(100+[change])/100,[base]+[change])'),
        }),
        ...(row.partner && { partner: put('IF(ISNUMBER(<partner>),<partner>,"")') }),
        actual: row.fromSteps
          ? put(
              row.asItems
                ? 'SUMIFS(<weight>,<done>,"<="&@asOf)'
                : 'SUMIFS(<weight>,<done>,"<="&@asOf)*100/SUM(<weight>)',
            )
          : row.figures.length > 0
            ? put('IF(COUNT(<figures>)=ROWS(<figures>),SUM(<figures>),"")')
            : '""',
        reported: String(row.figures.some(({ role }) => role.en === 'judged') || row.fromSteps).toUpperCase(),
        ...(row.fromSteps && { late: 'FALSE' }),
        paced: put(PACED[row.pace.kind] ?? '1'),
        check: put(
          `IF(AND([status]=[ownStatus],[light]=[ownLight],${['Expected', 'Completion', 'Gap']
            .map((name) => sameNumber(`[shown${name}]`, `[own${name}]`))
            .join(',')}),«yes»,«no»)`,
        ),
      }
    },
    checks: upright
      ? `${sheet('all')}$C$${first + keys.length - 1}:$C$${first + keys.length - 1}`
      : `${sheet('all')}$${columnLetters(keys.length - 1)}$${first}:$${columnLetters(keys.length - 1)}$${first + rows.length - 1}`,
  }
}

const sameNumber = (found: string, own: string): string =>
  `IF(OR(${found}="",${own}=""),AND(${found}="",${own}=""),ABS(N(${found})-N(${own}))<=0.000001*(1+ABS(N(${own}))))`

/** The share of the way that each pace expects, by months gone of months in all; before the horizon. */
const PACED: Readonly<Record<string, string>> = {
  linear: 'MAX(0,MIN(1,MAX([elapsed],0)/[total]))',
  seasonal:
    'IF(INT([total]/12)*INDEX(<pace>,12)+IF(MOD([total],12)=0,0,INDEX(<pace>,MAX(1,MOD([total],12))))=0,"",MAX(0,MIN(1,(INT([elapsed]/12)*INDEX(<pace>,12)+IF(MOD([elapsed],12)=0,0,INDEX(<pace>,MAX(1,MOD([elapsed],12)))))/(INT([total]/12)*INDEX(<pace>,12)+IF(MOD([total],12)=0,0,INDEX(<pace>,MAX(1,MOD([total],12))))))))',
  monthly: 'IF([length]=0,"",(IF([elapsed]<1,0,INDEX(<pace>,MAX(1,MIN([elapsed],12))))-[startAt])/[length])',
  milestones: 'IF(SUM(<weight>)=0,"",SUMIFS(<weight>,<due>,"<="&[end])/SUM(<weight>))',
  held: '1',
  'at-end': '""',
}

function guideRows(
  { plan, asOf }: PaperInput,
  left: readonly Indicator[],
  found: readonly Formula[],
  checks: string,
  lang: Language,
): WorkbookCell[][] {
  const numbers = POLICY.map((name): WorkbookCell[] => [
    WORDS[name][lang],
    name === 'asOf' ? { day: asOf } : Number(toPlain(plan.policy[name], 15)),
  ])
  const count = (code: 'yes' | 'no'): WorkbookCell => ({
    formula: `COUNTIF(${checks},"${codeWord(code, lang)}")`,
  })
  const named = left.map((one) =>
    fill(WORDS.leftOne[lang], { name: indicatorCalled(one, lang), kind: kindRules[one.kind].name[lang] }),
  )
  return [
    ...numbers,
    [WORDS.checked[lang], count('yes')],
    [WORDS.differing[lang], count('no')],
    [WORDS.left[lang], named.join(lang === 'zh' ? '、' : ', ') || WORDS.none[lang]],
    ...found
      .filter(({ formula }) => formula !== '')
      .map(({ key, head }): WorkbookCell[] => [head[lang], namedFormula(key, found, lang)]),
  ]
}
