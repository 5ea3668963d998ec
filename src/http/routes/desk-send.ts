// `/desk/upload`: a file or a pasted range becomes a draft, is looked at, and is stored when its sender confirms.
import { join } from 'node:path'
import type { FastifyRequest } from 'fastify'
import { defaultBasis } from '../../core/basis.ts'
import { type Fault, fault, Problem } from '../../core/problem.ts'
import { type Text, text } from '../../core/text.ts'
import { draftRequest } from '../../desk/draft-outcome.ts'
import { type Drafts, openDrafts } from '../../desk/drafts.ts'
import { keepOutcomes } from '../../desk/outcomes.ts'
import type { Reviews } from '../../desk/reviews.ts'
import { firstRowsOf } from '../../desk/sheet-view.ts'
import { monthToReport } from '../../desk/template.ts'
import { formats, pickerOf } from '../../ingest/formats/index.ts'
import { type MappingChoice, parseMapping, readingOnly } from '../../ingest/grid/mapping.ts'
import { BASIS_WORDS } from '../../ingest/words.ts'
import { type PreviewInput, renderPreview, renderSend, type SendInput } from '../../web/index.ts'
import { draftSenderOf, handOf } from '../asker.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, fields, goTo, multipartOf, sendPrivate, withFiles, withForms } from '../forms.ts'
import { figureOf, holdsDemo, namesIn } from '../found.ts'
import { askedByPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { personOf } from '../plugins/rights.ts'
import { route } from '../resource.ts'
import { languageOf } from '../wanted.ts'
import { type DraftDesk, deskDraftRoutes, draftSummary } from './desk-draft.ts'

/** Forms are held in memory; larger files go to the interface, which streams. */
const FORM_BYTES = 32 * 1024 * 1024
const CELLS_SHOWN = 500

const NOTHING_SENT = text('请先选择文件，或粘贴表格内容。', 'Choose a file or paste a range first, please.')
const REASON_MISSING = text(
  '有疑点未说明原因：请写明后再确认。',
  'Some doubts have no reason yet: give one, then confirm.',
)

const NOTHING_CHOSEN = text(
  '没有勾选要读的内容：请至少留一列、一行、一张表，再按“按这种读法”。',
  'Nothing is chosen to be read: leave at least one column, row and sheet, then choose again.',
)

type WithId = { readonly Params: { readonly id: string } }

export function deskSendRoutes(app: App, deps: HttpDeps, reviews: Reviews, frameOf: PageFrame): void {
  const { pictures, ingest, now } = deps
  const drafts = openDrafts(join(ingest.folder, 'drafts'), now)
  const outcomes = keepOutcomes(ingest)
  app.addHook('onClose', pictures.onChange(outcomes.forgetAll))
  uploadRoutes(app, deps, drafts, frameOf)
  previewRoutes(app, deps, { drafts, outcomes, reviews }, frameOf)
  deskDraftRoutes(app, deps, { drafts, outcomes })
  correctRoute(app, deps, drafts)
}

/** A file or a pasted range in: it becomes a draft. */
function uploadRoutes(app: App, deps: HttpDeps, drafts: Drafts, frameOf: PageFrame): void {
  const { pictures, ingest, now } = deps
  const perMinute = deps.settings.limits.writesPerMinute
  const picker = pickerOf(ingest.formats ?? formats)

  app.get(
    '/desk/upload',
    route('figures:report', '报送：选文件或粘贴表格 / send figures: a file or a pasted range'),
    async (request, reply) =>
      sendPrivate(reply, renderSend(await form(request, null), frameOf(request, reply))),
  )

  withFiles(app, (scope) => {
    const bodyLimit = Math.min(FORM_BYTES, ingest.limits.bytes)
    scope.post(
      '/desk/upload',
      {
        ...route('figures:report', '收下文件，成为草稿 / take a file in as a draft', { perMinute }),
        bodyLimit,
      },
      async (request, reply) => {
        const sent = await sentBy(request)
        if (!sent) {
          return sendPrivate(
            reply.code(422),
            renderSend(await form(request, NOTHING_SENT), frameOf(request, reply)),
          )
        }
        const { plan } = askedByPage(request)
        const draft = await drafts.keep(
          { person: personOf(request).id, ...sent.words, plan, mapping: null },
          sent.bytes,
        )
        const path = `/desk/upload/drafts/${draft.id}`
        if (request.headers.accept !== 'application/json') return goTo(reply, path)
        return reply.code(201).header('cache-control', 'no-store').send({ draft: draft.id, path })
      },
    )
  })

  async function form(request: FastifyRequest, failure: Text | null): Promise<SendInput> {
    const plans = await pictures.plans(null)
    const { plan: wanted } = askedByPage(request)
    const plan = plans.find(({ plan: one }) => one.id === wanted)?.plan ?? plans[0]?.plan
    const waiting = await drafts.waiting(personOf(request).id)
    const month = plan ? monthToReport(plan, now()) : null
    return { plans, month, demo: await holdsDemo(pictures), waiting, failure, formats: picker }
  }
}

/** A draft looked at whole, and sent when its sender confirms. */
function previewRoutes(
  app: App,
  deps: HttpDeps,
  { drafts, outcomes, reviews }: DraftDesk & { readonly reviews: Reviews },
  frameOf: PageFrame,
): void {
  const { pictures } = deps
  const perMinute = deps.settings.limits.writesPerMinute

  app.get<WithId>(
    '/desk/upload/drafts/:id',
    route('figures:report', '草稿预览：每格怎样计入 / a draft: how each cell would count'),
    async (request, reply) =>
      sendPrivate(reply, renderPreview(await preview(request, null), frameOf(request, reply))),
  )

  withForms(app, (scope) => {
    scope.post<WithId>(
      '/desk/upload/drafts/:id/choose',
      route('figures:report', '选定怎样读这张表 / choose how the sheet is read', { perMinute }),
      async (request, reply) => {
        const { draft, bytes } = await drafts.read(request.params.id, personOf(request).id)
        const { problem } = await outcomes.of(draft, bytes, draftSenderOf(request))
        const mapping = problem?.faults[Number(field(request, 'choice'))]?.suggestion
        if (mapping !== undefined) {
          const chosen = readingOnly(parseMapping(mapping), choiceIn(request))
          if (chosen === null) {
            const shown = await preview(request, NOTHING_CHOSEN)
            return sendPrivate(reply.code(422), renderPreview(shown, frameOf(request, reply)))
          }
          await drafts.choose(draft, JSON.stringify(chosen))
        }
        return goTo(reply, `/desk/upload/drafts/${draft.id}`)
      },
    )

    scope.post<WithId>(
      '/desk/upload/drafts/:id/confirm',
      route('figures:report', '确认草稿，报送 / confirm a draft: it is sent', { perMinute }),
      async (request, reply) => {
        const { draft, bytes } = await drafts.read(request.params.id, personOf(request).id)
        const accept = field(request, 'accept')
        try {
          const trial = { draft, bytes, sender: draftSenderOf(request) }
          const how = { dryRun: false, reason: accept === '' ? null : accept }
          const sent = await reviews.send(draftRequest(trial, how), handOf(request))
          outcomes.drop(draft.id)
          await drafts.forget(draft)
          if (sent.state === 'waiting') return goTo(reply, `/desk/review/${sent.submission.id}`)
          await pictures.refresh()
          return goTo(reply, `/desk/uploads/${sent.receipt.upload}`)
        } catch (error) {
          if (!(error instanceof Problem) || !['figures-warned', 'figures-refused'].includes(error.code))
            throw error
          const failure = error.code === 'figures-warned' ? REASON_MISSING : error.detail
          return sendPrivate(
            reply.code(422),
            renderPreview(await preview(request, failure), frameOf(request, reply)),
          )
        }
      },
    )
  })

  async function preview(request: FastifyRequest<WithId>, failure: Text | null): Promise<PreviewInput> {
    const { draft, bytes } = await drafts.read(request.params.id, personOf(request).id)
    const names = namesIn(await pictures.plans(null), languageOf(request))
    const outcome = await outcomes.of(draft, bytes, draftSenderOf(request))
    const { cells } = outcome
    return {
      summary: draftSummary(draft, outcome, names, failure),
      // What needs a look comes first where not all can be shown.
      cells: cells.length <= CELLS_SHOWN ? cells : worstFirst(cells).slice(0, CELLS_SHOWN),
      firstRows: firstRowsOf(outcome),
      mendable: outcome.sheets.length > 0,
      demo: await holdsDemo(pictures),
      names,
    }
  }
}

/** What was cleared counts only where it could be chosen: no box of a kind at all means everything of it. */
function choiceIn(request: FastifyRequest): MappingChoice {
  const asked = fields(request, 'asked', MOST_BOXES)
  const chosen = (name: string): string[] | null =>
    asked.includes(name) ? fields(request, name, MOST_BOXES) : null
  const rows = chosen('row')
  const means = fields(request, 'means', MOST_BOXES)
  const unread =
    rows === null ? [] : fields(request, 'label', MOST_BOXES).filter((row) => !rows.includes(row))
  const named = fields(request, 'unknown', MOST_BOXES).map(
    (row, index) => [row, means[index] || null] as const,
  )
  const isNothing = rows?.length === 0 && named.every(([, name]) => name === null)
  return {
    columns: chosen('read'),
    tables: isNothing ? [] : (chosen('table')?.map(Number) ?? null),
    names: Object.fromEntries([...unread.map((row) => [row, null] as const), ...named]),
  }
}

const MOST_BOXES = 500

const ORDER = ['refused', 'warned', 'revised', 'new', 'unchanged']
const worstFirst = <T extends { readonly state: string }>(cells: readonly T[]): T[] =>
  cells.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))

/** The file, else what was pasted; null: neither. Raises `form-unreadable`. */
async function sentBy(request: FastifyRequest) {
  const fields = await multipartOf(request)
  const file = fields.get('file')
  if (file instanceof File && file.size > 0) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const contentType = file.type === '' || file.type === 'application/octet-stream' ? null : file.type
    return { bytes, words: { filename: file.name.slice(0, 200), contentType } }
  }
  const pasted = fields.get('pasted')
  if (typeof pasted !== 'string' || pasted.trim() === '') return null
  const words = { filename: '粘贴.csv', contentType: 'text/csv' }
  return { bytes: new TextEncoder().encode(pasted.replace(/\r\n/g, '\n')), words }
}

const NEEDED = ['plan', 'indicator', 'period', 'value', 'reason'] as const

/** One period of one indicator put right alone: a draft of one cell. */
function correctRoute(app: App, { pictures, settings, now }: HttpDeps, drafts: Drafts): void {
  const perMinute = settings.limits.writesPerMinute
  withForms(app, (scope) => {
    scope.post(
      '/desk/correct',
      route('figures:report', '更正一个指标一期的数据，成为草稿 / put one figure right, as a draft', {
        perMinute,
      }),
      async (request, reply) => {
        const faults = NEEDED.filter((name) => field(request, name) === '').map(
          (name): Fault => fault('parameter-invalid', { name, value: '', reason: '—' }, { column: name }),
        )
        if (faults.length > 0) throw new Problem('request-invalid', { count: faults.length }, { faults })
        const id = field(request, 'indicator')
        const { plan, indicator } = await figureOf(pictures, id, {
          plan: field(request, 'plan'),
          asOf: null,
          knownAt: null,
        })
        const note = [field(request, 'kind'), field(request, 'reason')].filter(Boolean).join('：')
        const row = {
          指标: indicator.id,
          期: field(request, 'period'),
          口径: BASIS_WORDS[defaultBasis(indicator)].zh,
          数值: field(request, 'value'),
          地区: plan.region,
          备注: note,
          // Going back to an earlier value is news too: without a moment it would be the same file again. It becomes
          // known when it is confirmed, whatever came in meanwhile.
          填写时间: now(),
        }
        const lines = [Object.keys(row), Object.values(row)].map((cells) => cells.map(quoted).join(','))
        const draft = await drafts.keep(
          {
            person: personOf(request).id,
            filename: `更正-${indicator.id}-${row.期}.csv`,
            contentType: 'text/csv',
            plan: plan.id,
            mapping: null,
          },
          new TextEncoder().encode(`${lines.join('\n')}\n`),
        )
        return goTo(reply, `/desk/upload/drafts/${draft.id}`)
      },
    )
  })
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
