// 督查通报 of a month or a quarter: how a plan stands by section, unit and leader in like counts, who is ahead, who lags and since when, slips, late figures.
import { leaderCalled, unitCalled } from '../../boards/names.ts'
import { sourcesOf } from '../../core/answerable.ts'
import { writtenDay } from '../../core/period-words.ts'
import type { Due } from '../../core/reporting.ts'
import { fill, type Language, type Text, text } from '../../core/text.ts'
import {
  COUNT_FIELDS,
  type CountGroup,
  countGroups,
  countRows,
  countSentence,
  countTable,
  sectionGroups,
} from '../count-table.ts'
import { countsOf } from '../counts.ts'
import type { FactsOf } from '../document.ts'
import { behindWorstFirst, type PaperLine } from '../lines.ts'
import type { PageSection } from '../page.ts'
import {
  HEAD_FIELDS,
  headFacts,
  PAPER_FOOT,
  PAPER_HEAD,
  type PaperInput,
  type PlanPaper,
  planCalled,
} from '../paper.ts'
import { type SlipLine, slipLines } from '../slip-lines.ts'
import { type PaperSpan, type PaperWindow, paperWindow } from '../window.ts'

const FIELDS = {
  ...HEAD_FIELDS,
  引言: 'words',
  总体: 'words',
  部分计数: COUNT_FIELDS,
  单位计数: COUNT_FIELDS,
  领导计数: COUNT_FIELDS,
  计数说明: 'words',
  较快概述: 'words',
  较快: { 内容: 'words' },
  滞后概述: 'words',
  有滞后: {
    滞后: {
      序号: 'words',
      指标: 'words',
      目标: 'words',
      完成: 'words',
      差距: 'words',
      自何时: 'words',
      需达进度: 'words',
      牵头: 'words',
    },
  },
  督查单概述: 'words',
  有督查单: {
    督查单: { 编号: 'words', 颜色: 'words', 事项: 'words', 承办: 'words', 日期: 'words', 情况: 'words' },
  },
  报送概述: 'words',
  有迟报: { 迟报: { 单位: 'words', 指标: 'words', 应报日: 'words', 情况: 'words' } },
  表扬: 'words',
  批评: 'words',
  要求: { 内容: 'words' },
} as const

type Facts = FactsOf<typeof FIELDS>

const WORDS = {
  title: text('关于{plan}\n{span}进展情况的通报', 'Bulletin on {plan}\n{span}'),
  intro: text(
    '根据{document}，现将截至{day}各项目标任务的进展情况通报如下。',
    'Under {document}, the tasks stood as follows on {day}.',
  ),
  notice: text('《{title}》（{document}）', '“{title}” ({document})'),
  noticeOnly: text('《{title}》', '“{title}”'),
  overall: text(
    '{tasks} 项任务分解为 {total} 个可计量的指标（分解到单位、镇街的另计）。其中：{counts}。以上合计 {total} 个，为 100%。',
    'The {tasks} tasks are measured by {total} indicators (shares of them counted apart): {counts}. Together {total}, 100 %.',
  ),
  countsFoot: text(
    '注：每个指标只计一次，有几个牵头单位或分管领导的，计入列在首位的一个；未完成计入欠进度，未到期、已终止计入其它。',
    'Each indicator counts once: with the first of several lead units or leaders. Missed counts as behind; not due and ended as other.',
  ),
  ahead: text('超进度和已完成的共 {n} 个。', '{n} are ahead or done.'),
  aheadLine: text('{unit}：{items}。', '{unit}: {items}.'),
  aheadItem: text('{name} {value}（{status}）', '{name} {value} ({status})'),
  andOthers: text('{name}等', '{name} and others'),
  behind: text(
    '欠进度的共 {n} 个，其中红灯 {red} 个、黄灯 {yellow} 个，由重到轻列后。',
    '{n} are behind, {red} of them red and {yellow} yellow; the worst first.',
  ),
  behindNone: text('没有欠进度的指标。', 'None is behind.'),
  slips: text(
    '{span}新开督查单 {opened} 件，办结 {closed} 件；截至{day}在办 {open} 件，其中红色 {red} 件、橙色 {orange} 件、蓝色 {blue} 件，逾期未复 {late} 件。新开、办结和在办的红色督查单列后。',
    'In {span} {opened} slips were opened and {closed} closed; {open} are open on {day}: {red} red, {orange} orange, {blue} blue; {late} without a reply in time. Those opened, closed or red are listed.',
  ),
  reported: text(
    '{span}应报数据 {n} 项，按时 {intime} 项，迟报 {late} 项，缺报 {missing} 项，未到报送日 {coming} 项。',
    'In {span} {n} figures were due: {intime} in time, {late} late, {missing} missing, {coming} still to come.',
  ),
  commended: text(
    '牵头的指标没有欠进度和缺报、没有迟报，且有超进度或已完成的：{names}。',
    'Lead units with nothing behind, missing or late, and something ahead or done: {names}.',
  ),
  criticised: text(
    '牵头的指标有红灯且连续两期以上欠进度的：{names}。',
    'Lead units with a red indicator that was behind for two periods or more: {names}.',
  ),
  nobody: text('无', 'none'),
  late: text('迟报', 'late'),
  missing: text('缺报', 'missing'),
  opened: text('新开', 'opened'),
  closed: text('办结', 'closed'),
  carried: text('结转在办', 'carried over'),
  comma: text('；', '; '),
  names: text('、', ', '),
  asks: [
    text(
      '欠进度的，由牵头单位对照第三部分所列“今后每月需完成”倒排进度，写明措施、责任人和时限，在督查单规定的期限内答复。',
      'Lead units of what is behind plan by the monthly pace of part 3 and answer their slips in time, with measures, names and days.',
    ),
    text(
      '缺报、迟报的，由数据来源单位在三个工作日内补报并说明原因。',
      'Whoever owes figures sends them within three working days and says why they are late.',
    ),
    text('超进度和已完成的，继续巩固，防止回落。', 'What is ahead or done is to be kept so.'),
  ],
} as const satisfies Record<string, Text | readonly Text[]>

const say = (words: Text, lang: Language, particulars: Readonly<Record<string, string | number>>): string =>
  fill(words[lang], particulars)

const bulletinOf = (span: PaperSpan, name: Text, tells: Text): PlanPaper<typeof FIELDS> => ({
  name,
  about: 'plan',
  tells,
  figures: true,
  span,
  fields: FIELDS,
  facts: (input, lang) => factsOf(input, paperWindow(span, input.plan, input.asOf), lang),
  sections: sectionsOf,
})

export const monthBulletin = bulletinOf(
  'month',
  text('月度督查通报', 'Monthly bulletin'),
  text(
    '截止日所在月的进展：按部分、单位、领导计数，快的、慢的、督查单、迟报，拟表扬和批评的名单。',
    'The day’s month: counts by section, unit and leader, who is ahead, who lags, slips, late figures, whom to commend and criticise.',
  ),
)
export const quarterBulletin = bulletinOf(
  'quarter',
  text('季度督查通报', 'Quarterly bulletin'),
  text(
    '体例同月度通报，督查单和报送按截止日所在的季度。',
    'As the monthly one; slips and late figures of the day’s quarter.',
  ),
)

function factsOf(input: PaperInput, window: PaperWindow, lang: Language): Facts {
  const { plan, asOf, due } = input
  const span = window.words[lang]
  const day = writtenDay(asOf, lang)
  const lines = input.lines.filter(({ share }) => !share)
  const counts = countsOf(lines.map(({ assessment }) => assessment.status))
  const units = countGroups(
    lines,
    plan.units.map((unit) => ({ id: unit.id, name: unitCalled(unit, lang) })),
    ({ lead }) => lead[0] ?? null,
    lang,
  )
  const leaders = countGroups(
    lines,
    plan.leaders.map((leader) => ({ id: leader.id, name: leaderCalled(leader, lang) })),
    (line) => line.leaders[0] ?? null,
    lang,
  )
  const title = planCalled(plan)
  const document =
    plan.document === null
      ? say(WORDS.noticeOnly, lang, { title: plan.title })
      : say(WORDS.notice, lang, { title: plan.title, document: plan.document })
  return {
    ...headFacts(input, say(WORDS.title, lang, { plan: title, span }), lang),
    引言: say(WORDS.intro, lang, { document, day }),
    总体: say(WORDS.overall, lang, {
      tasks: plan.tasks.length,
      total: counts.total,
      counts: countSentence(counts, lang),
    }),
    部分计数: countRows(sectionGroups(plan, lines, lang), lang),
    单位计数: countRows(units, lang),
    领导计数: countRows(leaders, lang),
    计数说明: WORDS.countsFoot[lang],
    ...aheadFacts(units, lang),
    ...behindFacts(lines, lang),
    ...slipFacts(slipLines(input.slips, plan, asOf, lang), window, day, lang),
    ...dueFacts(input, due, span, lang),
    ...namedFacts(units, due, lang),
    要求: WORDS.asks.map((ask) => ({ 内容: ask[lang] })),
  }
}

const isGood = ({ counted }: PaperLine): boolean => counted === 'ahead' || counted === 'done'

function aheadFacts(units: readonly CountGroup[], lang: Language): Pick<Facts, '较快概述' | '较快'> {
  const ahead = units.flatMap(({ name, lines }) => {
    const good = lines.filter(isGood)
    return good.length === 0 ? [] : [{ name, good }]
  })
  const item = ({ name, value, status }: PaperLine): string =>
    say(WORDS.aheadItem, lang, { name, value, status })
  return {
    较快概述: say(WORDS.ahead, lang, { n: ahead.reduce((sum, { good }) => sum + good.length, 0) }),
    较快: ahead.map(({ name, good }) => ({
      内容: say(WORDS.aheadLine, lang, { unit: name, items: good.map(item).join(WORDS.comma[lang]) }),
    })),
  }
}

function behindFacts(lines: readonly PaperLine[], lang: Language): Pick<Facts, '滞后概述' | '有滞后'> {
  const behind = behindWorstFirst(lines)
  if (behind.length === 0) return { 滞后概述: WORDS.behindNone[lang], 有滞后: [] }
  const red = behind.filter(({ assessment }) => assessment.light === 'red').length
  return {
    滞后概述: say(WORDS.behind, lang, { n: behind.length, red, yellow: behind.length - red }),
    有滞后: [
      {
        滞后: behind.map((line, at) => ({
          序号: String(at + 1),
          指标: line.name,
          目标: line.target,
          完成: `${line.value}\n${line.period}`,
          差距: line.gap,
          自何时: line.since,
          需达进度: line.need || '—',
          牵头: firstNamed(line.units, lang),
        })),
      },
    ],
  }
}

/** 区发改局等, of several. */
const firstNamed = (names: string, lang: Language): string => {
  const [name = '', ...others] = names.split(WORDS.names[lang])
  return others.length === 0 ? name : say(WORDS.andOthers, lang, { name })
}

function slipFacts(
  slips: readonly SlipLine[],
  { from, to, words }: PaperWindow,
  day: string,
  lang: Language,
): Pick<Facts, '督查单概述' | '有督查单'> {
  const within = (on: string | null): boolean => on !== null && on >= from && on <= to
  const open = slips.filter(({ ended }) => ended === null)
  const level = (colour: SlipLine['level']): number => open.filter((slip) => slip.level === colour).length
  const told = slips.filter(
    ({ opened, ended, level }) => within(opened) || within(ended) || (ended === null && level === 'red'),
  )
  return {
    督查单概述: say(WORDS.slips, lang, {
      span: words[lang],
      day,
      opened: slips.filter(({ opened }) => within(opened)).length,
      closed: slips.filter(({ ended }) => within(ended)).length,
      open: open.length,
      red: level('red'),
      orange: level('orange'),
      blue: level('blue'),
      late: open.filter(({ overdue }) => overdue).length,
    }),
    有督查单:
      told.length === 0
        ? []
        : [
            {
              督查单: told.map((slip) => ({
                编号: slip.number,
                颜色: slip.colour,
                事项: slip.matter,
                承办: slip.receiver,
                日期: slip.opened,
                情况: slip.ended === null ? slip.state : `${slip.state} ${slip.ended}`,
              })),
            },
          ],
  }
}

function dueFacts(
  { plan, lines }: PaperInput,
  due: readonly Due[],
  span: string,
  lang: Language,
): Pick<Facts, '报送概述' | '有迟报'> {
  const number = (arrival: Due['arrival']): number => due.filter((one) => one.arrival === arrival).length
  const late = due.filter(({ arrival }) => arrival === 'late' || arrival === 'missing')
  const lineOf = new Map(lines.map((line) => [line.indicator.id, line]))
  const units = new Map(plan.units.map((unit) => [unit.id, unitCalled(unit, lang)]))
  const sourceOf = (id: string): string => {
    const line = lineOf.get(id)
    const [source] = line ? sourcesOf(plan, line.indicator) : []
    return source === undefined ? '' : (units.get(source) ?? source)
  }
  return {
    报送概述: say(WORDS.reported, lang, {
      span,
      n: due.length,
      intime: number('arrived'),
      late: number('late'),
      missing: number('missing'),
      coming: number('coming'),
    }),
    有迟报:
      late.length === 0
        ? []
        : [
            {
              迟报: late.map(({ indicator, day, arrival }) => ({
                单位: sourceOf(indicator),
                指标: lineOf.get(indicator)?.name ?? indicator,
                应报日: day,
                情况: WORDS[arrival === 'late' ? 'late' : 'missing'][lang],
              })),
            },
          ],
  }
}

/** The lists that the office edits: whom it commends and whom it criticises, by a rule that stands beside them. */
function namedFacts(
  units: readonly CountGroup[],
  due: readonly Due[],
  lang: Language,
): Pick<Facts, '表扬' | '批评'> {
  const late = new Set(
    due
      .filter(({ arrival }) => arrival === 'late' || arrival === 'missing')
      .map(({ indicator }) => indicator),
  )
  const named = (meant: (lines: readonly PaperLine[]) => boolean): string =>
    units
      .filter(({ id, lines }) => id !== null && meant(lines))
      .map(({ name }) => name)
      .join(WORDS.names[lang]) || WORDS.nobody[lang]
  const isFlawless = ({ counted, indicator }: PaperLine): boolean =>
    counted !== 'behind' && counted !== 'missing' && !late.has(indicator.id)
  return {
    表扬: say(WORDS.commended, lang, {
      names: named((lines) => lines.every(isFlawless) && lines.some(isGood)),
    }),
    批评: say(WORDS.criticised, lang, {
      names: named((lines) =>
        lines.some(({ assessment, run }) => assessment.light === 'red' && run >= LONG_RUN),
      ),
    }),
  }
}

/** Periods. */
const LONG_RUN = 2

const HEADS = {
  to: text('各有关单位：', 'To all units concerned:'),
  overall: text('一、总体情况', 'I. Overall'),
  sections: text('（一）各部分', '1. By section'),
  units: text('（二）各牵头单位', '2. By lead unit'),
  leaders: text('（三）各分管领导', '3. By leader in charge'),
  section: text('部分', 'Section'),
  unit: text('牵头单位', 'Lead unit'),
  leader: text('分管领导', 'Leader'),
  ahead: text('二、进展较快的', 'II. Who is ahead'),
  behind: text('三、进展滞后的', 'III. Who lags'),
  slips: text('四、督查单办理情况', 'IV. Slips'),
  reported: text('五、数据报送情况', 'V. Figures sent'),
  named: text('六、表扬和批评', 'VI. Commended and criticised'),
  commended: text('（一）拟表扬', '1. Commended'),
  criticised: text('（二）拟批评', '2. Criticised'),
  asks: text('七、下一步要求', 'VII. What is asked'),
} as const

function sectionsOf(lang: Language): readonly PageSection[] {
  return [
    {
      turned: false,
      blocks: [
        ...PAPER_HEAD,
        { kind: 'addressee', words: HEADS.to[lang] },
        { kind: 'body', words: '{引言}' },
        { kind: 'first', words: HEADS.overall[lang] },
        { kind: 'body', words: '{总体}' },
        { kind: 'second', words: HEADS.sections[lang] },
        countTable('部分计数', HEADS.section),
        { kind: 'second', words: HEADS.units[lang] },
        countTable('单位计数', HEADS.unit),
        { kind: 'second', words: HEADS.leaders[lang] },
        countTable('领导计数', HEADS.leader),
        { kind: 'foot', words: '{计数说明}' },
        { kind: 'first', words: HEADS.ahead[lang] },
        { kind: 'body', words: '{较快概述}' },
        { kind: 'list', list: '较快', words: '{内容}' },
        { kind: 'first', words: HEADS.behind[lang] },
        { kind: 'body', words: '{滞后概述}' },
        {
          kind: 'each',
          list: '有滞后',
          blocks: [
            {
              kind: 'table',
              rows: {
                list: '滞后',
                columns: [
                  { head: text('序号', 'No.'), width: 10, cell: '{序号}', centred: true },
                  { head: text('指标', 'Indicator'), width: 28, cell: '{指标}' },
                  { head: text('目标', 'Target'), width: 19, cell: '{目标}' },
                  { head: text('完成', 'Actual'), width: 19, cell: '{完成}' },
                  { head: text('差距', 'Gap'), width: 21, cell: '{差距}' },
                  { head: text('欠进度自', 'Behind since'), width: 18, cell: '{自何时}' },
                  { head: text('今后每月需完成', 'Pace needed'), width: 21, cell: '{需达进度}' },
                  { head: text('牵头单位', 'Lead'), width: 20, cell: '{牵头}' },
                ],
              },
            },
          ],
        },
        { kind: 'first', words: HEADS.slips[lang] },
        { kind: 'body', words: '{督查单概述}' },
        {
          kind: 'each',
          list: '有督查单',
          blocks: [
            {
              kind: 'table',
              rows: {
                list: '督查单',
                columns: [
                  { head: text('编号', 'Number'), width: 32, cell: '{编号}' },
                  { head: text('颜色', 'Colour'), width: 16, cell: '{颜色}', centred: true },
                  { head: text('事项', 'Matter'), width: 36, cell: '{事项}' },
                  { head: text('承办单位', 'Receiver'), width: 28, cell: '{承办}' },
                  { head: text('开单', 'Opened'), width: 20, cell: '{日期}', centred: true },
                  { head: text('办理情况', 'State'), width: 24, cell: '{情况}', centred: true },
                ],
              },
            },
          ],
        },
        { kind: 'first', words: HEADS.reported[lang] },
        { kind: 'body', words: '{报送概述}' },
        {
          kind: 'each',
          list: '有迟报',
          blocks: [
            {
              kind: 'table',
              rows: {
                list: '迟报',
                columns: [
                  { head: text('数据来源单位', 'Who sends it'), width: 48, cell: '{单位}' },
                  { head: text('指标', 'Indicator'), width: 62, cell: '{指标}' },
                  { head: text('报送日', 'Due'), width: 24, cell: '{应报日}', centred: true },
                  { head: text('情况', 'State'), width: 22, cell: '{情况}', centred: true },
                ],
              },
            },
          ],
        },
        { kind: 'first', words: HEADS.named[lang] },
        { kind: 'second', words: HEADS.commended[lang] },
        { kind: 'body', words: '{表扬}' },
        { kind: 'second', words: HEADS.criticised[lang] },
        { kind: 'body', words: '{批评}' },
        { kind: 'first', words: HEADS.asks[lang] },
        { kind: 'list', list: '要求', words: '{内容}', kept: true },
        PAPER_FOOT,
      ],
    },
  ]
}
