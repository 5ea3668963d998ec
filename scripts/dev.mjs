// The service while it is being written: what changes is built again, the service starts again, open pages are loaded anew.
//   npm run dev             on PORT (8350 unless set), with the data of DATA_DIR as `npm start`
//   npm run dev -- --inspect  the same with a debugger's port (node --inspect; chrome://inspect or an editor attaches)
// A door stands in front of the service: it keeps its address while the service starts again, lets requests wait until it is
// there, and adds to each page one script, which listens for changes. The service itself knows nothing of it.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { createServer, request } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buildAll } from './build.mjs'

const root = join(import.meta.dirname, '..')
const WATCHED = ['src', 'dashboards', 'migrations']
/** Editors write a file in several steps. */
const QUIET_MS = 80
const port = Number(process.env.PORT ?? 8350)
const inspect = process.argv.slice(2).filter((word) => word.startsWith('--inspect'))

/**
 * In the browser: after a change the page is loaded anew, where it was scrolled to. A page on which somebody typed something
 * that is not sent yet is left alone and marked in its title instead.
 */
const SCRIPT = `const fields = () => [...document.querySelectorAll('input, textarea, select')]
const edited = (field) =>
  field.type === 'checkbox' || field.type === 'radio' ? field.checked !== field.defaultChecked
  : field.type === 'file' ? field.files.length > 0
  : field.options ? [...field.options].some((one) => one.defaultSelected) && [...field.options].some((one) => one.selected !== one.defaultSelected)
  : field.value !== field.defaultValue
let seen = null
new EventSource('/dev/changes').onmessage = ({ data }) => {
  if (seen === null) seen = data
  if (seen === data) return
  seen = data
  if (fields().some(edited)) document.title = '● ' + document.title.replace(/^● /, '')
  else location.reload()
}
`

/** The running service: `{ child, origin }` once it listens; a promise while it starts. */
let service = null
let changes = 0
const listeners = new Set()
const say = (text) => console.log(`[dev] ${text}`)

function start() {
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=8', ...inspect, join(root, 'dist/cli.js'), 'serve'],
    {
      cwd: root,
      env: { ...process.env, HOST: '127.0.0.1', PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const ready = new Promise((resolve) => {
    let origin = null
    createInterface({ input: child.stdout }).on('line', (line) => {
      origin ??= /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? null
      console.log(origin === null ? line : line.replaceAll(origin, `http://127.0.0.1:${door.address().port}`))
      if (origin !== null) resolve(origin)
    })
    ended.then(() => resolve(null))
  })
  return { child, ready, ended }
}

async function stop({ child, ended }) {
  child.kill('SIGTERM')
  await ended
}

/** Builds, and only when that went well gives the running service's place to a new one. */
async function renew() {
  const begun = performance.now()
  try {
    await buildAll()
  } catch (error) {
    say(`not built, the service stays as it is: ${error.message}`)
    return
  }
  const before = service
  service = before === null ? start() : stop(before).then(start)
  service = await service
  if ((await service.ready) === null) return say('the service ended; it starts again at the next change')
  changes++
  for (const listener of listeners) listener.write(`data: ${changes}\n\n`)
  say(`ready after ${Math.round(performance.now() - begun)} ms`)
}

let turn = Promise.resolve()
let timer = null
function changed() {
  clearTimeout(timer)
  timer = setTimeout(() => {
    turn = turn.then(renew)
  }, QUIET_MS)
}

const door = createServer(async (incoming, outgoing) => {
  if (incoming.url === '/dev/reload.js') {
    return outgoing
      .writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' })
      .end(SCRIPT)
  }
  if (incoming.url === '/dev/changes') {
    outgoing.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    outgoing.write(`data: ${changes}\n\n`)
    listeners.add(outgoing)
    return outgoing.on('close', () => listeners.delete(outgoing))
  }
  const origin = await (await service)?.ready
  if (!origin)
    return outgoing.writeHead(503, { 'content-type': 'text/plain' }).end('the service does not run\n')
  passOn(incoming, outgoing, origin)
})

/** Hands a request through; into a page goes the script that listens for changes. */
function passOn(incoming, outgoing, origin) {
  const page = incoming.headers.accept?.includes('text/html')
  const headers = { ...incoming.headers, ...(page && { 'accept-encoding': 'identity' }) }
  const onward = request(`${origin}${incoming.url}`, { method: incoming.method, headers }, (answer) => {
    const { statusCode, headers: given } = answer
    if (!page || !given['content-type']?.startsWith('text/html')) {
      outgoing.writeHead(statusCode, given)
      return answer.pipe(outgoing)
    }
    const { 'content-length': _, ...rest } = given
    outgoing.writeHead(statusCode, rest)
    answer.pipe(outgoing, { end: false })
    answer.on('end', () => outgoing.end('<script src="/dev/reload.js"></script>'))
  })
  onward.on('error', () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()))
  outgoing.on('close', () => onward.destroy())
  incoming.pipe(onward)
}

door.listen(port, '127.0.0.1', () => {
  for (const folder of WATCHED) watch(join(root, folder), { recursive: true }, changed)
  turn = turn.then(renew)
})
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await turn
    if (service !== null) await stop(await service)
    process.exit(0)
  })
}
