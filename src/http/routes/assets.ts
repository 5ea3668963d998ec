// What a page loads: scripts, fonts and their sheet, under names that change with their content and so are kept for good.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { Problem } from '../../core/problem.ts'
import { type Assets, fontCss, fontFiles } from '../../web/index.ts'
import type { App } from '../deps.ts'

const FOR_GOOD = 'public, max-age=31536000, immutable'
const SCRIPT_TYPE = 'text/javascript; charset=utf-8'

interface Asset {
  readonly path: string
  readonly type: string
  readonly body: string
}

/** Reads what pages load and says where it will be served. Raises `page-not-built`. */
export function loadAssets(publicFolder: string): {
  readonly assets: Assets
  readonly files: readonly Asset[]
} {
  const script = join(publicFolder, 'wall.js')
  if (!existsSync(script)) throw new Problem('page-not-built', { folder: publicFolder })
  const wall = named('wall', 'js', SCRIPT_TYPE, readFileSync(script, 'utf8'))
  const second = join(publicFolder, 'desk.js')
  const desk = existsSync(second) ? named('desk', 'js', SCRIPT_TYPE, readFileSync(second, 'utf8')) : null
  const fonts = named('fonts', 'css', 'text/css; charset=utf-8', fontCss('/assets/fonts'))
  return {
    assets: { wall: wall.path, fonts: fonts.path, ...(desk && { desk: desk.path }) },
    files: [wall, fonts, ...(desk ? [desk] : [])],
  }
}

function named(name: string, ending: string, type: string, body: string): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  return { path: `/assets/${name}-${hash}.${ending}`, type, body }
}

export function assetRoutes(app: App, files: readonly Asset[]): void {
  for (const { path, type, body } of files) {
    app.get(path, { config: { right: 'none' } }, async (_request, reply) =>
      reply.header('cache-control', FOR_GOOD).type(type).send(body),
    )
  }
  const fonts = fontFiles()
  const folder = [...fonts.values()].map((path) => dirname(path))[0]
  if (folder === undefined) throw new Error('the font package holds no files')
  app.register(fastifyStatic, {
    root: folder,
    prefix: '/assets/fonts/',
    cacheControl: false,
    setHeaders: (reply) => reply.setHeader('cache-control', FOR_GOOD),
    allowedPath: (path) => fonts.has(basename(path)),
    decorateReply: false,
    index: false,
  })
}
