// The register of people over a real store: two services at once, a service that starts again, the first start.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doerOf } from '../../src/core/deed.ts'
import { silentLog } from '../../src/core/log.ts'
import type { Instant } from '../../src/core/period.ts'
import { Problem } from '../../src/core/problem.ts'
import { welcomeFirst } from '../../src/people/first-start.ts'
import { openPeople, type People } from '../../src/people/people.ts'
import { QUOTAS } from '../../src/people/quotas.ts'
import type { Store } from '../../src/store/store.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

const BY = doerOf('test')
const MINUTE = 60_000

let world: TestStore
let clock = Date.parse('2022-11-20T02:00:00.000Z')
const now = (): Instant => new Date(clock).toISOString()
const sessions = { idleMs: 30 * MINUTE, absoluteMs: 600 * MINUTE }
const open = (store: Store): Promise<People> => openPeople({ store, sessions, now, log: silentLog })

let here: People
let there: People
beforeAll(async () => {
  world = await openTestStore()
  here = await open(world.store)
  there = await open(await world.reopen())
})
afterAll(() => world.close())

const words = (login: string) =>
  ({ login, name: login, role: 'viewer', unit: null, active: true, account: null }) as const
const code = (error: unknown): string => (error instanceof Problem ? error.code : String(error))

test('two services that start for the first time make one administrator', async () => {
  const welcomed = await Promise.all([welcomeFirst(here, false), welcomeFirst(there, false)])
  expect(welcomed.filter((each) => each !== null)).toHaveLength(1)
  expect(welcomed.find((each) => each !== null)).toMatchObject({ login: 'admin', demoToken: null })
  expect(await welcomeFirst(await open(world.store), true)).toBeNull()
})

test('of two services that add one name at once, one is refused', async () => {
  const tries = await Promise.all(
    [here, there].map((people) => people.add(words('lin'), BY, { password: true }).catch(code)),
  )
  expect(tries.filter((each) => each === 'person-name-taken')).toHaveLength(1)
  const again = await open(world.store)
  expect((await again.all()).map(({ login }) => login)).toEqual(['admin', 'lin'])
})

test('who signed in at one service is known at the other and after a start, until they leave', async () => {
  const added = await here.add(words('wang'), BY, { password: true })
  const { token } = await here.signIn({ login: 'wang', password: added?.password ?? '', from: '10.0.0.7' })
  const again = await open(world.store)
  expect(await again.known(token)).toMatchObject({ name: 'wang', via: 'password' })
  await here.change(added?.id ?? '', { ...words('wang'), active: false }, BY)
  expect(await here.known(token)).toBeNull()
  expect(await (await open(world.store)).known(token)).toBeNull()
})

test('a session that one service saw is not idle at the other', async () => {
  const added = await here.add(words('zhao'), BY, { password: true })
  const { token } = await here.signIn({ login: 'zhao', password: added?.password ?? '', from: null })
  const other = await open(world.store)
  clock += 20 * MINUTE
  expect(await here.known(token)).not.toBeNull()
  await here.close()
  clock += 20 * MINUTE
  expect(await other.known(token)).not.toBeNull()
  clock += 31 * MINUTE
  expect(await other.known(token)).toBeNull()
})

test('failures to sign in count together and survive a start', async () => {
  const added = await here.add(words('sun'), BY, { password: true })
  const password = added?.password ?? ''
  for (let count = 0; count < 8; count++) {
    const people = await open(world.store)
    expect(await people.signIn({ login: 'sun', password: 'x', from: null }).catch(code)).toBe(
      'sign-in-refused',
    )
  }
  const again = await open(world.store)
  expect(await again.signIn({ login: 'sun', password, from: null }).catch(code)).toBe('sign-in-locked')
  clock += 16 * MINUTE
  expect(await again.signIn({ login: 'sun', password, from: null })).toHaveProperty('token')
})

test('many wrong passwords at once are not more tries than one after another', async () => {
  const added = await here.add(words('many'), BY, { password: true })
  const tries = await Promise.all(
    Array.from({ length: 15 }, () => here.signIn({ login: 'many', password: 'x', from: null }).catch(code)),
  )
  expect(tries.filter((each) => each === 'sign-in-refused').length).toBeLessThanOrEqual(8)
  expect(added).not.toBeNull()
})

test('the chain holds through all of this', async () => {
  const report = await world.store.deeds.verify(now())
  expect(report.fault).toBeNull()
  expect(report.entries).toBeGreaterThan(15)
})

test('one session more than a person may have ends the oldest; tokens and feeds are so many', async () => {
  const added = await here.add(words('qian'), BY, { password: true })
  const id = added?.id ?? ''
  const signIn = () => here.signIn({ login: 'qian', password: added?.password ?? '', from: null })
  const tokens: string[] = []
  for (let count = 0; count <= QUOTAS.sessions; count++) {
    clock += 1_000
    tokens.push((await signIn()).token)
  }
  expect(await here.known(tokens[0] ?? '')).toBeNull()
  expect(await here.known(tokens[1] ?? '')).not.toBeNull()
  expect(await here.known(tokens.at(-1) ?? '')).not.toBeNull()

  const made = await Promise.all(
    Array.from({ length: QUOTAS.feeds }, (_, at) => here.makeFeed(id, `feed ${at}`, BY)),
  )
  expect(await here.makeFeed(id, 'one more', BY).catch(code)).toBe('credentials-too-many')
  await here.endToken(id, made[0]?.id ?? '', BY)
  expect(await here.makeFeed(id, 'room again', BY)).toHaveProperty('token')
})
