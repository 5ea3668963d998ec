// One indicator with its proof: what was promised, how it stands, each period, the arithmetic line by line, the figures and where they came from.
import { defaultBasis } from '../../core/basis.ts'
import { written } from '../../core/decimal.ts'
import { byIndicatorOf, figuresAbout } from '../../core/figures-about.ts'
import { yearOfPeriods } from '../../core/history.ts'
import { besideUnit } from '../../core/measure-words.ts'
import { periodWords } from '../../core/period-words.ts'
import { prove } from '../../core/prove.ts'
import { figureText } from '../../core/reason.ts'
import { statusWord } from '../../core/status-words.ts'
import { fill, type Text, text } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import { amountsIn } from '../english-amounts.ts'
import { HEAD_FIELDS, headFacts, PAPER_FOOT, PAPER_HEAD, type PlanPaper } from '../paper.ts'
import { unitNames } from '../task-rows.ts'

const FIELDS = {
  ...HEAD_FIELDS,
  任务: 'words',
  目标: 'words',
  完成: 'words',
  序时: 'words',
  状态: 'words',
  差距: 'words',
  牵头: 'words',
  领导: 'words',
  仪表: 'gauge',
  结论: 'words',
  各期: { 期: 'words', 数值: 'words', 应达: 'words', 状态: 'words', 得知: 'words' },
  规则: 'words',
  算式: { 名称: 'words', 算式: 'words', 值: 'words' },
  数据: { 用途: 'words', 期: 'words', 数值: 'words', 得知: 'words', 来源: 'words' },
  有变更: { 变更: { 内容: 'words' } },
} as const

const ROLES: Readonly<Record<string, Text>> = {
  actual: text('被评判的数', 'judged'),
  earlier: text('上年同期', 'a year before'),
  partner: text('对照的数', 'compared with'),
  step: text('节点', 'steps'),
}
const WORDS = {
  title: text('{name}\n完成情况及依据', '{name}\nHow it stands, and why'),
  rule: text('规则（{id}）：{words}', 'Rule ({id}): {words}'),
  cell: text('报送 {upload} 单元格 {cell}', 'upload {upload}, cell {cell}'),
  fromPlan: text('年度目标文件', 'the plan file'),
  nothing: text('—', '—'),
} as const

/** `欠进度 (behind)`: formulas say both. */
const CHINESE_WORD = /\p{Script=Han}+ \(([\w-]+)\)/gu

export const indicatorSheet: PlanPaper<typeof FIELDS> = {
  name: text('指标单', 'Sheet of an indicator'),
  tells: text(
    '一个指标：目标、各期数值和状态、逐行算式、每个数来自哪次报送的哪一格。',
    'One indicator: its target, each period, the arithmetic line by line, and the cell each figure came from.',
  ),
  about: 'indicator',
  figures: false,
  fields: FIELDS,
  facts(input, lang) {
    const { plan, asOf, figures, lines, subject } = input
    const line = lines.find(({ indicator }) => indicator.id === subject)
    if (!line) throw new TypeError(`no line of ${subject}`)
    const { indicator } = line
    const about = figuresAbout(indicator, byIndicatorOf(figures))
    const proof = prove({ plan, indicator, figures: about, asOf })
    const basis = defaultBasis(indicator)
    const amount = (value: Parameters<typeof figureText>[0] | null): string =>
      value === null
        ? WORDS.nothing[lang]
        : amountsIn(besideUnit(figureText(value, indicator), indicator.unit), indicator.unit, lang)
    const task = plan.tasks.find(({ number }) => number === indicator.task)
    return {
      ...headFacts(input, fill(WORDS.title[lang], { name: line.name }), lang),
      任务: task ? `${task.number}. ${task.text}` : WORDS.nothing[lang],
      目标: [line.target, indicator.phrase].filter(Boolean).join('\n'),
      完成: `${line.value}（${line.period}）`,
      序时: line.expected,
      状态: `${line.status} · ${line.light}`,
      差距: [line.gap, line.pace].filter((words) => words !== '').join('\n'),
      牵头: unitNames(plan, line.lead, lang) || WORDS.nothing[lang],
      领导: line.led || WORDS.nothing[lang],
      仪表: line.gauge,
      结论: amountsIn(proof.conclusion[lang], indicator.unit, lang),
      各期: yearOfPeriods(plan, indicator, about, asOf).flatMap(({ period, assessment }) =>
        assessment === null
          ? []
          : [
              {
                期: periodWords(period, basis, plan)[lang],
                数值: amount(assessment.actual),
                应达: amount(assessment.expected),
                状态: statusWord(assessment.status)[lang],
                得知: assessment.knownAt === null ? WORDS.nothing[lang] : dayOf(assessment.knownAt),
              },
            ],
      ),
      规则: fill(WORDS.rule[lang], { id: proof.rule.id, words: proof.rule.words[lang] }),
      算式: proof.lines.map(({ name, formula, value }) => ({
        名称: name[lang],
        算式: lang === 'en' ? formula.replace(CHINESE_WORD, '$1') : formula,
        值: value === null ? '' : written(value),
      })),
      数据: proof.inputs.map((one) => ({
        用途: (ROLES[one.role] ?? WORDS.nothing)[lang],
        期: periodWords(one.period, basis, plan)[lang],
        数值: amount(one.value),
        得知: one.knownAt === null ? WORDS.nothing[lang] : dayOf(one.knownAt),
        来源:
          one.upload === null
            ? WORDS.fromPlan[lang]
            : fill(WORDS.cell[lang], { upload: one.upload, cell: one.cell ?? '' }),
      })),
      有变更:
        proof.changes.length === 0 ? [] : [{ 变更: proof.changes.map((change) => ({ 内容: change[lang] })) }],
    }
  },
  sections: (lang) => [
    {
      turned: false,
      blocks: [
        ...PAPER_HEAD,
        {
          kind: 'pairs',
          picture: '{仪表}',
          pairs: [
            [text('目标', 'Target'), '{目标}'],
            [text('完成', 'Actual'), '{完成}'],
            [text('序时应达', 'Expected'), '{序时}'],
            [text('状态', 'Status'), '{状态}'],
            [text('差距', 'Gap'), '{差距}'],
            [text('牵头单位', 'Lead'), '{牵头}'],
            [text('分管领导', 'Leader'), '{领导}'],
            [text('任务', 'Task'), '{任务}'],
          ],
        },
        { kind: 'body', words: '{结论}' },
        { kind: 'first', words: text('一、各期情况', 'I. Each period')[lang] },
        {
          kind: 'table',
          rows: {
            list: '各期',
            columns: [
              { head: text('所属期', 'Period'), width: 40, cell: '{期}', centred: true },
              { head: text('数值', 'Figure'), width: 34, cell: '{数值}', centred: true },
              { head: text('序时应达', 'Expected'), width: 34, cell: '{应达}', centred: true },
              { head: text('状态', 'Status'), width: 22, cell: '{状态}', centred: true },
              { head: text('得知', 'Known'), width: 26, cell: '{得知}', centred: true },
            ],
          },
        },
        { kind: 'first', words: text('二、怎样算出', 'II. How it follows')[lang] },
        { kind: 'body', words: '{规则}' },
        {
          kind: 'table',
          rows: {
            list: '算式',
            columns: [
              { head: text('项目', 'Line'), width: 34, cell: '{名称}' },
              { head: text('算式', 'Formula'), width: 90, cell: '{算式}' },
              { head: text('值', 'Value'), width: 32, cell: '{值}', centred: true },
            ],
          },
        },
        { kind: 'first', words: text('三、所用数据', 'III. Figures used')[lang] },
        {
          kind: 'table',
          rows: {
            list: '数据',
            columns: [
              { head: text('用途', 'What for'), width: 24, cell: '{用途}', centred: true },
              { head: text('所属期', 'Period'), width: 32, cell: '{期}', centred: true },
              { head: text('数值', 'Figure'), width: 28, cell: '{数值}', centred: true },
              { head: text('得知', 'Known'), width: 24, cell: '{得知}', centred: true },
              { head: text('来自', 'From'), width: 48, cell: '{来源}' },
            ],
          },
        },
        {
          kind: 'each',
          list: '有变更',
          blocks: [
            { kind: 'first', words: text('四、目标的调整', 'IV. Changes of its target')[lang] },
            { kind: 'list', list: '变更', words: '{内容}' },
          ],
        },
        PAPER_FOOT,
      ],
    },
  ],
}
