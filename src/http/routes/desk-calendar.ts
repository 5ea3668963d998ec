// `/desk/calendar`, `/desk/calendar.ics`: what is due, what came, what is missing; as a page and as a feed.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { beginOf, monthAt } from '../../core/period.ts'
import type { KeptPlan } from '../../core/plan.ts'
import { DUE_STATES, type DueCalendar, dueCalendar } from '../../desk/calendar.ts'
import { calendarFeed } from '../../desk/calendar-feed.ts'
import { renderDueCalendar } from '../../web/index.ts'
import { releasedToRequest } from '../asker.ts'
import type { App, HttpDeps } from '../deps.ts'
import { FEED_PATH, followed } from '../feeds.ts'
import { sendPrivate } from '../forms.ts'
import { holdsDemo, pictureOf } from '../found.ts'
import { pageAt, WHOLE } from '../long-lists.ts'
import { askedByPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { route } from '../resource.ts'
import { LANGUAGE_VARIES, languageOf } from '../wanted.ts'

/** Rows of one page, of twelve months each. */
const SHOWN = 100

export function deskCalendarRoutes(
  app: App,
  { store, pictures, people, now }: HttpDeps,
  frameOf: PageFrame,
): void {
  app.get(
    '/desk/calendar',
    route('boards:read', '应报日历：该报、已报、缺报 / what is due, what came, what is missing'),
    async (request, reply) => {
      const { calendar } = await calendarFor(request)
      const asked = request.query as Readonly<Record<string, unknown>>
      const state = DUE_STATES.find((one) => one === asked.state) ?? null
      const rows =
        state === null
          ? calendar.rows
          : calendar.rows.filter(({ months }) => months.some((cell) => cell?.state === state))
      const { shown, page, pages } = pageAt(rows, asked.page, SHOWN)
      const whole = asked.page === WHOLE
      return sendPrivate(
        reply,
        renderDueCalendar(
          {
            calendar,
            state,
            total: rows.length,
            pages,
            rows: whole ? rows : shown,
            page: whole ? null : page,
            demo: await holdsDemo(pictures, askedByPage(request)),
          },
          frameOf(request, reply),
        ),
      )
    },
  )

  const dueDays = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { calendar, kept } = await calendarFor(request)
    const query = new URLSearchParams({ plan: kept.plan.id })
    const url = `${request.protocol}://${request.host}/desk/calendar?${query}`
    const lang = languageOf(request)
    return reply
      .header('cache-control', 'no-cache')
      .header('vary', LANGUAGE_VARIES)
      .header('content-disposition', 'inline; filename="calendar.ics"')
      .type('text/calendar; charset=utf-8')
      .send(calendarFeed({ calendar, lang, stamp: kept.recordedAt, url }))
  }

  app.get('/desk/calendar.ics', route('boards:read', '应报日历的订阅 / the same for a calendar'), dueDays)
  app.get(
    `${FEED_PATH}/due.ics`,
    {
      ...route('none', '应报日历的私人订阅地址 / the same under a private address'),
      ...followed(people, 'boards:read'),
    },
    dueDays,
  )

  async function calendarFor(
    request: FastifyRequest,
  ): Promise<{ readonly calendar: DueCalendar; readonly kept: KeptPlan }> {
    const { kept, figures, asOf, knownAt } = await pictureOf(pictures, askedByPage(request))
    const { plan } = kept
    const { unit } = request.query as { readonly unit?: unknown }
    const source = typeof unit === 'string' && unit !== '' ? unit.slice(0, 100) : null
    const arrivals = await store.arrivals({
      region: plan.region,
      from: monthAt(beginOf(plan) + 1),
      to: monthAt(beginOf(plan) + 12),
      released: releasedToRequest(request, now()),
      ...(knownAt !== null && { knownAt }),
    })
    return { calendar: dueCalendar({ plan, figures, arrivals, asOf, source }), kept }
  }
}
