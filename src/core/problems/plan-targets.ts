// Failures of a plan's targets: those that cannot be judged, and paces that do not add up.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const planTargetProblems = {
  'plan-value-missing': {
    status: 422,
    title: text('目标没有数值', 'A target without its value'),
    detail: text('{at} 的 {comparator} 没有 value。', '{at} says {comparator} but has no value.'),
    fix: text('请写上 value，如 value: 8.2。', 'Write the value, such as value: 8.2.'),
  },
  'plan-value-unexpected': {
    status: 422,
    title: text('目标不该有数值', 'A target with a value where none belongs'),
    detail: text('{at} 的 {comparator} 不该有 value。', '{at} says {comparator}, which takes no value.'),
    fix: text(
      '请删去 value；none 就是零，有 with 的与另一指标比。',
      'Leave value out: none means zero, and what has a "with" is held against another indicator.',
    ),
  },
  'plan-value-twice': {
    status: 422,
    title: text('目标值写了两遍', 'A target whose value is said twice'),
    detail: text(
      '{at}：{comparator} 的目标值不能用这个 {key}。',
      '{at}: the target of {comparator} cannot have this "{key}".',
    ),
    fix: text(
      'value（一个数）、base（比某年升降多少）、periods（每期各一个数）只写一个；区间、不发生和与另一指标比的都不用 base 和 periods。',
      'Write one of value (a number), base (a change from a year) and periods (a number a period); bands, none and what is held against another indicator take neither base nor periods.',
    ),
  },
  'plan-base-change': {
    status: 422,
    title: text('基期没有写明升降多少', 'A base without its change'),
    detail: text(
      '{at}：percent 和 amount 要写一个，也只写一个。',
      '{at} needs either percent or amount, and not both.',
    ),
    fix: text(
      '下降 15% 写 percent: -15；减少 5（按计量单位）写 amount: -5。',
      'Write percent: -15 for 15 % less, amount: -5 for 5 less in the unit.',
    ),
  },
  'plan-base-late': {
    status: 422,
    title: text('基期不在计划年份之前', 'A base that does not lie before the plan'),
    detail: text(
      '{at} 的基期 {found} 不早于 {year} 年。',
      'The base {found} at {at} does not end before {year}.',
    ),
    fix: text('请写 {year} 年以前的期。', 'Write a period before {year}.'),
  },
  'plan-periods-kind': {
    status: 422,
    title: text('这类指标没有分期目标', 'A kind without targets of single periods'),
    detail: text(
      '{at}：{kind} 类指标不能用 periods。',
      '{at}: an indicator of kind {kind} takes no "periods".',
    ),
    fix: text(
      '各期当期数单独考核的写 kind: periodic；从年初累计、按月推进的写 pace: monthly。可用 periods 的类型：{kinds}。',
      'Say kind: periodic for what is judged a period at a time, pace: monthly for what adds up through the year. Kinds that take "periods": {kinds}.',
    ),
  },
  'plan-periods-order': {
    status: 422,
    title: text('分期目标的先后不对', 'Targets of periods out of order'),
    detail: text(
      '{at} 的 {found} 不晚于前一期 {before}。',
      '{found} at {at} does not end after {before} before it.',
    ),
    fix: text('按先后写，每期一个。', 'Write them in their order, one a period.'),
  },
  'plan-place': {
    status: 422,
    title: text('目标位次不对', 'A place that is none'),
    detail: text('{at} 的目标位次是 {found}。', 'The place wanted at {at} is {found}.'),
    fix: text(
      '前三名写 value: 3：从 1 起的整数，不大于 of（参加排名的总数）。',
      'Write value: 3 for the first three: a whole number from 1 on, not above "of" (how many are ranked).',
    ),
  },
  'plan-of-unused': {
    status: 422,
    title: text('用不上的 of', 'An "of" that is not used'),
    detail: text('{at}：{kind} 类指标没有 of。', '{at}: indicators of kind {kind} have no "of".'),
    fix: text('of 只用于 rank，请删去或改类型。', '"of" belongs to rank: leave it out or change the kind.'),
  },
  'plan-upper-missing': {
    status: 422,
    title: text('区间没有上限', 'A band without its upper end'),
    detail: text('{at} 是 {comparator}，但没有 upper。', '{at} says {comparator} but has no "upper".'),
    fix: text(
      '请写上两端，如 value: 6, upper: 7；只有一个数的写 at-least、about 或 at-most。',
      'Write both ends, such as value: 6, upper: 7; of one number say at-least, about or at-most.',
    ),
  },
  'plan-upper-unexpected': {
    status: 422,
    title: text('upper 用错了地方', '"upper" where it does not belong'),
    detail: text('{at} 的 {comparator} 不该有 upper。', '{at} says {comparator}, which takes no "upper".'),
    fix: text(
      '是区间就写 comparator: between，否则删去 upper。',
      'Say comparator: between for a band; else leave "upper" out.',
    ),
  },
  'plan-upper-low': {
    status: 422,
    title: text('区间的上限不高于下限', 'A band whose upper end is not above its lower end'),
    detail: text(
      '{at} 的上限 {upper} 不高于下限 {value}。',
      'The upper end {upper} at {at} is not above the lower end {value}.',
    ),
    fix: text(
      '请把小的写在 value，大的写在 upper。',
      'Write the smaller number as value, the larger as upper.',
    ),
  },
  'plan-with-missing': {
    status: 422,
    title: text('没有写与谁相比', 'With whom it is compared is not said'),
    detail: text('{at} 是 {comparator}，但没有 with。', '{at} says {comparator} but has no "with".'),
    fix: text('请写 with: 另一个指标的编号。', 'Write with: and the id of the other indicator.'),
  },
  'plan-with-unexpected': {
    status: 422,
    title: text('with 用错了地方', '"with" where it does not belong'),
    detail: text('{at} 的 {comparator} 不该有 with。', '{at} says {comparator}, which takes no "with".'),
    fix: text(
      'with 只用于与另一指标比的：{comparators}。请删去或改 comparator。',
      '"with" belongs to what is held against another indicator: {comparators}. Leave it out or change the comparator.',
    ),
  },
  'plan-margin-unused': {
    status: 422,
    title: text('这种比较没有幅度', 'No margin with this comparator'),
    detail: text('{at} 的 {comparator} 不能写 margin。', '{at} says {comparator}, which takes no margin.'),
    fix: text(
      'margin 是比对照指标高（或低）多少个百分点，只用于：{comparators}。',
      'A margin is by how many points one is above (or below) its partner; it belongs to: {comparators}.',
    ),
  },
  'plan-reference-unused': {
    status: 422,
    title: text('没有指标与参照相比', 'A reference that nothing is held against'),
    detail: text(
      '{at}：参照“{id}”没有任何指标用到。',
      '{at}: no indicator is held against the reference "{id}".',
    ),
    fix: text(
      '请在要比的指标的目标里写 with: {id}，或删去这条参照。',
      'Say with: {id} in the target that is held against it, or leave the reference out.',
    ),
  },
  'plan-kind-comparator': {
    status: 422,
    title: text('指标类型与比较方式不配', 'A kind and a comparator that do not go together'),
    detail: text(
      '{at}：{kind} 类指标不能用 {comparator}。',
      '{at}: an indicator of kind {kind} cannot be {comparator}.',
    ),
    fix: text(
      '这类指标可用：{comparators}；{kinds} 类指标才可用这种比较。',
      'This kind may be: {comparators}; that comparator belongs to the kinds: {kinds}.',
    ),
  },
  'plan-direction': {
    status: 422,
    title: text('方向与比较方式相反', 'The direction contradicts the comparator'),
    detail: text(
      '{at}：方向 {direction} 与 {comparator} 相反。',
      '{at}: direction {direction} contradicts {comparator}.',
    ),
    fix: text(
      'at-least、more-than、faster-than、no-slower-than 是 up，at-most、less-than、none、slower-than 是 down；band 只用于 about、exactly、between、in-step-with。一般不必写 direction。',
      'at-least, more-than, faster-than and no-slower-than are up; at-most, less-than, none and slower-than are down; band goes with about, exactly, between and in-step-with. Mostly direction need not be written.',
    ),
  },
  'plan-milestone-target': {
    status: 422,
    title: text('节点任务的目标不是百分比', 'The target of a milestone is no share in percent'),
    detail: text('{at} 的目标是 {found} {unit}。', 'The target at {at} is {found} {unit}.'),
    fix: text(
      '节点任务的数据是已完成节点的百分比：unit 为 %，目标大于 0、不超过 100，一般是 100。',
      'Figures of a milestone are the percentage of steps done: unit %, a target above 0 and at most 100, mostly 100.',
    ),
  },
  'plan-horizon-early': {
    status: 422,
    title: text('期限早于计划年份', 'A horizon before the year of the plan'),
    detail: text('{at} 的期限 {found} 早于 {year} 年。', 'The horizon {found} at {at} ends before {year}.'),
    fix: text('请写 {year} 年之内或以后的期。', 'Write a period of {year} or later.'),
  },
  'plan-horizon-late': {
    status: 422,
    title: text('期限太远', 'A horizon too far away'),
    detail: text(
      '{at} 的期限 {found} 太远，最晚 {limit}。',
      'The horizon {found} at {at} is too far away; the latest is {limit}.',
    ),
    fix: text('请检查年份。', 'Check the year.'),
  },
  'plan-from-outside': {
    status: 422,
    title: text('起始年份不对', 'A start out of range'),
    detail: text(
      '{at} 的起始 {found} 不在 {first} 年到 {last} 年之间，或晚于期限。',
      'The start {found} at {at} is not between {first} and {last}, or lies behind the horizon.',
    ),
    fix: text(
      'from 写目标开始的年或月，不晚于计划年份；不跨年度的目标不写 from。',
      'from is the year or month in which the target began, not after the plan’s year; a target of one year has none.',
    ),
  },
  'plan-each-unused': {
    status: 422,
    title: text('这类指标没有逐年的量', 'No amount of each year'),
    detail: text(
      '{at} 写了 each: year，但 {kind} 没有“每年的量”，也没有每年要守的线。',
      '{at} says each: year, but {kind} has neither an amount of each year nor a line to keep each year.',
    ),
    fix: text(
      '请删去 each，或改用 cumulative、count、ceiling、floor。',
      'Leave each out, or use the kind cumulative, count, ceiling or floor.',
    ),
  },
  'plan-total-unused': {
    status: 422,
    title: text('这类指标不写各年合计', 'No line that years share'),
    detail: text(
      '{at} 写了 total，但 {kind} 不是控制上限或保持底线。',
      '{at} says total, but {kind} is neither a ceiling nor a floor.',
    ),
    fix: text(
      '请删去 total：cumulative、count 的跨年度目标本来就把各年相加。',
      'Leave total out: amounts and counts over several years are added up anyway.',
    ),
  },
  'plan-total-each': {
    status: 422,
    title: text('既要各年合计又要每年单算', 'Together and each year by itself'),
    detail: text('{at} 同时写了 total: true 和 each: year。', '{at} says both total: true and each: year.'),
    fix: text(
      '各年累计不超过这个数，只写 total: true；每年都不超过这个数，只写 each: year。',
      'If the years together keep within the number, say total: true alone; if every year does, say each: year alone.',
    ),
  },
  'plan-total-rate': {
    status: 422,
    title: text('比率、均值不能相加', 'Rates and means cannot be added'),
    detail: text(
      '{at} 写了 total: true，但单位“{unit}”是比率、均值或强度，各年不能相加。',
      '{at} says total: true, but “{unit}” is a rate, a mean or an intensity: years cannot be added.',
    ),
    fix: text('请删去 total，或改用数量的单位。', 'Leave total out, or use the unit of an amount.'),
  },
  'plan-counts-from-unused': {
    status: 422,
    title: text('这类指标不逐期累加', 'Figures that do not add up'),
    detail: text(
      '{at} 写了 countsFrom，但 {kind} 不逐期累加。',
      '{at} says countsFrom, but figures of {kind} do not add up.',
    ),
    fix: text('请删去 countsFrom。', 'Leave countsFrom out.'),
  },
  'plan-horizon-frequency': {
    status: 422,
    title: text('报送频率到不了期限', 'No figure will come for the horizon'),
    detail: text(
      '{at} 的数据是 {frequency}，没有哪一期在 {found} 结束。',
      'Figures of {at} come {frequency}, and none ends with {found}.',
    ),
    fix: text(
      '请改 frequency，或把期限写到季末、半年末或年末。',
      'Change the frequency, or let the horizon end with a quarter, a half or the year.',
    ),
  },
  'plan-pace-length': {
    status: 422,
    title: text('进度安排不是 12 个月', 'A pace that is not of 12 months'),
    detail: text('{at} 有 {count} 个数，应为 12 个。', '{at} has {count} numbers, 12 are needed.'),
    fix: text('按 1 月到 12 月写 12 个累计数。', 'Write 12 cumulative numbers, January to December.'),
  },
  'plan-pace-falling': {
    status: 422,
    title: text('进度安排有倒退', 'A pace that goes back'),
    detail: text(
      '{at} 的 {month} 月是 {value}，比上月（或起点）的 {before} 倒退了。',
      '{at} has {value} in month {month} and goes back from {before} before it (or at the start).',
    ),
    fix: text(
      '要写累计数（从年初或基数算起），不是当月数。',
      'Write cumulative numbers (from January or the baseline on), not those of the month.',
    ),
  },
  'plan-pace-end': {
    status: 422,
    title: text('进度安排没有到达目标', 'A pace that does not end at the target'),
    detail: text(
      '{at} 的 12 月是 {last}，应为 {goal}。',
      '{at} ends with {last}, it should end with {goal}.',
    ),
    fix: text('最后一个数请写 {goal}。', 'Let the last number be {goal}.'),
  },
  'plan-pace-steps': {
    status: 422,
    title: text('按节点推进但没有节点', 'A pace by milestones without steps'),
    detail: text('{at} 写了 pace: milestones，但没有 steps。', '{at} has pace: milestones but no steps.'),
    fix: text(
      '请写 steps（每步有 id、name、due），或换一种进度。',
      'Write steps (each with id, name and due), or another pace.',
    ),
  },
  'plan-pace-unused': {
    status: 422,
    title: text('用不上的进度安排', 'A pace that is not used'),
    detail: text(
      '{at}：{kind} 类指标每期都直接与目标相比，没有进度安排。',
      '{at}: indicators of kind {kind} are compared with the target itself at every period and have no pace.',
    ),
    fix: text('请删去 pace。', 'Leave pace out.'),
  },
  'plan-pace-held': {
    status: 422,
    title: text('累加的数无从保持', 'What adds up cannot be held'),
    detail: text(
      '{at}：{kind} 类指标从零累加，不能各期都与全年目标相比。',
      '{at}: figures of kind {kind} add up from zero; the year’s target cannot be held at every period.',
    ),
    fix: text(
      '需要一直保持的写 kind: floor；否则删去 pace。',
      'Say kind: floor for what has to be held; else leave pace out.',
    ),
  },
  'plan-pace-baseline': {
    status: 422,
    title: text('没有基数就没有进度', 'A pace without a baseline'),
    detail: text(
      '{at}：水平类指标没有 baseline 时只在期末评判，写了的进度用不上。',
      '{at}: a level without a baseline is judged at its horizon only, so its pace is not used.',
    ),
    fix: text('请写上 baseline，或删去 pace。', 'Write the baseline, or leave pace out.'),
  },
  'plan-steps-missing': {
    status: 422,
    title: text('节点任务没有节点', 'A milestone without steps'),
    detail: text('{at} 是 milestone，但没有 steps。', '{at} is a milestone but has no steps.'),
    fix: text('请至少写一个节点：{ id, name, due }。', 'Write at least one step: { id, name, due }.'),
  },
  'plan-steps-unused': {
    status: 422,
    title: text('用不上的节点', 'Steps that are not used'),
    detail: text('{at}：{kind} 类指标不用 steps。', '{at}: indicators of kind {kind} have no steps.'),
    fix: text(
      'steps 只用于 milestone 和 count，请删去或改类型。',
      'Steps belong to milestone and count: leave them out or change the kind.',
    ),
  },
  'plan-step-late': {
    status: 422,
    title: text('节点晚于期限', 'A step after the horizon'),
    detail: text(
      '{at} 的日期 {due} 在期限 {horizon} 之后。',
      'The step at {at} is due on {due}, after the horizon {horizon}.',
    ),
    fix: text('请改日期，或把期限 horizon 延后。', 'Change the date, or set a later horizon.'),
  },
  'plan-set-by-unused': {
    status: 422,
    title: text('用不上的 setBy', 'A setBy that is not used'),
    detail: text(
      '{at}：{comparator} 没有要由别人下达的数。',
      '{at}: {comparator} has no number that another body could set.',
    ),
    fix: text(
      '请删去 setBy，或改用要写 value 的比较方式。',
      'Leave setBy out, or use a comparator that takes a value.',
    ),
  },
  'plan-told-nothing': {
    status: 422,
    title: text('下达了什么没有写', 'Told, but not what'),
    detail: text(
      '{at} 写明 {told} 已下达，目标却没有数。',
      '{at} says that the target was told on {told}, but it has no number.',
    ),
    fix: text('请写 value，或删去 told。', 'Write value, or leave told out.'),
  },
  'plan-duty-when': {
    status: 422,
    title: text('书面报送的时间不清', 'When a report is owed is not clear'),
    detail: text(
      '{at}：书面报送“{id}”要么写一个 date，要么写 every；day、next、from 只与 every 同用。',
      '{at}: the report “{id}” has either a date or every; day, next and from belong to every.',
    ),
    fix: text(
      '只报一次的写 date: 2026-06-25；每月 25 日前的写 every: month, day: 25；每季度后次月 5 日前的写 every: quarter, day: 5, next: true。',
      'Once: date: 2026-06-25. By the 25th of every month: every: month, day: 25. By the 5th after every quarter: every: quarter, day: 5, next: true.',
    ),
  },
  'plan-amendment-order': {
    status: 422,
    title: text('调整的先后不对', 'Amendments out of order'),
    detail: text(
      '{at} 的日期 {decided} 不晚于上一次调整 {before}。',
      'The amendment at {at} was decided on {decided}, not later than the one before it ({before}).',
    ),
    fix: text('按日期从早到晚写，每天最多一次。', 'Write them oldest first, at most one a day.'),
  },
  'plan-amendment-empty': {
    status: 422,
    title: text('调整没有内容', 'An amendment that changes nothing'),
    detail: text(
      '{at} 写了文号、日期和原因，没有写改成什么。',
      'The amendment at {at} has its day, document and reason but says nothing that changes.',
    ),
    fix: text(
      '指标的调整写 target、phrase、weight、baseline、pace 或 steps；指标和任务都可以写 lead、responsible 或 leaders。',
      'Of an indicator write target, phrase, weight, baseline, pace or steps; of either lead, responsible or leaders.',
    ),
  },
  'plan-baseline-unused': {
    status: 422,
    title: text('用不上的基数', 'A baseline that is not used'),
    detail: text('{at}：{kind} 类指标没有 baseline。', '{at}: indicators of kind {kind} have no baseline.'),
    fix: text(
      'baseline 只用于 level 和 ratio，请删去或改类型。',
      'A baseline belongs to level and ratio: leave it out or change the kind.',
    ),
  },
  'plan-tolerance-unused': {
    status: 422,
    title: text('用不上的允许偏离', 'A tolerance that is not used'),
    detail: text('{at} 的 {comparator} 不用 tolerance。', '{at} says {comparator}, which has no tolerance.'),
    fix: text(
      'tolerance 只用于 about、exactly、in-step-with，请删去。',
      'A tolerance belongs to about, exactly and in-step-with: leave it out.',
    ),
  },
  'plan-action-unused': {
    status: 422,
    title: text('用不上的 action', 'An action that is not used'),
    detail: text('{at}：{kind} 类指标没有 action。', '{at}: indicators of kind {kind} have no action.'),
    fix: text(
      'action 只用于 count，请删去或改类型。',
      'An action belongs to count: leave it out or change the kind.',
    ),
  },
} as const satisfies Record<string, ProblemEntry>
