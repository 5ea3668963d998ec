// A wall of forty gauges: how long it takes to be drawn first, and how it is served afterwards.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { LoadOrder, LoadTimes } from './programs/load.ts'
import type { WallAddress } from './programs/wall-server.ts'
import { type Bench, median, quantile, type Row, show, timeOf } from './row.ts'

const CLIENTS = 200
/** Of the overview, each once a second. */
const READERS = 50
const OVERVIEW_P99_MS = 50
const SECONDS = 4
const ROUNDS = 3
const FIRST_MS = 150
const P99_MS = 20

const programAt = (name: string): string => fileURLToPath(new URL(`./${name}.js`, import.meta.url))

async function load(order: LoadOrder): Promise<LoadTimes> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    programAt('bench-load'),
    JSON.stringify(order),
  ])
  return JSON.parse(stdout) as LoadTimes
}

async function startWall(): Promise<{ readonly child: ChildProcess; readonly address: WallAddress }> {
  const child = spawn(process.execPath, [programAt('bench-wall-server')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const failed = once(child, 'close').then(() => {
    throw new Error('the server with the wall did not start')
  })
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), failed])
  failed.catch(() => {})
  return { child, address: JSON.parse(String(line)) as WallAddress }
}

async function stopWall(child: ChildProcess): Promise<void> {
  const gone = once(child, 'close')
  child.stdin?.end()
  await gone
}

export const wall: Bench = async () => {
  const firsts: number[] = []
  const seconds: number[] = []
  const rounds: Round[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const { child, address } = await startWall()
    try {
      const { port } = address
      const get = async () => {
        const answer = await fetch(`http://127.0.0.1:${port}${address.wall}`)
        const html = await answer.text()
        if (!answer.ok || !html.includes('</html>')) throw new Error(html.slice(0, 300))
      }
      // The connection is there already, as a screen's is.
      await (await fetch(`http://127.0.0.1:${port}${address.empty}`)).text()
      firsts.push(await timeOf(get))
      seconds.push(await timeOf(get))
      const order = { port, headers: [], clients: CLIENTS, seconds: SECONDS, everyMs: 0 }
      const zip = ['Accept-Encoding: br, gzip']
      rounds.push({
        empty: await load({ ...order, path: address.empty }),
        page: await load({ ...order, path: address.wall }),
        zipped: await load({ ...order, path: address.wall, headers: zip }),
        paced: await load({ ...order, path: address.wall, headers: zip, everyMs: 1000 }),
        overview: await load({ ...order, path: '/', clients: READERS, headers: zip, everyMs: 1000 }),
      })
    } finally {
      await stopWall(child)
    }
  }
  return rowsOf(firsts, seconds, rounds)
}

type Round = Readonly<Record<'empty' | 'page' | 'zipped' | 'paced' | 'overview', LoadTimes>>

function rowsOf(firsts: readonly number[], seconds: readonly number[], rounds: readonly Round[]): Row[] {
  const middle = (of: (round: (typeof rounds)[number]) => number) => median(rounds.map(of))
  const yardstick = `an empty route of the same server: ${show(middle(({ empty }) => empty.perSecond))}/s, p99 ${show(
    middle(({ empty }) => empty.p99),
  )} ms`
  const kilobytes = (times: LoadTimes | undefined) => show((times?.bytes ?? 0) / 1000)
  const served = (name: 'page' | 'zipped', how: string): Row => {
    const share = middle((round) => round[name].perSecond / round.empty.perSecond)
    const p99 = middle((round) => round[name].p99)
    return {
      what: `that wall served ${how} (${kilobytes(rounds[0]?.[name])} kB) to ${CLIENTS} clients that ask again at once`,
      reach: `p99 ${P99_MS} ms, half the throughput of an empty route`,
      measured: `p99 ${show(p99)} ms, ${show(middle((round) => round[name].perSecond))}/s, ${show(share * 100)} % of the empty route's`,
      yardstick,
      reached: share >= 0.5 && p99 <= P99_MS,
    }
  }
  const paced = middle((round) => round.paced.p99)
  const overview = middle((round) => round.overview.p99)
  return [
    {
      what: 'a wall of 40 gauges, first render after start',
      reach: `${FIRST_MS} ms`,
      measured: `${show(median(firsts))} ms (slowest of ${firsts.length}: ${show(quantile(firsts, 1))} ms)`,
      yardstick: `the same wall a second time: ${show(median(seconds))} ms`,
      reached: median(firsts) <= FIRST_MS,
    },
    served('page', 'as it is'),
    served('zipped', 'compressed'),
    {
      what: `that wall served compressed to ${CLIENTS} clients that each ask once a second`,
      reach: `p99 ${P99_MS} ms`,
      measured: `p50 ${show(middle(({ paced }) => paced.p50))} ms, p99 ${show(paced)} ms`,
      yardstick,
      reached: paced <= P99_MS,
    },
    {
      what: `the overview of that plan asked for ${READERS} times a second`,
      reach: `p99 ${OVERVIEW_P99_MS} ms`,
      measured: `p50 ${show(middle(({ overview }) => overview.p50))} ms, p99 ${show(overview)} ms`,
      yardstick,
      reached: overview <= OVERVIEW_P99_MS,
    },
  ]
}
