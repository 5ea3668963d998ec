// Failures of what people write of tasks: narratives of units and comments of leaders.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const textProblems = {
  'task-unknown': {
    status: 404,
    title: text('没有这项任务', 'No such task'),
    detail: text('“{plan}”没有第 {task} 项任务。', 'There is no task {task} in “{plan}”.'),
    fix: text('任务序号见 /desk/narratives。', 'The numbers of tasks stand at /desk/narratives.'),
  },
  'narrative-not-own': {
    status: 403,
    title: text('不是本单位的任务', 'Not a task of the own unit'),
    detail: [
      text(
        '第 {task} 项任务不由您的单位牵头或负责，或您不能代“{unit}”填写。',
        'Your unit neither leads nor answers for task {task}, or you cannot write for “{unit}”.',
      ),
      text(
        '第 {task} 项任务不由您的单位牵头或负责。',
        'Your unit neither leads nor answers for task {task}.',
      ),
    ],
    fix: text(
      '只写本单位牵头或负责的任务；单位不对，请管理员在 /admin/people 改正。',
      'Write about tasks that your unit leads or answers for; an administrator can mend your unit at /admin/people.',
    ),
  },
  'narrative-unit-unclear': {
    status: 422,
    title: text('代哪个单位写不明确', 'It is not clear for which unit'),
    detail: text(
      '第 {task} 项任务您可代几个单位填写：{units}。',
      'For task {task} you may write for several units: {units}.',
    ),
    fix: text('用 unit 指明其中一个。', 'Name one of them as unit.'),
  },
  'narrative-too-early': {
    status: 422,
    title: text('这个月还不能写', 'Too early for this month'),
    detail: text(
      '{period} 还没有开始，或不在 {year} 年。',
      '{period} has not begun, or is not a month of {year}.',
    ),
    fix: text('写已经开始的月份。', 'Write about a month that has begun.'),
  },
  'comment-not-own': {
    status: 403,
    title: text('不是所分管的事项', 'Not within the own area'),
    detail: text('第 {task} 项任务不由您分管。', 'You are not in charge of task {task}.'),
    fix: text(
      '只批示所分管的任务；姓名与年度目标里的不一致，请管理员在 /admin/people 的“单位”一栏填上目标里的姓名。',
      'Comment on tasks that name you; where the plan calls you otherwise, an administrator can enter that name as your unit at /admin/people.',
    ),
  },
  'event-unknown': {
    status: 404,
    title: text('没有这件大事', 'No such event'),
    detail: text(
      '没有编号为“{id}”的大事，或已撤下。',
      'There is no event “{id}”, or it was withdrawn already.',
    ),
    fix: text('刷新页面后再看。', 'Load the page again.'),
  },
  'event-in-future': {
    status: 422,
    title: text('大事还没有发生', 'The event has not happened'),
    detail: text('{day} 还没有到。', '{day} has not come yet.'),
    fix: text('写已经发生的事和它的日期。', 'Write what has happened, with its day.'),
  },
  'event-too-many': {
    status: 409,
    title: text('大事已满', 'Too many events'),
    detail: text('一个年度目标至多标注 {most} 件大事。', 'One plan has at most {most} events.'),
    fix: text('撤下不再需要的。', 'Withdraw what is not needed any more.'),
  },
} as const satisfies Record<string, ProblemEntry>
