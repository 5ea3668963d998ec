// The line of a screen to its service: how it comes back, when it is thrown away, and what the screen says of its age.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { RELEASE_HEADER } from '../../../src/web/wall/keep-message.ts'
import { Clock } from '../../../src/web/wall/screen/clock.ts'
import { connect } from '../../../src/web/wall/screen/connect.ts'
import { keptAt } from '../../../src/web/wall/screen/keep.ts'
import { saysNo } from '../../../src/web/wall/screen/refused.ts'
import { Releases } from '../../../src/web/wall/screen/releases.ts'
import { Strip } from '../../../src/web/wall/screen/strip.ts'
import { page, type Shown, Stream, storage } from './browser.ts'

const CHINA = 'Asia/Shanghai'
const NOW = Date.parse('2022-11-20T02:42:00.000Z')

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
  vi.spyOn(Math, 'random').mockReturnValue(1)
  vi.stubGlobal('EventSource', Stream)
  Stream.opened = []
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('the line', () => {
  function line(fits = true) {
    const heard: string[] = []
    let version = 'v1'
    const { again } = connect('/events?board=x', {
      version: () => version,
      clock: () => heard.push('clock'),
      message(message) {
        heard.push('wall')
        if (fits) version = message.version
        return fits
      },
      lost: () => heard.push('lost'),
      other: { steer: (data) => heard.push(data) },
    })
    return { heard, again, opened: () => Stream.opened.map(({ url }) => url) }
  }

  test('says which picture is shown, and hands on what it hears', () => {
    const { heard, opened } = line()
    expect(opened()).toEqual(['/events?board=x&since=v1'])
    Stream.last().says('clock', { version: 'v1' })
    Stream.last().says('wall', { version: 'v2' })
    Stream.last().says('steer', { paused: true })
    expect(heard).toEqual(['clock', 'wall', '{"paused":true}'])
  })

  test('that breaks comes back later and later, within a quarter of a minute at most', () => {
    const { heard, opened } = line()
    const waits: number[] = []
    for (let time = 0; time < 6; time++) {
      const before = Date.now()
      Stream.last().says('error')
      while (Stream.opened.length < time + 2) vi.advanceTimersByTime(500)
      waits.push(Date.now() - before)
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000])
    expect(heard).toHaveLength(6)
    expect(opened().at(-1)).toBe('/events?board=x&since=v1')
    // A line that works again begins anew.
    Stream.last().says('clock', { version: 'v1' })
    Stream.last().says('error')
    vi.advanceTimersByTime(1_000)
    expect(Stream.opened).toHaveLength(8)
  })

  test('that is silent for two missed words of the time is thrown away', () => {
    const { heard } = line()
    Stream.last().says('clock', { version: 'v1' })
    vi.advanceTimersByTime(23_000)
    expect(heard).toEqual(['clock'])
    vi.advanceTimersByTime(1_500)
    expect([heard.at(-1), Stream.opened[0]?.closed]).toEqual(['lost', true])
  })

  test('that does not open within ten seconds is tried again', () => {
    const { heard } = line()
    vi.advanceTimersByTime(10_100)
    expect(heard).toEqual(['lost'])
  })

  test('asks for the whole picture when a message does not fit the one shown', () => {
    const { heard, opened } = line(false)
    Stream.last().says('wall', { version: 'v9' })
    vi.advanceTimersByTime(1_000)
    expect(opened().at(-1)).toBe('/events?board=x')
    expect(heard).not.toContain('lost')
  })

  test('asks for it too when the clock speaks of a picture that does not come', () => {
    const { opened } = line()
    Stream.last().says('clock', { version: 'v2' })
    Stream.last().says('wall', { version: 'v2' })
    vi.advanceTimersByTime(5_000)
    expect(opened()).toHaveLength(1)
    Stream.last().says('clock', { version: 'v3' })
    vi.advanceTimersByTime(4_100)
    expect(opened().at(-1)).toBe('/events?board=x')
  })

  test('an old line that is heard of late changes nothing', () => {
    const { heard } = line()
    const [first] = Stream.opened
    first?.says('error')
    vi.advanceTimersByTime(1_000)
    first?.says('error')
    expect(heard).toEqual(['lost'])
    expect(Stream.opened).toHaveLength(2)
  })
})

describe('the clock', () => {
  test('goes by the service’s time, whatever the screen’s own says', () => {
    page({})
    const clock = new Clock(Date.parse('2022-10-31T00:00:00.000Z'), 'zh', CHINA)
    vi.advanceTimersByTime(61_000)
    expect(clock.time(clock.now())).toBe('08:01')
    clock.set(Number.NaN)
    expect(clock.time(clock.now())).toBe('08:01')
    clock.set(Date.parse('2022-10-31T04:00:00.000Z'))
    expect([clock.time(clock.now()), clock.day(clock.now())]).toEqual(['12:00', '10月31日'])
  })

  test('is not known when the screen slept or was set, and that is told', () => {
    page({})
    const clock = new Clock(NOW, 'zh', CHINA)
    const told = vi.fn()
    clock.start(told)
    vi.setSystemTime(NOW + 20_000)
    vi.advanceTimersByTime(1_000)
    expect(told).not.toHaveBeenCalled()
    vi.setSystemTime(NOW + 3_600_000)
    vi.advanceTimersByTime(1_000)
    expect(told).toHaveBeenCalledOnce()
    expect(clock.now()).toBeNaN()
  })
})

describe('the amber strip', () => {
  function strip(kept: number | null = null, service = NOW) {
    const shown: Shown = { textContent: '', hidden: true }
    page({ '[data-part=strip]': shown })
    const clock = new Clock(service, 'zh', CHINA)
    return { strip: new Strip(clock, 'zh', kept), clock, shown }
  }

  test('is not there while the line is alive, and says the age at once when it is not', () => {
    const { strip: it, shown } = strip()
    expect(shown.hidden).toBe(true)
    vi.advanceTimersByTime(125_000)
    it.lost()
    expect(shown.hidden).toBe(false)
    expect(shown.textContent).toMatch(/10:42.*2 分钟/)
    it.live()
    expect(shown.hidden).toBe(true)
  })

  test('takes silence for a dead line', () => {
    const { shown } = strip()
    vi.advanceTimersByTime(24_000)
    expect(shown.hidden).toBe(true)
    vi.advanceTimersByTime(1_000)
    expect(shown.hidden).toBe(false)
  })

  test('of a kept picture says since when nobody was heard, until the service is', () => {
    const { strip: it, shown } = strip(NOW - 86_400_000, Number.NaN)
    const first = shown.textContent
    expect(first).toContain('11月19日 10:42')
    it.lost()
    expect(shown.textContent).toBe(first)
    it.live()
    expect(shown.hidden).toBe(true)
  })

  test('makes up no age where the time is not known', () => {
    const { strip: it, clock, shown } = strip()
    clock.start(() => it.lost())
    vi.setSystemTime(NOW + 7_200_000)
    vi.advanceTimersByTime(1_000)
    expect(shown.textContent).toContain('11月20日 10:42')
    expect(shown.textContent).not.toMatch(/小时|分钟|秒/)
  })

  test('is for pictures: a notice has no age', () => {
    const shown: Shown = { textContent: '', hidden: false }
    page({ '[data-part=strip]': shown, '.page.notice': {} })
    new Strip(new Clock(NOW, 'zh', CHINA), 'zh', null).lost()
    expect(shown.hidden).toBe(true)
  })
})

describe('a newer release', () => {
  const HOUR = 3_600_000
  function releases(past: readonly object[] = []) {
    const store = storage()
    store.setItem('duibiao-releases', JSON.stringify(past))
    vi.stubGlobal('localStorage', store)
    vi.stubGlobal('location', { href: 'http://wall.example/wall/x' })
    const asked: string[] = []
    vi.stubGlobal('fetch', async (address: string) => {
      asked.push(address)
      return { ok: false }
    })
    const changed = vi.fn()
    const known = new Releases('1.0', () => true, changed)
    /** Whether a release that the service speaks of is tried when pages have turned. */
    const tries = async (release: string): Promise<boolean> => {
      known.heard(release)
      for (let turn = 0; turn < 4; turn++) known.turned()
      await vi.advanceTimersByTimeAsync(2_000)
      return asked.length > 0
    }
    return { known, changed, tries }
  }

  test('is tried at a quiet moment; one’s own is not', async () => {
    expect(await releases().tries('1.1')).toBe(true)
    expect(await releases().tries('1.0')).toBe(false)
  })

  test('that did not come up here is told, and not tried again', async () => {
    const { known, changed, tries } = releases([{ release: '1.1', at: NOW - 9 * HOUR, up: false }])
    expect(await tries('1.1')).toBe(false)
    expect([known.failed(), changed.mock.calls.length]).toEqual(['1.1', 1])
    known.heard('1.0')
    expect([known.failed(), changed.mock.calls.length]).toEqual([null, 2])
  })

  test('that came up less than an hour ago is another service’s: the screen does not flicker', async () => {
    expect(await releases([{ release: '1.1', at: NOW - HOUR / 2, up: true }]).tries('1.1')).toBe(false)
    expect(await releases([{ release: '1.1', at: NOW - 2 * HOUR, up: true }]).tries('1.1')).toBe(true)
  })
})

describe('a kept picture', () => {
  const root = (dataset: Record<string, string>) => ({ dataset }) as unknown as HTMLElement
  const made = '2022-11-19T00:00:00.000Z'
  const at = (value: object | null, dataset = { kept: made, version: 'v1' }) => {
    const store = storage()
    if (value) store.setItem('duibiao-heard', JSON.stringify(value))
    vi.stubGlobal('localStorage', store)
    return keptAt(root(dataset))
  }

  test('was last true when the service was last heard of it, and else when it was made', () => {
    expect(at(null)).toBe(Date.parse(made))
    expect(at({ version: 'v1', at: NOW })).toBe(NOW)
    expect(at({ version: 'v1', at: 5 })).toBe(Date.parse(made))
    expect(at({ version: 'v0', at: NOW })).toBe(Date.parse(made))
    vi.stubGlobal('localStorage', storage())
    expect(keptAt(root({ version: 'v1' }))).toBeNull()
  })
})

test('only our own service takes a picture away: not a proxy, not a failure, not silence', () => {
  const answer = (status: number, ours: boolean): Response =>
    new Response(null, { status, headers: ours ? { [RELEASE_HEADER]: '1.0' } : {} })
  expect([saysNo(answer(401, true)), saysNo(answer(403, true))]).toEqual([true, true])
  expect([answer(403, false), answer(500, true), answer(404, true), null].map(saysNo)).toEqual([
    false,
    false,
    false,
    false,
  ])
})
