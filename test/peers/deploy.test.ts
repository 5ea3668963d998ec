// What deploy/ ships, before its judges: systemd says how closed the service is, nginx carries all that the service sends and takes.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { doerOf } from '../../src/core/deed.ts'
import { openTestApp, SETTINGS, type TestApp } from '../support/app.ts'
import { skipsWithout } from '../support/debian.ts'
import { freePort } from '../support/free-port.ts'

const ANALYZE = '/usr/bin/systemd-analyze'
const NGINX = '/usr/sbin/nginx'
const UNIT = 'deploy/duibiao.service'
const NAME = 'duibiao.example.gov.cn'

describe.skipIf(skipsWithout(['systemd'], [ANALYZE]))('systemd', () => {
  test('finds no fault in the unit, and little that it may do', () => {
    const verified = spawnSync(ANALYZE, ['verify', UNIT], { encoding: 'utf8' })
    // The folder that it starts in is made by whoever installs it.
    expect(verified.stderr.replaceAll(/^.*(?:not exist|No such file).*$\n?/gm, '')).toBe('')
    const { status, stdout } = spawnSync(ANALYZE, ['security', '--offline=true', '--threshold=20', UNIT], {
      encoding: 'utf8',
    })
    expect(status, stdout).toBe(0)
  })

  test('starts the program of this release with a folder of its own, and without the demonstration', async () => {
    const unit = await readFile(UNIT, 'utf8')
    const value = (name: string): string => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1] ?? ''
    const [node, ...args] = value('ExecStart').split(' ')
    expect(node).toBe('/usr/bin/node')
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8'))
    expect(`node ${args.join(' ')}`).toBe(scripts.start)
    expect(value('Environment').split(' ')).toEqual(
      expect.arrayContaining(['DATA_DIR=/var/lib/duibiao', 'SEED=none']),
    )
    expect(value('StateDirectory')).toBe('duibiao')
  })
})

describe.skipIf(skipsWithout(['nginx-light'], [NGINX]))('nginx', () => {
  let folder: string
  let world: TestApp
  let app: TestApp['app']
  let nginx: ChildProcess
  let port: number
  let ca: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duibiao-nginx-'))
    world = await openTestApp()
    app = await world.another({
      settings: {
        ...SETTINGS,
        ...{
          trustedProxies: ['127.0.0.1'],
          publicUrl: `https://${NAME}`,
          allowedHosts: [NAME],
          secure: true,
        },
        limits: { ...SETTINGS.limits, signInsPerMinute: 3 },
      },
    })
    await app.listen({ host: '127.0.0.1', port: 0 })
    const behind = (app.server.address() as AddressInfo).port
    port = await freePort()
    const { private: key, cert } = await generate([{ name: 'commonName', value: NAME }], {
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: NAME }] }],
    })
    ca = cert
    await writeFile(join(folder, 'cert.pem'), cert)
    await writeFile(join(folder, 'key.pem'), key)
    const site = (await readFile('deploy/nginx.conf', 'utf8'))
      .replaceAll('127.0.0.1:8350', `127.0.0.1:${behind}`)
      .replace('listen 80;', `listen 127.0.0.1:${await freePort()};`)
      .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
      .replaceAll('/etc/duibiao/tls/', `${folder}/`)
    await writeFile(join(folder, 'site.conf'), site)
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path ${folder}/${name};`)
      .join(' ')
    await writeFile(
      join(folder, 'nginx.conf'),
      `daemon off; pid ${folder}/pid; error_log ${folder}/error.log warn; worker_processes 1;
       events { worker_connections 200; }
       http { access_log off; ${temporary} include ${folder}/site.conf; }`,
    )
    const args = ['-e', join(folder, 'error.log'), '-p', folder, '-c', join(folder, 'nginx.conf')]
    const tested = spawnSync(NGINX, [...args, '-t'], { encoding: 'utf8' })
    expect(tested.status, tested.stderr).toBe(0)
    nginx = spawn(NGINX, args, { stdio: 'ignore' })
    for (let tries = 0; tries < 100; tries++) {
      if (await ask('/ready').catch(() => null)) return
      await pause(100)
    }
    throw new Error(await readFile(join(folder, 'error.log'), 'utf8'))
  })
  afterAll(async () => {
    if (nginx?.exitCode === null) {
      nginx.kill('SIGTERM')
      await once(nginx, 'exit')
    }
    await world?.close()
    await rm(folder, { recursive: true, force: true })
  })

  interface Answer {
    readonly status: number
    readonly headers: Readonly<Record<string, string | string[] | undefined>>
    readonly body: string
  }
  interface Asked {
    readonly method?: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string | Buffer
    /** Stops listening after so many bytes. */
    readonly enough?: number
  }
  const ask = (path: string, { method = 'GET', headers = {}, body, enough }: Asked = {}): Promise<Answer> =>
    new Promise((done, failed) => {
      const asked = request(
        {
          ...{ host: '127.0.0.1', servername: NAME, port, ca, path, method },
          headers: { host: NAME, ...headers },
        },
        (response) => {
          let text = ''
          const end = (): void =>
            done({ status: response.statusCode ?? 0, headers: response.headers, body: text })
          response.setEncoding('utf8').on('data', (part: string) => {
            text += part
            if (enough !== undefined && text.length >= enough) {
              end()
              asked.destroy()
            }
          })
          response.on('end', end)
        },
      )
      asked.on('error', failed)
      asked.end(body)
    })

  test('passes events on when they come', async () => {
    const begun = performance.now()
    const { status, headers, body } = await ask('/events?board=all', { enough: 20 })
    expect(status).toBe(200)
    expect(headers['content-type']).toContain('text/event-stream')
    expect(body).toMatch(/^(event|data|id|retry|:)/)
    // Held back, they would come when the buffer is full or the stream ends, which it does not.
    expect(performance.now() - begun).toBeLessThan(20_000)
  })

  test('carries a file that is larger than its own usual limit, and the answer of the service about one too large', async () => {
    const token = await world.tokenOf('statistician')
    const rows = Array.from({ length: 90_000 }, (_, row) => `firms,2022-09,${row}`).join('\n')
    const send = (body: string) =>
      ask('/api/v1/uploads?dry-run=true', {
        ...{ method: 'POST', body },
        headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', 'accept-language': 'en' },
      })
    const large = await send(`indicator,period,value\n${rows}`)
    expect(large.status).toBe(413)
    expect(JSON.parse(large.body).code).toMatch(/too-large|body/)
    const small = await send('indicator,period,value\nfirms,2022-10,1140\n')
    expect(small.status, small.body).toBe(200)
  })

  test('makes cookies that travel by TLS only, and says that TLS stays', async () => {
    const { headers } = await ask('/sign-in', { headers: { 'accept-language': 'en' } })
    expect(headers['strict-transport-security']).toContain('max-age')
    const login = 'liming'
    const words = { login, name: '李明', role: 'viewer', unit: null, active: true, account: null } as const
    const password = (await world.people.add(words, doerOf('test'), { password: true }))?.password ?? ''
    const entered = await ask('/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ login, password }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: `https://${NAME}` },
    })
    expect(entered.status, entered.body.slice(0, 300)).toBe(303)
    expect(String(entered.headers['set-cookie'])).toMatch(/__Host-.*Secure/i)
  })

  test('tells the service who asks, so that one address does not use up everybody’s share', async () => {
    const signIn = () =>
      ask('/sign-in', {
        method: 'POST',
        body: 'login=nobody&password=wrong-wrong-wrong',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: `https://${NAME}`,
          // What a client says of itself counts for nothing.
          'x-forwarded-for': `10.0.0.${Math.floor(performance.now()) % 250}`,
        },
      })
    const answers: number[] = []
    for (let tries = 0; tries < 5; tries++) answers.push((await signIn()).status)
    expect(answers).toContain(429)
  })
})
