// One task: its words and who answers for it, how its indicators stand, and what its units and leaders wrote.

import { gaugeView, indicatorHref } from '../../boards/index.ts'
import type { Assessment } from '../../core/assessment.ts'
import { byIndicatorOf } from '../../core/figures-about.ts'
import type { Observation } from '../../core/observation.ts'
import type { Task } from '../../core/plan.ts'
import type { Frame } from '../frame.ts'
import { sayIn } from '../messages/index.ts'
import { formStyles } from '../styles/form.ts'
import { textStyles } from '../styles/texts.ts'
import { StatusIcon } from '../wall/icons.tsx'
import { pageOf } from './page.tsx'
import { TaskTexts, type TaskTextsInput } from './task-texts.tsx'
import { TaskWords } from './task-words.tsx'

export interface TaskInput {
  readonly task: Task
  /** Of the plan; others than the task's are ignored. */
  readonly assessments: readonly Assessment[]
  readonly figures: readonly Observation[]
  readonly texts: TaskTextsInput
}

export function renderTask({ task, assessments, figures, texts }: TaskInput, frame: Frame): string {
  const { lang, look } = frame
  const { plan } = texts
  const say = sayIn(lang)
  const byIndicator = byIndicatorOf(figures)
  const views = plan.indicators.flatMap((indicator) => {
    const assessment = assessments.find((one) => one.indicator === indicator.id)
    if (indicator.task !== task.number || !assessment) return []
    return [gaugeView({ plan, figures: byIndicator, lang, look }, indicator, assessment)]
  })
  const title = say('task', { number: task.number })
  return pageOf(
    {
      title,
      demo: views.some(({ demo }) => demo),
      dated: true,
      styles: formStyles + textStyles,
      children: (
        <>
          <h1>{title}</h1>
          <TaskWords plan={plan} task={task} phrase={null} say={say} />
          {views.length > 0 && (
            <div class="card scroll">
              <table>
                <tbody>
                  {views.map((view) => (
                    <tr key={view.id}>
                      <td class="wrap">
                        <a href={indicatorHref(view.id, { ...look, plan: plan.id })}>{view.name}</a>
                      </td>
                      <td class={`light-${view.light}`}>
                        <span class="state">
                          <StatusIcon status={view.status} light={view.light} />
                          {view.word}
                        </span>
                      </td>
                      <td class="wrap">{view.target.short}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          <TaskTexts input={texts} frame={frame} />
        </>
      ),
    },
    frame,
  )
}
