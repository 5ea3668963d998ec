// `/desk/uploads`: the history of what was sent, one receipt, and taking back by a form.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Instant, parseInstant } from '../../core/period.ts'
import { type Fault, Problem } from '../../core/problem.ts'
import { mayDo } from '../../core/roles.ts'
import { type Text, text } from '../../core/text.ts'
import type { Reviews } from '../../desk/reviews.ts'
import type { UploadRecord } from '../../store/store.ts'
import { renderUpload, renderUploads } from '../../web/index.ts'
import { clearanceOfRequest, releasedToRequest } from '../clearance.ts'
import { holdsDemo } from '../demo.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, sendPrivate, withForms } from '../forms.ts'
import { handOf } from '../hand.ts'
import { namesIn } from '../indicator-names.ts'
import { read, refuseIfAny } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { personOf } from '../plugins/rights.ts'
import { route } from '../resource.ts'
import { languageOf } from '../wanted.ts'

const PAGE = 50
const REASON_MISSING = text('请写明撤销的原因。', 'Say why it is taken back, please.')

type WithId = { readonly Params: { readonly id: string } }

export function deskUploadRoutes(app: App, deps: HttpDeps, reviews: Reviews, frameOf: PageFrame): void {
  const { store, pictures, now } = deps

  app.get(
    '/desk/uploads',
    route('records:read', '报送记录 / the history of uploads'),
    async (request, reply) => {
      const { before: asked } = request.query as { readonly before?: unknown }
      const faults: Fault[] = []
      const words = typeof asked === 'string' && asked !== '' ? asked.slice(0, 40) : undefined
      const before = read<Instant>('before', words, parseInstant, 'moment-invalid', faults)
      refuseIfAny(faults)
      const released = releasedToRequest(request, now())
      const uploads = await store.uploads({ limit: PAGE + 1, released, ...(before && { before }) })
      const shown = uploads.slice(0, PAGE)
      const next = uploads.length > PAGE ? (shown.at(-1)?.committed.at ?? null) : null
      return sendPrivate(
        reply,
        renderUploads({ uploads: shown, next, demo: await holdsDemo(pictures) }, frameOf(request, reply)),
      )
    },
  )

  app.get<WithId>(
    '/desk/uploads/:id',
    route('records:read', '一份回执 / one receipt'),
    async (request, reply) => page(request, reply, null),
  )

  withForms(app, (scope) => {
    scope.post<WithId>(
      '/desk/uploads/:id/undo',
      route('figures:write', '撤销一次报送 / take an upload back', {
        perMinute: deps.settings.limits.writesPerMinute,
      }),
      async (request, reply) => {
        const { id } = request.params
        const reason = field(request, 'reason')
        if (reason === '') return page(request, reply.code(422), REASON_MISSING)
        const by = personOf(request).name
        const clearance = clearanceOfRequest(request)
        const done = await reviews.undo({ id, reason, by, clearance }, handOf(request))
        if (done.state === 'waiting') return goTo(reply, `/desk/review/${done.submission.id}`)
        await pictures.refresh()
        return goTo(reply, `/desk/uploads/${encodeURIComponent(id)}`)
      },
    )
  })

  async function page(
    request: FastifyRequest<WithId>,
    reply: FastifyReply,
    failure: Text | null,
  ): Promise<FastifyReply> {
    const record = await found(request)
    const names = namesIn(await pictures.plans(null), languageOf(request))
    const may = { undo: mayDo(request.person, 'figures:write'), file: mayDo(request.person, 'files:read') }
    return sendPrivate(
      reply,
      renderUpload({ record, names, may, failure, demo: await holdsDemo(pictures) }, frameOf(request, reply)),
    )
  }

  async function found(request: FastifyRequest<WithId>): Promise<UploadRecord> {
    const { id } = request.params
    const record = await store.upload(id, releasedToRequest(request, now()))
    if (!record) throw new Problem('upload-unknown', { upload: id.slice(0, 60) })
    return record
  }
}
