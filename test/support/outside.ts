// The world outside the house for tests of channels: real HTTP(S) and SMTP servers on loopback that behave as they are told.
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, createServer as createSocketServer, type Server } from 'node:net'
import { generate } from 'selfsigned'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface Heard {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

export interface Outside {
  readonly port: number
  readonly heard: Heard[]
  stop(): Promise<void>
}

const stopper = (server: Server): (() => Promise<void>) => {
  const sockets = new Set<import('node:net').Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

/** A certificate for `localhost` that nobody but its own authority vouches for. */
export async function certificate(): Promise<{ readonly key: string; readonly cert: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  })
  return { key, cert }
}

/** `answer` is called when the request was read; without an answer of it the request hangs. */
export async function httpOutside(
  answer: RequestListener,
  tls?: { readonly key: string; readonly cert: string },
): Promise<Outside> {
  const heard: Heard[] = []
  const listener: RequestListener = (request, response) => {
    void read(request).then((body) => {
      const { method = '', url: path = '', headers } = request
      heard.push({ method, path, headers, body })
      answer(request, response)
    })
  }
  const server = tls ? createSecureServer(tls, listener) : createServer(listener)
  const stop = stopper(server)
  return { port: await listening(server), heard, stop }
}

export interface MailOutside {
  readonly port: number
  /** Raw messages as they arrived. */
  readonly mails: string[]
  stop(): Promise<void>
}

export async function smtpOutside(options: SMTPServerOptions = {}): Promise<MailOutside> {
  const mails: string[] = []
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    closeTimeout: 100,
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        mails.push(Buffer.concat(parts).toString('utf8'))
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.server.address() as AddressInfo).port))
  })
  return { port, mails, stop: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** Accepts connections and never says a word. */
export async function silentOutside(): Promise<Outside> {
  const server = createSocketServer(() => {})
  const stop = stopper(server)
  return { port: await listening(server), heard: [], stop }
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createSocketServer()
  const port = await listening(server)
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}
