// `/desk/review`, `/api/v1/submissions`: what waits for a second person, the same preview for both, and their decision.

import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { handedInBy } from '../../core/hindsight.ts'
import { Problem } from '../../core/problem.ts'
import { mayDo } from '../../core/roles.ts'
import { vantageOf } from '../../core/standpoint.ts'
import { type Text, text } from '../../core/text.ts'
import type { Reviews } from '../../desk/reviews.ts'
import type { Submission } from '../../desk/submissions.ts'
import { renderReview, renderReviews } from '../../web/index.ts'
import { handOf } from '../asker.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, sendPrivate, withForms } from '../forms.ts'
import { namesIn } from '../found.ts'
import { askedByPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { personOf } from '../plugins/rights.ts'
import { reads, route } from '../resource.ts'
import { instant, nullable, string } from '../schemas.ts'
import { ConflictSchema, ReceiptSchema } from '../schemas-uploads.ts'
import { languageOf } from '../wanted.ts'

export const SubmissionSchema = Type.Object(
  {
    id: string,
    kind: Type.Union([Type.Literal('upload'), Type.Literal('undo')]),
    state: Type.Union(
      (['waiting', 'confirmed', 'sent-back', 'withdrawn'] as const).map((name) => Type.Literal(name)),
    ),
    by: string,
    at: instant,
    filename: string,
    upload: Type.Union([string, Type.Null()], {
      description:
        '由此入库或撤销的报送；待复核时为空 / the upload that came of it or was taken back; null while it waits',
    }),
    reason: nullable(string),
    decision: nullable(
      Type.Object({
        what: Type.Union(
          (['confirmed', 'sent-back', 'withdrawn'] as const).map((name) => Type.Literal(name)),
        ),
        by: string,
        at: instant,
        reason: nullable(string),
      }),
    ),
    receipt: ReceiptSchema,
  },
  { title: 'Submission' },
)

export function reviewRoutes(app: App, deps: HttpDeps, reviews: Reviews, frameOf: PageFrame): void {
  reviewOperations(app, reviews)
  reviewPages(app, deps, reviews, frameOf)
}

function reviewOperations(app: App, reviews: Reviews): void {
  app.get(
    '/api/v1/submissions',
    reads(
      'reviews:read',
      '待复核和已处理的报送，最新在前 / what was handed in to be confirmed, the latest first',
      { tag: 'uploads', answer: Type.Object({ submissions: Type.Array(SubmissionSchema) }) },
    ),
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return { submissions: (await reviews.list(personOf(request))).map(shownSubmission) }
    },
  )

  app.get(
    '/api/v1/submissions/:id',
    reads(
      'reviews:read',
      '一份送交复核的报送，及其后的变化 / one of them, with the figures that changed since',
      {
        tag: 'uploads',
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        answer: Type.Object({ ...SubmissionSchema.properties, conflicts: Type.Array(ConflictSchema) }),
      },
    ),
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const { submission, conflicts } = await reviews.look(request.params.id, personOf(request))
      return { ...shownSubmission(submission), conflicts }
    },
  )
}

/** As the API tells of it. */
export function shownSubmission(sent: Submission) {
  const { id, kind, by, at, filename, decision, receipt } = sent
  return {
    id,
    kind,
    by,
    at,
    filename,
    receipt,
    state: decision?.what ?? ('waiting' as const),
    upload: decision?.upload ?? null,
    reason: sent.kind === 'undo' ? sent.reason : null,
    decision: decision && {
      what: decision.what,
      by: decision.by,
      at: decision.at,
      reason: decision.reason,
    },
  }
}

const REASON_MISSING = text('请写明退回的原因。', 'Say why it is sent back, please.')
/** What can be mended on the page itself: look again, give a reason. */
const HERE = ['figures-changed-since', 'figures-warned', 'figures-refused', 'upload-overtaken']

type WithId = { readonly Params: { readonly id: string } }

function reviewPages(app: App, deps: HttpDeps, reviews: Reviews, frameOf: PageFrame): void {
  const { pictures, settings } = deps
  const perMinute = settings.limits.writesPerMinute

  app.get(
    '/desk/review',
    route('reviews:read', '待复核的报送 / what waits to be confirmed'),
    async (request, reply) => {
      const { until } = vantageOf(askedByPage(request), deps.now())
      const submissions = handedInBy(await reviews.list(personOf(request)), until)
      const input = { submissions, isOn: reviews.isOn, person: personOf(request).id }
      return sendPrivate(reply, renderReviews(input, frameOf(request, reply)))
    },
  )

  app.get<WithId>(
    '/desk/review/:id',
    route('reviews:read', '一份待复核的报送 / one of them'),
    async (request, reply) => page(request, reply, null),
  )

  app.get<WithId>(
    '/desk/review/:id/file',
    route('files:read', '其原文件 / its file'),
    async (request, reply) => {
      const { bytes, filename } = await reviews.file(request.params.id, personOf(request))
      return reply
        .type('application/octet-stream')
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(filename || 'file')}`,
        )
        .header('cache-control', 'no-store')
        .send(bytes)
    },
  )

  withForms(app, (scope) => {
    scope.post<WithId>(
      '/desk/review/:id/confirm',
      route('uploads:confirm', '复核无误，入库 / confirm it: its figures count', { perMinute }),
      async (request, reply) => {
        const words = { accept: field(request, 'accept') || null, mark: field(request, 'mark') }
        try {
          const upload = await reviews.confirm(request.params.id, words, handOf(request))
          await pictures.refresh()
          return goTo(reply, `/desk/uploads/${upload}`)
        } catch (error) {
          if (!(error instanceof Problem) || !HERE.includes(error.code)) throw error
          return page(request, reply.code(error.status), error.detail)
        }
      },
    )

    scope.post<WithId>(
      '/desk/review/:id/send-back',
      route('uploads:confirm', '退回并说明原因 / send it back with a reason', { perMinute }),
      async (request, reply) => {
        const reason = field(request, 'reason')
        if (reason === '') return page(request, reply.code(422), REASON_MISSING)
        await reviews.sendBack(request.params.id, reason, handOf(request))
        return goTo(reply, `/desk/review/${request.params.id}`)
      },
    )

    scope.post<WithId>(
      '/desk/review/:id/withdraw',
      route('figures:report', '报送人收回 / its sender withdraws it', { perMinute }),
      async (request, reply) => {
        await reviews.withdraw(request.params.id, handOf(request))
        return goTo(reply, `/desk/review/${request.params.id}`)
      },
    )
  })

  async function page(
    request: FastifyRequest<WithId>,
    reply: FastifyReply,
    failure: Text | null,
  ): Promise<FastifyReply> {
    const person = personOf(request)
    const look = await reviews.look(request.params.id, person)
    const owner = look.submission.person
    const may = {
      confirm: mayDo(person, 'uploads:confirm', { owner }),
      withdraw: owner === person.id && mayDo(person, 'figures:report'),
      file: mayDo(person, 'files:read'),
    }
    const names = namesIn(await pictures.plans(null), languageOf(request))
    return sendPrivate(reply, renderReview({ look, may, names, failure }, frameOf(request, reply)))
  }
}
