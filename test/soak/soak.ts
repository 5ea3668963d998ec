// A screen for months in minutes: updates, page turns and random faults, looked at in between; and the service with a thousand screens.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { openChromium, openTelevision } from '../browser/chromium.ts'
import { type Door, openDoor } from '../support/door.ts'
import { random } from '../support/kill-model.ts'
import { type Metrics, metricsOf, wrongWith } from './looks.ts'
import { openSoakService, type SoakService } from './service.ts'

export interface SoakOrder {
  readonly updates: number
  readonly turns: number
  /** Screens at the service while the last part of the updates comes in. */
  readonly screens: number
  /** How many of the updates they hear. */
  readonly heard: number
  /** An update for every so many of these, a fault begins. */
  readonly faultEvery: number
  readonly seed: number
  /** `program.ts` as a file that Node runs, and the folder of what browsers load. */
  readonly program: string
  readonly publicFolder: string
  readonly say: (line: string) => void
}

export interface SoakResult {
  readonly updates: number
  readonly turns: number
  readonly looks: number
  readonly faults: Readonly<Record<string, number>>
  /** What was wrong with a screenshot, with when; empty: nothing ever. */
  readonly wrong: readonly string[]
  readonly before: Metrics
  readonly after: Metrics
  /** Slowest return of both screens after a fault was over, in ms. */
  readonly slowestReturnMs: number
  /** Resident bytes of the service with all screens: after the first tenth of what they hear, and at the end. */
  readonly serviceBefore: number
  readonly serviceAfter: number
  readonly heardBytes: number
  readonly seconds: number
}

const WALL = '/wall/all?lang=zh'
/** Of the plan of `program.ts`; one gauge each. */
const MOVED = ['i1', 'i5', 'i9'] as const

interface World {
  readonly service: SoakService
  readonly door: Door
  /** Never loaded again. */
  readonly steady: Page
  /** Loaded again and started anew in the middle of faults. */
  restless: Page
  television: BrowserContext
  readonly folder: string
}

export async function soak(order: SoakOrder): Promise<SoakResult> {
  const { program, publicFolder } = order
  const began = performance.now()
  const folder = await mkdtemp(join(tmpdir(), 'duibiao-soak-'))
  const service = await openSoakService(program, publicFolder)
  const door = await openDoor(() => service.port)
  const own = await openTelevision(join(folder, 'steady'))
  const television = await openTelevision(join(folder, 'restless'))
  const world: World = {
    ...{ service, door, folder, television },
    steady: await own.newPage(),
    restless: await television.newPage(),
  }
  // A process of its own: what it needs to read pixels is not to be counted.
  const reader = await openChromium()
  const decoder = await reader.newPage()
  try {
    await Promise.all([world.steady.goto(door.origin + WALL), world.restless.goto(door.origin + WALL)])
    await kept(world.restless)
    return await run(order, world, decoder, began)
  } finally {
    await Promise.all([own.close(), reader.close()])
    await world.television.close()
    await door.shut()
    await service.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  }
}

async function run(order: SoakOrder, world: World, decoder: Page, began: number): Promise<SoakResult> {
  const { service, steady } = world
  const next = random(order.seed)
  const faults: Record<string, number> = {}
  const wrong: string[] = []
  let [sent, turned, looks, slowestReturnMs] = [0, 0, 0, 0]

  const look = async (when: string): Promise<void> => {
    for (const [name, page] of [
      ['steady', steady],
      ['restless', world.restless],
    ] as const) {
      looks++
      for (const flaw of await wrongWith(page, decoder))
        wrong.push(`update ${sent}, ${when}, ${name}: ${flaw}`)
    }
  }
  const update = async (): Promise<void> => {
    const indicator = MOVED[sent % MOVED.length] ?? MOVED[0]
    if (await service.send(indicator, 1_000 + (sent % 90))) sent++
    else await pause(50)
  }
  const turn = async (): Promise<void> => {
    turned++
    await steady.keyboard.press(next() < 0.8 ? 'ArrowRight' : 'ArrowLeft')
  }
  const calm = async (): Promise<Metrics> => {
    for (const indicator of MOVED) {
      while (!(await service.send(indicator, 1_095))) await pause(100)
      // The same figure again is no change: another one goes before it.
      while (!(await service.send(indicator, 1_096))) await pause(100)
    }
    await fresh(steady)
    await steady.keyboard.press('1')
    await pause(1_500)
    return metricsOf(steady)
  }

  const share = order.turns / order.updates
  const step = async (): Promise<void> => {
    await update()
    while (turned < sent * share) await turn()
  }
  let before: Metrics | null = null as Metrics | null
  const names = Object.keys(FAULTS)
  let nextLook = sent + 5
  let nextFault = sent
  // On a slow machine too: every fault once, and the start is taken.
  while (before === null || sent < order.updates - order.heard) {
    await step()
    if (sent >= nextLook) {
      nextLook = sent + Math.ceil(next() * order.faultEvery)
      await look('in calm')
    }
    if (sent < nextFault) continue
    nextFault = sent + order.faultEvery
    // Each of them once before any comes again; what is drawn and compiled only once belongs to the start.
    const round = Object.values(faults).reduce((sum, count) => sum + count, 0)
    const name =
      round < names.length ? (names[round] ?? '502') : (names[Math.floor(next() * names.length)] ?? '502')
    faults[name] = (faults[name] ?? 0) + 1
    const over = await fault(name, world, update, next, () => look(`during ${name}`))
    for (const page of [steady, world.restless])
      await fresh(page).catch(async (cause) => {
        const words = await page.locator('body').textContent()
        throw new Error(`${name}: a screen did not come back: ${page.url()} ${words?.slice(0, 300)}`, {
          cause,
        })
      })
    const returned = performance.now() - over
    slowestReturnMs = Math.max(slowestReturnMs, returned)
    if (round === names.length - 1) {
      before = await calm()
      order.say(`start: ${JSON.stringify(before)}`)
    }
    order.say(
      `${sent} updates, ${turned} turns, ${looks} looks; ${name} was over ${Math.round(returned)} ms before all was fresh`,
    )
  }

  const others = await service.listeners(order.screens, '?board=all&lang=zh&release=soak')
  const first = sent
  let serviceBefore = 0
  const memories: number[] = []
  while (sent < order.updates) {
    await step()
    if (serviceBefore === 0 && sent - first >= order.heard / 10) serviceBefore = service.memory()
    memories.push(service.memory())
    if (sent >= nextLook) {
      nextLook = sent + Math.ceil(next() * order.faultEvery)
      await look('with a thousand screens')
    }
  }
  while (turned < order.turns) await turn()
  const last = memories.slice(-Math.ceil(memories.length / 10)).toSorted((a, b) => a - b)
  const serviceAfter = last[Math.floor(last.length / 2)] ?? Number.NaN
  const heardBytes = others.bytes()
  others.end()
  const after = await calm()
  if (!before) throw new Error('too few updates for each fault to come once')
  await look('at the end')
  return {
    ...{ updates: sent, turns: turned, looks, faults, wrong, before, after, slowestReturnMs },
    ...{ serviceBefore, serviceAfter, heardBytes, seconds: (performance.now() - began) / 1000 },
  }
}

/** Each begins, and says how it ends. */
const FAULTS: Readonly<Record<string, (world: World) => Promise<() => Promise<void>>>> = {
  '502': shut('502'),
  portal: shut('portal'),
  login: shut('login'),
  broken: shut('broken'),
  silent: shut('silent'),
  'service killed': async ({ service }) => {
    await service.kill('SIGKILL')
    return () => service.start()
  },
  'service deployed again': async ({ service }) => {
    await service.kill('SIGTERM')
    return () => service.start()
  },
  'store not readable': async ({ service }) => {
    await service.readable(false)
    return () => service.readable(true)
  },
  'nobody listens': async ({ door }) => {
    await door.shut()
    return () => door.reopen()
  },
  'browser started without network': async (world) => {
    await world.door.shut()
    await world.television.close()
    world.television = await openTelevision(join(world.folder, 'restless'))
    world.restless = await world.television.newPage()
    await world.restless.goto(world.door.origin + WALL)
    return () => world.door.reopen()
  },
}

function shut(state: '502' | 'portal' | 'login' | 'broken' | 'silent') {
  return async ({ door }: World): Promise<() => Promise<void>> => {
    door.set(state)
    return async () => door.set('open')
  }
}

/** Lives through one; when it was over, by `performance.now()`. */
async function fault(
  name: string,
  world: World,
  update: () => Promise<void>,
  next: () => number,
  look: () => Promise<void> = async () => {},
): Promise<number> {
  const end = await FAULTS[name]?.(world)
  if (!end) throw new Error(`no such fault: ${name}`)
  const until = performance.now() + 300 + next() * 1_500
  if (next() < 0.5 && name !== 'browser started without network')
    await world.restless
      .reload({ waitUntil: 'commit', timeout: 60_000 })
      .then(() => world.restless.waitForLoadState('domcontentloaded'))
  await look()
  while (performance.now() < until) {
    await update()
    await pause(200)
  }
  await end()
  return performance.now()
}

/** Until the strip is gone and the line is there; half a minute is promised, a slow machine gets twice that before this gives up. */
const fresh = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () => {
      const strip = document.querySelector<HTMLElement>('[data-part=strip]')
      return strip?.hidden && document.querySelector('.tile')
    },
    undefined,
    { timeout: 90_000, polling: 100 },
  )

/** `waitForFunction` does not wait for what an asynchronous function finds: until it is kept, a restart has nothing to show. */
async function kept(page: Page): Promise<void> {
  const until = performance.now() + 60_000
  const isKept = (): Promise<boolean> =>
    page.evaluate(async () => {
      const there = await caches.match(location.href, { ignoreSearch: true })
      return there !== undefined && (await there.text()).includes('data-kept')
    })
  while (!(await isKept())) {
    if (performance.now() > until) throw new Error('the first picture was not kept')
    await pause(100)
  }
}
