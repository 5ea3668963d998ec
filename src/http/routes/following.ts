// `/me/following` and its forms: what somebody follows, and the views of lists that they keep.
import type { FastifyRequest } from 'fastify'
import { FOLLOWED_KINDS, type Followed, followedName, followedOf } from '../../core/followed.ts'
import { nearest } from '../../core/nearest.ts'
import { Problem } from '../../core/problem.ts'
import { LEDGER_SUBJECTS, ledgerAsked } from '../../desk/ledger.ts'
import { followedNews } from '../../live/followed.ts'
import { ledgerHref, renderFollowing } from '../../web/index.ts'
import { releasedToRequest } from '../asker.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, longField, ownPath, sendPrivate, withForms } from '../forms.ts'
import { pictureOf, unknownIndicator } from '../found.ts'
import type { PageFrame } from '../page-frame.ts'
import { doerOfRequest, personOf } from '../plugins/rights.ts'
import { route } from '../resource.ts'
import { readerOf } from '../texts.ts'
import { unclear } from './slip.ts'

const DAYS = 31
const DAY_MS = 86_400_000
const LONGEST_PATH = 2_000

export function followingRoutes(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  const { people, pictures, now, settings } = deps
  const perMinute = settings.limits.writesPerMinute

  app.get(
    '/me/following',
    route(
      'self',
      '本人关注的事项、近来的变化、存下的视图 / what one follows, what changed of it, views kept',
    ),
    async (request, reply) => {
      const { id } = personOf(request)
      const { following, views } = people.own(id)
      const until = now()
      const news = await followedNews(deps, following, {
        since: new Date(Date.parse(until) - DAYS * DAY_MS).toISOString(),
        until,
        reader: readerOf(request),
        released: releasedToRequest(request, until),
      })
      const plans = new Map(news.map(({ plan }) => [plan.id, plan]))
      const followed = [...following].flatMap((key) => {
        const one = followedOf(key)
        const plan = one && plans.get(one.plan)
        return one ? [{ ...one, name: plan ? followedName(plan, one) : null }] : []
      })
      const kept = [...views].map(([name, path]) => ({ name, path }))
      return sendPrivate(
        reply,
        renderFollowing({ followed, news, days: DAYS, views: kept }, frameOf(request, reply)),
      )
    },
  )

  withForms(app, (scope) => {
    scope.post(
      '/me/follow',
      route('self', '关注一个指标、任务或单位 / follow an indicator, task or unit', { perMinute }),
      async (request, reply) => {
        const what = followedBy(request)
        const { plan } = (await pictureOf(pictures, { plan: what.plan, asOf: null, knownAt: null })).kept
        if (followedName(plan, what) === null) throw unknown(plan, what)
        await people.follow(personOf(request).id, what, doerOfRequest(request))
        return goTo(reply, ownPath(field(request, 'back')))
      },
    )
    scope.post(
      '/me/unfollow',
      route('self', '不再关注 / follow it no more', { perMinute }),
      async (request, reply) => {
        await people.unfollow(personOf(request).id, followedBy(request), doerOfRequest(request))
        return goTo(reply, ownPath(field(request, 'back')))
      },
    )
    scope.post(
      '/me/views',
      route('self', '把台账的条件存成视图 / keep conditions of the ledger as a view', { perMinute }),
      async (request, reply) => {
        const path = viewPath(longField(request, 'path', LONGEST_PATH))
        const view = { name: field(request, 'name'), path }
        await people.saveView(personOf(request).id, view, doerOfRequest(request))
        return goTo(reply, path)
      },
    )
    scope.post(
      '/me/views/remove',
      route('self', '删去一个视图 / remove a view', { perMinute }),
      async (request, reply) => {
        await people.removeView(personOf(request).id, field(request, 'name'), doerOfRequest(request))
        return goTo(reply, ownPath(field(request, 'back')))
      },
    )
  })
}

/** Raises `parameter-invalid`. */
function followedBy(request: FastifyRequest): Followed {
  const word = field(request, 'kind')
  const kind = FOLLOWED_KINDS.find((one) => one === word)
  if (kind === undefined) throw unclear('kind', word)
  return { plan: field(request, 'plan').slice(0, 100), kind, id: field(request, 'id').slice(0, 100) }
}

function unknown(plan: Parameters<typeof followedName>[0], { kind, id }: Followed): Problem {
  if (kind === 'task') return new Problem('task-unknown', { task: Number(id) || 0, plan: plan.id })
  if (kind === 'indicator') return unknownIndicator(id, [...plan.indicators, ...plan.watched])
  const known = plan.units.map((one) => one.id)
  return new Problem('unit-unknown', { id, plan: plan.id, suggestion: nearest(id, known)[0] ?? '' })
}

/** The ledger's own address of these conditions and nothing else. Raises `parameter-invalid`. */
function viewPath(asked: string): string {
  const base = 'http://here.invalid'
  const url = URL.canParse(asked, base) ? new URL(asked, base) : null
  const subject = LEDGER_SUBJECTS.find((one) => url?.origin === base && url.pathname === `/${one}`)
  if (!url || subject === undefined) throw unclear('path', asked.slice(0, 100))
  const query = Object.fromEntries(url.searchParams)
  return ledgerHref(subject, { ...ledgerAsked(query), page: 1 }, { plan: query.plan?.slice(0, 100) ?? null })
}
