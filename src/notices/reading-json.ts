// A reading as JSON: numbers as numbers, sentences in one language.
import type { Language } from '../core/text.ts'
import type { LastYear } from './last-year.ts'
import type { ReadNotice, ReadTarget } from './reading.ts'
import { watchedOf } from './said-besides.ts'

/** What `--json` prints: numbers as numbers, sentences in the language asked for. */
export function readingToJson(notice: ReadNotice, language: Language, lastYear?: LastYear): string {
  const { tasks } = notice
  return JSON.stringify(
    {
      title: notice.title,
      document: notice.document,
      year: notice.year,
      shape: notice.shape,
      tasks: tasks.map(({ number, section, text, lead, responsible, leaders, deadline, ...more }) => ({
        number,
        section,
        text,
        lead,
        responsible,
        leaders,
        deadline,
        ...(more.weight !== undefined && { weight: Number(more.weight) }),
        ...(more.examiners && { examiners: more.examiners }),
        ...(more.funds && {
          funds: more.funds.map((fund) => ({ ...fund, amount: Number(fund.amount) })),
        }),
      })),
      targets: tasks.flatMap((task) =>
        task.targets.map((target) => ({
          ...targetJson(task.number, target),
          ...continuedJson(target, lastYear),
        })),
      ),
      watched: tasks.flatMap((task) =>
        watchedOf(task).map(({ name, unit }) => ({ task: task.number, name, unit })),
      ),
      left: tasks.flatMap((task) =>
        task.left.map(({ text, reason, rule }) => ({
          task: task.number,
          text,
          reason: reason[language],
          rule,
        })),
      ),
      doubts: tasks.flatMap((task) =>
        task.doubts.map(({ text, question, answers }) => ({
          task: task.number,
          text,
          question: question[language],
          answers: answers.map((answer) => answer[language]),
        })),
      ),
      ...(lastYear === undefined
        ? {}
        : { gone: lastYear.gone.map(({ id, name, task }) => ({ id, name, task })) }),
    },
    null,
    2,
  )
}

function targetJson(task: number, target: ReadTarget): Record<string, unknown> {
  const {
    phrase,
    value,
    upper,
    against,
    unit,
    comparator,
    kind,
    action,
    firmness,
    deadline,
    name,
    rule,
    place,
  } = target
  const upperPart = upper === null ? {} : { upper: Number(upper) }
  const againstPart =
    against === null
      ? {}
      : {
          against: { words: against.words, kind: against.kind },
          margin: against.margin === null ? null : Number(against.margin),
        }
  const placePart = place === null ? {} : { place }
  return {
    task,
    phrase,
    value: value === null ? null : Number(value),
    ...upperPart,
    ...againstPart,
    unit,
    comparator,
    kind,
    action,
    firmness,
    deadline,
    name,
    rule,
    ...placePart,
  }
}

/** `continues`: id of last year’s indicator or null; `doubtful` with the `others` that it may be as well. */
function continuedJson(target: ReadTarget, lastYear: LastYear | undefined): Record<string, unknown> {
  const continued = lastYear?.targets.get(target)
  if (continued === undefined) return {}
  const { before, fate, others, doubtful } = continued
  return { continues: before?.id ?? null, fate, doubtful, others: others.map(({ id }) => id) }
}
