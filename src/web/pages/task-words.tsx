// The task's own words, with those from which the target was read marked; who answers for it; what is doubtful.
import type { ComponentChildren } from 'preact'
import { written } from '../../core/decimal.ts'
import { fundWords } from '../../core/fund-words.ts'
import { taskChangeWords } from '../../core/mandate-words.ts'
import type { Day } from '../../core/period.ts'
import type { Plan, Task } from '../../core/plan.ts'
import { wholePlan } from '../../core/plan-days.ts'
import type { Standpoint } from '../../core/standpoint.ts'
import type { Language } from '../../core/text.ts'
import { LeaderNames, UnitNames } from '../kit/names.tsx'
import type { Say } from '../messages/index.ts'

interface Input {
  readonly plan: Plan
  readonly task: Task
  /** Words of the text that are marked; null: none. */
  readonly phrase: string | null
  readonly say: Say
  readonly lang: Language
  /** What was changed later is not told. */
  readonly asOf: Day
  /** With what the page is looked at. */
  readonly look: Partial<Standpoint>
  /** Where the task's own page is; absent on that page. */
  readonly href?: string
}

export function TaskWords({ plan, task, phrase, say, href, lang, asOf, look }: Input) {
  const [before, after] = parted(task.text, phrase)
  const title = say('task', { number: task.number })
  const changes = taskChangeWords(
    plan,
    wholePlan(plan).tasks.find(({ number }) => number === task.number) ?? task,
    asOf,
  )
  const units = (ids: readonly string[]) => ids.length > 0 && <UnitNames plan={plan} ids={ids} look={look} />
  const people: readonly (readonly [string, ComponentChildren])[] = [
    [say('leadUnits'), units(task.lead)],
    [say('responsibleUnits'), units(task.responsible)],
    [say('leaders'), task.leaders.length > 0 && <LeaderNames plan={plan} ids={task.leaders} look={look} />],
    [say('weight'), task.weight && written(task.weight)],
    [say('examiners'), task.examiners.join('、')],
    [say('funds'), fundWords(task.funds)],
    [say('doubts'), task.doubts.join('；')],
  ]
  return (
    <section class="card task">
      {href && (
        <p class="lead">
          <a href={href}>{title}</a>
        </p>
      )}
      <p lang="zh-CN">
        {before}
        {phrase && after !== null && <mark>{phrase}</mark>}
        {after}
      </p>
      <dl class="people">
        {people
          .filter(([, words]) => words)
          .map(([name, words]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd lang="zh-CN">{words}</dd>
            </div>
          ))}
      </dl>
      {changes.map((words) => (
        <p key={words.en} class="lead">
          {words[lang]}
        </p>
      ))}
    </section>
  )
}

/** The text before and after the phrase; after is null when the phrase does not stand in it. */
function parted(words: string, phrase: string | null): readonly [string, string | null] {
  const at = phrase === null ? -1 : words.indexOf(phrase)
  return phrase === null || at === -1 ? [words, null] : [words.slice(0, at), words.slice(at + phrase.length)]
}
