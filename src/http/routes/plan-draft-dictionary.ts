// What the indicators of a draft are (指标解释): shown, written, and taken in from a workbook.
import { Problem } from '../../core/problem.ts'
import { withDictionary, withDictionaryWords, withEntryFor } from '../../drafting/dictionary.ts'
import { readDictionaryInChild } from '../../ingest/decoding/decode.ts'
import { DECODING_LIMITS } from '../../ingest/decoding/limits.ts'
import { renderDraftDictionary } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { draftHand, faceOf, type PlanDesk, refuseValues } from '../draft-desk.ts'
import { field, goTo, multipartOf, sendPrivate, withFiles, withForms } from '../forms.ts'
import { pageAt } from '../long-lists.ts'
import type { PageFrame } from '../page-frame.ts'
import { route } from '../resource.ts'
import type { WithDraft } from './plan-drafts.ts'

/** A little more than the largest notice: what is too large is told by its reader. */
const FORM_BYTES = 24 * 1024 * 1024
const ROWS_A_PAGE = 50

export function planDraftDictionaryRoutes(
  app: App,
  { settings }: HttpDeps,
  desk: PlanDesk,
  frameOf: PageFrame,
): void {
  const { drafts } = desk
  const perMinute = settings.limits.writesPerMinute * 4

  app.get<WithDraft>(
    '/plans/drafts/:draft/dictionary',
    route('plans:confirm', '草稿的指标解释 / what the indicators of a draft are'),
    async (request, reply) => {
      const draft = await drafts.read(request.params.draft)
      const { page: asked } = request.query as { readonly page?: unknown }
      const all = draft.tasks.flatMap((task) =>
        (task.values.indicators ?? []).map((indicator) => ({
          task,
          version: draft.versions.get(task.key)?.seq ?? 0,
          indicator,
        })),
      )
      const { shown, page, pages } = pageAt(all, asked, ROWS_A_PAGE)
      const face = faceOf(draft, desk.faults(draft), request.person)
      const version = draft.versions.get('head')?.seq ?? 0
      const input = { face, version, all: all.map(({ indicator }) => indicator), rows: shown, page, pages }
      return sendPrivate(reply, renderDraftDictionary(input, frameOf(request, reply)))
    },
  )

  withFiles(app, (scope) => {
    scope.post<WithDraft>(
      '/plans/drafts/:draft/dictionary',
      {
        ...route('plans:write', '收下指标解释表 / take a dictionary of indicators in', {
          perMinute,
          slow: true,
        }),
        bodyLimit: FORM_BYTES,
      },
      async (request, reply) => {
        const { draft: id } = request.params
        const file = (await multipartOf(request)).get('file')
        if (!(file instanceof File) || file.size === 0) throw new Problem('plan-draft-nothing')
        const name = file.name.slice(0, 200)
        const entries = await readDictionaryInChild(
          new Uint8Array(await file.arrayBuffer()),
          name,
          DECODING_LIMITS,
        )
        await drafts.editAll(id, draftHand(request), 'dictionary', (draft) => {
          const change = withDictionary(draft, entries, name)
          refuseValues({ plan: draft.head.values.plan, tasks: withDictionaryWords(change) })
          return change
        })
        return goTo(reply, `/plans/drafts/${id}/dictionary`)
      },
    )
  })

  withForms(app, (scope) => {
    scope.post<WithDraft>(
      '/plans/drafts/:draft/dictionary/entries',
      route('plans:write', '说明一条指标解释是哪个指标的 / say of which indicator an entry is', {
        perMinute,
      }),
      async (request, reply) => {
        const { draft: id } = request.params
        const [at, version] = [Number(field(request, 'entry')), Number(field(request, 'version'))]
        await drafts.editAll(
          id,
          draftHand(request),
          'dictionary',
          (draft) => {
            const change = withEntryFor(draft, at, field(request, 'indicator'))
            if (change === null) throw new Problem('plan-draft-part-unknown')
            refuseValues({ plan: draft.head.values.plan, tasks: withDictionaryWords(change) })
            return change
          },
          { key: 'head', version },
        )
        return goTo(reply, `/plans/drafts/${id}/dictionary`)
      },
    )
  })
}
