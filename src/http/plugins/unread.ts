// Before a page is made for somebody who signed in: how many of their notices they have not read, for the head of the page.

import type { Unread } from '../../live/unread.ts'
import type { App } from '../deps.ts'
import { wantsPage } from '../wanted.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** null: nobody who has an inbox, or nobody can say now. */
    unread: number | null
  }
}

export function countUnread(app: App, unread: Pick<Unread, 'count'>): void {
  app.decorateRequest('unread', null)
  app.addHook('preHandler', async (request) => {
    const { person } = request
    if ((person?.via !== 'password' && person?.via !== 'oidc') || !wantsPage(request)) return
    // A page without a number is better than none: the health page is shown when the store is silent.
    request.unread = await unread.count(person.id).catch(() => null)
  })
}
