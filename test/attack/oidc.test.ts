// A provider that lies, or somebody between: an ID token counts only from this issuer, for us, for this journey, in time and signed.
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silentLog } from '../../src/core/log.ts'
import { type Journey, openOidc } from '../../src/people/oidc.ts'

const PUBLIC = 'http://duibiao.example'
const right = generateKeyPairSync('rsa', { modulusLength: 2048 })
const wrong = generateKeyPairSync('rsa', { modulusLength: 2048 })

let server: Server
let issuer = ''
let idToken = ''
beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = (body: object) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(body))
    }
    if (request.url?.startsWith('/.well-known')) {
      answer({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    } else if (request.url === '/jwks') {
      answer({ keys: [{ ...right.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] })
    } else answer({ access_token: 'a', token_type: 'bearer', id_token: idToken })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function signed(head: object, claims: object, key: KeyObject = right.privateKey): string {
  const text = `${part({ alg: 'RS256', kid: 'k', ...head })}.${part(claims)}`
  return `${text}.${createSign('sha256').update(text).sign(key, 'base64url')}`
}

const seconds = (): number => Math.floor(Date.now() / 1_000)
const claimsOf = ({ nonce }: Journey) => ({
  ...{ iss: issuer, aud: 'duibiao', sub: 'id', preferred_username: 'lin', nonce },
  ...{ iat: seconds(), exp: seconds() + 300 },
})

/** Comes back from the provider with a token that is made of the journey. */
async function comeBack(token: (journey: Journey) => string, query: (journey: Journey) => string = ok) {
  const settings = { issuer, clientId: 'duibiao', clientSecret: 'secret', claim: 'preferred_username' }
  const oidc = openOidc(settings, PUBLIC, silentLog)
  const { journey } = await oidc.begin()
  idToken = token(journey)
  return oidc.finish(`/sign-in/oidc/return?${query(journey)}`, journey)
}
const ok = ({ state }: Journey): string => `code=c&state=${state}&iss=${encodeURIComponent(issuer)}`

const good = (journey: Journey): string => signed({}, claimsOf(journey))

test('the token that the others differ from counts', async () => {
  expect(await comeBack(good)).toEqual({ subject: 'id', account: 'lin' })
})

test.for<readonly [string, (journey: Journey) => string]>([
  ['another issuer', (journey) => signed({}, { ...claimsOf(journey), iss: 'http://127.0.0.1:9' })],
  ['another audience', (journey) => signed({}, { ...claimsOf(journey), aud: 'somebody' })],
  ['another nonce', (journey) => signed({}, { ...claimsOf(journey), nonce: 'x' })],
  ['no nonce', (journey) => signed({}, { ...claimsOf(journey), nonce: undefined })],
  [
    'a time that is over',
    (journey) => signed({}, { ...claimsOf(journey), exp: seconds() - 3_600, iat: seconds() - 7_200 }),
  ],
  ['a time to come', (journey) => signed({}, { ...claimsOf(journey), nbf: seconds() + 3_600 })],
  ['no end', (journey) => signed({}, { ...claimsOf(journey), exp: undefined })],
  ['no subject', (journey) => signed({}, { ...claimsOf(journey), sub: undefined })],
  ['another key', (journey) => signed({}, claimsOf(journey), wrong.privateKey)],
  ['alg none', (journey) => `${part({ alg: 'none' })}.${part(claimsOf(journey))}.`],
  [
    'a key of its own',
    (journey) =>
      signed(
        { jwk: wrong.publicKey.export({ format: 'jwk' }), kid: undefined },
        claimsOf(journey),
        wrong.privateKey,
      ),
  ],
  ['an algorithm of shared secrets', (journey) => signed({ alg: 'HS256' }, claimsOf(journey))],
  ['a signature cut off', (journey) => good(journey).slice(0, -20)],
  [
    'claims put in later',
    (journey) => {
      const [head, , signature] = good(journey).split('.')
      return `${head}.${part({ ...claimsOf(journey), preferred_username: 'admin' })}.${signature}`
    },
  ],
  ['no token at all', () => ''],
])('a token with %s is refused', async ([, token]) => {
  await expect(comeBack(token)).rejects.toMatchObject({ code: 'oidc-failed' })
})

test.for<readonly [string, (journey: Journey) => string]>([
  ['another state', () => 'code=c&state=x'],
  ['no state', () => 'code=c'],
  ['another issuer', ({ state }) => `code=c&state=${state}&iss=http%3A%2F%2F127.0.0.1%3A9`],
  ['two states', ({ state }) => `code=c&state=x&state=${state}`],
  ['an error', ({ state }) => `error=access_denied&state=${state}`],
])('a return with %s is refused', async ([, query]) => {
  await expect(comeBack(good, query)).rejects.toMatchObject({ code: 'oidc-failed' })
})
