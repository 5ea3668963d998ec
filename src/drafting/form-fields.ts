// Every field that a form of the reading room has of a plan file's values: how it stands in the form, and what its words make of the values.
import { CHECK_NAMES } from '../core/check-names.ts'
import { COMPARATORS, comparatorRules } from '../core/comparators.ts'
import { KINDS, kindRules } from '../core/kinds/index.ts'
import { NATURES, natureWord } from '../core/nature.ts'
import { type Text, text } from '../core/text.ts'
import { DICTIONARY_FIELDS } from '../notices/dictionary.ts'
import { WATCHED_KINDS } from '../plans/schema.ts'
import type { WrittenIndicator, WrittenShare } from './plan-draft.ts'
import { NO_PLACE, type ShareLine, shareLines, shareWords } from './share-lines.ts'

/** What a form sent, by name; a field that was not sent stays as it is. */
export type FormWords = Readonly<Record<string, string>>

/** How words become a value and a value words. `read` of empty words is nobody's: nothing is said then. */
interface Manner {
  readonly show: (value: unknown) => string
  readonly read: (words: string, before: unknown) => unknown
  /** Several lines. */
  readonly long?: true
}

export interface FormField extends Manner {
  /** In a form: `target.margin` is `margin`. */
  readonly name: string
  readonly label: Text
  /** Where it stands in the values. */
  readonly path: readonly string[]
  readonly options?: readonly (readonly [value: string, word: Text])[]
  /** What choosing nothing, or leaving it empty, means. */
  readonly empty?: Text
  readonly numeric?: true
  readonly day?: true
  /** Needs the whole width. */
  readonly wide?: true
}

interface FieldGroup {
  readonly title: Text
  readonly fields: readonly FormField[]
}

const WORDS: Manner = { show: (value) => String(value ?? ''), read: (words) => words }
const WHOLE: Manner = {
  show: WORDS.show,
  // What is no number stays as it was typed: whoever reads the plan refuses it with words.
  read: (words) => (/^\d{1,9}$/.test(words) ? Number(words) : words),
}
const FLAG: Manner = {
  show: WORDS.show,
  read: (words) => (words === 'true' ? true : words === 'false' ? false : words),
}
const NAMES: Manner = {
  show: (value) => ((value ?? []) as readonly string[]).join('、'),
  read: (words) => listedNames(words),
}

/** Names with 、 or a comma between them, each once. */
const listedNames = (words: string): string[] => [
  ...new Set(
    words
      .split(/[、,，;；\n\t]+/u)
      .map((name) => name.trim())
      .filter(Boolean),
  ),
]

const lines = <Row>(
  show: (row: Row) => string,
  read: (line: string, before: readonly Row[]) => Row,
): Manner => ({
  show: (value) => ((value ?? []) as readonly Row[]).map(show).join('\n'),
  read: (words, before) =>
    words
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => read(line, (before ?? []) as readonly Row[])),
  long: true,
})

interface PeriodRow {
  readonly period: string
  readonly value: string
}
const PERIODS = lines<PeriodRow>(
  ({ period, value }) => `${period} ${value}`,
  (line) => {
    const [period = '', value = ''] = line.split(/\s+/u)
    return { period, value }
  },
)

interface StepRow {
  readonly id: string
  readonly name: string
  readonly due: string
  readonly done?: string
  readonly weight?: string
}
const STEP = /^(?<due>\S+)(?:\s+×(?<weight>\S+))?(?:\s+完成(?<done>\d{4}-\d{2}-\d{2}))?\s+(?<name>.+)$/u
const STEP_LINES = lines<StepRow>(
  ({ due, weight, done, name }) =>
    [due, weight === undefined ? '' : `×${weight}`, done === undefined ? '' : `完成${done}`, name]
      .filter(Boolean)
      .join(' '),
  (line, before) => {
    const { due = line, weight, done, name = line } = STEP.exec(line)?.groups ?? {}
    return {
      id: before.find((one) => one.name === name)?.id ?? '',
      name,
      due,
      ...(done !== undefined && { done }),
      ...(weight !== undefined && { weight }),
    }
  },
)
/** Steps keep their ids by their names; a new one gets one that none has. */
const STEPS: Manner = {
  ...STEP_LINES,
  read: (words, before) => {
    const rows = STEP_LINES.read(words, before) as readonly StepRow[]
    const taken = new Set([...((before ?? []) as readonly StepRow[]), ...rows].map(({ id }) => id))
    const given = new Set<string>()
    return rows.map((row) => {
      let id = row.id
      for (let at = 1; id === '' || given.has(id); at++) if (!taken.has(`step-${at}`)) id = `step-${at}`
      taken.add(id)
      given.add(id)
      return { ...row, id }
    })
  },
}

/** How a share stands in its line; what a line cannot say of it stays unseen. */
export const lineOfShare = ({ place, value, target, lead, leaders }: WrittenShare): ShareLine => ({
  who: place ?? NO_PLACE,
  value: value ?? target?.value ?? '',
  lead: NAMES.show(lead),
  leaders: NAMES.show(leaders),
})

/** Shares keep whatever else was said of them by who they are; a new one gets an id that none of them has. */
const SHARES: Manner = {
  show: (value) =>
    ((value ?? []) as readonly WrittenShare[]).map((share) => shareWords(lineOfShare(share))).join('\n'),
  read: (words, before) => {
    const old = [...((before ?? []) as readonly WrittenShare[])]
    const taken = new Set(old.map(({ id }) => id))
    return shareLines(words).map((line) => {
      const at = old.findIndex((share) => isSame(line, lineOfShare(share)))
      const known = at < 0 ? undefined : old.splice(at, 1)[0]
      if (known !== undefined) return shareOfLine(line, known)
      let number = 1
      while (taken.has(`share-${number}`)) number++
      taken.add(`share-${number}`)
      return shareOfLine(line, { id: `share-${number}` })
    })
  },
  long: true,
}

const isSame = (line: ShareLine, other: ShareLine): boolean =>
  line.who === other.who && (line.who !== NO_PLACE || line.lead === other.lead)

function shareOfLine({ who, value, lead, leaders }: ShareLine, before: WrittenShare): WrittenShare {
  const { place: _place, value: _value, lead: _lead, leaders: _leaders, ...rest } = before
  const { target } = before
  const hasTarget = target !== undefined
  return {
    ...rest,
    ...(who !== NO_PLACE && who !== '' && { place: who }),
    ...(value !== '' && !hasTarget && { value }),
    ...(hasTarget && { target: value === (target.value ?? '') ? target : { ...target, value } }),
    ...(lead !== '' && { lead: listedNames(lead) }),
    ...(leaders !== '' && { leaders: listedNames(leaders) }),
  }
}

interface FundRow {
  readonly amount: string
  readonly unit: string
  readonly source?: string
  readonly use?: string
}
const FUND =
  /^(?<amount>[\d.]+)\s*(?<unit>[^\s，,；;]+)(?:\s*[，,]\s*来源[:：]?\s*(?<source>[^，,；;]+))?(?:\s*[，,]\s*(?<use>.+))?$/u
const FUNDS = lines<FundRow>(
  ({ amount, unit, source, use }) =>
    [`${amount} ${unit}`, source === undefined ? '' : `来源：${source}`, use ?? '']
      .filter(Boolean)
      .join('，'),
  (line) => {
    const { amount = line, unit = '', source, use } = FUND.exec(line)?.groups ?? {}
    return {
      amount,
      unit,
      ...(source !== undefined && { source: source.trim() }),
      ...(use !== undefined && { use: use.trim() }),
    }
  },
)

const PACES = ['linear', 'at-end', 'held', 'milestones'] as const
/** `at-end`, or `seasonal 5 12 …`: twelve shares, or `monthly 5 12 …`: twelve values. */
const PACE: Manner = {
  show: (value) => {
    if (typeof value !== 'object' || value === null) return String(value ?? '')
    const [[name, numbers] = ['', []]] = Object.entries(value as Readonly<Record<string, readonly string[]>>)
    return `${name} ${numbers.join(' ')}`
  },
  read: (words) => {
    const [name = '', ...numbers] = words.split(/[\s,，、]+/u)
    return name === 'seasonal' || name === 'monthly' ? { [name]: numbers } : words
  },
}

const field = (
  path: string,
  label: Text,
  manner: Manner = WORDS,
  more: Partial<Omit<FormField, 'path' | 'label'>> = {},
): FormField => {
  const parts = path.split('.')
  return { name: parts.at(-1) ?? path, label, path: parts, ...manner, ...more }
}
const number = (path: string, label: Text, more: Parameters<typeof field>[3] = {}): FormField =>
  field(path, label, WORDS, { numeric: true, ...more })
const choice = (
  path: string,
  label: Text,
  options: FormField['options'] & {},
  empty: Text,
  manner: Manner = WORDS,
): FormField => field(path, label, manner, { options, empty })

const UNSAID = text('没有写', 'not said')
const FREQUENCIES = [
  ['monthly', text('每月', 'monthly')],
  ['quarterly', text('每季', 'quarterly')],
  ['half-yearly', text('半年', 'half-yearly')],
  ['annual', text('每年', 'yearly')],
] as const
/** Who answers, where others do than those of its task. */
const OTHER_ANSWERERS = [
  field('lead', text('牵头单位（与任务不同时写）', 'Lead units, if other than the task’s'), NAMES),
  field('responsible', text('责任单位（与任务不同时写）', 'Units with it, if other than the task’s'), NAMES),
  field('leaders', text('分管领导（与任务不同时写）', 'Leaders, if other than the task’s'), NAMES),
]
const AS_FIGURES = text('随数据', 'as figures come')
const YES_NO = [
  ['true', text('是', 'yes')],
  ['false', text('否', 'no')],
] as const

/** What is said first: the target itself. Fields that its comparator has no use for are not shown (`isOfUse`). */
const TARGET_FIELDS: readonly FormField[] = [
  field('name', text('指标名称', 'Name'), WORDS, { wide: true }),
  field('target.comparator', text('比较方式', 'Comparator'), WORDS, {
    options: COMPARATORS.map((name) => {
      const { sign, words } = comparatorRules[name]
      const said = words(text('…', '…'))
      return [name, text(`${sign} ${said.zh.trim()}`, `${sign} ${said.en.trim()}`)]
    }),
  }),
  number('target.value', text('目标值', 'Value')),
  number('target.upper', text('区间上限', 'Upper end')),
  field('target.with', text('对照的指标', 'Held against')),
  number('target.margin', text('高（低）几个百分点', 'By how many points')),
  field('unit', text('单位', 'Unit')),
  field('kind', text('指标类型', 'Kind'), WORDS, {
    options: KINDS.map((name) => [name, kindRules[name].name]),
  }),
  field('target.horizon', text('期限（年、季或月）', 'By when'), WORDS, { empty: text('全年', 'the year') }),
  choice(
    'direction',
    text('方向', 'Which way is better'),
    [
      ['up', text('越高越好', 'more')],
      ['down', text('越低越好', 'less')],
      ['band', text('越近越好', 'staying near')],
    ],
    text('按比较方式', 'by its comparator'),
  ),
  choice(
    'target.firmness',
    text('力度', 'Firmness'),
    [
      ['binding', text('确保', 'binding')],
      ['aspirational', text('力争', 'aspirational')],
    ],
    text('没有写，按确保', 'not said: binding'),
  ),
  choice('frequency', text('报送频率', 'Reported'), FREQUENCIES, AS_FIGURES),
  number('baseline', text('基数', 'Baseline')),
  field('id', text('编号', 'Id')),
]

/** All of an indicator, the target first; the others stand folded away. */
export const INDICATOR_GROUPS: readonly FieldGroup[] = [
  { title: text('目标', 'Target'), fields: TARGET_FIELDS },
  {
    title: text('由谁下达、考核', 'Who sets and assesses it'),
    fields: [
      field('target.setBy.body', text('由谁下达', 'Set by'), WORDS, {
        name: 'setBy',
        empty: text('本计划自己定', 'by this plan'),
      }),
      field('target.setBy.told', text('哪天下达', 'Told on'), WORDS, { day: true }),
      field('target.setBy.document', text('下达的文号', 'By document'), WORDS, { name: 'setDocument' }),
      choice(
        'nature',
        text('指标性质', 'Class'),
        NATURES.map((name) => [name, natureWord(name)] as const),
        UNSAID,
      ),
      number('weight', text('分值', 'Points')),
      field('examiners', text('考核单位（用顿号隔开）', 'Assessed by'), NAMES),
    ],
  },
  {
    title: text('跨年、分期、进度', 'Years, periods and pace'),
    fields: [
      field('target.from', text('从哪年（月）起', 'From')),
      choice(
        'target.each',
        text('每年', 'Each year'),
        [['year', text('每年各自达到', 'each year by itself')]],
        text('全程合起来', 'the time as a whole'),
      ),
      choice(
        'target.total',
        text('各年合计', 'Years added up'),
        YES_NO,
        text('按文字', 'by its words'),
        FLAG,
      ),
      choice(
        'countsFrom',
        text('累计从', 'Counts from'),
        [
          ['year', text('每年年初', 'each year’s beginning')],
          ['start', text('项目开始', 'the programme’s start')],
        ],
        text('每年年初', 'each year’s beginning'),
      ),
      field(
        'target.periods',
        text('各期目标，一行一期：2026-Q1 125', 'Targets of periods, one a line'),
        PERIODS,
        {
          wide: true,
        },
      ),
      field(
        'pace',
        text(
          `进度：${PACES.join('、')}，或 seasonal 加 12 个累计百分比、monthly 加 12 个累计数`,
          `Pace: ${PACES.join(', ')}, seasonal with 12 shares or monthly with 12 values`,
        ),
        PACE,
        { wide: true, empty: text('按月均分', 'even months') },
      ),
      field(
        'steps',
        text(
          '节点，一行一个：2026-06-30 开工（可加 ×2 权重、完成2026-06-12）',
          'Steps, one a line: 2026-06-30 name (perhaps ×2 and 完成2026-06-12 before the name)',
        ),
        STEPS,
        { wide: true },
      ),
      number('target.of', text('一共几个参加排名', 'Of how many ranked'), WHOLE),
      number('target.tolerance', text('允许偏离', 'Tolerance')),
    ],
  },
  {
    title: text('分解到单位、镇街、县区', 'Shared out to units, streets and counties'),
    fields: [
      field(
        'shares',
        text(
          '一行一份：单位或地方、目标、牵头单位、分管领导，可从表格整块粘贴',
          'One a line: unit or place, target, lead unit, leader; may be pasted from a sheet',
        ),
        SHARES,
        { wide: true },
      ),
    ],
  },
  {
    title: text('与以前的年份比', 'Against an earlier year'),
    fields: [
      field('target.base.period', text('基期', 'Base year'), WORDS, { name: 'basePeriod' }),
      number('target.base.value', text('基期的数', 'What was reached then'), { name: 'baseValue' }),
      number('target.base.percent', text('升降百分之几', 'Change in percent')),
      number('target.base.amount', text('升降多少', 'Change in its unit')),
      field('target.base.source', text('基期数的出处', 'Source'), WORDS, { name: 'baseSource' }),
    ],
  },
  {
    title: text('口径、报送', 'What it is and how it is reported'),
    fields: [
      field('definition', text('指标解释', 'Definition'), { ...WORDS, long: true }, { wide: true }),
      field('formula', text('计算方法', 'Formula'), WORDS, { wide: true }),
      field('origin', text('数据出处', 'Taken from')),
      ...OTHER_ANSWERERS,
      field('source', text('报送单位', 'Supplied by')),
      number('release.day', text('次月几日报', 'Day of release'), WHOLE),
      choice(
        'release.january',
        text('一月', 'January'),
        [
          ['own', text('单独报', 'by itself')],
          ['with-february', text('与二月合并', 'with February')],
        ],
        text('按口径', 'by its basis'),
      ),
      number('decimals', text('小数位数', 'Decimals'), WHOLE),
      choice(
        'action',
        text('数的是', 'What is counted'),
        [
          ['start', text('开工', 'started')],
          ['finish', text('建成', 'finished')],
          ['advance', text('推进', 'advanced')],
        ],
        UNSAID,
      ),
      field('nameEn', text('英文名称', 'English name')),
      field('levelUnit', text('总量的单位', 'Unit of its amount')),
      field('parts', text('分项的编号（用顿号隔开）', 'Ids of its parts'), NAMES),
      field('checks.off', text(`不做的检查：${CHECK_NAMES.join('、')}`, 'Checks left out'), NAMES, {
        name: 'checksOff',
        wide: true,
      }),
      field('phrase', text('原文短语', 'Phrase'), WORDS, { wide: true }),
      field('note', text('备注', 'Remark'), WORDS, { wide: true }),
    ],
  },
]
export const INDICATOR_FIELDS: readonly FormField[] = INDICATOR_GROUPS.flatMap(({ fields }) => fields)

/** What an indicator is (指标解释), without what it is to reach. */
export const DICTIONARY_FORM: readonly FormField[] = DICTIONARY_FIELDS.flatMap((key) =>
  INDICATOR_FIELDS.filter(({ path }) => path.join('.') === key),
)

export const TASK_FIELDS: readonly FormField[] = [
  field('number', text('序号', 'Number'), WHOLE, { numeric: true }),
  field('text', text('任务文字', 'Text'), { ...WORDS, long: true }, { wide: true }),
  field('section', text('部分', 'Section')),
  field('lead', text('牵头单位（用顿号隔开）', 'Lead units (apart by commas)'), NAMES),
  field('responsible', text('责任单位（用顿号隔开）', 'Units with it (apart by commas)'), NAMES),
  field('leaders', text('分管领导（用顿号隔开）', 'Leaders (apart by commas)'), NAMES),
  number('weight', text('分值', 'Points')),
  field('examiners', text('考核单位（用顿号隔开）', 'Assessed by'), NAMES),
  field(
    'funds',
    text(
      '资金，一行一笔：6000 万元，来源：区财政，总投资',
      'Funds, one a line: 6000 万元，来源：whose，what for',
    ),
    FUNDS,
    { wide: true },
  ),
  field('doubts', text('存疑，一行一条', 'Doubts, one a line'), lines<string>(String, String), {
    wide: true,
  }),
  field('unmeasured', text('为什么不计量', 'Why nothing is measured')),
]

export const PLAN_FIELDS: readonly FormField[] = [
  field('title', text('名称', 'Title'), WORDS, { wide: true }),
  field('region', text('地区代码', 'Region')),
  field('regionName', text('地区名称', 'Name of the region')),
  field('regionNameEn', text('地区英文名称', 'English name of the region')),
  number('year', text('年度', 'Year'), WHOLE),
  choice(
    'yearBegins',
    text('年度从几月起', 'The year begins in'),
    ['04', '07', '10'].map((month) => [month, text(`${Number(month)}月`, `month ${Number(month)}`)] as const),
    text('1月', 'January'),
  ),
  field('document', text('文号', 'Document')),
  field('issued', text('印发日期', 'Issued'), WORDS, { day: true }),
  field('slipPrefix', text('督查单的机关代字', 'What numbers of slips begin with')),
  field('id', text('编号', 'Id')),
  number('policy.aheadPoints', text('超进度：高出序时几个点', 'Ahead: points above pace'), {
    empty: text('5', '5'),
  }),
  number('policy.watchCompletionPoints', text('红灯：完成率落后几个点', 'Red: points of completion behind'), {
    empty: text('10', '10'),
  }),
  number('policy.watchGrowthPoints', text('红灯：增速落后几个点', 'Red: points of growth behind'), {
    empty: text('1', '1'),
  }),
  number('policy.aboutRatePoints', text('“左右”：比率允许差几个点', '“About” of rates: points'), {
    empty: text('0.5', '0.5'),
  }),
  number('policy.aboutAmountPercent', text('“左右”：数量允许差百分之几', '“About” of amounts: percent'), {
    empty: text('5', '5'),
  }),
]

/** The lists at a plan's head that have forms of their own, one for each thing in them. */
export const LIST_FIELDS = {
  sections: [
    field('title', text('标题', 'Title'), WORDS, { wide: true }),
    field('titleEn', text('英文标题', 'English title'), WORDS, { wide: true }),
  ],
  duties: [
    field('title', text('报送什么', 'What is reported'), WORDS, { wide: true }),
    field('date', text('只报一次：日期', 'Once: date'), WORDS, { day: true }),
    choice(
      'every',
      text('定期', 'Recurring'),
      [
        ['month', text('每月', 'every month')],
        ['quarter', text('每季度', 'every quarter')],
        ['half-year', text('每半年', 'every half-year')],
      ],
      text('只报一次', 'once'),
    ),
    number('day', text('几日前', 'By which day'), { ...WHOLE, empty: text('最后一天', 'the last') }),
    choice('next', text('在次月', 'Of the month after'), [YES_NO[0]], text('否', 'no'), FLAG),
    field('from', text('从哪天起', 'From'), WORDS, { day: true }),
    field('receivers', text('报给谁（用顿号隔开）', 'To whom'), NAMES),
    number('opens', text('提前几个工作日发起', 'Opens so many working days before'), {
      ...WHOLE,
      empty: text('10 个', '10'),
    }),
  ],
  references: [
    field('name', text('名称', 'Name'), WORDS, { wide: true }),
    field('nameEn', text('英文名称', 'English name')),
    field('source', text('报送单位', 'Supplied by')),
    choice('frequency', text('报送频率', 'Reported'), FREQUENCIES, AS_FIGURES),
    number('decimals', text('小数位数', 'Decimals'), WHOLE),
    field('note', text('备注', 'Remark')),
  ],
  watched: [
    field('name', text('名称', 'Name'), WORDS, { wide: true }),
    field('kind', text('数据是什么', 'What its figures are'), WORDS, {
      options: WATCHED_KINDS.map((name) => [name, kindRules[name].name] as const),
    }),
    field('unit', text('计量单位', 'Unit of measure')),
    choice(
      'better',
      text('哪边向好', 'Better when'),
      [
        ['up', text('越高越好', 'it rises')],
        ['down', text('越低越好', 'it falls')],
      ],
      text('说不上好坏', 'neither'),
    ),
    number('task', text('挂在第几项任务', 'Beside task'), WHOLE),
    field('source', text('报送单位', 'Supplied by')),
    choice('frequency', text('报送频率', 'Reported'), FREQUENCIES, AS_FIGURES),
    number('decimals', text('小数位数', 'Decimals'), WHOLE),
    field('nameEn', text('英文名称', 'English name')),
    ...OTHER_ANSWERERS,
    field('definition', text('指标解释', 'Definition')),
    field('formula', text('计算方法', 'Formula')),
    field('origin', text('数据出处', 'Taken from')),
    field('note', text('备注', 'Remark')),
  ],
  units: [
    field('nameEn', text('英文名称', 'English name')),
    field('aliases', text('别名（用顿号隔开）', 'Other names'), NAMES),
    field('parent', text('上级单位', 'Bureau above it')),
    field('members', text('成员（用顿号隔开）', 'Members'), NAMES),
  ],
  leaders: [field('nameEn', text('英文名称', 'English name')), field('doubt', text('存疑', 'Doubt'))],
} as const satisfies Readonly<Record<string, readonly FormField[]>>
export type ListName = keyof typeof LIST_FIELDS

const valueAt = (values: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((one, key) => (one as Readonly<Record<string, unknown>> | undefined)?.[key], values)

/** How a field stands in a form. */
export const shownIn = ({ path, show }: FormField, values: object): string => show(valueAt(values, path))

/** As browsers send it. */
const plainly = (words: string): string => words.replace(/\r\n?/g, '\n').trim()

/** The values with what a form says of them; a field whose words are as they were shown stays as it is, whatever they hide. */
export function withWords<Values extends object>(
  values: Values,
  fields: readonly FormField[],
  form: FormWords,
): Values {
  let changed: unknown = values
  for (const one of fields) {
    const sent = form[one.name]
    if (sent === undefined) continue
    const words = plainly(sent)
    if (words === plainly(shownIn(one, values))) continue
    const read = words === '' ? undefined : one.read(words, valueAt(values, one.path))
    changed = withValue(changed, one.path, read)
  }
  return changed as Values
}

/** Nothing that is empty is left behind. */
function withValue(values: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown {
  const { [key]: old, ...others } = (values ?? {}) as Readonly<Record<string, unknown>>
  const made = rest.length === 0 ? value : withValue(old, rest, value)
  const isNothing =
    made === undefined || (typeof made === 'object' && made !== null && Object.keys(made).length === 0)
  return isNothing ? others : { ...((values ?? {}) as object), [key]: made }
}

type OfUse = (indicator: Pick<WrittenIndicator, 'kind' | 'target'>) => boolean
const setsAmount: OfUse = ({ target }) => {
  const { sets } = comparatorRules[target.comparator]
  return sets !== 'partner' && sets !== 'nothing'
}
const isHeld: OfUse = ({ target }) => comparatorRules[target.comparator].sets === 'partner'
const spans: OfUse = ({ kind }) => kindRules[kind].addsUp || kindRules[kind].totals === true

/** Fields that only some kinds and comparators have. */
const OF_USE: Readonly<Record<string, OfUse>> = {
  value: setsAmount,
  upper: ({ target }) => comparatorRules[target.comparator].sets === 'band',
  with: isHeld,
  margin: ({ target }) => comparatorRules[target.comparator].withMargin !== undefined,
  setBy: setsAmount,
  told: setsAmount,
  setDocument: setsAmount,
  each: spans,
  countsFrom: spans,
  total: ({ kind }) => kindRules[kind].totals === true,
  periods: ({ kind }) => kindRules[kind].start === 'held',
  steps: ({ kind }) => kindRules[kind].steps !== 'none',
  of: ({ kind }) => kindRules[kind].isPlace === true,
  tolerance: ({ target }) => comparatorRules[target.comparator].tolerance !== 'none',
  baseline: ({ kind }) => kindRules[kind].start.startsWith('baseline'),
  action: ({ kind }) => kindRules[kind].figures === 'items',
  levelUnit: ({ kind }) => kindRules[kind].figures === 'rate',
}

/** Whether the field is shown: its kind and comparator have it, or something stands in it. */
export const isOfUse = (one: FormField, indicator: WrittenIndicator): boolean =>
  (OF_USE[one.name]?.(indicator) ?? true) || shownIn(one, indicator) !== ''
