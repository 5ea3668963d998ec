// .pdf with a text layer: words and ruled lines by their places, nothing run, nothing fetched. A scan is a Problem that says so.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Problem } from '../../core/problem.ts'
import { text } from '../../core/text.ts'
import { NOTICE_LIMITS } from '../document.ts'
import type { Decoder } from './decoder.ts'
import { blocksOfPages, type PrintedPage, type PrintedWords, type RuledLine } from './page.ts'

type Pdf = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
type Matrix = readonly number[]

/** More pages than any notice has. */
const MOST_PAGES = 1_000
/** Filled surfaces thinner than this many points are ruled lines. */
const THIN = 3
/** Fewer letters on a page than this are a stamp or a page number, not its text. */
const TEXT_ON_A_PAGE = 10

export const pdf: Decoder = {
  name: text('PDF 文件', 'a PDF'),
  endings: ['.pdf'],
  decode: async ({ bytes }) => {
    const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
    const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
    const loading = pdfjs.getDocument({
      data: Uint8Array.from(bytes),
      cMapUrl: join(folder, 'cmaps/'),
      cMapPacked: true,
      standardFontDataUrl: join(folder, 'standard_fonts/'),
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      verbosity: 0,
    })
    try {
      const document = await loading.promise.catch((cause: unknown) => {
        const isLocked = cause instanceof Error && cause.name === 'PasswordException'
        throw isLocked ? new Problem('notice-encrypted', {}, { cause }) : cause
      })
      if (document.numPages > MOST_PAGES)
        throw new Problem('notice-too-large', { found: document.numPages, limit: MOST_PAGES })
      const pages: PrintedPage[] = []
      let letters = 0
      for (let number = 1; number <= document.numPages; number++) {
        const page = await pageOf(pdfjs, await document.getPage(number))
        letters += page.words.reduce((sum, { text: said }) => sum + said.trim().length, 0)
        if (letters > NOTICE_LIMITS.characters)
          throw new Problem('notice-too-large', { found: letters, limit: NOTICE_LIMITS.characters })
        pages.push(page)
      }
      if (letters < TEXT_ON_A_PAGE * pages.length)
        throw new Problem('notice-scanned', { pages: pages.length })
      return blocksOfPages(pages)
    } finally {
      await loading.destroy()
    }
  },
}

type PdfPage = Awaited<ReturnType<Awaited<ReturnType<Pdf['getDocument']>['promise']>['getPage']>>

async function pageOf(pdfjs: Pdf, page: PdfPage): Promise<PrintedPage> {
  const viewport = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  const shown = items.flatMap((item) =>
    'str' in item && item.str !== ''
      ? [{ item, matrix: pdfjs.Util.transform(viewport.transform, item.transform) as Matrix }]
      : [],
  )
  // A page may lie on its side without saying so: it is turned as most of its words are.
  const turns = [0, 0, 0, 0]
  for (const { item, matrix } of shown) {
    const quarter = turnOf(matrix)
    turns[quarter] = (turns[quarter] ?? 0) + item.str.length
  }
  const turn = turns.indexOf(Math.max(...turns))
  const { width, height } = viewport
  const turned = TURNS[turn]?.(width, height) ?? [1, 0, 0, 1, 0, 0]
  const words = shown
    .filter(({ matrix }) => turnOf(matrix) === turn)
    .map(({ item, matrix }): PrintedWords => {
      const [x, y] = pointOf(turned, matrix[4] ?? 0, matrix[5] ?? 0)
      const size = Math.hypot(matrix[2] ?? 0, matrix[3] ?? 0)
      return { text: plainLetters(item.str), x, y, width: item.width, size }
    })
  const ruledLines = await ruledLinesOf(
    pdfjs,
    page,
    pdfjs.Util.transform([...turned], viewport.transform) as Matrix,
  )
  page.cleanup()
  return { height: turn % 2 === 0 ? height : width, words, ruledLines }
}

/** In which quarter turn (0 to 3, clockwise on the page) letters run. */
function turnOf([a = 0, b = 0]: Matrix): number {
  if (Math.abs(a) >= Math.abs(b)) return a >= 0 ? 0 : 2
  return b > 0 ? 1 : 3
}

/** How the page is turned back, for each turn of its letters. */
const TURNS: readonly ((width: number, height: number) => Matrix)[] = [
  () => [1, 0, 0, 1, 0, 0],
  (width) => [0, -1, 1, 0, 0, width],
  (width, height) => [-1, 0, 0, -1, width, height],
  (_width, height) => [0, 1, -1, 0, height, 0],
]

const pointOf = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix, x: number, y: number) =>
  [a * x + c * y + e, b * x + d * y + f] as const

/** Ruled lines: strokes that are upright or level, and surfaces that are as thin as a line. */
async function ruledLinesOf(pdfjs: Pdf, page: PdfPage, start: Matrix): Promise<RuledLine[]> {
  const { OPS, Util } = pdfjs
  const strokes = new Set([
    OPS.stroke,
    OPS.closeStroke,
    OPS.fillStroke,
    OPS.eoFillStroke,
    OPS.closeFillStroke,
  ])
  const fills = new Set([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke])
  const { fnArray, argsArray } = await page.getOperatorList()
  const found: RuledLine[] = []
  const kept: Matrix[] = []
  let matrix = start
  fnArray.forEach((operator, index) => {
    const args: readonly unknown[] = argsArray[index] ?? []
    if (operator === OPS.save) kept.push(matrix)
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) matrix = kept.pop() ?? matrix
    else if (operator === OPS.transform) matrix = Util.transform([...matrix], args as number[]) as Matrix
    else if (operator === OPS.paintFormXObjectBegin) {
      kept.push(matrix)
      if (Array.isArray(args[0])) matrix = Util.transform([...matrix], args[0] as number[]) as Matrix
    } else if (operator === OPS.constructPath) {
      const [painted, [path] = []] = args as [number, [ArrayLike<number> | null]?]
      if (!path) return
      for (const shape of shapesOf(path, matrix)) {
        if (strokes.has(painted)) found.push(...sidesOf(shape))
        if (fills.has(painted)) found.push(...thinSurface(shape))
      }
    }
  })
  return found
}

type Point = readonly [x: number, y: number]

/** The corners of each part of a path; one with curves is no ruled line. Codes of the path: 0 move, 1 line, 2 curve, 3 quadratic, 4 close. */
function shapesOf(path: ArrayLike<number>, matrix: Matrix): Point[][] {
  const shapes: Point[][] = []
  let shape: Point[] = []
  let isCurved = false
  const close = (): void => {
    if (shape.length > 1 && !isCurved) shapes.push(shape)
    shape = []
    isCurved = false
  }
  const point = (at: number): Point => pointOf(matrix, path[at] ?? 0, path[at + 1] ?? 0)
  for (let at = 0; at < path.length; ) {
    const code = path[at]
    if (code === 0) {
      close()
      shape.push(point(at + 1))
      at += 3
    } else if (code === 1) {
      shape.push(point(at + 1))
      at += 3
    } else if (code === 4) {
      const [first] = shape
      if (first !== undefined) shape.push(first)
      at += 1
    } else {
      isCurved = true
      at += code === 2 ? 7 : 5
    }
  }
  close()
  return shapes
}

function sidesOf(shape: readonly Point[]): RuledLine[] {
  return shape.slice(1).flatMap((end, index) => straight(shape[index] ?? end, end))
}

function straight([x1, y1]: Point, [x2, y2]: Point): RuledLine[] {
  const [across, down] = [Math.abs(x1 - x2), Math.abs(y1 - y2)]
  if (across < 1 && down > THIN) return [{ x1, x2: x1, y1: Math.min(y1, y2), y2: Math.max(y1, y2) }]
  if (down < 1 && across > THIN) return [{ y1, y2: y1, x1: Math.min(x1, x2), x2: Math.max(x1, x2) }]
  return []
}

function thinSurface(shape: readonly Point[]): RuledLine[] {
  const xs = shape.map(([x]) => x)
  const ys = shape.map(([, y]) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const x = (left + right) / 2
  const y = (top + bottom) / 2
  if (right - left < THIN && bottom - top > right - left) return [{ x1: x, x2: x, y1: top, y2: bottom }]
  if (bottom - top < THIN) return [{ x1: left, x2: right, y1: y, y2: y }]
  return []
}

/** Programs write signs of dictionaries' radicals in place of the letters that look like them. */
const RADICALS = '⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⺠⺟⻁⻑'
const LETTERS = '西见角贝车长门青页风飞食马骨鬼鱼鸟卤麦黄齐齿龙民母虎長'
const plainLetters = (said: string): string =>
  said
    .replace(/[\u2e80-\u2fdf]/gu, (sign) => LETTERS[RADICALS.indexOf(sign)] ?? sign.normalize('NFKC'))
    .replaceAll('\0', '')
