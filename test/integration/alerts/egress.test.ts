// The way out against real servers: what is allowed arrives, and nothing else does.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEgress } from '../../../src/alerts/egress.ts'

let server: Server
let port = 0
const seen: string[] = []
let answer: (request: IncomingMessage, response: ServerResponse) => void = () => {}
beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const ok = (_request: IncomingMessage, response: ServerResponse) => response.end('fine')
const post = async (hosts: readonly string[], host: string, timeoutMs = 10_000) => {
  const egress = openEgress({ hosts, timeoutMs })
  try {
    return await egress.post(`http://${host}:${port}/hook?key=secret`, '{}', {})
  } finally {
    await egress.close()
  }
}

test('an allowed host is reached; loopback only when it is listed itself', async () => {
  answer = ok
  expect(await post(['127.0.0.1'], '127.0.0.1')).toMatchObject({ status: 200, body: 'fine' })
  expect(await post(['localhost'], 'localhost')).toMatchObject({ status: 200 })
  seen.length = 0
  for (const host of ['127.0.0.1', 'localhost', '127.1', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]']) {
    await expect(post(['example.org', '10.0.0.1'], host)).rejects.toMatchObject({ retry: false })
  }
  expect(seen).toEqual([])
})

test('a redirect is not followed, even to where one may go', async () => {
  seen.length = 0
  answer = (_request, response) => {
    response.writeHead(302, { location: `http://127.0.0.1:${port}/elsewhere` }).end()
  }
  await expect(post(['127.0.0.1'], '127.0.0.1')).rejects.toMatchObject({ retry: false })
  expect(seen).toEqual(['POST /hook?key=secret'])
})

test('a huge answer, a silent server and one that hangs up are failures to be tried again', async () => {
  answer = (_request, response) => response.end('x'.repeat(1_000_000))
  await expect(post(['127.0.0.1'], '127.0.0.1')).rejects.toMatchObject({ retry: true })
  answer = () => {}
  await expect(post(['127.0.0.1'], '127.0.0.1', 200)).rejects.toMatchObject({
    retry: true,
    message: '127.0.0.1: no answer in time',
  })
  answer = (request) => request.socket.destroy()
  const refused = await post(['127.0.0.1'], '127.0.0.1').catch((error: unknown) => error)
  expect(refused).toMatchObject({ retry: true })
  expect(String(refused)).not.toContain('secret')
})

test('addresses with a user in them, and other protocols, are refused', async () => {
  const egress = openEgress({ hosts: ['127.0.0.1'] })
  for (const url of [`http://user:pass@127.0.0.1:${port}/`, 'ftp://127.0.0.1/', 'file:///etc/passwd']) {
    await expect(egress.post(url, '', {})).rejects.toMatchObject({ retry: false })
  }
  await egress.close()
})

test('a connection of another protocol goes to an address that was looked at', async () => {
  const egress = openEgress({ hosts: ['localhost', 'example.invalid'] })
  expect(await egress.addressOf('localhost')).toMatch(/^(127\.0\.0\.1|::1)$/)
  await expect(egress.addressOf('127.0.0.1')).rejects.toMatchObject({ retry: false })
  await expect(egress.addressOf('example.invalid')).rejects.toMatchObject({ retry: true })
  await egress.close()
})
