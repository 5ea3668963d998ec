// `/api/v1/evidence`: files that stand for slips and their replies, narratives and steps; never shown as a page of ours.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import {
  EVIDENCE_SUBJECTS,
  EVIDENCE_TYPES,
  type EvidenceFile,
  type EvidenceSubject,
  type EvidenceType,
  pictureTypeOf,
} from '../../core/evidence.ts'
import { Problem } from '../../core/problem.ts'
import { Shares } from '../../core/shares.ts'
import type { EvidenceDesk } from '../../desk/evidence.ts'
import { keptPath } from '../../ingest/spool.ts'
import { faultOfWords } from '../../slips/deeds.ts'
import { askerOf } from '../asker.ts'
import type { App, HttpDeps } from '../deps.ts'
import { type EvidenceAccess, evidenceAccess } from '../evidence-subjects.ts'
import { doerOfRequest } from '../plugins/rights.ts'
import { reads, writes } from '../resource.ts'
import { instant, nullable, string, wordOf } from '../schemas.ts'

const Id = Type.Object({ id: Type.String({ maxLength: 60, description: '佐证编号 / id of the evidence' }) })
const MOST_REASON = 1_000

const EvidenceSchema = Type.Object(
  {
    id: string,
    of: wordOf(EVIDENCE_SUBJECTS),
    subject: string,
    part: nullable(string),
    name: string,
    type: wordOf(Object.keys(EVIDENCE_TYPES) as EvidenceType[]),
    bytes: Type.Integer(),
    sha256: string,
    at: instant,
    by: string,
    waits: Type.Boolean({
      description:
        '所涉数据待发布：此前只有办理的单位、统计部门和上传人可见 / its figures wait for their release: until then only the unit, the bureau and who sent it see it',
    }),
    removed: nullable(Type.Object({ at: instant, by: string, reason: string })),
    file: string,
    picture: nullable(string),
  },
  { title: 'Evidence' },
)

const about = {
  of: wordOf(EVIDENCE_SUBJECTS),
  subject: Type.String({
    minLength: 1,
    maxLength: 300,
    description:
      '督查单、进展的编号，节点为 年度目标/指标/节点 / id of the slip or narrative; of a step plan/indicator/step',
  }),
}
const Part = Type.Optional(
  Type.String({ maxLength: 100, description: '督查单的哪个答复或申诉 / which reply or appeal of the slip' }),
)

/** What one of the routes answers for a file's own bytes. */
const BINARY = {
  200: {
    description: 'OK',
    content: { 'application/octet-stream': { schema: Type.String({ format: 'binary' }) } },
  },
}

/** Where a page finds the bytes, to be taken away. */
const evidenceHref = ({ id }: Pick<EvidenceFile, 'id'>): string => `/api/v1/evidence/${id}/file`

export function evidenceRoutes(app: App, deps: HttpDeps, desk: EvidenceDesk): void {
  const { settings, now } = deps
  const perMinute = settings.limits.writesPerMinute
  const shares = new Shares(settings.limits.uploadsPerAsker)

  const shown = (file: EvidenceFile) => {
    const { id, subject, part, name, type, bytes, sha256, at, by, releaseAt, removed } = file
    return {
      id,
      of: subject.kind,
      subject: subject.id,
      part,
      name,
      type,
      bytes,
      sha256,
      at,
      by,
      waits: releaseAt !== null && releaseAt > now(),
      removed,
      file: evidenceHref(file),
      picture: pictureTypeOf(type) && `/api/v1/evidence/${id}/picture`,
    }
  }

  app.get(
    '/api/v1/evidence',
    reads(
      'records:read',
      '一张督查单、一条进展、一个节点的佐证 / evidence of a slip, a narrative or a step',
      {
        tag: 'evidence',
        query: about,
        answer: Type.Object({ evidence: Type.Array(EvidenceSchema) }),
      },
    ),
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const { of: kind, subject: id } = request.query
      const access = await evidenceAccess(deps, request, { kind, id, part: null })
      const files = await deps.store.evidence.of(kind, [id])
      return { evidence: files.filter(access.maySee).map(shown) }
    },
  )

  app.register(async (scope: App) => {
    // The body is passed on as it comes.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    scope.post(
      '/api/v1/evidence',
      {
        ...writes('slips:answer', '附一件佐证，正文即文件 / add a piece of evidence; the body is the file', {
          tag: 'evidence',
          query: {
            ...about,
            part: Part,
            name: Type.String({ minLength: 1, maxLength: 255, description: '文件名 / name of the file' }),
          },
          answer: { 201: EvidenceSchema },
          perMinute,
          takes: ['application/octet-stream'],
        }),
        bodyLimit: desk.limits.fileBytes + 1,
      },
      async (request, reply) => {
        const { of: kind, subject: id, part = null, name } = request.query
        const release = shares.take(askerOf(request))
        if (!release) throw new Problem('uploads-too-many', { limit: settings.limits.uploadsPerAsker })
        try {
          const access = await evidenceAccess(deps, request, { kind, id, part })
          const body = request.body instanceof Readable ? request.body : Readable.from([])
          const file = await addEvidence(desk, access, request, { part, name, body })
          return reply.code(201).header('location', evidenceHref(file)).send(shown(file))
        } finally {
          release()
        }
      },
    )
  })

  app.post(
    '/api/v1/evidence/:id/remove',
    writes('slips:answer', '撤下一件佐证；文件保留 / withdraw a piece of evidence; the file stays', {
      tag: 'evidence',
      params: Id,
      body: Type.Object(
        { reason: Type.String({ minLength: 1, maxLength: MOST_REASON, description: '原因 / why' }) },
        { additionalProperties: false },
      ),
      answer: EvidenceSchema,
      perMinute,
    }),
    async (request) => {
      await removeEvidence(deps, desk, request, { id: request.params.id, reason: request.body.reason })
      return shown((await deps.store.evidence.one(request.params.id)) as EvidenceFile)
    },
  )

  app.get(
    '/api/v1/evidence/:id/file',
    reads('records:read', '佐证的文件，只供下载 / the file, to be taken away and never shown', {
      tag: 'evidence',
      params: Id,
      answer: BINARY,
    }),
    async (request, reply) => {
      const { file } = await seen(deps, request, request.params.id)
      return sendBytes(desk, file, reply, 'application/octet-stream')
    },
  )

  app.get(
    '/api/v1/evidence/:id/picture',
    reads('records:read', '佐证中的照片，供页面缩小显示 / a photograph, for pages to show small', {
      tag: 'evidence',
      params: Id,
      answer: BINARY,
    }),
    async (request, reply) => {
      const { file } = await seen(deps, request, request.params.id)
      const type = pictureTypeOf(file.type)
      if (type === null) throw new Problem('evidence-unknown', { id: file.id })
      return sendBytes(desk, file, reply, type)
    },
  )
}

/** Problem `evidence-unknown`: there is none, or not for whoever asks. What was withdrawn is for those who may withdraw. */
async function seen(
  { store, ...deps }: HttpDeps,
  request: FastifyRequest,
  id: string,
): Promise<{ readonly file: EvidenceFile; readonly access: EvidenceAccess }> {
  const file = await store.evidence.one(id)
  const access = file && (await evidenceAccess({ store, ...deps }, request, { ...file.subject, part: null }))
  if (!file || !access?.maySee(file)) throw new Problem('evidence-unknown', { id })
  if (file.removed !== null && !access.mayRemove({ ...file, removed: null }))
    throw new Problem('evidence-unknown', { id })
  return { file, access }
}

/** Problems: `evidence-not-own`, those of `EvidenceDesk.add`. */
export async function addEvidence(
  desk: EvidenceDesk,
  access: EvidenceAccess,
  request: FastifyRequest,
  given: { readonly part: string | null; readonly name: string; readonly body: Readable },
): Promise<EvidenceFile> {
  if (!access.mayAdd) throw new Problem('evidence-not-own')
  const releaseAt = await access.releaseAt()
  return desk.add({ ...given, subject: access.subject, releaseAt, doer: doerOfRequest(request) })
}

/** Problems: `evidence-unknown`, `evidence-not-own`, `evidence-removed`, `slip-words-invalid`. `of`: where it has to stand. */
export async function removeEvidence(
  deps: HttpDeps,
  desk: EvidenceDesk,
  request: FastifyRequest,
  {
    id,
    reason,
    of,
  }: { readonly id: string; readonly reason: string; readonly of?: Pick<EvidenceSubject, 'kind' | 'id'> },
): Promise<void> {
  const { file, access } = await seen(deps, request, id)
  if (of && (file.subject.kind !== of.kind || file.subject.id !== of.id))
    throw new Problem('evidence-unknown', { id })
  if (!access.mayRemove({ ...file, removed: null })) throw new Problem('evidence-not-own')
  const fault = faultOfWords(reason, MOST_REASON)
  if (fault) throw fault
  await desk.remove(file, reason.trim(), doerOfRequest(request))
}

/** A browser keeps it, and neither runs nor shows it: whatever it says of itself, it has no rights here. */
export async function sendBytes(
  { folder }: EvidenceDesk,
  { id, sha256, name }: EvidenceFile,
  reply: FastifyReply,
  type: string,
): Promise<FastifyReply> {
  const path = keptPath(folder, sha256)
  const size = await stat(path).then(
    (found) => found.size,
    (cause: unknown) => {
      throw new Problem('evidence-bytes-missing', { id }, { cause })
    },
  )
  return reply
    .type(type)
    .header('content-length', size)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(createReadStream(path))
}
