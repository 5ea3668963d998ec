// The lists at the head of a draft: sections with their tasks, reports, references, what is said of units and leaders.

import { spelt } from '../../boards/spelling.ts'
import { Problem } from '../../core/problem.ts'
import { type FormField, LIST_FIELDS, type ListName } from '../../drafting/form-fields.ts'
import { addedRow, changedRow, movedRow, removedRow, tasksMoved } from '../../drafting/head-lists.ts'
import type { DraftContent } from '../../drafting/plan-draft.ts'
import { renderDraftSections } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { draftHand, faceOf, formWords, type PlanDesk, refuseValues } from '../draft-desk.ts'
import { field, fields, goTo, sendPrivate, withForms } from '../forms.ts'
import type { PageFrame } from '../page-frame.ts'
import { route } from '../resource.ts'
import type { WithDraft } from './plan-drafts.ts'

/** On which page each list stands. */
const PAGES: Readonly<Record<ListName, string>> = {
  sections: 'sections',
  duties: 'facts',
  references: 'facts',
  watched: 'facts',
  units: 'names',
  leaders: 'names',
}
const FORM_BYTES = 256 * 1024
/** As many as a draft has. */
const MOST_TASKS = 2_000

export function planDraftListRoutes(
  app: App,
  { settings }: HttpDeps,
  desk: PlanDesk,
  frameOf: PageFrame,
): void {
  const { drafts } = desk

  app.get<WithDraft>(
    '/plans/drafts/:draft/sections',
    route('plans:confirm', '草稿的部分和其中的任务 / sections of a draft with their tasks'),
    async (request, reply) => {
      const draft = await drafts.read(request.params.draft)
      const face = faceOf(draft, desk.faults(draft), request.person)
      const version = draft.versions.get('head')?.seq ?? 0
      return sendPrivate(
        reply,
        renderDraftSections({ face, version, tasks: draft.tasks }, frameOf(request, reply)),
      )
    },
  )

  withForms(
    app,
    (scope) => {
      scope.post<WithDraft>(
        '/plans/drafts/:draft/lists',
        route(
          'plans:write',
          '改草稿的部分、书面报送、参照、单位和领导 / change sections, reports, references, units and leaders of a draft',
          { perMinute: settings.limits.writesPerMinute * 4 },
        ),
        async (request, reply) => {
          const { draft: id } = request.params
          const list = field(request, 'list')
          if (!Object.hasOwn(LIST_FIELDS, list)) throw new Problem('plan-draft-part-unknown')
          const spell = spelt
          const asked: Asked = {
            list: list as ListName,
            act: field(request, 'act'),
            key: field(request, 'key'),
            words: formWords(request, LIST_FIELDS[list as ListName] as readonly FormField[]),
            tasks: fields(request, 'task', MOST_TASKS),
            section: field(request, 'section') || null,
          }
          const version = Number(field(request, 'version'))
          await drafts.editAll(
            id,
            draftHand(request),
            'lists',
            (draft) => {
              const changed = listChange(draft, asked, spell)
              refuseValues(changed.head.values)
              return changed
            },
            { key: 'head', version },
          )
          return goTo(reply, `/plans/drafts/${id}/${PAGES[asked.list]}`)
        },
      )
    },
    FORM_BYTES,
  )
}

interface Asked {
  readonly list: ListName
  readonly act: string
  readonly key: string
  readonly words: Readonly<Record<string, string>>
  readonly tasks: readonly string[]
  readonly section: string | null
}

/** Raises `plan-draft-part-unknown`. */
function listChange(
  draft: DraftContent,
  { list, act, key, words, tasks, section }: Asked,
  spell: Parameters<typeof addedRow>[3],
) {
  switch (act) {
    case 'change':
      return changedRow(draft, list, key, words)
    case 'add':
      if (list === 'units' || list === 'leaders') break
      return addedRow(draft, list, words, spell)
    case 'remove':
      return removedRow(draft, list, key)
    case 'up':
      return movedRow(draft, list, key, -1)
    case 'down':
      return movedRow(draft, list, key, 1)
    case 'tasks':
      return { head: draft.head, ...tasksMoved(draft, tasks, section) }
  }
  throw new Problem('plan-draft-part-unknown')
}
