// nginx with its module nchan as a peer that does nothing but hand messages on: started for a run, on a port of its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../test/support/free-port.ts'

export interface Nchan {
  readonly port: number
  readonly events: string
  publish(message: string): Promise<void>
  /** Of the one process that holds all streams. */
  residentBytes(): number
  stop(): Promise<void>
}

const MODULE = '/usr/lib/nginx/modules/ngx_nchan_module.so'
const STARTS_MS = 10_000

/** Null when this machine has no nginx with nchan (Debian: `apt install nginx-light libnginx-mod-nchan`). */
export async function startNchan(screens: number): Promise<Nchan | null> {
  if (!existsSync(MODULE)) return null
  const folder = await mkdtemp(join(tmpdir(), 'duibiao-bench-nchan-'))
  const port = await freePort()
  await writeFile(join(folder, 'nginx.conf'), configuration(folder, port, screens))
  const child = spawn(
    'nginx',
    ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  const gone = once(child, 'close')
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await gone
    await rm(folder, { recursive: true, force: true })
  }
  const address = `http://127.0.0.1:${port}`
  const until = performance.now() + STARTS_MS
  while (!(await fetch(`${address}/up`).catch(() => null))?.ok) {
    if (child.exitCode !== null || performance.now() > until) {
      await stop()
      throw new Error('nginx did not start')
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const workers = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ')
  return {
    port,
    events: '/events',
    async publish(message) {
      const answer = await fetch(`${address}/publish`, { method: 'POST', body: message })
      if (!answer.ok) throw new Error(await answer.text())
    },
    residentBytes: () => Math.max(...workers.map(residentBytesOf)),
    stop,
  }
}

/** What a process has in memory now. */
const residentBytesOf = (pid: string): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024

/** One worker, as the service is one process. */
const configuration = (folder: string, port: number, screens: number): string => `
load_module ${MODULE};
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
worker_rlimit_nofile ${screens + 1_000};
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections ${screens + 500}; }
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  client_max_body_size 10m; client_body_buffer_size 1m;
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location = /up { return 204; }
    location = /events { nchan_subscriber eventsource; nchan_channel_id wall; nchan_subscriber_first_message newest; }
    location = /publish { nchan_publisher; nchan_channel_id wall; nchan_message_buffer_length 1; }
  }
}
`
