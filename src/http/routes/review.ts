// `/desk/review`: what waits for a second person, the same preview for both, and their decision.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../core/problem.ts'
import { mayDo } from '../../core/roles.ts'
import { type Text, text } from '../../core/text.ts'
import type { Reviews } from '../../desk/reviews.ts'
import { renderReview, renderReviews } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, sendPrivate, withForms } from '../forms.ts'
import { handOf } from '../hand.ts'
import { namesIn } from '../indicator-names.ts'
import type { PageFrame } from '../page-frame.ts'
import { personOf } from '../plugins/rights.ts'
import { route } from '../resource.ts'
import { languageOf } from '../wanted.ts'

const REASON_MISSING = text('请写明退回的原因。', 'Say why it is sent back, please.')
/** What can be mended on the page itself: look again, give a reason. */
const HERE = ['figures-changed-since', 'figures-warned', 'figures-refused', 'upload-overtaken']

type WithId = { readonly Params: { readonly id: string } }

export function reviewRoutes(app: App, deps: HttpDeps, reviews: Reviews, frameOf: PageFrame): void {
  const { pictures, settings } = deps

  app.get(
    '/desk/review',
    route('reviews:read', '待复核的报送 / what waits to be confirmed'),
    async (request, reply) => {
      const submissions = await reviews.list(personOf(request))
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
      route('uploads:confirm', '复核无误，入库 / confirm it: its figures count', {
        perMinute: settings.limits.writesPerMinute,
      }),
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
      route('uploads:confirm', '退回并说明原因 / send it back with a reason', {
        perMinute: settings.limits.writesPerMinute,
      }),
      async (request, reply) => {
        const reason = field(request, 'reason')
        if (reason === '') return page(request, reply.code(422), REASON_MISSING)
        await reviews.sendBack(request.params.id, reason, handOf(request))
        return goTo(reply, `/desk/review/${request.params.id}`)
      },
    )

    scope.post<WithId>(
      '/desk/review/:id/withdraw',
      route('figures:report', '报送人收回 / its sender withdraws it', {
        perMinute: settings.limits.writesPerMinute,
      }),
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
