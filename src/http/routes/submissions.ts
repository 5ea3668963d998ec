// `/api/v1/submissions`: what was handed in to be confirmed by a second person, and what became of it.
import Type from 'typebox'
import type { Reviews } from '../../desk/reviews.ts'
import type { Submission } from '../../desk/submissions.ts'
import type { App } from '../deps.ts'
import { personOf } from '../plugins/rights.ts'
import { reads } from '../resource.ts'
import { Conflict, Submission as Shown } from '../schemas-uploads.ts'

export function submissionRoutes(app: App, reviews: Reviews): void {
  app.get(
    '/api/v1/submissions',
    reads(
      'reviews:read',
      '待复核和已处理的报送，最新在前 / what was handed in to be confirmed, the latest first',
      { tag: 'uploads', answer: Type.Object({ submissions: Type.Array(Shown) }) },
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
        answer: Type.Object({ ...Shown.properties, conflicts: Type.Array(Conflict) }),
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
