// What a page loads: scripts, fonts and their sheet, under names that change with their content and so are kept for good.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { Problem } from '../../core/problem.ts'
import { keepBytes, wayFor } from '../../live/kept-bytes.ts'
import { type Assets, FONT_FOLDER, fontCss, fontFiles } from '../../web/index.ts'
import type { App } from '../deps.ts'
import { route } from '../resource.ts'

const FOR_GOOD = 'public, max-age=31536000, immutable'
const SCRIPT_TYPE = 'text/javascript; charset=utf-8'

interface Asset {
  readonly path: string
  readonly type: string
  readonly body: string
  /** How long a browser may keep it. */
  readonly kept: string
}

/** A worker is looked for anew at every start, under one name, in the folder of what it answers for. */
const WORKER_PATH = '/wall/worker.js'
/** It also answers for `/screen`, and for nothing else: its page says so when it registers. */
const WORKER_SCOPE = { 'service-worker-allowed': '/' }

const LOADED_SAYS = '页面所载的文件 / what pages load'
const WORKER_SAYS = '断网时留住大屏画面的脚本 / the script that keeps a wall while the network is away'

/** Reads what pages load and says where it will be served. Raises `page-not-built`. */
export function loadAssets(publicFolder: string): {
  readonly assets: Assets
  readonly files: readonly Asset[]
} {
  const built = (name: string): string => {
    const path = join(publicFolder, `${name}.js`)
    if (!existsSync(path)) throw new Problem('page-not-built', { folder: publicFolder })
    return readFileSync(path, 'utf8')
  }
  const script = (name: string): Asset => named(name, 'js', SCRIPT_TYPE, built(name))
  const worker = {
    path: WORKER_PATH,
    type: SCRIPT_TYPE,
    body: built('worker'),
    kept: 'no-cache',
  }
  const [wall, desk, unread] = [script('wall'), script('desk'), script('unread')]
  const [pairing, screens, reading] = [script('pairing'), script('screens'), script('reading')]
  const [search, ledger] = [script('search'), script('ledger')]
  const [deeds, embed] = [script('deeds'), script('embed')]
  const [chart, drawing] = [script('chart'), script('drawing')]
  const fonts = named('fonts', 'css', 'text/css; charset=utf-8', fontCss())
  return {
    assets: {
      wall: wall.path,
      desk: desk.path,
      fonts: fonts.path,
      worker: worker.path,
      unread: unread.path,
      pairing: pairing.path,
      screens: screens.path,
      reading: reading.path,
      search: search.path,
      chart: chart.path,
      drawing: drawing.path,
      ledger: ledger.path,
      deeds: deeds.path,
      embed: embed.path,
    },
    files: [
      ...[wall, desk, unread, fonts, worker, pairing, screens, reading, search, ledger, chart, drawing],
      ...[deeds, embed],
    ],
  }
}

function named(name: string, ending: string, type: string, body: string): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  return { path: `/assets/${name}-${hash}.${ending}`, type, body, kept: FOR_GOOD }
}

export function assetRoutes(app: App, files: readonly Asset[]): void {
  for (const { path, type, body, kept } of files) {
    const ready = keepBytes(Buffer.from(body), 'small')
    app.get(path, route('none', path === WORKER_PATH ? WORKER_SAYS : LOADED_SAYS), async (request, reply) => {
      const way = wayFor(request.headers['accept-encoding'])
      if (way !== null) reply.header('content-encoding', way)
      return reply
        .headers({ 'cache-control': kept, ...(path === WORKER_PATH && WORKER_SCOPE) })
        .header('vary', 'Accept-Encoding')
        .type(type)
        .send(await ready.bytes(way))
    })
  }
  const fonts = fontFiles()
  const folder = [...fonts.values()].map((path) => dirname(path))[0]
  if (folder === undefined) throw new Error('the font package holds no files')
  app.register(fastifyStatic, {
    root: folder,
    prefix: `${FONT_FOLDER}/`,
    cacheControl: false,
    setHeaders: (reply) => reply.setHeader('cache-control', FOR_GOOD),
    allowedPath: (path) => fonts.has(basename(path)),
    decorateReply: false,
    index: false,
  })
}
