// Real programs of Debian: its Alertmanager takes our alerts and lets them end, its Prometheus scrapes our metrics.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChannel } from '../../src/alerts/channels/index.ts'
import { openEgress } from '../../src/alerts/egress.ts'
import { silentLog } from '../../src/core/log.ts'
import { text } from '../../src/core/text.ts'
import type { Notice } from '../../src/slips/notice.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { skipsWithout } from '../support/debian.ts'
import { freePort } from '../support/free-port.ts'

const ALERTMANAGER = '/usr/bin/prometheus-alertmanager'
const PROMETHEUS = '/usr/bin/prometheus'
const PATIENT = { timeout: 60_000, interval: 100 }
const skips = skipsWithout(['prometheus', 'prometheus-alertmanager'], [ALERTMANAGER, PROMETHEUS])

describe.skipIf(skips)('with systems that keep alerts themselves', () => {
  let folder: string
  const children: ChildProcess[] = []
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duibiao-peers-'))
  })
  afterAll(async () => {
    for (const child of children) {
      if (child.exitCode !== null) continue
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    await rm(folder, { recursive: true, force: true })
  })

  /** Starts a program and waits until it is ready. */
  async function run(program: string, args: readonly string[], url: string): Promise<void> {
    const child = spawn(program, args, { cwd: folder, stdio: 'ignore' })
    children.push(child)
    await once(child, 'spawn')
    await expect
      .poll(async () => (await fetch(`${url}/-/ready`).catch(() => null))?.status, PATIENT)
      .toBe(200)
  }

  test('an alert begins and ends in Alertmanager under the same labels', async () => {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    await writeFile(join(folder, 'am.yml'), 'route: { receiver: none }\nreceivers: [ { name: none } ]\n')
    const listen = `--web.listen-address=127.0.0.1:${port}`
    const storage = `--storage.path=${join(folder, 'am')}`
    await run(ALERTMANAGER, ['--config.file=am.yml', storage, listen, '--cluster.listen-address='], url)

    const now = new Date().toISOString()
    const notice = (state: 'open' | 'closed'): Notice => ({
      ...{ key: `key-${state}`, kind: 'slip', level: 'red', at: now, title: text('红色督查单', 'Red slip') },
      items: [
        {
          ...{ number: '鲤督〔2022〕3号', level: 'red', state, path: '/alerts/3', gauge: null, since: now },
          title: text('净增市场主体', 'Net new firms'),
          reason: text('落后 18.5 个百分点', '18.5 points behind'),
          facts: [{ name: text('牵头', 'Lead'), value: text('区商务局', '区商务局') }],
          matter: 'licheng-2022/behind/indicator/firms',
        },
      ],
    })
    const egress = openEgress({ hosts: ['127.0.0.1'] })
    const deps = {
      egress,
      ca: null,
      now: () => now,
      log: silentLog,
      publicUrl: 'https://duibiao.example.org',
    }
    const channel = openChannel({ id: 'am', kind: 'alertmanager', url }, deps)
    const to = { channel: 'am', to: '', language: 'zh' } as const
    const alerts = async () =>
      (await (await fetch(`${url}/api/v2/alerts`)).json()) as {
        labels: Record<string, string>
        annotations: Record<string, string>
        generatorURL: string
      }[]
    await channel.send(notice('open'), to)
    await expect.poll(async () => (await alerts()).length, PATIENT).toBe(1)
    const [alert] = await alerts()
    expect(alert?.labels).toMatchObject({ slip: '鲤督〔2022〕3号' })
    expect(alert?.annotations.description).toContain('落后 18.5 个百分点')
    expect(alert?.generatorURL).toBe('https://duibiao.example.org/alerts/3')
    await channel.send(notice('open'), to)
    expect(await alerts()).toHaveLength(1)
    await channel.send(notice('closed'), to)
    await expect.poll(async () => (await alerts()).length, PATIENT).toBe(0)
    await egress.close()
  }, 120_000)

  test('Prometheus scrapes /metrics and knows what it reads', async () => {
    const world: TestApp = await openTestApp()
    try {
      const origin = await world.app.listen({ host: '127.0.0.1', port: 0 })
      const port = await freePort()
      const url = `http://127.0.0.1:${port}`
      const target = new URL(origin).host
      await writeFile(
        join(folder, 'prometheus.yml'),
        `scrape_configs: [ { job_name: duibiao, scrape_interval: 1s, static_configs: [ { targets: [ "${target}" ] } ] } ]\n`,
      )
      const storage = `--storage.tsdb.path=${join(folder, 'tsdb')}`
      const listen = `--web.listen-address=127.0.0.1:${port}`
      await run(PROMETHEUS, ['--config.file=prometheus.yml', storage, listen], url)
      const ask = async (query: string) => {
        const answer = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(query)}`)
        const { data } = (await answer.json()) as { data: { result: { value: [number, string] }[] } }
        return data.result.map(({ value }) => value[1])
      }
      await expect.poll(() => ask('up{job="duibiao"}'), PATIENT).toEqual(['1'])
      await expect.poll(() => ask('duibiao_store_reachable'), PATIENT).toEqual(['1'])
      expect(await ask('count(duibiao_part_state{part="scheduler"})')).toEqual(['4'])
      expect(await ask('duibiao_build_info{version="9.9.9"}')).toEqual(['1'])
    } finally {
      await world.close()
    }
  }, 120_000)
})
