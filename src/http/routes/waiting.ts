// `/waiting`, `/api/v1/waiting`: what waits for its release, as counts without values, so that nothing is kept back unseen.
import Type from 'typebox'
import { type WaitingLine, waitingLines } from '../../desk/embargoes.ts'
import { renderWaiting } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { sendPrivate } from '../forms.ts'
import type { PageFrame } from '../page-frame.ts'
import { reads, route } from '../resource.ts'
import { instant, string } from '../schemas.ts'

const Line = Type.Object({
  region: string,
  indicator: string,
  name: string,
  figures: Type.Integer({ description: '以后才公开的数 / figures that the public will see later' }),
  overdue: Type.Integer({
    description: '其中已过报送期限，对外为缺报 / of these due already, hence missing for the public',
  }),
  since: instant,
  publicFrom: instant,
})

export function waitingRoutes(app: App, { store, now }: HttpDeps, frameOf: PageFrame): void {
  const lines = (): Promise<readonly WaitingLine[]> => waitingLines(store, now())
  app.get(
    '/api/v1/waiting',
    reads(
      'deeds:read',
      '以后才公开的数：只有个数，等得最久的在前 / what waits for its release: counts, the longest wait first',
      {
        tag: 'service',
        answer: Type.Object({ waiting: Type.Array(Line) }),
      },
    ),
    async (_request, reply) => {
      reply.header('cache-control', 'no-store')
      return { waiting: await lines() }
    },
  )
  app.get(
    '/waiting',
    route('deeds:read', '以后才公开的数，只有个数 / what waits for its release, as counts'),
    async (request, reply) => sendPrivate(reply, renderWaiting(await lines(), frameOf(request, reply))),
  )
}
