// `/help`: the documentation of this release, read once from its files, as pages that can be searched.
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join, normalize } from 'node:path'
import fastifyStatic from '@fastify/static'
import { nearest } from '../../core/nearest.ts'
import { Problem } from '../../core/problem.ts'
import { Turn } from '../../ingest/turn.ts'
import { type Doc, type HelpPage, readDoc, renderHelp, renderHelpPage } from '../../web/index.ts'
import type { App } from '../deps.ts'
import { sendPage } from '../forms.ts'
import type { PageFrame } from '../page-frame.ts'
import { route } from '../resource.ts'
import { whenQuiet } from '../when-quiet.ts'

/** Folders of pictures that pages show. */
const PICTURES = ['images', 'desk'] as const
/** What has a page of its own, made from what is running. */
const ELSEWHERE: Readonly<Record<string, string>> = { problems: '/docs/problems' }
const LONGEST_WORDS = 100
const MOST_HITS = 40
const EXCERPT = 120

export function helpRoutes(app: App, folder: string, frameOf: PageFrame): void {
  const library = openLibrary(folder)
  whenQuiet(app, () => library.all())

  app.get(
    '/help',
    route('none', '使用说明：目录和查找 / help: contents and search'),
    async (request, reply) => {
      const { words: asked } = request.query as { readonly words?: unknown }
      const words = typeof asked === 'string' ? asked.trim().slice(0, LONGEST_WORDS) : ''
      const pages = await library.all()
      const hits = words === '' ? [] : hitsOf(pages, words)
      return sendPage(reply, renderHelp({ pages, words, hits }, frameOf(request, reply)))
    },
  )

  app.get<{ Params: { name: string } }>(
    '/help/:name',
    route('none', '使用说明的一页 / a page of the help'),
    async (request, reply) => {
      const { name } = request.params
      const pages = await library.all()
      const page = pages.find((one) => one.name === name)
      if (!page) {
        const names = pages.map((one) => one.name)
        throw new Problem('help-unknown', {
          page: name.slice(0, 100),
          suggestion: nearest(name, names)[0] ?? '',
        })
      }
      return sendPage(reply, renderHelpPage(page, frameOf(request, reply)))
    },
  )

  for (const pictures of PICTURES) {
    const root = join(folder, pictures)
    if (!existsSync(root)) continue
    app.register(fastifyStatic, {
      root,
      prefix: `/assets/help/${pictures}/`,
      allowedPath: (path) => path.endsWith('.png'),
      decorateReply: false,
      index: false,
    })
  }
}

/** Read soon after the start or when somebody asks before that, a page a turn. */
function openLibrary(folder: string) {
  let pages: Promise<readonly HelpPage[]> | null = null
  return {
    all(): Promise<readonly HelpPage[]> {
      pages ??= readAll(folder)
      return pages
    },
  }
}

async function readAll(folder: string): Promise<readonly HelpPage[]> {
  if (!existsSync(folder)) return []
  const names = (await readdir(folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => basename(name, '.md'))
    .filter((name) => !(name in ELSEWHERE))
    .sort()
  const known = new Set(names)
  const turn = new Turn()
  const pages: HelpPage[] = []
  for (const name of names) {
    const source = await readFile(join(folder, `${name}.md`), 'utf8')
    pages.push({ name, doc: readDoc(source, (href) => linkFrom(folder, known, href)) })
    if (turn.isOver) await turn.next()
  }
  return pages
}

/** Pages and pictures that ship lead to their places here; other files of the project lead nowhere. */
function linkFrom(folder: string, known: ReadonlySet<string>, href: string): string | null {
  if (/^(https?:|mailto:|#|\/)/.test(href)) return href
  const [path = '', part] = href.split('#')
  const at = normalize(decodeURI(path))
  const name = basename(at, '.md')
  const elsewhere = at === `${name}.md` ? ELSEWHERE[name] : undefined
  if (elsewhere) return elsewhere
  if (at === `${name}.md` && known.has(name)) return `/help/${name}${part ? `#${part}` : ''}`
  const isPicture = PICTURES.some((pictures) => at.startsWith(`${pictures}/`)) && at.endsWith('.png')
  return isPicture && existsSync(join(folder, at)) ? `/assets/help/${at}` : null
}

/** Every word somewhere under one heading; headings that say them come first. */
function hitsOf(pages: readonly HelpPage[], words: string) {
  const wanted = words.toLowerCase().split(/\s+/)
  const isIn = (whole: string): boolean => wanted.every((word) => whole.toLowerCase().includes(word))
  return pages
    .flatMap(({ name, doc }) =>
      doc.parts
        .filter((part) => isIn(`${part.text}\n${part.words}`))
        .map((part) => ({
          name,
          title: doc.title,
          id: part.id,
          heading: part.text,
          excerpt: excerptOf(part, wanted[0] ?? ''),
          rank: isIn(part.text) ? 0 : 1,
        })),
    )
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST_HITS)
}

function excerptOf({ words }: Doc['parts'][number], first: string): string {
  const at = Math.max(0, words.toLowerCase().indexOf(first))
  const from = Math.max(0, at - EXCERPT / 3)
  const cut = words
    .slice(from, from + EXCERPT)
    .replace(/\s+/g, ' ')
    .trim()
  return `${from > 0 ? '…' : ''}${cut}${from + EXCERPT < words.length ? '…' : ''}`
}
