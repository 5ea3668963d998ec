// A screen that takes no data: let go at 256 KB, counted, said once; the others hear everything.
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { fastify } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { readBoard } from '../../src/boards/index.ts'
import { fanOut, LONGEST_QUEUE_BYTES } from '../../src/live/fan-out.ts'
import { openTestApp } from '../support/app.ts'

const sockets: Socket[] = []
const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  for (const end of ends.splice(0)) await end()
})

/** A socket that asked; it reads only what it is told to. */
async function asking(port: number, path: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`)
  return socket
}

/** The stream itself is read until the words came; then no further. */
async function until(socket: Socket, words: string): Promise<void> {
  let text = ''
  while (!text.includes(words)) {
    const part: Buffer | null = socket.read()
    if (part === null) await once(socket, 'readable')
    else text += part.toString()
  }
}

test('what a stream queues stays bounded, and it leaves the set at once', async () => {
  const clients = new Set<ServerResponse>()
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(': hello\n\n')
    clients.add(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  ends.push(() => server.close())
  const { port } = server.address() as AddressInfo
  const deaf = await asking(port, '/')
  await until(deaf, 'hello')
  const said: object[] = []
  const out = fanOut({ warn: (details) => said.push(details) })
  const message = 'x'.repeat(64 * 1024)
  const [stream] = clients
  let longest = 0
  // The kernel takes some megabytes before anything queues here.
  for (let round = 0; clients.size > 0 && round < 2_000; round++) {
    out.send(clients, message, 'all')
    longest = Math.max(longest, stream?.writableLength ?? 0)
    await new Promise(setImmediate)
  }
  expect(longest).toBeGreaterThan(LONGEST_QUEUE_BYTES)
  // One message and what frames it beyond the limit, no more.
  expect(longest).toBeLessThan(LONGEST_QUEUE_BYTES + message.length + 1024)
  expect([clients.size, stream?.destroyed, out.slow()]).toEqual([0, true, 1])
  expect(said).toEqual([{ board: 'all', screens: 1, queuedBytes: longest }])
  // Nobody is left: nothing is counted or said again.
  out.send(clients, message, 'all')
  expect([out.slow(), said.length]).toEqual([1, 1])
})

test('the service lets a deaf screen go, says so once and on its health page; its neighbour hears every change', async () => {
  const world = await openTestApp()
  ends.push(() => world.close())
  // The title of a page goes with every message: so heavy that the kernel's buffers are soon full.
  const { board } = readBoard(
    '{ id: heavy, title: { zh: 重, en: Heavy }, pages: [ { title: { zh: 页, en: page }, tiles: [ { tile: gauge } ] } ] }',
  )
  if (!board) throw new Error('not a board')
  const pages = board.file.pages.map((page) => ({
    ...page,
    title: { zh: '重'.repeat(700_000), en: 'heavy' },
  }))
  const said: string[] = []
  const { log } = fastify({ logger: { stream: { write: (line: string) => said.push(line) } } })
  const app = await world.another({ boardFiles: [{ ...board.file, pages }] }, log)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const deaf = await asking(port, '/events?board=heavy')
  await until(deaf, 'event: clock')
  const hearing = await asking(port, '/events?board=heavy')
  await until(hearing, '"from":null')
  const health = async () => (await app.inject('/health')).json<{ screens: number; slowScreens: number }>()
  expect(await health()).toMatchObject({ screens: 2, slowScreens: 0 })
  let changes = 0
  for (let count = 1; (await health()).slowScreens === 0 && count < 40; count++) {
    const figures = `indicator,period,value\nfirms,2022-10,${2_000 + count}\n`
    await world.app.inject({
      method: 'POST',
      url: '/api/v1/uploads',
      headers: { 'content-type': 'text/csv' },
      payload: figures,
    })
    await until(hearing, `${(2_000 + count).toLocaleString('en-US')}`)
    changes++
  }
  expect(changes).toBeGreaterThan(1)
  if (!deaf.destroyed) {
    deaf.resume()
    await once(deaf, 'close')
  }
  expect(await health()).toMatchObject({ screens: 1, slowScreens: 1 })
  expect(said.filter((words) => words.includes('did not read'))).toHaveLength(1)
})
