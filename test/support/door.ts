// A door between a screen and the service that can be shut in all the ways in which networks fail.
import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/**
 * What the door does with who comes. `502`: a proxy's page. `portal`: 200 with a page of somebody else. `login`: sent to
 * one. `broken`: lines break. `silent`: takes what is said and never answers. `no-parts`: pages come, scripts and style
 * sheets do not.
 */
export const DOORS = ['open', '502', 'portal', 'login', 'broken', 'silent', 'no-parts'] as const
export type DoorState = (typeof DOORS)[number]

export interface Door {
  readonly origin: string
  /** Breaks every line that is open, too. */
  set(state: DoorState): void
  /** Nobody listens at the address any more. */
  shut(): Promise<void>
  /** Somebody does again. */
  reopen(): Promise<void>
}

export const STRANGER = 'PORTAL: please accept our terms'
const HTML = { 'content-type': 'text/html' }
const page = (words: string): string =>
  `<!doctype html><html><title>Welcome</title><body>${words}</body></html>`

/** `service`: the port of the service behind it; null: there is none. */
export async function openDoor(service: () => number | null): Promise<Door> {
  let state: DoorState = 'open'
  let front: Server | undefined
  let port = 0
  const sockets = new Set<Socket>()

  function pass(asked: IncomingMessage, reply: ServerResponse): void {
    if (state === 'silent') return
    if (state === '502') reply.writeHead(502, HTML).end(page('502 Bad Gateway'))
    else if (state === 'portal') reply.writeHead(200, HTML).end(page(STRANGER))
    else if (state === 'login' && asked.url !== '/portal/login')
      reply.writeHead(302, { location: '/portal/login' }).end()
    else if (state === 'login') reply.writeHead(200, HTML).end(page(STRANGER))
    else if (state === 'broken' || (state === 'no-parts' && asked.url?.startsWith('/assets/')))
      reply.destroy()
    else forward(asked, reply)
  }

  function forward(asked: IncomingMessage, reply: ServerResponse): void {
    const { method, url, headers } = asked
    const to = service()
    if (to === null) {
      reply.destroy()
      return
    }
    const onward = request(
      { host: '127.0.0.1', port: to, method, path: url, headers, agent: false },
      (answer) => {
        reply.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(reply)
        answer.on('close', () => answer.complete || reply.destroy())
      },
    )
    onward.on('error', () => reply.destroy())
    reply.on('close', () => onward.destroy())
    asked.pipe(onward)
  }

  async function reopen(): Promise<void> {
    front = createServer(pass)
    front.on('connection', (socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    })
    front.listen(port, '127.0.0.1')
    await once(front, 'listening')
    port = (front.address() as AddressInfo).port
  }

  const breakLines = (): void => {
    for (const socket of sockets) socket.destroy()
  }

  await reopen()
  return {
    origin: `http://127.0.0.1:${port}`,
    set(next) {
      state = next
      breakLines()
    },
    async shut() {
      if (!front?.listening) return
      const closed = once(front, 'close')
      front.close()
      breakLines()
      await closed
    },
    reopen,
  }
}
