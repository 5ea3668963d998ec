// `/alerts/calendar.ics`, `/alerts/feed.atom`: limits and duties for a calendar, news of slips for a reader of feeds.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type FollowedSlip, happeningsFeed, limitsCalendar } from '../../alerts/slip-feeds.ts'
import { byGravity } from '../../alerts/slips/shown.ts'
import type { App, HttpDeps } from '../deps.ts'
import { route } from '../resource.ts'
import { looksAtOwn, readerOf, type SeenSlip, seenSlips } from '../slip-views.ts'
import { languageOf } from '../wanted.ts'

export function alertFeedRoutes(app: App, deps: HttpDeps): void {
  app.get(
    '/alerts/calendar.ics',
    route('records:read', '限期和应报日的日历订阅 / limits and duties for a calendar'),
    async (request, reply) => {
      const slips = wanted(request, await seenSlips(deps, request, 'open'))
      const plans = await deps.pictures.plans(null)
      return sendFeed(reply, 'text/calendar', limitsCalendar({ ...inputOf(request, slips), plans }))
    },
  )

  app.get(
    '/alerts/feed.atom',
    route('records:read', '督查单动态的订阅 / news of slips as a feed'),
    async (request, reply) => {
      const [open, ended] = await Promise.all([
        seenSlips(deps, request, 'open'),
        seenSlips(deps, request, 'ended'),
      ])
      const slips = wanted(request, [...open, ...ended])
      return sendFeed(reply, 'application/atom+xml', happeningsFeed(inputOf(request, slips)))
    },
  )
}

/** Whose is asked for, as on the page. */
function wanted(request: FastifyRequest, slips: readonly SeenSlip[]): FollowedSlip[] {
  const { of } = request.query as { readonly of?: unknown }
  const onlyOwn = of === 'mine' || (of !== 'all' && looksAtOwn(readerOf(request)))
  return slips
    .filter(({ own }) => own || !onlyOwn)
    .toSorted(byGravity)
    .map((seen) => ({ ...seen, steps: seen.slip.steps }))
}

const inputOf = (request: FastifyRequest, slips: readonly FollowedSlip[]) => ({
  slips,
  lang: languageOf(request),
  origin: `${request.protocol}://${request.host}`,
})

const sendFeed = (reply: FastifyReply, type: string, text: string): FastifyReply =>
  reply
    .header('cache-control', 'private, no-cache')
    .header('vary', 'Accept-Language')
    .type(`${type}; charset=utf-8`)
    .send(text)
