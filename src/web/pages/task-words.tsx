// The task's own words, with those from which the target was read marked; who answers for it; what is doubtful.
import type { Indicator, Plan } from '../../core/plan.ts'
import type { Say } from '../messages/index.ts'

export function TaskWords({ plan, indicator, say }: { plan: Plan; indicator: Indicator; say: Say }) {
  const task = plan.tasks.find(({ number }) => number === indicator.task)
  if (!task) return null
  const [before, after] = parted(task.text, indicator.phrase)
  const names = (ids: readonly string[]): string => ids.map((id) => nameIn(plan, id)).join('、')
  const people: readonly (readonly [string, string])[] = [
    [say('leadUnits'), names(task.lead)],
    [say('responsibleUnits'), names(task.responsible)],
    [say('leaders'), names(task.leaders)],
    [say('doubts'), task.doubts.join('；')],
  ]
  return (
    <section class="card task">
      <p class="lead">{say('task', { number: task.number })}</p>
      <p lang="zh-CN">
        {before}
        {indicator.phrase && after !== null && <mark>{indicator.phrase}</mark>}
        {after}
      </p>
      <dl class="people">
        {people
          .filter(([, words]) => words !== '')
          .map(([name, words]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd lang="zh-CN">{words}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

/** The text before and after the phrase; after is null when the phrase does not stand in it. */
function parted(words: string, phrase: string | null): readonly [string, string | null] {
  const at = phrase === null ? -1 : words.indexOf(phrase)
  return phrase === null || at === -1 ? [words, null] : [words.slice(0, at), words.slice(at + phrase.length)]
}

const nameIn = (plan: Plan, id: string): string =>
  [...plan.units, ...plan.leaders].find((one) => one.id === id)?.name ?? id
