// `/events`: what changes on a wall, as it changes.
import type { ServerResponse } from 'node:http'
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import type { Screens } from '../../live/screens.ts'
import type { People } from '../../people/people.ts'
import { askerOf } from '../asker.ts'
import type { App } from '../deps.ts'
import { askedBy, LookQuery } from '../look.ts'
import { reads } from '../resource.ts'
import { languageOf } from '../wanted.ts'
import { watchStreams } from '../watched-streams.ts'

const Query = {
  ...LookQuery,
  board: Type.String({ minLength: 1, maxLength: 200, description: '大屏编号 / id of the board' }),
  since: Type.Optional(
    Type.String({ maxLength: 200, description: '屏上画面的版本 / version of the picture shown' }),
  ),
  release: Type.Optional(
    Type.String({
      maxLength: 40,
      description:
        '页面的版本：与服务相同时，只送格内变了的部分 / release of the page: when it is the service’s, tiles come as what changed of them',
    }),
  ),
}

export function eventRoutes(app: App, screens: Screens, people: Pick<People, 'stillIn' | 'onChange'>): void {
  const watched = watchStreams(people)
  app.addHook('onClose', async () => watched.close())
  app.get(
    '/events',
    {
      ...reads('boards:read', '大屏的实时更新（server-sent events：clock、wall） / live updates of a wall', {
        tag: 'service',
        stream: true,
        query: Query,
        answer: { 200: { description: 'OK', content: { 'text/event-stream': { schema: Type.String() } } } },
      }),
      exposeHeadRoute: false,
    },
    async (request, reply) => {
      const { board, since, release } = request.query
      // A browser that comes back by itself names what it saw last in this header.
      const last = request.headers['last-event-id']
      const wanted = {
        board,
        asked: askedBy(request.query),
        lang: languageOf(request),
        asker: askerOf(request),
        paired: request.person?.role === 'screen',
        since: (typeof last === 'string' ? last : null) ?? since ?? null,
        release: release ?? null,
      }
      await screens.open(wanted, () => {
        const stream = beginStream(reply)
        if (request.person) watched.add(request.person.credential, stream)
        return stream
      })
    },
  )
}

/** Answers with a stream of events, which from here on is the caller's. */
export function beginStream(reply: FastifyReply): ServerResponse {
  reply.hijack()
  // What a page may do is nothing to a stream; kept by every one of thousands it would be half of what each takes.
  for (const name of reply.raw.getHeaderNames()) {
    if (name !== 'x-content-type-options') reply.raw.removeHeader(name)
  }
  return reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    // A proxy that collects an answer before passing it on would hold every event back.
    'x-accel-buffering': 'no',
  })
}
