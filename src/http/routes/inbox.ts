// `/inbox`: what a person was told, live; the number of what was not read stands in the head of every page.
import type { ServerResponse } from 'node:http'
import type { Instant } from '../../core/period.ts'
import { Problem } from '../../core/problem.ts'
import { parseInstant } from '../../core/zone.ts'
import type { Unread } from '../../live/unread.ts'
import { renderInbox } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, sendPrivate, withForms } from '../forms.ts'
import type { PageFrame } from '../page-frame.ts'
import { personOf } from '../plugins/rights.ts'
import { route } from '../resource.ts'
import { watchStreams } from '../watched-streams.ts'
import { unclear } from './slip.ts'

const COME_BACK_MS = 5_000
const ALIVE_MS = 25_000

export function inboxRoutes(
  app: App,
  { people, settings, now }: HttpDeps,
  unread: Unread,
  frameOf: PageFrame,
): void {
  const watched = watchStreams(people)
  const streams = new Map<ServerResponse, string>()
  const stopListening = unread.onChange((person) => {
    void say(person).catch(() => {})
  })
  const timer = setInterval(() => {
    for (const stream of streams.keys()) stream.write(': alive\n\n')
  }, ALIVE_MS)
  timer.unref()
  app.addHook('preClose', async () => {
    clearInterval(timer)
    stopListening()
    watched.close()
    for (const stream of streams.keys()) stream.end()
  })

  async function say(person: string): Promise<void> {
    const own = [...streams].filter(([, one]) => one === person)
    if (own.length === 0) return
    const message = eventOf(await unread.count(person))
    for (const [stream] of own) stream.write(message)
  }

  app.get('/inbox', route('self', '本人的通知 / one’s own notices'), async (request, reply) => {
    const notices = await unread.notices(personOf(request).id)
    const input = {
      notices: notices.map(({ notice, putAt, fresh }) => ({ notice, at: putAt, fresh })),
      upTo: notices[0]?.putAt ?? null,
    }
    return sendPrivate(reply, renderInbox(input, frameOf(request, reply)))
  })

  // A browser that listens gets a stream; whoever asks once gets the number.
  app.get(
    '/inbox/unread',
    { ...route('self', '未读数，或其实时更新 / how many are unread, once or live'), exposeHeadRoute: false },
    async (request, reply) => {
      const { id, credential } = personOf(request)
      const count = await unread.count(id)
      reply.header('cache-control', 'no-store')
      if (!String(request.headers.accept).includes('text/event-stream')) return { unread: count }
      if (streams.size >= settings.limits.screens * STREAMS_A_SCREEN) {
        throw new Problem('too-many-screens', { limit: settings.limits.screens * STREAMS_A_SCREEN })
      }
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      })
      streams.set(raw, id)
      raw.once('close', () => streams.delete(raw))
      watched.add(credential, raw)
      raw.write(`retry: ${COME_BACK_MS}\n\n${eventOf(await unread.count(id))}`)
      return reply
    },
  )

  withForms(app, (scope) => {
    scope.post('/inbox/read', route('self', '标为已读 / mark as read'), async (request, reply) => {
      const upTo: Instant | null = parseInstant(field(request, 'upTo'))
      if (upTo === null || upTo > now()) throw unclear('upTo', field(request, 'upTo'))
      await unread.read(personOf(request).id, upTo)
      return goTo(reply, '/inbox')
    })
  })
}

/** Desks are many and screens few. */
const STREAMS_A_SCREEN = 4

const eventOf = (unread: number): string => `event: inbox\ndata: ${JSON.stringify({ unread })}\n\n`
