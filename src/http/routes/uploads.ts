// `/api/v1/uploads`: figures in.
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static, type TObject } from 'typebox'
import type { Instant } from '../../core/period.ts'
import { type Fault, fault, Problem } from '../../core/problem.ts'
import { Shares } from '../../core/shares.ts'
import { parseInstant } from '../../core/zone.ts'
import type { Reviews } from '../../desk/reviews.ts'
import type { Submission as KeptSubmission } from '../../desk/submissions.ts'
import { formats, formatWords } from '../../ingest/formats/index.ts'
import { LAYOUTS, parseMapping } from '../../ingest/grid/mapping.ts'
import type { UploadRequest, Watch } from '../../ingest/upload.ts'
import { toReleaseMoment } from '../../ingest/words.ts'
import { askerOf, clearanceOfRequest, handOf, maySendOf } from '../asker.ts'
import type { App, HttpDeps } from '../deps.ts'
import { read, refuseIfAny } from '../look.ts'
import { personOf } from '../plugins/rights.ts'
import { writes } from '../resource.ts'
import { ReceiptSchema } from '../schemas-uploads.ts'
import { SubmissionSchema, shownSubmission } from './reviews.ts'

const optional = (maxLength: number, description: string) =>
  Type.Optional(Type.String({ maxLength, description }))

const UploadQuery = {
  'dry-run': Type.Optional(
    Type.Union([Type.Literal(''), Type.Literal('true'), Type.Literal('1'), Type.Literal('false')], {
      description: '只检查、不保存 / check only, store nothing',
    }),
  ),
  plan: optional(100, '年度目标编号；缺省按指标判断 / id of the plan; whichever fits when absent'),
  region: optional(20, '未写地区的行属于哪个地区 / region of rows that name none'),
  'release-at': optional(
    40,
    '未写发布时间的行何时公开：时刻、日期，或 calendar（各自的发布日）；缺省为立即 / when rows that do not say become public: a moment, a day, or calendar (their due days); at once when absent',
  ),
  accept: optional(
    1000,
    '异常均已核对，原因；不说明原因则退回 / why what looks wrong is right, kept with the upload; without it the upload is refused',
  ),
  'accept-each': optional(
    20_000,
    'JSON：每处异常各自的原因 / a JSON object with a reason for each warning, by its id',
  ),
  source: optional(200, '数据来源；演示数据写 demo / where the figures come from; demo for made-up ones'),
  'known-at': optional(40, '数据何时公布；缺省为现在 / when the figures became known; now when absent'),
  filename: optional(255, '文件名 / name of the file'),
  sheet: optional(200, '读哪张工作表 / which sheet is read'),
  layout: Type.Optional(
    Type.Union(
      LAYOUTS.map((name) => Type.Literal(name)),
      { description: '按哪种版式读；确认过才用 / how a sheet is laid out, once a person has confirmed it' },
    ),
  ),
  mapping: optional(
    20_000,
    '各行各列的含义（JSON），取自返回的建议 / what rows and columns mean, as JSON: one of the proposals of an answer',
  ),
  hidden: Type.Optional(
    Type.Union([Type.Literal(''), Type.Literal('true'), Type.Literal('1'), Type.Literal('false')], {
      description: '隐藏的行、列和工作表也读 / read hidden rows, columns and sheets too',
    }),
  ),
  by: optional(100, '代谁报送；报送人即口令的主人 / on whose behalf; the sender is the token’s owner'),
}

export function uploadRoutes(app: App, deps: HttpDeps, reviews: Reviews): void {
  const perMinute = deps.settings.limits.writesPerMinute
  const inShare = sharing(deps.settings.limits)
  const known = formatWords(deps.ingest.formats ?? formats)

  app.register(async (scope: App) => {
    // The body of an upload is passed on as it comes: nothing here holds a whole file.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    scope.post(
      '/api/v1/uploads',
      {
        ...writes('figures:report', `报送数据：${known.zh} / send figures: ${known.en}`, {
          tag: 'uploads',
          description:
            '列：indicator, period, value，可有 status, known_at, basis, region, source, note。整份保存或整份退回。\n\n' +
            'Columns: indicator, period, value; optionally status, known_at, basis, region, source, note. Stored whole or not at all.\n\n' +
            '开启复核（REVIEW=on）时回答 202：由另一人确认后才入库。 With review on the answer is 202: a second person has to confirm it.\n\n' +
            '工作表含义不明时退回全部读法，选定后带 sheet、layout 或 mapping 再报。 A sheet whose meaning is not clear is answered with every way to read it; choose one with sheet, layout or mapping.',
          query: UploadQuery,
          answer: { 201: ReceiptSchema, 200: ReceiptSchema, 202: SubmissionSchema },
          perMinute,
          takes: [...new Set((deps.ingest.formats ?? formats).flatMap(({ contentTypes }) => contentTypes))],
        }),
        bodyLimit: deps.ingest.limits.bytes,
      },
      async (request, reply) => {
        const words = { ...uploadOf(request, request.query), watch: watchOf(reply) }
        const sent = await inShare(request, () => reviews.send(words, handOf(request)))
        if (sent.state === 'waiting') return waitsForReview(reply, sent.submission)
        const { receipt, repeated } = sent
        if (repeated || words.dryRun) return reply.code(200).send(receipt)
        await deps.pictures.refresh()
        return reply.code(201).header('location', `/api/v1/uploads/${receipt.upload}`).send(receipt)
      },
    )
  })
}

/** What the query and the headers say of the upload. Raises `request-invalid` with every fault. */
function uploadOf(request: FastifyRequest, query: Static<TObject<typeof UploadQuery>>): UploadRequest {
  const faults: Fault[] = []
  const knownAt = read<Instant>('known-at', query['known-at'], parseInstant, 'moment-invalid', faults)
  const releaseAt =
    query['release-at'] === 'calendar'
      ? 'calendar'
      : read<Instant>('release-at', query['release-at'], toRelease, 'moment-invalid', faults)
  const each = acceptEach(query['accept-each'], faults)
  refuseIfAny(faults)
  const maySend = maySendOf(request)
  const dryRun = query['dry-run'] !== undefined && query['dry-run'] !== 'false'
  return {
    body: request.body instanceof Readable ? request.body : Readable.from([]),
    contentType: request.headers['content-type'] ?? null,
    filename: query.filename || null,
    by: signedFor(personOf(request).name, query.by),
    dryRun,
    plan: query.plan || null,
    region: query.region || null,
    source: query.source || null,
    knownAt,
    choice: {
      sheet: query.sheet || null,
      layout: query.layout ?? null,
      mapping: query.mapping ? parseMapping(query.mapping) : null,
      hidden: query.hidden !== undefined && query.hidden !== 'false',
    },
    releaseAt,
    accept: { all: query.accept ?? null, each },
    clearance: clearanceOfRequest(request),
    ...(maySend && { maySend }),
  }
}

/** Within the number of files that one asker may send at once. Raises `uploads-too-many`. */
function sharing({ uploadsPerAsker }: HttpDeps['settings']['limits']) {
  const shares = new Shares(uploadsPerAsker)
  return async <Result>(request: FastifyRequest, work: () => Promise<Result>): Promise<Result> => {
    const release = shares.take(askerOf(request))
    if (!release) throw new Problem('uploads-too-many', { limit: uploadsPerAsker })
    try {
      return await work()
    } finally {
      release()
    }
  }
}

/** A sender who goes away ends what is under way. */
function watchOf({ raw }: FastifyReply): Watch {
  const gone = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort(new Problem('sender-gone'))
  })
  return { signal: gone.signal, progress: () => {} }
}

/** 202: it counts when a second person has confirmed it. */
export const waitsForReview = (reply: FastifyReply, sent: KeptSubmission): FastifyReply =>
  reply.code(202).header('location', `/api/v1/submissions/${sent.id}`).send(shownSubmission(sent))

/** Whose token it was, and on whose behalf a program says that it used it. */
export const signedFor = (name: string, by: string | undefined): string => (by ? `${name}（${by}）` : name)

/** A day means its hour of release. */
const toRelease = (text: string): Instant | null => toReleaseMoment(text)?.at ?? null

/** Reasons by the ids of warnings; a fault for anything but an object of texts. */
function acceptEach(text: string | undefined, faults: Fault[]): Readonly<Record<string, string>> {
  if (text === undefined || text === '') return {}
  let read: unknown = null
  try {
    read = JSON.parse(text)
  } catch {
    // Said below, as for any other text that is no such object.
  }
  const isObject = typeof read === 'object' && read !== null && !Array.isArray(read)
  const entries = isObject ? Object.entries(read as object) : []
  if (isObject && entries.every(([, reason]) => typeof reason === 'string'))
    return Object.fromEntries(entries)
  const params = { name: 'accept-each', value: text.slice(0, 40), reason: '{"<id>": "<reason>"}' }
  faults.push(fault('parameter-invalid', params, { column: 'accept-each' }))
  return {}
}
