// One task: its words and who answers for it, how its indicators stand, and what its units and leaders wrote.

import { gaugeView, indicatorHref } from '../../boards/index.ts'
import type { Assessment } from '../../core/assessment.ts'
import { isWhole } from '../../core/decomposition.ts'
import { byIndicatorOf } from '../../core/figures-about.ts'
import type { Observation } from '../../core/observation.ts'
import type { Day } from '../../core/period.ts'
import type { Task } from '../../core/plan.ts'
import type { Frame } from '../frame.ts'
import { FollowButton } from '../kit/follow-button.tsx'
import { pageOf } from '../kit/page.tsx'
import { Table } from '../kit/table.tsx'
import { sayIn } from '../messages/index.ts'
import { formStyles } from '../styles/form.ts'
import { textStyles } from '../styles/texts.ts'
import { StatusIcon } from '../wall/icons.tsx'
import { TaskTexts, type TaskTextsInput } from './task-texts.tsx'
import { TaskWords } from './task-words.tsx'

interface TaskInput {
  readonly task: Task
  readonly asOf: Day
  /** Of the plan; others than the task's are ignored. */
  readonly assessments: readonly Assessment[]
  readonly figures: readonly Observation[]
  readonly texts: TaskTextsInput
}

export function renderTask({ task, asOf, assessments, figures, texts }: TaskInput, frame: Frame): string {
  const { lang, look } = frame
  const { plan } = texts
  const say = sayIn(lang)
  const byIndicator = byIndicatorOf(figures)
  const views = plan.indicators.flatMap((indicator) => {
    const assessment = assessments.find((one) => one.indicator === indicator.id)
    if (indicator.task !== task.number || !isWhole(indicator) || !assessment) return []
    return [gaugeView({ plan, figures: byIndicator, lang, look }, indicator, assessment)]
  })
  const title = say('task', { number: task.number })
  const children = (
    <>
      <h1>{title}</h1>
      <FollowButton frame={frame} what={{ plan: plan.id, kind: 'task', id: String(task.number) }} />
      <TaskWords plan={plan} task={task} phrase={null} say={say} lang={lang} asOf={asOf} look={look} />
      <Table
        label={say('taskIndicators')}
        rows={views}
        columns={[
          {
            class: 'wrap',
            cell: ({ id, name }) => <a href={indicatorHref(id, { ...look, plan: plan.id })}>{name}</a>,
          },
          {
            class: ({ light }) => `light-${light}`,
            cell: ({ status, light, word }) => (
              <span class="state">
                <StatusIcon status={status} light={light} />
                {word}
              </span>
            ),
          },
          { class: 'wrap', cell: ({ target }) => target.short },
        ]}
      />
      <TaskTexts input={texts} frame={frame} />
    </>
  )
  const demo = views.some((view) => view.demo)
  return pageOf({ title, demo, dated: true, styles: formStyles + textStyles, children }, frame)
}
