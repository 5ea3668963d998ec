// What a person does to a draft in the reading room: each act is stored at once; the page goes on, a script gets the cards anew.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Syllables, spelt } from '../../boards/spelling.ts'
import { lastDayOf, wholeYear } from '../../core/period.ts'
import { Problem } from '../../core/problem.ts'
import {
  accepted,
  added,
  answered,
  changedIndicator,
  changedTask,
  type DraftChange,
  freshId,
  freshTask,
  joinedUp,
  splitAt,
  takenIn,
  takenOut,
} from '../../drafting/edits.ts'
import { INDICATOR_FIELDS, TASK_FIELDS } from '../../drafting/form-fields.ts'
import { type NameSort, oneName, renamed } from '../../drafting/names.ts'
import type { DraftTask } from '../../drafting/plan-draft.ts'
import type { PlanDraft } from '../../drafting/plan-drafts.ts'
import type { DraftDeed } from '../../drafting/words.ts'
import { renderTaskCard } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { cardOf, draftHand, faceOf, formWords, type PlanDesk, refuseValues } from '../draft-desk.ts'
import { field, goTo, longField, withForms } from '../forms.ts'
import { route } from '../resource.ts'
import { languageOf } from '../wanted.ts'
import type { WithDraft } from './plan-drafts.ts'

type WithTask = { readonly Params: { readonly draft: string; readonly key: string } }

/** A thousand shares of a target. */
const FORM_BYTES = 1024 * 1024
const LONGEST_TEXT = 20_000

interface Act {
  readonly what: DraftDeed
  readonly change: (
    draft: PlanDraft,
    task: DraftTask,
    request: FastifyRequest,
    spell: Syllables,
  ) => DraftChange
}

const one = (task: DraftTask): DraftChange => ({ tasks: [task] })

/** The last day of the plan's year: when a milestone without dates is done. */
const yearsEnd = ({ head }: PlanDraft): string => {
  const { year, yearBegins } = head.values.plan
  return lastDayOf(wholeYear({ year, yearBegins: Number(yearBegins ?? 1) }))
}

/** By the word in the form. */
const ACTS: Readonly<Record<string, Act>> = {
  answer: {
    what: 'answered',
    change: (draft, task, request) =>
      answered(draft, task, field(request, 'question'), Number(field(request, 'answer'))),
  },
  target: {
    what: 'target',
    change: (draft, task, request, spell) => {
      const form = formWords(request, INDICATOR_FIELDS)
      return changedIndicator(draft, task, field(request, 'indicator'), form, yearsEnd(draft), spell)
    },
  },
  leave: {
    what: 'left',
    change: (_, task, request) => one(takenOut(task, field(request, 'indicator'), field(request, 'reason'))),
  },
  take: {
    what: 'taken',
    change: (draft, task, request, spell) => {
      const at = Number(field(request, 'left'))
      const { phrase = '' } = task.left[at] ?? {}
      return one(takenIn(task, at, freshId(draft, phrase, spell)))
    },
  },
  add: {
    what: 'added',
    change: (draft, task, request, spell) => one(added(draft, task, field(request, 'name'), spell)),
  },
  task: {
    what: 'task',
    change: (draft, task, request) => one(changedTask(draft, task, formWords(request, TASK_FIELDS))),
  },
  split: {
    what: 'split',
    change: (draft, task, request) => splitAt(draft, task, Number(field(request, 'at'))),
  },
  join: { what: 'joined', change: (draft, task) => joinedUp(draft, task) },
  remove: { what: 'removed', change: (_, task) => ({ tasks: [], gone: [task] }) },
  accept: { what: 'accepted', change: (_, task) => one(accepted(task)) },
}

export function planDraftTaskRoutes(app: App, { settings }: HttpDeps, desk: PlanDesk): void {
  const { drafts } = desk
  const perMinute = settings.limits.writesPerMinute * 8
  withForms(
    app,
    (scope) => {
      scope.post<WithTask>(
        '/plans/drafts/:draft/tasks/:key',
        route('plans:write', '答疑、改任务、改目标 / answer, change a task or a target', { perMinute }),
        async (request, reply) => {
          const { draft: id, key } = request.params
          const word = field(request, 'act')
          const act = Object.hasOwn(ACTS, word) ? ACTS[word] : undefined
          if (!act) throw new Problem('plan-draft-part-unknown')
          const version = { key, version: Number(field(request, 'version')) }
          return answerOf(request, reply, () =>
            drafts.edit(id, version, draftHand(request), act.what, (now, task) =>
              writable(now, act.change(now, task, request, spelt)),
            ),
          )
        },
      )

      scope.post<WithDraft>(
        '/plans/drafts/:draft/tasks',
        route('plans:write', '在草稿里加一项任务 / add a task to a draft', { perMinute }),
        async (request, reply) => {
          const { draft: id } = request.params
          const words = longField(request, 'text', LONGEST_TEXT)
          return answerOf(request, reply, () =>
            drafts.editAll(id, draftHand(request), 'added', (now) =>
              writable(now, one(freshTask(now, words))),
            ),
          )
        },
      )

      scope.post<WithDraft>(
        '/plans/drafts/:draft/names',
        route('plans:write', '两个名称并成一个，或改一个名称 / make two names one, or mend a name', {
          perMinute,
        }),
        async (request, reply) => {
          const { draft: id } = request.params
          const sort: NameSort = field(request, 'sort') === 'leader' ? 'leader' : 'unit'
          const [from, into] = [field(request, 'from'), field(request, 'into')]
          if (from === '' || into === '' || from === into) throw new Problem('plan-draft-part-unknown')
          const make = field(request, 'act') === 'rename' ? renamed : oneName
          await drafts.editAll(id, draftHand(request), 'names', (draft) => {
            const change = make(draft, sort, from, into)
            refuseValues(change.head.values)
            return change
          })
          return goTo(reply, `/plans/drafts/${id}/names`)
        },
      )
    },
    FORM_BYTES,
  )

  app.get<WithDraft>(
    '/plans/drafts/:draft/changes',
    route('plans:confirm', '草稿里别人刚改了什么 / what somebody else has just changed in a draft'),
    async (request, reply) => {
      const { since } = request.query as { readonly since?: unknown }
      const from = typeof since === 'string' && /^\d{1,9}$/.test(since) ? Number(since) : 0
      const draft = await drafts.read(request.params.draft)
      return reply.header('cache-control', 'no-store').send(changesOf(request, draft, from))
    },
  )

  /** What changed after `since`, as cards; what is left in all. */
  function changesOf(request: FastifyRequest, draft: PlanDraft, since: number) {
    const faults = desk.faults(draft)
    const face = faceOf(draft, faults, request.person)
    const { back } = request.query as { readonly back?: unknown }
    const here = typeof back === 'string' && /^\?[\w=&-]{0,60}$/.test(back) ? back : ''
    const isNew = (key: string): boolean => (draft.versions.get(key)?.seq ?? 0) > since
    const changed = draft.tasks.filter(({ key }) => isNew(key))
    return {
      seq: draft.seq,
      state: draft.state.state,
      left: face.left,
      tasks: changed.map(({ key }) => ({
        key,
        after: draft.tasks[draft.tasks.findIndex((task) => task.key === key) - 1]?.key ?? null,
        version: draft.versions.get(key)?.seq ?? 0,
        card: renderTaskCard(cardOf(draft, key, faults, face, languageOf(request), here)),
      })),
      gone: draft.gone.filter(({ key }) => isNew(key)).map(({ key }) => key),
    }
  }

  /** What was written, as an answer: a page goes back to the task; a script gets what changed since the draft was as it is. */
  async function answerOf(
    request: FastifyRequest<WithDraft>,
    reply: FastifyReply,
    write: () => Promise<PlanDraft>,
  ): Promise<FastifyReply> {
    const { seq: since } = await drafts.read(request.params.draft)
    const draft = await write()
    reply.header('cache-control', 'no-store')
    if (request.headers.accept === 'application/json') return reply.send(changesOf(request, draft, since))
    const { key } = request.params as { readonly key?: string }
    if (field(request, 'back') === 'dictionary') return goTo(reply, `/plans/drafts/${draft.id}/dictionary`)
    const [, query = ''] = request.url.split('?')
    const safe = /^[\w=&-]{0,60}$/.test(query) ? query : ''
    const place = `/plans/drafts/${draft.id}${safe === '' ? '' : `?${safe}`}`
    return key === undefined ? goTo(reply, place) : goTo(reply, place, `task-${key}`)
  }
}

/** A change that a plan file takes. Problem `plan-draft-value`. */
function writable({ head }: PlanDraft, change: DraftChange): DraftChange {
  refuseValues({ plan: head.values.plan, tasks: change.tasks.map(({ values }) => values) })
  return change
}
