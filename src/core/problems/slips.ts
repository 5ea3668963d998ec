// Failures of acting on slips (督查单), and of holding them back.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const slipProblems = {
  'slip-unknown': {
    status: 404,
    title: text('没有这张督查单', 'No such slip'),
    detail: text('没有编号为“{id}”的督查单。', 'There is no slip with the id “{id}”.'),
    fix: text('全部督查单见 /alerts。', 'All slips are listed at /alerts.'),
  },
  'slip-not-open': {
    status: 409,
    title: text('督查单已办结', 'The slip is settled'),
    detail: text('{number}已办结或撤回。', '{number} was settled or withdrawn.'),
    fix: text('确有需要，请督查员重新打开。', 'If it must go on, ask a supervisor to open it again.'),
  },
  'slip-year-over': {
    status: 409,
    title: text('年度已封存', 'The year is over'),
    detail: text(
      '“{plan}”的评判已于{last}截止，督查单就此封存，不再开单或重新打开。',
      '“{plan}” was judged until {last}; its slips are kept as they stand, and none is written or opened again.',
    ),
    fix: text(
      '仍需办理的，在当年的年度目标下另行开单。',
      'What is still to be done goes on a slip of this year’s plan.',
    ),
  },
  'slip-still-open': {
    status: 409,
    title: text('督查单没有办结', 'The slip is still open'),
    detail: text('{number}还在办理。', '{number} is still open.'),
    fix: text('不必重新打开。', 'There is nothing to open again.'),
  },
  'slip-another-open': {
    status: 409,
    title: text('同一事项已有督查单', 'This matter has an open slip'),
    detail: text(
      '同一事项、同一单位已有督查单{number}正在办理。',
      '{number} is open for the same matter and receiver.',
    ),
    fix: text('在那一张上办理。', 'Act on that one.'),
  },
  'slip-followed': {
    status: 409,
    title: text('已有后一张督查单', 'A later slip has taken its place'),
    detail: text('{number}之后，同一事项又发了{later}。', 'After {number} the same matter got {later}.'),
    fix: text('在后一张上办理。', 'Act on the later one.'),
  },
  'slip-signed-already': {
    status: 409,
    title: text('已经签收', 'Signed already'),
    detail: text('{number}已由{name}于{on}签收。', '{number} was signed by {name} on {on}.'),
    fix: text('不必再签收，请答复。', 'No need to sign again; reply.'),
  },
  'slip-nothing-to-judge': {
    status: 409,
    title: text('没有待定的事项', 'Nothing waits for a decision'),
    detail: text('{number}没有待定的{zh}，或已有人决定。', '{number} has no {en} that waits for a decision.'),
    fix: text('刷新页面后再看。', 'Load the page again.'),
  },
  'slip-waits-for-decision': {
    status: 409,
    title: text('前一次还没有决定', 'The last one is not decided yet'),
    detail: text(
      '{number}已有一次{zh}，督查员尚未决定。',
      '{number} has {en} that a supervisor has not decided on.',
    ),
    fix: text('等决定后再提。', 'Wait for the decision.'),
  },
  'slip-level-not-higher': {
    status: 409,
    title: text('只能升级', 'A slip only goes up'),
    detail: text('{number}已是{zh}。', '{number} is {en} already.'),
    fix: text('选更高的一级；不降级，办结即销号。', 'Choose a higher level; a slip never goes down.'),
  },
  'slip-words-invalid': {
    status: 422,
    title: text('文字有误', 'The words are missing or too long'),
    detail: text('须写明，至多 {most} 字。', 'They must be there, {most} characters at most.'),
    fix: text('写明情况或理由。', 'Say what is so, or why.'),
  },
  'slip-days-invalid': {
    status: 422,
    title: text('天数有误', 'The number of days is wrong'),
    detail: text(
      '{days} 不是 1 至 {most} 的工作日数。',
      '{days} is no number of working days from 1 to {most}.',
    ),
    fix: text('填 1 至 {most} 的整数。', 'Give a whole number from 1 to {most}.'),
  },
  'slip-evidence-invalid': {
    status: 422,
    title: text('佐证有误', 'The evidence cannot be taken'),
    detail: text('不能这样：{zh}', 'Not possible: {en}'),
    fix: text(
      '至多 20 件，各写名称；网址须以 http:// 或 https:// 开头。',
      'At most 20 pieces, each with a name; an address begins with http:// or https://.',
    ),
  },
  'slip-measures-invalid': {
    status: 422,
    title: text('整改措施有误', 'The measures cannot be taken'),
    detail: text('不能这样：{zh}。', 'Not possible: {en}.'),
    fix: text(
      '每条写明措施、责任人和完成日期；日期在今天或以后、一年以内。',
      'Each says what is done, by whom and until which day, from today within a year.',
    ),
  },
  'slip-measures-missing': {
    status: 422,
    title: text('没有整改措施', 'No measure is named'),
    detail: text(
      '{number}是{zh}督查单，只有文字说明的答复不能收。',
      '{number} is {en}: a reply in words alone is not taken.',
    ),
    fix: text(
      '至少写一条整改措施，有责任人和完成日期；不由本单位负责的，请申诉。',
      'Name at least one measure with its owner and its day; if the matter is not yours, appeal.',
    ),
  },
  'slip-measures-open': {
    status: 409,
    title: text('措施没有全部认可，不能销号', 'Not every measure is accepted yet'),
    detail: text(
      '{number}是{zh}督查单，{zhLeft}，只凭文字不能销号。',
      '{number} is {en} and {enLeft}; words alone do not close it.',
    ),
    fix: text(
      '先审核各条措施；数据达到要求的会自动销号。',
      'Judge each measure first; figures that are as asked settle it by themselves.',
    ),
  },
  'slip-measure-unknown': {
    status: 409,
    title: text('没有这条措施', 'No such measure'),
    detail: text(
      '{number}没有这条措施，或它已经报告、已有决定。',
      '{number} has no such measure, or it was reported or decided on already.',
    ),
    fix: text('刷新页面后再看。', 'Load the page again.'),
  },
  'slip-receiver-invalid': {
    status: 422,
    title: text('承办单位有误', 'The receiver cannot be taken'),
    detail: text('“{plan}”里没有单位“{receiver}”。', '“{plan}” has no unit “{receiver}”.'),
    fix: text('从该年度目标的单位中选。', 'Choose one of the plan’s units.'),
  },
  'slip-subject-invalid': {
    status: 422,
    title: text('事项有误', 'The matter cannot be taken'),
    detail: text('“{plan}”里没有“{subject}”。', '“{plan}” has nothing called “{subject}”.'),
    fix: text(
      '从该年度目标的指标、任务、报送或单位中选。',
      'Choose an indicator, task, duty or unit of the plan.',
    ),
  },
  'matter-invalid': {
    status: 422,
    title: text('事项不能登记', 'The matter cannot be entered'),
    detail: text('不能这样登记：{zh}。', 'Not possible: {en}.'),
    fix: text(
      '写明来源、交办时间、事项和时限；时限在今天或以后、一年以内。',
      'Say where it comes from, when it was given, what it is, and a limit from today within a year.',
    ),
  },
  'inspection-unknown': {
    status: 404,
    title: text('没有这项督查', 'No such inspection'),
    detail: text(
      '没有编号为“{id}”的督查，或与本人无关。',
      'There is no inspection “{id}”, or it does not concern you.',
    ),
    fix: text('可看的见 /inspections。', 'Those that you may read are at /inspections.'),
  },
  'inspection-invalid': {
    status: 422,
    title: text('督查内容有误', 'The inspection cannot be taken like this'),
    detail: text('不能这样：{zh}。', 'Not possible: {en}.'),
    fix: text('改好后再提交。', 'Put it right and send it again.'),
  },
  'inspection-over': {
    status: 409,
    title: text('督查已经结束', 'The inspection is concluded'),
    detail: text('“{title}”已于{on}结束。', '“{title}” was concluded on {on}.'),
    fix: text('另开一项，或在督查单上办理。', 'Begin another one, or go on with its slips.'),
  },
  'slip-hold-invalid': {
    status: 422,
    title: text('不能这样暂停', 'It cannot be held back like this'),
    detail: text('不能这样设置：{zh}', 'Not possible: {en}'),
    fix: text(
      '写明理由；止日在今天或以后，至多 {most} 天；代理人是另一个人。',
      'Give a reason, a last day from today within {most} days, and another person as deputy.',
    ),
  },
  'slip-hold-unknown': {
    status: 404,
    title: text('没有这项暂停', 'No such silence, freeze or absence'),
    detail: text('没有编号为“{id}”的，或已结束。', 'There is none with the id “{id}”, or it has ended.'),
    fix: text('刷新页面后再看。', 'Load the page again.'),
  },
  'slips-busy': {
    status: 503,
    title: text('督查单正被改动', 'The slips are being changed'),
    detail: text('连试 {tries} 次都有别人先写入。', 'Somebody else wrote first, {tries} times in a row.'),
    fix: text('几秒后再试。', 'Try again in a few seconds.'),
  },
} as const satisfies Record<string, ProblemEntry>
