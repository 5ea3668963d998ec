// `/api/v1/uploads`: the ledger of what came in, one upload, and its file.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import Type from 'typebox'
import { type Instant, parseInstant } from '../../core/period.ts'
import { type Fault, Problem } from '../../core/problem.ts'
import { keptPath } from '../../ingest/spool.ts'
import { releasedToRequest } from '../clearance.ts'
import type { App, HttpDeps } from '../deps.ts'
import { read, refuseIfAny } from '../look.ts'
import { reads } from '../resource.ts'
import { instant, nullable } from '../schemas.ts'
import { Upload } from '../schemas-uploads.ts'

const LIST_DEFAULT = 50
const LIST_MOST = 200

const optional = (maxLength: number, description: string) =>
  Type.Optional(Type.String({ maxLength, description }))

const ListQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LIST_MOST, default: LIST_DEFAULT })),
  before: optional(40, '此时刻之前的 / those before this moment'),
}
const Id = Type.Object({ id: Type.String({ maxLength: 100, description: '报送编号 / id of the upload' }) })

export function uploadRecordRoutes(app: App, { store, ingest, now }: HttpDeps): void {
  app.get(
    '/api/v1/uploads',
    reads('records:read', '报送记录，最新在前 / uploads, the latest first', {
      tag: 'uploads',
      query: ListQuery,
      answer: Type.Object({ uploads: Type.Array(Upload), next: nullable(instant) }),
    }),
    async (request) => {
      const faults: Fault[] = []
      const before = read<Instant>('before', request.query.before, parseInstant, 'moment-invalid', faults)
      refuseIfAny(faults)
      const limit = request.query.limit ?? LIST_DEFAULT
      const released = releasedToRequest(request, now())
      const uploads = await store.uploads({ limit, released, ...(before && { before }) })
      return { uploads, next: uploads.length === limit ? (uploads.at(-1)?.committed.at ?? null) : null }
    },
  )

  app.get(
    '/api/v1/uploads/:id',
    reads('records:read', '一次报送 / one upload', { tag: 'uploads', params: Id, answer: Upload }),
    async (request) => {
      const released = releasedToRequest(request, now())
      return found(await store.upload(request.params.id, released), request.params.id)
    },
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
      const released = releasedToRequest(request, now())
      const { id, sha256, filename } = found(
        await store.upload(request.params.id, released),
        request.params.id,
      )
      const path = keptPath(ingest.folder, sha256)
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

function found<T>(record: T | null, id: string): T {
  if (record === null) throw new Problem('upload-unknown', { upload: id.slice(0, 60) })
  return record
}
