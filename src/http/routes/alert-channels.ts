// `/alerts/channels`: how what is told gets out; a test through each channel, and letters that were given up.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { mayDo } from '../../core/roles.ts'
import { type ChannelsInput, renderChannels } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { madeNonce, sendPrivate, withForms } from '../forms.ts'
import type { PageFrame } from '../page-frame.ts'
import { personOf } from '../plugins/rights.ts'
import { route } from '../resource.ts'

const LOOK_BACK_MS = 30 * 86_400_000
const SHOWN_DEAD = 50
const TESTS_PER_MINUTE = 10

export function alertChannelRoutes(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  const { alerts, store, now } = deps

  app.get(
    '/alerts/channels',
    route('records:read', '各送达通道及放弃的信件 / channels, and letters that were given up'),
    async (request, reply) => page(request, reply, null),
  )

  withForms(app, (scope) => {
    scope.post<{ Params: { channel: string } }>(
      '/alerts/channels/:channel/test',
      route('settings:write', '经一个通道给自己发一封试信 / send oneself a trial letter through a channel', {
        perMinute: TESTS_PER_MINUTE,
      }),
      async (request, reply) => {
        const { channel } = request.params
        const { id, name, unit } = personOf(request)
        const known = (await alerts.contacts()).find((contact) => contact.id === id)
        const self = known ?? {
          id,
          name,
          unit,
          role: 'administrator' as const,
          address: null,
          language: 'zh' as const,
        }
        const attempt = await alerts.test(channel, self)
        return page(request, reply, { channel, attempt })
      },
    )
  })

  async function page(
    request: FastifyRequest,
    reply: FastifyReply,
    tested: ChannelsInput['tested'],
  ): Promise<FastifyReply> {
    const mayTest = mayDo(request.person, 'settings:write')
    const since = new Date(Date.parse(now()) - LOOK_BACK_MS).toISOString()
    const [parts, counts, dead] = await Promise.all([
      alerts.health(),
      store.outbox.counts(since),
      mayTest ? store.outbox.latest({ state: 'dead', since, limit: SHOWN_DEAD }) : null,
    ])
    const input: ChannelsInput = {
      parts,
      channels: alerts.channels.map(({ id, words }) => {
        const count = counts.find(({ channel }) => channel === id)
        return { id, words, waiting: count?.waiting ?? 0, dead: count?.dead ?? 0, sent: count?.sent ?? 0 }
      }),
      dead:
        dead?.map(({ notice, to, putAt, last }) => ({
          channel: to.channel,
          title: notice.title,
          at: putAt,
          note: last?.note ?? '',
        })) ?? null,
      mayTest,
      tested,
      nonce: madeNonce(),
    }
    return sendPrivate(reply, renderChannels(input, frameOf(request, reply)))
  }
}
