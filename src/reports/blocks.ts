// What a page is made of: title, levels, paragraphs, tables with the fields in braces, as GB/T 9704-2012 sets them.
import type * as Docx from 'docx'
import type { Language, Text } from '../core/text.ts'
import { type FontName, PAPER_FONTS, SIZES } from './fonts.ts'

/** Millimetres as twentieths of a point. */
export const mm = (length: number): number => Math.round((length * 1440) / 25.4)

/** A line of the body: 225 mm divided by 22. */
export const LINE = 580
/** A line of a table, of a title, and the room below a table. */
const SMALL_LINE = 320
const TITLE_LINE = 700
const GAP = 160
/** Lines which the grid of the page does not stretch. */
export const OFF_GRID = [SMALL_LINE, TITLE_LINE, GAP] as const
/** A character of 三号, in twentieths of a point. */
const LETTER = SIZES.body * 10
/** By so many twentieths of a point characters of 三号 stand closer, so that 28 of them fill the 156 mm of a line. */
const CLOSER = -5

export interface TableColumn {
  readonly head: Text
  /** Millimetres. */
  readonly width: number
  /** With the fields in braces. */
  readonly cell: string
  readonly centred?: boolean
}

/** Rows that a table repeats, one below the other: `list` is the field. */
interface TableRows {
  readonly list: string
  readonly columns: readonly TableColumn[]
}

/** A table in parts, each under a line of its own: `list` is the field of the parts, `words` stands in the line. */
interface TableGroups {
  readonly list: string
  readonly words: string
}

export type PageBlock =
  /** 发文字号: centred, two lines above the title. */
  | { readonly kind: 'number'; readonly words: string }
  /** 二号小标宋, centred. */
  | { readonly kind: 'title'; readonly words: string }
  /** Below the title, centred, 楷体. */
  | { readonly kind: 'note'; readonly words: string }
  /** 主送机关: at the left, without indent. `mark`: 附件 above an annex. */
  | { readonly kind: 'addressee' | 'mark'; readonly words: string }
  /** 一、黑体; （一）楷体; 1. 仿宋. */
  | { readonly kind: 'first' | 'second' | 'third'; readonly words: string }
  /** 仿宋, indented by two characters. */
  | { readonly kind: 'body'; readonly words: string }
  /** What a table is called, centred above it; and what is said below it, small. */
  | { readonly kind: 'caption' | 'foot'; readonly words: string }
  /** A paragraph for each entry of a list. `kept`: on the page of what follows, as the signature never stands alone. */
  | { readonly kind: 'list'; readonly list: string; readonly words: string; readonly kept?: true }
  /** These for each entry of a list; nothing where it is empty. */
  | { readonly kind: 'each'; readonly list: string; readonly blocks: readonly PageBlock[] }
  /** A little room, below a table. */
  | { readonly kind: 'gap'; readonly words: string }
  /** Names beside what they say, line by line, with a rule around. `picture`: what stands at the right of them all. */
  | {
      readonly kind: 'pairs'
      readonly pairs: readonly (readonly [head: Text, words: string])[]
      readonly picture?: string
    }
  | { readonly kind: 'table'; readonly rows: TableRows; readonly groups?: TableGroups }
  /** 发文机关署名 and 成文日期, at the right. */
  | { readonly kind: 'signed'; readonly office: string; readonly day: string }

type Made = Docx.Paragraph | Docx.Table

export function nodesOf(docx: typeof Docx, block: PageBlock, lang: Language): Made[] {
  const exact = { line: LINE, lineRule: docx.LineRuleType.EXACT }
  const paragraph = (
    words: string,
    font: FontName,
    more: Docx.IParagraphOptions = {},
    size = 0,
    bold = false,
  ) =>
    new docx.Paragraph({
      spacing: exact,
      ...more,
      children: [
        new docx.TextRun({
          text: words,
          font: PAPER_FONTS[font],
          size: size || SIZES.body,
          ...(lang === 'zh' && size === 0 && { characterSpacing: CLOSER }),
          ...(bold && { bold }),
        }),
      ],
    })
  const indented = { indent: { firstLine: 2 * LETTER } }
  switch (block.kind) {
    case 'number':
      return [paragraph(block.words, 'body', { alignment: 'center', spacing: { ...exact, after: LINE } })]
    case 'title':
      return [
        paragraph(
          block.words,
          'title',
          { alignment: 'center', spacing: { ...exact, line: TITLE_LINE, after: LINE / 2 } },
          SIZES.title,
          lang === 'en',
        ),
      ]
    case 'note':
      return [
        paragraph(block.words, 'second', { alignment: 'center', spacing: { ...exact, after: LINE / 2 } }),
      ]
    case 'addressee':
      return [paragraph(block.words, 'body')]
    case 'mark':
      return [paragraph(block.words, 'first')]
    case 'first':
    case 'second':
      return [paragraph(block.words, block.kind, { ...indented, keepNext: true }, 0, lang === 'en')]
    case 'third':
      return [paragraph(block.words, 'body', { ...indented, keepNext: true }, 0, true)]
    case 'body':
      return [paragraph(block.words, 'body', indented)]
    case 'caption':
      return [
        paragraph(
          block.words,
          'first',
          { alignment: 'center', keepNext: true, spacing: { ...exact, before: LINE / 4 } },
          SIZES.number,
        ),
      ]
    case 'foot':
      return [
        paragraph(
          block.words,
          'body',
          {
            spacing: { line: SMALL_LINE, lineRule: docx.LineRuleType.EXACT, before: 60, after: LINE / 4 },
          },
          SIZES.small,
        ),
      ]
    case 'list':
      return [
        paragraph(`${repeated(block.list)}${block.words}{/}`, 'body', {
          ...indented,
          ...(block.kept && { keepNext: true }),
        }),
      ]
    case 'each':
      return eachOf(block).flatMap((each) => nodesOf(docx, each, lang))
    case 'gap':
      return [paragraph(block.words, 'body', { spacing: { ...exact, line: GAP } }, SIZES.small)]
    case 'pairs':
      return [pairsOf(docx, block, lang)]
    case 'table':
      return [tableOf(docx, block, lang)]
    case 'signed':
      return [
        paragraph(block.office, 'body', {
          alignment: 'right',
          indent: { right: 2 * LETTER },
          keepNext: true,
          spacing: { ...exact, before: LINE },
        }),
        paragraph(block.day, 'body', { alignment: 'right', indent: { right: 4 * LETTER } }),
      ]
  }
}

const repeated = (list: string): string => `{#${list} [loopOver: "paragraph"]}`

/** The tags of a list stand in its first and its last paragraph: beside a table, in a little room of their own. */
function eachOf({ list, blocks }: Extract<PageBlock, { kind: 'each' }>): readonly PageBlock[] {
  const [first, last] = [blocks[0], blocks.at(-1)]
  const opened = first && isPlain(first)
  const closed = last && isPlain(last)
  const all: readonly PageBlock[] = [
    ...(opened ? [] : [{ kind: 'gap', words: '' } as const]),
    ...blocks,
    ...(closed ? [] : [{ kind: 'gap', words: '' } as const]),
  ]
  return all.map((block, at) => {
    if (!isPlain(block)) return block
    const words = `${at === 0 ? repeated(list) : ''}${block.words}${at === all.length - 1 ? '{/}' : ''}`
    return { ...block, words }
  })
}

const PLAIN = ['first', 'second', 'third', 'body', 'caption', 'foot', 'mark', 'addressee', 'gap'] as const
const isPlain = (block: PageBlock): block is Extract<PageBlock, { kind: (typeof PLAIN)[number] }> =>
  PLAIN.some((kind) => kind === block.kind)

interface CellLook {
  readonly head?: boolean
  readonly centred?: boolean
  readonly span?: number
  readonly rows?: number
  /** On the page of the row below it. */
  readonly kept?: boolean
}

function cellOf(
  docx: typeof Docx,
  words: string,
  width: number,
  { head = false, centred = false, span = 1, rows = 1, kept = false }: CellLook,
): Docx.TableCell {
  return new docx.TableCell({
    columnSpan: span,
    rowSpan: rows,
    verticalAlign: 'center',
    width: { size: mm(width), type: docx.WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: [
      new docx.Paragraph({
        alignment: centred ? 'center' : 'left',
        keepNext: kept,
        spacing: { line: SMALL_LINE, lineRule: docx.LineRuleType.AT_LEAST },
        children: [
          new docx.TextRun({
            text: words,
            font: head ? PAPER_FONTS.first : PAPER_FONTS.body,
            size: head ? SIZES.table : SIZES.small,
          }),
        ],
      }),
    ],
  })
}

/** Its head is repeated on every page, no row is torn apart. */
function tableOf(
  docx: typeof Docx,
  { rows, groups }: Extract<PageBlock, { kind: 'table' }>,
  lang: Language,
): Docx.Table {
  const { columns, list } = rows
  const last = columns.length - 1
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  const repeat = (name: string): string => `{#${name} [loopOver: "row"]}`
  return new docx.Table({
    layout: docx.TableLayoutType.FIXED,
    alignment: 'center',
    width: { size: mm(whole), type: docx.WidthType.DXA },
    columnWidths: columns.map(({ width }) => mm(width)),
    rows: [
      new docx.TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ head, width }) =>
          cellOf(docx, head[lang], width, { head: true, centred: true, kept: true }),
        ),
      }),
      ...(groups
        ? [
            new docx.TableRow({
              cantSplit: true,
              children: [
                cellOf(docx, `${repeat(groups.list)}${groups.words}`, whole, {
                  head: true,
                  span: columns.length,
                  kept: true,
                }),
              ],
            }),
          ]
        : []),
      new docx.TableRow({
        cantSplit: true,
        children: columns.map(({ cell: words, width, centred = false }, at) =>
          cellOf(
            docx,
            [at === 0 && repeat(list), words, at === last && `{/}${groups ? '{/}' : ''}`]
              .filter(Boolean)
              .join(''),
            width,
            { centred },
          ),
        ),
      }),
    ],
  })
}

/** Millimetres: the text area, the names, a picture. */
const PAIRS = { whole: 156, head: 30, picture: 30 } as const

function pairsOf(
  docx: typeof Docx,
  { pairs, picture }: Extract<PageBlock, { kind: 'pairs' }>,
  lang: Language,
): Docx.Table {
  const said = PAIRS.whole - PAIRS.head - (picture === undefined ? 0 : PAIRS.picture)
  const widths = [PAIRS.head, said, ...(picture === undefined ? [] : [PAIRS.picture])]
  return new docx.Table({
    layout: docx.TableLayoutType.FIXED,
    alignment: 'center',
    width: { size: mm(PAIRS.whole), type: docx.WidthType.DXA },
    columnWidths: widths.map(mm),
    rows: pairs.map(
      ([head, words], at) =>
        new docx.TableRow({
          cantSplit: true,
          children: [
            cellOf(docx, head[lang], PAIRS.head, { head: true, centred: true }),
            cellOf(docx, words, said, {}),
            ...(picture !== undefined && at === 0
              ? [cellOf(docx, picture, PAIRS.picture, { centred: true, rows: pairs.length })]
              : []),
          ],
        }),
    ),
  })
}
