// The way out with a resolver of our own: whatever it says, and whenever it says something else, nothing of the house is reached.
import { isIPv6 } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openEgress } from '../../src/alerts/egress.ts'
import { httpOutside, type Outside } from '../support/outside.ts'

let inside: Outside
beforeAll(async () => {
  inside = await httpOutside((_request, response) => response.end('a secret of the house'))
})
afterAll(() => inside.stop())
beforeEach(() => {
  inside.heard.length = 0
})

const HOST = 'robot.example.org'
/** An address of documentation: nothing answers there, and nothing is sent there either by what is refused. */
const FAR = '10.255.255.1'

/** Answers one after another, the last of them for good. */
const resolver = (...answers: readonly (readonly string[])[]) => {
  let asked = 0
  return async () => {
    const answer = answers[Math.min(asked++, answers.length - 1)] ?? []
    return answer.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }))
  }
}

async function post(url: string, resolve: ReturnType<typeof resolver>, hosts = [HOST]): Promise<unknown> {
  const egress = openEgress({ hosts, timeoutMs: 1_000, resolve })
  try {
    return await egress.post(url, '{}', {})
  } finally {
    await egress.close()
  }
}

const refused = { message: expect.stringMatching(/not allowed|not among|only plain/), retry: false }

test.for([
  ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '::1', '::', '::ffff:127.0.0.1', '::127.0.0.1'],
  ...[
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '169.254.169.254',
    '::ffff:a9fe:a9fe',
    '100.100.100.200',
    'fe80::1',
  ],
])('an allowed name that leads to %s', async (address) => {
  const url = `http://${HOST}:${inside.port}/`
  await expect(post(url, resolver([address]))).rejects.toMatchObject(refused)
  await expect(post(url, resolver([FAR, address]))).rejects.toMatchObject(refused)
  const egress = openEgress({ hosts: [HOST], resolve: resolver([address]) })
  await expect(egress.addressOf(HOST)).rejects.toMatchObject(refused)
  await egress.close()
  expect(inside.heard).toEqual([])
})

test('a name that is bound anew between the look and the connection', async () => {
  const url = `http://${HOST}:${inside.port}/`
  await expect(post(url, resolver([FAR], ['127.0.0.1']))).rejects.toMatchObject(refused)
  expect(inside.heard).toEqual([])
})

test.for([
  ...[
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0x7f.1',
    '127.1',
    '①②⑦.⓪.⓪.①',
    '127。0。0。1',
    '[::ffff:7f00:1]',
  ],
  ...['[0:0:0:0:0:0:0:1]', 'localhost.', 'LOCALHOST', `${HOST}.evil.example`, `evil.example#@${HOST}`],
])('an address written as %s', async (host) => {
  const url = `http://${host}:${inside.port}/`
  const asked = post(url, resolver(['127.0.0.1'])).catch((error: unknown) => {
    // What is no address at all is told so by the language itself.
    if (error instanceof TypeError && /Invalid URL/.test(error.message)) return 'refused'
    throw error
  })
  await expect(
    asked.then((found) => (found === 'refused' ? Promise.reject(REFUSED) : found)),
  ).rejects.toMatchObject(refused)
  expect(inside.heard).toEqual([])
})

const REFUSED = Object.assign(new Error('not among'), { retry: false })

test.for([301, 302, 303, 307, 308])('a redirect (%i) into the house', async (status) => {
  const outside = await httpOutside((_request, response) => {
    response.writeHead(status, { location: `http://127.0.0.1:${inside.port}/` }).end()
  })
  // A robot that may be reached stands on loopback here, and says so itself.
  const answer = post(`http://127.0.0.1:${outside.port}/`, resolver(), ['127.0.0.1'])
  await expect(answer).rejects.toMatchObject({ retry: false, message: expect.stringContaining('elsewhere') })
  expect(inside.heard).toEqual([])
  await outside.stop()
})

test.for([
  'file:///etc/passwd',
  'gopher://robot.example.org/',
  `http://a:b@${HOST}/`,
  `http://${HOST}@127.0.0.1/`,
])('another way than plain HTTP: %s', async (url) => {
  await expect(post(url, resolver([FAR]))).rejects.toMatchObject(refused)
})
