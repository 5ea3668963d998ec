// The yardstick: Debian's prometheus evaluates one rule for each of as many series, here and now, on loopback.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../test/support/free-port.ts'
import { show } from '../row.ts'

const PATIENCE_MS = 240_000
const SCRAPE_SECONDS = 20

/** What is measured in words for the row; says loudly why when it could not be. */
export async function prometheusRules(regions: number, indicators: number): Promise<string> {
  if (!isInstalled()) {
    const why = 'prometheus is not installed and cannot be (needs root and Debian’s packages)'
    console.error(`!!! SKIPPED: ${why}`)
    return `**skipped**: ${why}`
  }
  const body = metrics(regions, indicators)
  const exporter = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' })
    response.end(body)
  })
  exporter.listen(0, '127.0.0.1')
  await once(exporter, 'listening')
  const folder = mkdtempSync(join(tmpdir(), 'duibiao-prometheus-'))
  const port = await freePort()
  const { port: target } = exporter.address() as AddressInfo
  writeFileSync(join(folder, 'rules.yml'), RULES)
  writeFileSync(join(folder, 'prometheus.yml'), configOf(target))
  const child = spawn(
    'prometheus',
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
    ],
    // One core, as the rules here have.
    { stdio: ['ignore', 'ignore', 'inherit'], env: { PATH: process.env.PATH ?? '', GOMAXPROCS: '1' } },
  )
  const ended = once(child, 'exit')
  try {
    const seconds = await evaluationSeconds(`http://127.0.0.1:${port}`, regions * indicators)
    return `Prometheus, one rule over as many series: ${show(seconds)} s by the clock (GOMAXPROCS=1)`
  } finally {
    child.kill('SIGTERM')
    await ended
    exporter.closeAllConnections()
    exporter.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function isInstalled(): boolean {
  const there = () => spawnSync('prometheus', ['--version'], { stdio: 'ignore' }).status === 0
  if (there()) return true
  if (process.getuid?.() !== 0) return false
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  // Its service must not start by itself: what runs here is ours, on loopback.
  spawnSync(
    'apt-get',
    ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Options::=--force-confold', 'prometheus'],
    options,
  )
  return there()
}

/** Actual and expected of each indicator, as gauges. */
function metrics(regions: number, indicators: number): string {
  const lines: string[] = []
  for (const [name, factor] of [
    ['actual', 1],
    ['expected', 1.02],
  ] as const) {
    lines.push(`# TYPE indicator_${name} gauge`)
    for (let region = 0; region < regions; region++)
      for (let index = 0; index < indicators; index++)
        lines.push(
          `indicator_${name}{region="${100_000 + region}",indicator="i${index}"} ${((region + index) % 97) * factor}`,
        )
  }
  return `${lines.join('\n')}\n`
}

/** One rule that yields an alert for each series that is behind: a comparison and a subtraction, joined by labels. */
const RULES = `groups:
  - name: behind
    interval: 10s
    rules:
      - alert: Behind
        expr: indicator_actual - indicator_expected < -0.5
        labels: { level: blue }
        annotations: { reason: "behind by {{ $value }}" }
`

const configOf = (
  target: number,
): string => `global: { scrape_interval: ${SCRAPE_SECONDS}s, scrape_timeout: ${SCRAPE_SECONDS}s, evaluation_interval: 10s }
rule_files: [rules.yml]
scrape_configs:
  - job_name: nation
    static_configs: [{ targets: ["127.0.0.1:${target}"] }]
`

/**
 * How long the group took once all series were there, as Prometheus itself says; the quicker of two. Alerts are seen while
 * an evaluation is still under way and the time told is that of the one before, so the first that is told does not count.
 */
async function evaluationSeconds(url: string, series: number): Promise<number> {
  const give = Date.now() + PATIENCE_MS
  const seen = new Map<string, number>()
  let before: string | null = null
  while (Date.now() < give && seen.size < 2) {
    await sleep(1000)
    if ((await countOf(url)) < series) continue
    const group = await lastOf(url)
    if (!group || group.alerts === 0) continue
    before ??= group.at
    if (group.at !== before) seen.set(group.at, group.seconds)
  }
  if (seen.size === 0) throw new Error('prometheus evaluated nothing in time')
  return Math.min(...seen.values())
}

async function countOf(url: string): Promise<number> {
  try {
    const answer = await fetch(`${url}/api/v1/query?query=count(indicator_expected)`)
    const { data } = (await answer.json()) as {
      data?: { result?: readonly { value: readonly [number, string] }[] }
    }
    return Number(data?.result?.[0]?.value[1] ?? 0)
  } catch {
    return 0
  }
}

async function lastOf(url: string): Promise<{ at: string; seconds: number; alerts: number } | null> {
  const answer = await fetch(`${url}/api/v1/rules`)
  const { data } = (await answer.json()) as {
    data: {
      groups: readonly {
        lastEvaluation: string
        evaluationTime: number
        rules: readonly { alerts: readonly unknown[] }[]
      }[]
    }
  }
  const [group] = data.groups
  if (!group) return null
  return {
    at: group.lastEvaluation,
    seconds: group.evaluationTime,
    alerts: group.rules[0]?.alerts.length ?? 0,
  }
}
