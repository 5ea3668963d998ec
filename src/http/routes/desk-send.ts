// `/desk/upload`: a file or a pasted range becomes a draft, is looked at, and is stored when its sender confirms.
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { dayOf, period } from '../../core/period.ts'
import { type Fault, Problem } from '../../core/problem.ts'
import type { Receipt } from '../../core/receipt.ts'
import { type Text, text } from '../../core/text.ts'
import { type Draft, openDrafts } from '../../desk/drafts.ts'
import { previewCells } from '../../desk/preview.ts'
import { monthToReport } from '../../desk/template.ts'
import { parseMapping } from '../../ingest/grid/mapping.ts'
import { readFigures } from '../../ingest/read-figures.ts'
import { receiveUpload } from '../../ingest/receive.ts'
import { renderPreview, renderSend } from '../../web/index.ts'
import { clearanceOfRequest, releasedToRequest } from '../clearance.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, sendPrivate, withForms } from '../forms.ts'
import { namesIn } from '../indicator-names.ts'
import { askedByPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { doerOfRequest, personOf } from '../plugins/rights.ts'
import { languageOf } from '../wanted.ts'

/** Forms are held in memory; larger files go to the interface, which streams. */
const FORM_BYTES = 32 * 1024 * 1024
const CELLS_SHOWN = 500

const NOTHING_SENT = text('请先选择文件，或粘贴表格内容。', 'Choose a file or paste a range first, please.')
const REASON_MISSING = text(
  '有疑点未说明原因：请写明后再确认。',
  'Some doubts have no reason yet: give one, then confirm.',
)

const SENT_BEFORE = text(
  '同一文件已经入库，下面是当时的回执。',
  'The same file is in already; below is its receipt of then.',
)

type WithId = { readonly Params: { readonly id: string } }

export function deskSendRoutes(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  const { store, pictures, ingest, now } = deps
  const drafts = openDrafts(join(ingest.folder, 'drafts'), now)
  const limit = { max: deps.settings.limits.writesPerMinute, timeWindow: 60_000 }
  const own = { right: 'figures:write' } as const
  const writes = { ...own, rateLimit: limit } as const

  app.get('/desk/upload', { config: own }, async (request, reply) =>
    sendPrivate(reply, renderSend(await form(request, null), frameOf(request, reply))),
  )

  app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    )
    const bodyLimit = Math.min(FORM_BYTES, ingest.limits.bytes)
    scope.post('/desk/upload', { config: writes, bodyLimit }, async (request, reply) => {
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
      return goTo(reply, request, `/desk/upload/drafts/${draft.id}`)
    })
  })

  app.get<WithId>('/desk/upload/drafts/:id', { config: own }, async (request, reply) =>
    sendPrivate(reply, renderPreview(await preview(request, null), frameOf(request, reply))),
  )

  withForms(app, (scope) => {
    scope.post<WithId>('/desk/upload/drafts/:id/choose', { config: writes }, async (request, reply) => {
      const { draft, bytes } = await drafts.read(request.params.id, personOf(request).id)
      const tried = await tryOut(request, draft, bytes)
      const faults = tried instanceof Problem ? tried.faults : []
      const mapping = faults[Number(field(request, 'choice'))]?.suggestion
      if (mapping !== undefined) await drafts.choose(draft, mapping)
      return goTo(reply, request, `/desk/upload/drafts/${draft.id}`)
    })

    scope.post<WithId>('/desk/upload/drafts/:id/confirm', { config: writes }, async (request, reply) => {
      const { draft, bytes } = await drafts.read(request.params.id, personOf(request).id)
      const accept = field(request, 'accept')
      try {
        const { receipt } = await receive(request, draft, bytes, false, accept === '' ? null : accept)
        await drafts.forget(draft)
        await pictures.refresh()
        return goTo(reply, request, `/desk/uploads/${receipt.upload}`)
      } catch (error) {
        if (!(error instanceof Problem) || !['figures-warned', 'figures-refused'].includes(error.code))
          throw error
        const failure = error.code === 'figures-warned' ? REASON_MISSING : error.detail
        return sendPrivate(
          reply.code(422),
          renderPreview(await preview(request, failure), frameOf(request, reply)),
        )
      }
    })
  })

  async function form(request: FastifyRequest, failure: Text | null) {
    const plans = await pictures.plans(null)
    const { plan: wanted } = askedByPage(request)
    const plan = plans.find(({ plan: one }) => one.id === wanted)?.plan ?? plans[0]?.plan
    return { plans, month: plan ? monthToReport(plan, now()) : null, failure }
  }

  const choiceOf = ({ mapping }: Draft) => ({
    ...{ sheet: null, layout: null, hidden: false },
    mapping: mapping === null ? null : parseMapping(mapping),
  })

  const receive = (
    request: FastifyRequest,
    draft: Draft,
    bytes: Buffer,
    dryRun: boolean,
    reason: string | null,
  ) =>
    receiveUpload(ingest, {
      body: Readable.from([bytes]),
      ...{ contentType: draft.contentType, filename: draft.filename, plan: draft.plan, dryRun },
      by: personOf(request).name,
      doer: doerOfRequest(request),
      ...{ region: null, source: null, knownAt: null },
      choice: choiceOf(draft),
      accept: { all: reason, each: {} },
      clearance: clearanceOfRequest(request),
    })

  /** What it would do, or why it cannot. */
  async function tryOut(request: FastifyRequest, draft: Draft, bytes: Buffer): Promise<Receipt | Problem> {
    try {
      return (await receive(request, draft, bytes, true, null)).receipt
    } catch (error) {
      if (error instanceof Problem && error.status < 500) return error
      throw error
    }
  }

  async function preview(request: FastifyRequest<WithId>, failure: Text | null) {
    const { draft, bytes } = await drafts.read(request.params.id, personOf(request).id)
    const kept = await pictures.plans(null)
    const plans = kept.map(({ plan }) => plan).filter(({ id }) => draft.plan === null || id === draft.plan)
    const tried = await tryOut(request, draft, bytes)
    const problem = tried instanceof Problem ? tried : null
    const receipt = tried instanceof Problem ? null : tried
    const faults: readonly Fault[] = problem?.faults ?? receipt?.warnings.map(asFault) ?? []
    const isByCell = problem === null || problem.code === 'figures-refused'
    const file = { bytes, contentType: draft.contentType, filename: draft.filename }
    const read = isByCell ? await readFigures(file, plans, dayOf(now()), 1, choiceOf(draft)) : null
    const standing = await Promise.all(
      [...new Set(read?.figures.map(({ region }) => region))].map((region) =>
        store.observations({ region, ...spanOf(plans), released: releasedToRequest(request, now()) }),
      ),
    )
    const cells = read ? previewCells(read.figures, faults, standing.flat()) : []
    return {
      draft: draft.id,
      filename: draft.filename,
      // What needs a look comes first where not all can be shown.
      cells: cells.length <= CELLS_SHOWN ? cells : worstFirst(cells).slice(0, CELLS_SHOWN),
      total: cells.length,
      refusal: problem && {
        detail: problem.detail,
        fix: problem.fix,
        faults: isByCell ? [] : problem.faults,
      },
      // The same bytes stand already: what is shown is the receipt of then.
      ...{ receipt, failure: failure ?? (receipt?.dryRun === false ? SENT_BEFORE : null) },
      names: namesIn(kept, languageOf(request)),
    }
  }
}

const asFault = ({ code, row, cell, detail, fix, id, reason }: Receipt['warnings'][number]): Fault => ({
  ...{ code, row, cell, detail, fix: reason === null ? fix : { zh: reason, en: reason } },
  warning: id,
})

const ORDER = ['refused', 'warned', 'revised', 'new', 'unchanged']
const worstFirst = <T extends { readonly state: string }>(cells: readonly T[]): T[] =>
  cells.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))

const spanOf = (plans: readonly { readonly year: number }[]) => {
  const years = plans.map(({ year }) => year)
  return years.length === 0
    ? {}
    : { from: period(`${Math.min(...years) - 1}-01`), to: period(`${Math.max(...years)}-12`) }
}

/** The file, else what was pasted; null: neither. Raises `form-unreadable`. */
async function sentBy({ body, headers }: FastifyRequest) {
  const type = headers['content-type'] ?? ''
  const fields = await new Response(new Uint8Array(body as Buffer), { headers: { 'content-type': type } })
    .formData()
    .catch((cause: unknown) => {
      throw new Problem('form-unreadable', {}, { cause })
    })
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
