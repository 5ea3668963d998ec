// `/desk/uploads`, `/api/v1/uploads`: the history of what came in, one receipt, its file, and taking it back.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { undoneBy } from '../../core/hindsight.ts'
import type { Instant } from '../../core/period.ts'
import { type Fault, Problem } from '../../core/problem.ts'
import { mayDo } from '../../core/roles.ts'
import { HERE_AND_NOW, type Standpoint, vantageOf } from '../../core/standpoint.ts'
import { type Text, text } from '../../core/text.ts'
import { parseInstant } from '../../core/zone.ts'
import type { Reviews } from '../../desk/reviews.ts'
import { sheetAround } from '../../desk/sheet-around.ts'
import { keptPath } from '../../ingest/spool.ts'
import type { UploadRecord } from '../../store/store.ts'
import { renderCell, renderUpload, renderUploads } from '../../web/index.ts'
import { clearanceOfRequest, handOf, releasedToRequest } from '../asker.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, sendPrivate, withForms } from '../forms.ts'
import { holdsDemo, namesIn, uploadsBy } from '../found.ts'
import { askedByPage, read, refuseIfAny } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { personOf } from '../plugins/rights.ts'
import { reads, route, writes } from '../resource.ts'
import { instant, nullable, string } from '../schemas.ts'
import { ReceiptSchema, StatusChangeSchema } from '../schemas-uploads.ts'
import { languageOf } from '../wanted.ts'
import { SubmissionSchema } from './reviews.ts'
import { signedFor, waitsForReview } from './uploads.ts'

const Upload = Type.Object({
  id: string,
  sha256: string,
  filename: string,
  bytes: Type.Integer(),
  receipt: ReceiptSchema,
  committed: Type.Object({ by: string, at: instant }),
  undone: nullable(Type.Object({ by: string, at: instant, reason: string })),
})

const LIST_DEFAULT = 50
const LIST_MOST = 200

const optional = (maxLength: number, description: string) =>
  Type.Optional(Type.String({ maxLength, description }))

const ListQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LIST_MOST, default: LIST_DEFAULT })),
  before: optional(40, '此时刻之前的 / those before this moment'),
}
const Id = Type.Object({ id: Type.String({ maxLength: 100, description: '报送编号 / id of the upload' }) })

type WithId = { readonly Params: { readonly id: string } }

export function uploadRecordRoutes(app: App, deps: HttpDeps, reviews: Reviews, frameOf: PageFrame): void {
  recordOperations(app, deps)
  undoOperation(app, deps, reviews)
  recordPages(app, deps, reviews, frameOf)
}

function recordOperations(app: App, deps: HttpDeps): void {
  app.get(
    '/api/v1/uploads',
    reads('records:read', '报送记录，最新在前 / uploads, the latest first', {
      tag: 'uploads',
      query: ListQuery,
      answer: Type.Object({ uploads: Type.Array(Upload), next: nullable(instant) }),
    }),
    async (request) => {
      const { limit = LIST_DEFAULT, before } = request.query
      const uploads = await uploadsOf(deps, request, limit, before)
      return { uploads, next: uploads.length === limit ? (uploads.at(-1)?.committed.at ?? null) : null }
    },
  )

  app.get(
    '/api/v1/uploads/:id',
    reads('records:read', '一次报送 / one upload', { tag: 'uploads', params: Id, answer: Upload }),
    async (request) => uploadOf(deps, request, request.params.id),
  )

  app.get(
    '/api/v1/uploads/:id/file',
    reads('files:read', '报送的原文件 / the bytes as they came', {
      tag: 'uploads',
      params: Id,
      answer: {
        200: {
          description: 'OK',
          content: { 'application/octet-stream': { schema: Type.String({ format: 'binary' }) } },
        },
      },
    }),
    async (request, reply) => {
      const { id, sha256, filename } = await uploadOf(deps, request, request.params.id)
      const path = keptPath(deps.ingest.folder, sha256)
      const size = await stat(path).then(
        (file) => file.size,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') throw new Problem('upload-bytes-missing', { id }, { cause: error })
          throw error
        },
      )
      return reply
        .type('application/octet-stream')
        .header('content-length', size)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(filename || id)}`)
        .header('etag', `"${sha256}"`)
        .header('cache-control', 'no-store')
        .send(createReadStream(path))
    },
  )
}

function undoOperation(app: App, deps: HttpDeps, reviews: Reviews): void {
  app.post(
    '/api/v1/uploads/:id/undo',
    writes('figures:write', '撤回一次报送；记录不会删除 / take an upload back; nothing is deleted', {
      tag: 'uploads',
      params: Id,
      body: Type.Object(
        {
          reason: Type.String({ minLength: 1, maxLength: 1000, description: '原因 / why' }),
          by: Type.Optional(Type.String({ maxLength: 100, description: '代谁撤回 / on whose behalf' })),
        },
        { additionalProperties: false },
      ),
      answer: {
        200: Type.Object({ upload: Type.String(), statusChanges: Type.Array(StatusChangeSchema) }),
        202: SubmissionSchema,
      },
      perMinute: deps.settings.limits.writesPerMinute,
    }),
    async (request, reply) => {
      const { id } = request.params
      const { reason, by } = request.body
      const words = { id, reason, by: signedFor(personOf(request).name, by) }
      const done = await reviews.undo({ ...words, clearance: clearanceOfRequest(request) }, handOf(request))
      if (done.state === 'waiting') return waitsForReview(reply, done.submission)
      await deps.pictures.refresh()
      return { upload: id, statusChanges: done.statusChanges }
    },
  )
}

/** Uploads that whoever asks may see where they stand, the latest first. Raises `request-invalid` for a moment that is none. */
function uploadsOf(
  { store, now }: HttpDeps,
  request: FastifyRequest,
  limit: number,
  moment: string | undefined,
  asked: Standpoint = HERE_AND_NOW,
): Promise<readonly UploadRecord[]> {
  const faults: Fault[] = []
  const before = read<Instant>('before', moment, parseInstant, 'moment-invalid', faults)
  refuseIfAny(faults)
  const { until } = vantageOf(asked, now())
  return uploadsBy(store, until, { limit, released: releasedToRequest(request, until), before })
}

/** One upload as whoever asks may see it. Raises `upload-unknown`. */
async function uploadOf(
  { store, now }: HttpDeps,
  request: FastifyRequest,
  id: string,
): Promise<UploadRecord> {
  const record = await store.upload(id, releasedToRequest(request, now()))
  if (record === null) throw new Problem('upload-unknown', { upload: id.slice(0, 60) })
  return record
}

const PAGE = 50
/** A sheet's name has at most 31 letters; a program's path may be longer. */
const LONGEST_ADDRESS = 200
const REASON_MISSING = text('请写明撤销的原因。', 'Say why it is taken back, please.')

function recordPages(app: App, deps: HttpDeps, reviews: Reviews, frameOf: PageFrame): void {
  const { pictures } = deps
  const perMinute = deps.settings.limits.writesPerMinute

  app.get(
    '/desk/uploads',
    route('records:read', '报送记录 / the history of uploads'),
    async (request, reply) => {
      const { before } = request.query as { readonly before?: unknown }
      const moment = typeof before === 'string' ? before.slice(0, 40) : undefined
      const uploads = await uploadsOf(deps, request, PAGE + 1, moment, askedByPage(request))
      const shown = uploads.slice(0, PAGE)
      const next = uploads.length > PAGE ? (shown.at(-1)?.committed.at ?? null) : null
      return sendPrivate(
        reply,
        renderUploads(
          { uploads: shown, next, demo: await holdsDemo(pictures, askedByPage(request)) },
          frameOf(request, reply),
        ),
      )
    },
  )

  app.get<WithId>(
    '/desk/uploads/:id',
    route('records:read', '一份回执 / one receipt'),
    async (request, reply) => page(request, reply, null),
  )

  app.get<WithId>(
    '/desk/uploads/:id/cell',
    route('records:read', '一份报送里的一格及其周围 / one cell of an upload, with the sheet around it', {
      slow: true,
    }),
    async (request, reply) => {
      const asked = askedByPage(request)
      const { until } = vantageOf(asked, deps.now())
      const record = undoneBy(await uploadOf(deps, request, request.params.id), until)
      const { at } = request.query as { readonly at?: unknown }
      const address = typeof at === 'string' ? at.slice(0, LONGEST_ADDRESS) : ''
      const whole = mayDo(request.person, 'files:read')
      const around = await sheetAround(deps.ingest, record, address, whole)
      return sendPrivate(
        reply,
        renderCell(
          { record, address, around, whole, demo: await holdsDemo(pictures, asked) },
          frameOf(request, reply),
        ),
      )
    },
  )

  withForms(app, (scope) => {
    scope.post<WithId>(
      '/desk/uploads/:id/undo',
      route('figures:write', '撤销一次报送 / take an upload back', { perMinute }),
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
    const { until, past } = vantageOf(askedByPage(request), deps.now())
    const record = undoneBy(await uploadOf(deps, request, request.params.id), until)
    const names = namesIn(await pictures.plans(askedByPage(request).knownAt), languageOf(request))
    const may = {
      undo: !past && mayDo(request.person, 'figures:write'),
      file: mayDo(request.person, 'files:read'),
    }
    return sendPrivate(
      reply,
      renderUpload(
        { record, names, may, failure, demo: await holdsDemo(pictures, askedByPage(request)) },
        frameOf(request, reply),
      ),
    )
  }
}
