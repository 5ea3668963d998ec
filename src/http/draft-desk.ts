// Drafts of plans as requests reach them: whose hand it is, what is left to do, which tasks a page shows.
import { join } from 'node:path'
import type { FastifyRequest } from 'fastify'
import { kindRules } from '../core/kinds/index.ts'
import { Problem } from '../core/problem.ts'
import { mayDo } from '../core/roles.ts'
import type { Language } from '../core/text.ts'
import type { FormField, FormWords } from '../drafting/form-fields.ts'
import { openQuestions, type WrittenPlan } from '../drafting/plan-draft.ts'
import { type DraftHand, openPlanDrafts, type PlanDraft, type PlanDrafts } from '../drafting/plan-drafts.ts'
import { planYaml, readWritten } from '../drafting/plan-yaml.ts'
import { LONGEST_SHARES } from '../drafting/share-lines.ts'
import { type FaultsByTask, faultsOf, taskView } from '../drafting/task-view.ts'
import type { DraftFace, PlanDraftInput } from '../web/index.ts'
import type { HttpDeps } from './deps.ts'
import { hasField, longField } from './forms.ts'
import { pageAt } from './long-lists.ts'
import { doerOfRequest, personOf } from './plugins/rights.ts'

export interface PlanDesk {
  readonly drafts: PlanDrafts
  faults(draft: PlanDraft): FaultsByTask
}

const KEPT = 20

export function openPlanDesk({ store, ingest, now }: Pick<HttpDeps, 'store' | 'ingest' | 'now'>): PlanDesk {
  const drafts = openPlanDrafts({
    store: store.planDrafts,
    deeds: store.deeds,
    folder: join(ingest.folder, 'notices'),
    now,
  })
  /** A plan of some hundred tasks is read in a tenth of a second: each state of a draft once. */
  const known = new Map<string, FaultsByTask>()
  return {
    drafts,
    faults(draft) {
      const key = `${draft.id}#${draft.seq}`
      const found = known.get(key) ?? faultsOf(draft)
      known.delete(key)
      known.set(key, found)
      const [oldest] = known.keys()
      if (known.size > KEPT && oldest !== undefined) known.delete(oldest)
      return found
    },
  }
}

export const draftHand = (request: FastifyRequest): DraftHand => {
  const { id, name } = personOf(request)
  return { person: id, name, doer: doerOfRequest(request) }
}

/** What is open of a task: its questions and its faults. */
const leftOf = (draft: PlanDraft, faults: FaultsByTask, key: string): number => {
  const task = draft.tasks.find((one) => one.key === key)
  return (task ? openQuestions(task) : 0) + (faults.get(key)?.length ?? 0)
}

/** What is to be answered or put right before it can come into force. */
export function leftInAll(draft: PlanDraft, faults: FaultsByTask): number {
  const ofTasks = draft.tasks.reduce((sum, { key }) => sum + leftOf(draft, faults, key), 0)
  return ofTasks + (faults.get('head')?.length ?? 0) + (draft.head.regionAsked ? 1 : 0)
}

export const faceOf = (
  draft: PlanDraft,
  faults: FaultsByTask,
  person: FastifyRequest['person'],
): DraftFace => ({
  id: draft.id,
  seq: draft.seq,
  head: draft.head,
  state: draft.state,
  tasks: draft.tasks.length,
  left: leftInAll(draft, faults),
  open: draft.state.state === 'open' && mayDo(person, 'plans:write'),
})

const TASKS_A_PAGE = 12

/** Which tasks a page shows: those with something open, or all. */
export function readingRoom(
  draft: PlanDraft,
  faults: FaultsByTask,
  asked: { readonly show: unknown; readonly page: unknown },
  reader: { readonly person: FastifyRequest['person']; readonly lang: Language },
): PlanDraftInput {
  const face = faceOf(draft, faults, reader.person)
  const show = asked.show === 'all' ? 'all' : 'open'
  const all = show === 'all' ? draft.tasks : draft.tasks.filter(({ key }) => leftOf(draft, faults, key) > 0)
  const { shown, page, pages } = pageAt(all, asked.page, TASKS_A_PAGE)
  const cards = shown.map(({ key }) =>
    cardOf(draft, key, faults, face, reader.lang, `?show=${show}&page=${page}`),
  )
  return { face, show, page, pages, total: all.length, cards }
}

/** What one card is drawn from. */
export function cardOf(
  draft: PlanDraft,
  key: string,
  faults: FaultsByTask,
  face: DraftFace,
  lang: Language,
  back: string,
): PlanDraftInput['cards'][number] {
  const task = draft.tasks.find((one) => one.key === key)
  if (!task) throw new TypeError(`no such task: ${key}`)
  return {
    view: taskView(draft, task, faults, lang),
    lang,
    draft: draft.id,
    sections: draft.head.values.sections ?? [],
    partners: partnersOf(draft),
    back,
    open: face.open,
  }
}

/** Rates that another one can be held against, and references. */
function partnersOf({ tasks, head }: PlanDraft): PlanDraftInput['cards'][number]['partners'] {
  const rates = tasks
    .flatMap(({ values }) => values.indicators ?? [])
    .filter(({ kind }) => kindRules[kind].figures === 'rate')
  return [...rates, ...(head.values.references ?? [])].map(({ id, name }) => [id, name])
}

/** As long as the longest text of a plan file, or all shares of a target. */
const longestOf = (name: string): number => (name === 'shares' ? LONGEST_SHARES : 20_000)

/** What a form says of these fields; of those that it does not have nothing. */
export const formWords = (request: FastifyRequest, fields: readonly FormField[]): FormWords =>
  Object.fromEntries(
    fields
      .filter(({ name }) => hasField(request, name))
      .map(({ name }) => [name, longField(request, name, longestOf(name))]),
  )

/** Values that no plan file takes are not kept. Problem `plan-draft-value` says what is wrong with them. */
export function refuseValues(values: WrittenPlan): void {
  try {
    readWritten(planYaml(values))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const words = (lang: Language): string =>
      error.faults
        .slice(0, 3)
        .map(({ detail, fix }) => `${detail[lang]} ${fix[lang]}`)
        .join(' ')
    throw new Problem('plan-draft-value', { wordsZh: words('zh'), wordsEn: words('en') }, { cause: error })
  }
}
