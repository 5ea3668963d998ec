// Lines that are held open: a body that hardly comes in is refused, and a reader who does not read is let go.
import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../core/problem.ts'
import type { App } from '../deps.ts'
import type { Patience } from '../limits.ts'

/** Longer than a slow network needs for the head of a request. */
export const HEAD_MS = 15_000
const LOOKS = 8
const LONGEST_LOOK_MS = 2_500

interface Coming {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly since: number
  readonly before: number
}

interface Reader {
  read: number
  since: number
}

type Answer = (problem: Problem, request: FastifyRequest, reply: FastifyReply) => void

export function endSlowLines(app: App, patience: Patience, answer: Answer): void {
  const { bytesPerSecond, graceMs, bodyMs, readMs } = patience
  const coming = new Set<Coming>()
  const readers = new Map<Socket, Reader>()

  app.addHook('onRequest', async (request, reply) => {
    const { raw } = request
    const { 'content-length': length, 'transfer-encoding': coding } = raw.headers
    if (coding === undefined && (length === undefined || length === '0')) return
    const one = { request, reply, since: performance.now(), before: raw.socket.bytesRead }
    coming.add(one)
    for (const event of ['end', 'close'] as const) raw.once(event, () => coming.delete(one))
  })

  app.server.on('connection', (socket: Socket) => {
    readers.set(socket, { read: 0, since: performance.now() })
    socket.once('close', () => readers.delete(socket))
  })

  const timer = setInterval(look, Math.min(LONGEST_LOOK_MS, Math.min(graceMs, readMs) / LOOKS))
  timer.unref()
  app.addHook('onClose', async () => clearInterval(timer))

  function look(): void {
    const now = performance.now()
    for (const one of coming) if (isSlow(one, now)) refuse(one)
    for (const [socket, reader] of readers) {
      const read = socket.bytesWritten - socket.writableLength
      if (read !== reader.read || socket.writableLength === 0) readers.set(socket, { read, since: now })
      else if (now - reader.since > readMs) socket.destroy()
    }
  }

  function isSlow({ request, since, before }: Coming, now: number): boolean {
    const ms = now - since
    if (ms > bodyMs) return true
    return ms > graceMs && request.raw.socket.bytesRead - before < (ms / 1_000) * bytesPerSecond
  }

  function refuse(one: Coming): void {
    const { request, reply } = one
    coming.delete(one)
    const end = () => request.raw.destroy()
    request.log.warn({ from: request.ip, person: request.person?.name }, 'a body came in too slowly')
    if (reply.sent) return void end()
    reply.raw.once('finish', end)
    answer(
      new Problem('body-too-slow', { rate: bytesPerSecond, seconds: Math.round(bodyMs / 1_000) }),
      request,
      reply.header('connection', 'close'),
    )
  }
}
