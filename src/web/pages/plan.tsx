// One plan to be read: its tasks by section, with their targets and those who answer for them; and as files.

import { indicatorHref, queryOf, reportHref, taskHref } from '../../boards/index.ts'
import { written } from '../../core/decimal.ts'
import { wholesOf } from '../../core/decomposition.ts'
import { fundWords } from '../../core/fund-words.ts'
import { grouped } from '../../core/grouped.ts'
import { cameBy } from '../../core/hindsight.ts'
import { endWords, promiseOn } from '../../core/mandate-words.ts'
import { natureWord } from '../../core/nature.ts'
import type { Day } from '../../core/period.ts'
import type { Indicator, KeptPlan, Plan, Task } from '../../core/plan.ts'
import { endedBy } from '../../core/plan-days.ts'
import { keptPlanState, planStateWord } from '../../core/plan-state.ts'
import { vantageOf } from '../../core/standpoint.ts'
import { text } from '../../core/text.ts'
import { dayWords, momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { LeaderNames, UnitNames } from '../kit/names.tsx'
import { FactList } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { formStyles } from '../styles/form.ts'
import { planStyles } from '../styles/plans.ts'

const WORDS = {
  region: text('地区', 'Region'),
  state: text('状态', 'State'),
  document: text('文号', 'Document'),
  issued: text('印发日期', 'Issued'),
  since: text('送入', 'Sent'),
  size: text('任务 / 指标', 'Tasks / indicators'),
  id: text('编号', 'Id'),
  boards: text('看板', 'Boards'),
  yaml: text('下载年度目标文件', 'Download the plan file (YAML)'),
  docx: text('下载任务分解表（Word）', 'Download the table of tasks (Word)'),
  xlsx: text('下载任务分解表（xlsx）', 'Download the table of tasks (xlsx)'),
  byHand: text('手工复算（xlsx）', 'Recompute by hand (xlsx)'),
  unsectioned: text('主要目标', 'Headline targets'),
  task: text('任务', 'Task'),
  number: text('序号', 'No.'),
  targets: text('目标', 'Targets'),
  people: text('责任单位和领导', 'Who answers'),
  lead: text('牵头：', 'Lead: '),
  responsible: text('责任：', 'With: '),
  leaders: text('分管：', 'Leader: '),
  points: text('{n} 分', '{n} points'),
}
type Say = Speak<keyof typeof WORDS>

export function renderPlan(
  { kept, asOf, demo }: { readonly kept: KeptPlan; readonly asOf: Day; readonly demo: boolean },
  frame: Frame,
): string {
  const { plan } = kept
  const { lang } = frame
  const look = queryOf({ ...frame.look, plan: null })
  const say = speak(WORDS, lang)
  const path = `/plans/${encodeURIComponent(plan.id)}`
  const bySection = grouped(plan.tasks, ({ section }) => section ?? '')
  const parts = [{ id: '', title: say('unsectioned') }, ...plan.sections].filter(({ id }) =>
    bySection.has(id),
  )
  const children = (
    <>
      <h1>{plan.title}</h1>
      <FactList
        facts={[
          [say('region'), plan.regionName ?? plan.region],
          [say('state'), planStateWord(keptPlanState(kept, asOf))[lang]],
          [say('document'), plan.document],
          [say('issued'), plan.issued && dayWords(plan.issued, lang)],
          [say('size'), `${plan.tasks.length} / ${wholesOf(plan).length}`],
          [say('since'), momentWords(cameBy(kept, vantageOf(frame.look, frame.now).until))],
          [say('id'), <code>{plan.id}</code>],
        ]}
      />
      <p class="downloads">
        <a class="button" href={`/${queryOf({ ...frame.look, plan: plan.id })}`}>
          {say('boards')}
        </a>
        <a class="button" href={`${path}/plan.yaml${look}`}>
          {say('yaml')}
        </a>
        <a class="button" href={`${path}/tasks.docx${look}`}>
          {say('docx')}
        </a>
        <a class="button" href={`${path}/tasks.xlsx${look}`}>
          {say('xlsx')}
        </a>
        <a class="button" href={reportHref('recomputation', null, { ...frame.look, plan: plan.id })}>
          {say('byHand')}
        </a>
      </p>
      {parts.map(({ id, title }) => (
        <section key={id} lang="zh-CN">
          <h2>{title}</h2>
          <Tasks
            plan={plan}
            asOf={asOf}
            title={title}
            tasks={bySection.get(id) ?? []}
            say={say}
            frame={frame}
          />
        </section>
      ))}
    </>
  )
  return pageOf({ title: plan.title, demo, dated: true, styles: formStyles + planStyles, children }, frame)
}

interface TasksInput {
  readonly plan: Plan
  readonly asOf: Day
  readonly title: string
  readonly tasks: readonly Task[]
  readonly say: Say
  readonly frame: Frame
}

function Tasks({ plan, asOf, title, tasks, say, frame }: TasksInput) {
  const byTask = grouped(plan.indicators, ({ task }) => task)
  const look = { ...frame.look, plan: plan.id }
  return (
    <Table
      label={title}
      rows={tasks}
      class="tasks"
      columns={[
        {
          head: say('number'),
          cell: ({ number }) => <a href={taskHref(number, look)}>{number}</a>,
        },
        {
          head: say('task'),
          class: 'wrap',
          cell: ({ text: words, funds }) => (
            <>
              {words}
              {funds.length > 0 && <small>{fundWords(funds)}</small>}
            </>
          ),
        },
        {
          head: say('targets'),
          class: 'wrap',
          cell: (task) => (
            <Targets
              plan={plan}
              asOf={asOf}
              task={task}
              indicators={byTask.get(task.number) ?? []}
              say={say}
              frame={frame}
            />
          ),
        },
        {
          head: say('people'),
          class: 'people',
          cell: ({ lead, responsible, leaders }) => (
            <>
              {lead.length > 0 && (
                <div>
                  {say('lead')}
                  <UnitNames plan={plan} ids={lead} look={look} />
                </div>
              )}
              {responsible.length > 0 && (
                <div>
                  {say('responsible')}
                  <UnitNames plan={plan} ids={responsible} look={look} />
                </div>
              )}
              {leaders.length > 0 && (
                <div>
                  {say('leaders')}
                  <LeaderNames plan={plan} ids={leaders} look={look} />
                </div>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

interface TargetsInput {
  readonly plan: Plan
  readonly asOf: Day
  readonly task: Task
  readonly indicators: readonly Indicator[]
  readonly say: Say
  readonly frame: Frame
}

function Targets({ plan, asOf, task, indicators, say, frame: { lang, look } }: TargetsInput) {
  const ended = endedBy(task, asOf)
  if (indicators.length === 0) return <small>{ended ? endWords(ended)[lang] : task.unmeasured}</small>
  return (
    <ul>
      {indicators.map((indicator) => (
        <li key={indicator.id}>
          <a href={indicatorHref(indicator.id, { ...look, plan: plan.id })}>
            {lang === 'en' ? (indicator.nameEn ?? indicator.name) : indicator.name}
          </a>
          <small>
            {[
              promiseOn(plan, indicator, asOf)[lang],
              indicator.nature && natureWord(indicator.nature)[lang],
              indicator.weight && say('points', { n: written(indicator.weight) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </li>
      ))}
    </ul>
  )
}
