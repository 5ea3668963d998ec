// `/me`: a person's own password, sessions and tokens. `/api/v1/me`: who a program is here.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { INBOX } from '../../alerts/channels/inbox.ts'
import { Problem } from '../../core/problem.ts'
import { isRight, mayDo, RIGHTS, ROLES, rightsOf, TOKEN_RIGHTS } from '../../core/roles.ts'
import { type Text, text } from '../../core/text.ts'
import type { People } from '../../people/people.ts'
import { DIGEST_HOURS, renderMe, renderNoticeChoice } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { feedAddresses } from '../feeds.ts'
import { field, fields, goTo, secretField, sendPrivate, withForms } from '../forms.ts'
import type { PageFrame } from '../page-frame.ts'
import { doerOfRequest, personOf } from '../plugins/rights.ts'
import { reads, route } from '../resource.ts'
import { nullable, wordOf } from '../schemas.ts'
import { unclear } from './slip.ts'

const Who = Type.Object({
  person: nullable(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      role: wordOf(ROLES),
      unit: nullable(Type.String()),
      via: Type.String(),
    }),
  ),
  rights: Type.Array(wordOf(RIGHTS)),
})
const PASSWORD_CHANGED = text(
  '密码已改，其他会话已结束。',
  'The password was changed; your other sessions have ended.',
)

export function meRoutes(app: App, { people, alerts }: HttpDeps, frameOf: PageFrame): void {
  whoRoute(app)
  const page = mePage(people, frameOf)
  app.get(
    '/me',
    route('self', '本人的密码、会话和口令 / one’s own password, sessions and tokens'),
    async (request, reply) => page(request, reply),
  )
  noticeRoutes(app, people, alerts, frameOf)
  withForms(app, (scope) => {
    passwordRoutes(scope, people, page)
    tokenRoutes(scope, people, page)
  })
}

function whoRoute(app: App): void {
  app.get(
    '/api/v1/me',
    reads('none', '口令的主人和权限 / whose token this is and what it may do', {
      tag: 'service',
      answer: Who,
    }),
    async ({ person }, reply) => {
      reply.header('cache-control', 'no-store')
      if (!person) return { person: null, rights: [] }
      const { id, name, role, unit, via } = person
      return { person: { id, name, role, unit, via }, rights: RIGHTS.filter((right) => mayDo(person, right)) }
    },
  )
}

/** `fresh`: what has just been made or done. */
const mePage =
  (people: People, frameOf: PageFrame) =>
  async (
    request: FastifyRequest,
    reply: FastifyReply,
    fresh: { readonly token?: string; readonly feed?: string; readonly done?: Text } = {},
  ): Promise<FastifyReply> => {
    const actor = personOf(request)
    const person = await people.person(actor.id)
    if (!person) throw new Problem('person-unknown', { id: actor.id })
    const held = await people.credentials(actor.id)
    const { name, login, role, unit, secret } = person
    const mustChange = actor.mustChange && fresh.done === undefined
    const input = {
      mustChange,
      name,
      login,
      role,
      unit,
      session: actor.credential,
      hasPassword: secret !== null,
      sessions: held.filter(({ kind }) => kind === 'session'),
      tokens: held.filter(({ kind }) => kind === 'token'),
      feeds: held.filter(({ kind }) => kind === 'feed'),
      addresses: fresh.feed ? feedAddresses(`${request.protocol}://${request.host}`, fresh.feed) : null,
      scopes: rightsOf(role).filter((right) => TOKEN_RIGHTS.includes(right)),
      token: fresh.token ?? null,
      done: fresh.done ?? null,
    }
    return sendPrivate(reply, renderMe(input, frameOf(request, reply)))
  }

function passwordRoutes(scope: App, people: People, page: ReturnType<typeof mePage>): void {
  scope.post(
    '/me/password',
    route('self', '改本人密码 / change one’s own password', { perMinute: 30 }),
    async (request, reply) => {
      const words = { present: secretField(request, 'present'), wanted: secretField(request, 'wanted') }
      await people.changePassword(personOf(request).id, words, doerOfRequest(request))
      return page(request, reply, { done: PASSWORD_CHANGED })
    },
  )

  scope.post<{ Params: { id: string } }>(
    '/me/sessions/:id/end',
    route('self', '结束本人一个会话 / end a session of one’s own', { perMinute: 30 }),
    async (request, reply) => {
      await people.endSession(personOf(request), request.params.id, doerOfRequest(request))
      return goTo(reply, '/me')
    },
  )
}

function tokenRoutes(scope: App, people: People, page: ReturnType<typeof mePage>): void {
  scope.post(
    '/me/tokens',
    route('self', '领取口令；只显示一次 / make a token; it is shown once', { perMinute: 30 }),
    async (request, reply) => {
      const words = {
        name: field(request, 'name'),
        scopes: fields(request, 'scopes').filter(isRight),
        days: Number(field(request, 'days')),
      }
      const { token } = await people.makeToken(personOf(request).id, words, doerOfRequest(request))
      return page(request, reply, { token })
    },
  )

  scope.post(
    '/me/feeds',
    route('self', '领取私人订阅地址；只显示一次 / make a private address of feeds; it is shown once', {
      perMinute: 30,
    }),
    async (request, reply) => {
      const { token } = await people.makeFeed(
        personOf(request).id,
        field(request, 'name'),
        doerOfRequest(request),
      )
      return page(request, reply, { feed: token })
    },
  )

  scope.post<{ Params: { id: string } }>(
    '/me/tokens/:id/end',
    route('self', '结束本人一个口令 / end a token of one’s own', { perMinute: 30 }),
    async (request, reply) => {
      await people.endToken(personOf(request).id, request.params.id, doerOfRequest(request))
      return goTo(reply, '/me')
    },
  )
}

/** By which channels and at what hour one is told. */
function noticeRoutes(app: App, people: People, alerts: HttpDeps['alerts'], frameOf: PageFrame): void {
  const ownChannels = alerts.channels.filter(({ id, personal }) => personal && id !== INBOX)

  async function noticesPage(
    request: FastifyRequest,
    reply: FastifyReply,
    done: boolean,
  ): Promise<FastifyReply> {
    const { id } = personOf(request)
    const contact = (await alerts.contacts()).find((one) => one.id === id)
    const { address = null, digestAt = null, muted = [] } = contact ?? {}
    const input = {
      channels: ownChannels.map((channel) => ({
        id: channel.id,
        words: channel.words,
        wanted: !muted.includes(channel.id),
      })),
      address,
      digestAt,
      usual: alerts.digestTime,
      done,
    }
    return sendPrivate(reply, renderNoticeChoice(input, frameOf(request, reply)))
  }

  app.get(
    '/me/notices',
    route('self', '选通知的渠道和时间 / choose channel and hour of one’s notices'),
    async (request, reply) => noticesPage(request, reply, false),
  )

  withForms(app, (scope) => {
    scope.post(
      '/me/notices',
      route('self', '存所选的渠道和时间 / keep the channel and hour chosen', { perMinute: 30 }),
      async (request, reply) => {
        const wanted = new Set(fields(request, 'channels'))
        const hour = field(request, 'digestAt')
        const digestAt = DIGEST_HOURS.find((known) => known === hour) ?? null
        if (hour !== '' && digestAt === null) throw unclear('digestAt', hour)
        const muted = ownChannels.map(({ id }) => id).filter((id) => !wanted.has(id))
        await people.chooseNotices(personOf(request).id, { muted, digestAt }, doerOfRequest(request))
        return noticesPage(request, reply, true)
      },
    )
  })
}
