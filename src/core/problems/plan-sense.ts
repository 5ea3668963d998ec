// Failures of what a plan says: references that lead nowhere, phrases that no task has.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

const MEANT = text('是不是“{nearest}”？', 'Did you mean "{nearest}"?')

export const planSenseProblems = {
  'plan-duplicate-id': {
    status: 422,
    title: text('编号重复', 'An id is used twice'),
    detail: text('{at} 的“{id}”在第 {line} 行已经用过。', '"{id}" at {at} was used before, on line {line}.'),
    fix: text(
      '每个编号、名称或序号只能属于一个，请改名或合并。',
      'An id, name or number belongs to one thing: rename or merge.',
    ),
  },
  'plan-unknown-task': {
    status: 422,
    title: text('没有这项任务', 'No such task'),
    detail: text('{at} 提到的第 {found} 项任务不存在。', '{at} names task {found}, which does not exist.'),
    fix: [
      MEANT,
      text('请先在 tasks 里写上这项任务，或改正序号。', 'Add the task under tasks, or correct the number.'),
    ],
  },
  'plan-task-contradicts': {
    status: 422,
    title: text('任务序号前后不一', 'The number of the task contradicts its place'),
    detail: text(
      '{at} 写的任务是 {found}，但它放在第 {task} 项任务下面。',
      '{at} says task {found}, but it stands under task {task}.',
    ),
    fix: text('删去 task，或移到对应的任务下面。', 'Leave task out, or move the indicator to its task.'),
  },
  'plan-unknown-unit': {
    status: 422,
    title: text('没有声明的单位', 'An undeclared unit'),
    detail: text(
      '{at} 的单位“{found}”没有在 units 里声明。',
      'The unit "{found}" at {at} is not declared under units.',
    ),
    fix: [
      MEANT,
      text(
        '请在 units 里写上它，或作为某单位的别名 (aliases)。',
        'Add it under units, or as an alias of a unit.',
      ),
    ],
  },
  'plan-unknown-leader': {
    status: 422,
    title: text('没有声明的领导', 'An undeclared leader'),
    detail: text(
      '{at} 的“{found}”没有在 leaders 里声明。',
      '"{found}" at {at} is not declared under leaders.',
    ),
    fix: [MEANT, text('请在 leaders 里写上。', 'Add the name under leaders.')],
  },
  'plan-unknown-section': {
    status: 422,
    title: text('没有声明的部分', 'An undeclared section'),
    detail: text(
      '{at} 的“{found}”没有在 sections 里声明。',
      '"{found}" at {at} is not declared under sections.',
    ),
    fix: [MEANT, text('请在 sections 里写上。', 'Add it under sections.')],
  },
  'plan-unknown-partner': {
    status: 422,
    title: text('没有这个对照指标', 'No such partner indicator'),
    detail: text(
      '{at} 的对照指标“{found}”不存在。',
      'The partner "{found}" at {at} is no indicator of this plan.',
    ),
    fix: [MEANT, text('请写本计划里另一个指标的编号。', 'Write the id of another indicator of this plan.')],
  },
  'plan-partner-self': {
    status: 422,
    title: text('指标与自己相比', 'An indicator held against itself'),
    detail: text(
      '{at} 的对照指标就是它自己（{found}）。',
      'The partner at {at} is the indicator itself ({found}).',
    ),
    fix: text('请写另一个指标的编号。', 'Write the id of another indicator.'),
  },
  'plan-partner-unit': {
    status: 422,
    title: text('两个指标的单位不同', 'The two indicators have different units'),
    detail: text(
      '{at} 的单位是“{unit}”，对照指标的单位是“{partnerUnit}”，不能相比。',
      '{at} is in "{unit}", its partner in "{partnerUnit}": they cannot be compared.',
    ),
    fix: text(
      '相比的两个指标要用同一个单位（一般都是 %）。',
      'Two indicators that are compared need the same unit (mostly %).',
    ),
  },
  'plan-unknown-part': {
    status: 422,
    title: text('没有这个分项指标', 'No such part'),
    detail: text('{at}：没有编号为“{found}”的指标。', '{at}: there is no indicator "{found}".'),
    fix: [
      text('是否为“{nearest}”？', 'Did you mean "{nearest}"?'),
      text('写本目标里一个指标的编号。', 'Write the id of an indicator of this plan.'),
    ],
  },
  'plan-part-twice': {
    status: 422,
    title: text('分项重复或互相包含', 'A part occurs twice or contains its whole'),
    detail: text(
      '{at}：“{found}”重复，或与“{whole}”互为分项。',
      '{at}: "{found}" occurs twice, or is the whole of "{whole}".',
    ),
    fix: text('每个分项只写一次，且不能是总计自己。', 'Name each part once, and never the whole itself.'),
  },
  'plan-part-unit': {
    status: 422,
    title: text('分项与总计的单位不同', 'A part has another unit than its whole'),
    detail: text(
      '{at}：“{found}”的单位是“{partUnit}”，总计是“{unit}”，不能相加。',
      '{at}: "{found}" is in "{partUnit}" and the whole in "{unit}": they cannot be added up.',
    ),
    fix: text('分项和总计用同一个单位。', 'Parts and whole need the same unit.'),
  },
  'plan-share-target': {
    status: 422,
    title: text('分解目标没有数，或写了两个', 'A share without a target, or with two'),
    detail: text(
      '{at} 要在 value 和 target 里写一个，只写一个。',
      'The share at {at} says its target by value or by target, and by one of them only.',
    ),
    fix: text(
      '写 value: 分到的数（单位同整体）；比较方式或时限不同的写 target。',
      'Write value: its part, in the unit of the whole; where comparator or time differ write target.',
    ),
  },
  'plan-share-unnamed': {
    status: 422,
    title: text('分解目标不知分给谁', 'A share of nobody'),
    detail: text(
      '{at} 没有写地方、牵头单位或名称。',
      'The share at {at} names no place, no lead unit and no name.',
    ),
    fix: text(
      '写 place: 开元街道，或 lead: [开元街道办事处]。',
      'Write place: North Street, or lead: [North Street Office].',
    ),
  },
  'plan-share-twice': {
    status: 422,
    title: text('同一目标分给同一个地方两次', 'Two shares of one name'),
    detail: text('{at}：“{name}”在第 {line} 行已经有了。', '{at}: "{name}" stands on line {line} already.'),
    fix: text('合成一项，或用 place、name 区分开。', 'Make them one, or tell them apart by place or name.'),
  },
  'plan-cycle': {
    status: 422,
    title: text('单位互相包含', 'Units that contain each other'),
    detail: text('{at}：{cycle} 绕成了一圈。', '{at}: {cycle} is a circle.'),
    fix: text('请从 members 或 parent 里去掉一个。', 'Take one of them out of members or parent.'),
  },
  'plan-phrase-missing': {
    status: 422,
    title: text('原文里没有这句话', 'The phrase does not stand in the text'),
    detail: text(
      '{at} 的“{phrase}”不在第 {task} 项任务的原文里。',
      '"{phrase}" ({at}) does not stand in the text of task {task}.',
    ),
    fix: text(
      '请从原文里逐字照抄，包括空格和标点。',
      'Copy it from the text letter by letter, with blanks and punctuation.',
    ),
  },
  'plan-phrase-blanks': {
    status: 422,
    title: text('与原文只差空格', 'The phrase differs from the text in blanks only'),
    detail: text(
      '{at} 的“{phrase}”去掉空格才与第 {task} 项任务的原文一致。',
      '"{phrase}" ({at}) agrees with the text of task {task} only when blanks are left out.',
    ),
    fix: text('请照原文写成“{exact}”。', 'Write it as the text has it: "{exact}".'),
  },
  'plan-task-empty': {
    status: 422,
    title: text('任务没有指标，也没有说明', 'A task with neither indicators nor a reason'),
    detail: text(
      '第 {task} 项任务既没有指标，也没有 unmeasured。',
      'Task {task} has neither indicators nor "unmeasured".',
    ),
    fix: text(
      '请加一个指标（没有数字的可用 milestone），或用 unmeasured 写明为什么不能衡量。',
      'Add an indicator (a milestone where there is no number), or say under unmeasured why nothing can be measured.',
    ),
  },
  'plan-unmeasured-contradicts': {
    status: 422,
    title: text('任务有指标又说不能衡量', 'A task that has indicators and says it cannot be measured'),
    detail: text(
      '第 {task} 项任务有指标，又写了 unmeasured。',
      'Task {task} has indicators and "unmeasured" too.',
    ),
    fix: text(
      '请删去其中之一；要补充说明可写 doubts 或 note。',
      'Leave one of them out; a remark goes into doubts or note.',
    ),
  },
} as const satisfies Record<string, ProblemEntry>
