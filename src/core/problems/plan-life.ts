// Failures of a plan's life: what may no longer be done to a plan that is in force.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const planLifeProblems = {
  'plan-begun': {
    status: 409,
    title: text('计划已在执行，不能撤回', 'The plan is in force and cannot be withdrawn'),
    detail: text(
      '计划 {id} 的年度自 {begin} 开始，现在是“{stateZh}”。',
      'The year of the plan {id} began on {begin}; it is now “{stateEn}”.',
    ),
    fix: text(
      '年度开始以前才能撤回。执行中的计划只能按文件调整：改目标写 amendments，终止任务写 ended。',
      'A plan is withdrawn before its year begins. From then on it changes by documents: amendments for targets, ended for tasks.',
    ),
  },
  'plan-changed': {
    status: 409,
    title: text('执行中的计划只能按文件调整', 'A plan in force changes by documents only'),
    detail: text(
      '计划 {id} 已经开始执行，送来的文件有 {count} 处改动没有写明依据。',
      'The plan {id} is in force and the file that was sent changes it in {count} place(s) without saying by what.',
    ),
    fix: text(
      '每处列出了原来和现在的写法。请保留原来的写法，另外写明文号、原因和从哪天起；没有写入任何内容。',
      'Each place says what stood there and what stands now. Leave the old words and write document, reason and day beside them; nothing was stored.',
    ),
  },
  'plan-change-target': {
    status: 409,
    title: text('改了目标，没有依据', 'A target changed without a document'),
    detail: text('{field} 改了：{before} → {after}。', '{field} changed: {before} → {after}.'),
    fix: text(
      '把 target 的 {key} 写回 {before}，在该指标下加 amendments，写 decided（起始日）、document（文号）、reason（原因）和 target（新目标全文，其中 {key} 为 {after}）；起始日以前仍按原目标评判。',
      'Put {key} of the target back to {before} and write an entry of amendments below the indicator: decided (the day), document, reason and target (the whole new target, {key} being {after}); days before are judged by the old one.',
    ),
  },
  'plan-change-indicator': {
    status: 409,
    title: text('改了指标，没有依据', 'An indicator changed without a document'),
    detail: text('{field} 改了：{before} → {after}。', '{field} changed: {before} → {after}.'),
    fix: text(
      '把 {key} 写回原样，在该指标下加 amendments，写 decided（起始日）、document（文号）、reason（原因）和新的 {key}。',
      'Put {key} back and write an entry of amendments below the indicator: decided (the day), document, reason and the new {key}.',
    ),
  },
  'plan-change-people': {
    status: 409,
    title: text('改了责任单位或领导，没有依据', 'Who answers changed without a document'),
    detail: text('{field} 改了：{before} → {after}。', '{field} changed: {before} → {after}.'),
    fix: text(
      '把 {key} 写回原样，在该任务（或该指标）下加 amendments，写 decided（起始日）、document（文号）、reason（原因）和新的 {key}；起始日以前仍是原来的。',
      'Put {key} back and write an entry of amendments below the task (or the indicator): decided (the day), document, reason and the new {key}; before that day the old ones stay.',
    ),
  },
  'plan-change-field': {
    status: 409,
    title: text('改了内容，没有依据', 'A field changed without a document'),
    detail: text('{field} 改了：{before} → {after}。', '{field} changed: {before} → {after}.'),
    fix: text(
      '如果原来写错了，在文件末尾加 corrections，写 decided（日期）、document（文号）、reason（原因）、field: {field} 和 was（原来的写法，与箭头左边一字不差）；更正对全年有效。',
      'If it was a slip of the pen, write an entry of corrections at the end of the file: decided (the day), document, reason, field: {field} and was (what stands left of the arrow, word for word); it counts for all days.',
    ),
  },
  'plan-change-gone': {
    status: 409,
    title: text('删去了任务或指标', 'A task or an indicator was left out'),
    detail: text(
      '{field} 在执行中的计划里有，送来的文件里没有。',
      '{field} stands in the plan in force and not in the file.',
    ),
    fix: text(
      '任务、指标不能删去，只能终止：留着它，加 ended，写 decided（从哪天起）、document（文号）、reason（原因）；以前的评判不变。',
      'It is ended, not deleted: leave it and write ended with decided (from which day), document and reason; what was judged before stays.',
    ),
  },
  'plan-change-new': {
    status: 409,
    title: text('加了任务或指标，没有依据', 'A task or an indicator was added without a document'),
    detail: text('{field} 是新加的。', '{field} is new.'),
    fix: text(
      '加 added，写 decided（从哪天起）、document（文号）、reason（原因）；新任务下的指标不必另写。',
      'Write added with decided (from which day), document and reason; indicators below a new task need none of their own.',
    ),
  },
  'plan-change-never': {
    status: 409,
    title: text('改了不能改的内容', 'What is on record was changed'),
    detail: text('{field} 改了：{before} → {after}。', '{field} changed: {before} → {after}.'),
    fix: text(
      '地区、年度和已经写下的调整、终止、更正不能再改，请写回原样；要再调整，另加一条。',
      'Region, year and the amendments, ends and corrections on record stay: put them back. Another change is another entry.',
    ),
  },
} as const satisfies Record<string, ProblemEntry>
