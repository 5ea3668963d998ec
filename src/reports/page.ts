// Pages as GB/T 9704-2012 has them: A4, its margins, type sizes and page numbers; a table turned on its side where it is wide.
import type * as Docx from 'docx'
import { type Language, type Text, text } from '../core/text.ts'

/** Millimetres as twentieths of a point. */
const mm = (length: number): number => Math.round((length * 1440) / 25.4)

/** 天头 37, 订口 28, 版心 156 x 225. */
const MARGINS = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) }
/** Turned: what was the top of the page lies at the binding. */
const TURNED = { top: mm(28), bottom: mm(26), left: mm(35), right: mm(37) }
/** 22 lines of 28 characters of 三号: 225 mm and 156 mm divided. */
const GRID = { type: 'linesAndChars', linePitch: 580, charSpace: -849 } as const
/** Half points: 二号, 三号, 四号, 小四, 五号. */
const SIZES = { title: 44, body: 32, number: 28, table: 24, small: 21 } as const
const LINE = 580

type FontName = 'title' | 'body' | 'first' | 'second' | 'number'
/** By the names that offices have; what a computer lacks it replaces by the nearest of its own. */
const FONTS: Readonly<Record<FontName, Docx.IFontAttributesProperties>> = {
  title: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '方正小标宋简体' },
  body: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋_GB2312' },
  first: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' },
  second: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '楷体_GB2312' },
  number: { ascii: 'SimSun', hAnsi: 'SimSun', eastAsia: '宋体' },
}

interface TableColumn {
  readonly head: Text
  /** Millimetres. */
  readonly width: number
  /** With the fields in braces. */
  readonly cell: string
  readonly centred?: boolean
}

/** Rows that a table repeats, one below the other: `list` is the field, `head` a line over the whole width above its entries. */
interface TableRows {
  readonly list: string
  readonly columns: readonly TableColumn[]
}

type Block =
  /** 二号小标宋, centred. */
  | { readonly kind: 'title'; readonly words: string }
  /** Below the title, centred, 楷体. */
  | { readonly kind: 'note'; readonly words: string }
  /** 一、黑体; （一）楷体. */
  | { readonly kind: 'first' | 'second'; readonly words: string }
  /** 仿宋, indented by two characters. */
  | { readonly kind: 'body'; readonly words: string }
  /** A paragraph for each entry of a list. */
  | { readonly kind: 'list'; readonly list: string; readonly words: string }
  | { readonly kind: 'table'; readonly rows: TableRows; readonly groups?: TableGroups }

/** A table in parts, each under a line of its own: `list` is the field of the parts, `words` stands in the line. */
interface TableGroups {
  readonly list: string
  readonly words: string
}

interface PageInput {
  readonly lang: Language
  readonly turned: boolean
  readonly blocks: readonly Block[]
}

const PAGE_WORDS = text('— {n} —', '— {n} —')

/** The bytes of a template. */
export async function officialPage({ lang, turned, blocks }: PageInput): Promise<Uint8Array> {
  const docx = await import('docx')
  const footer = (alignment: 'left' | 'right') =>
    new docx.Footer({
      children: [
        new docx.Paragraph({
          alignment,
          indent: alignment === 'right' ? { right: SIZES.number * 10 } : { left: SIZES.number * 10 },
          children: [
            new docx.TextRun({
              font: FONTS.number,
              size: SIZES.number,
              children: [...PAGE_WORDS[lang].split('{n}')].flatMap((part, at) =>
                at === 0 ? [part] : [docx.PageNumber.CURRENT, part],
              ),
            }),
          ],
        }),
      ],
    })
  const document = new docx.Document({
    creator: 'duibiao',
    lastModifiedBy: 'duibiao',
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: FONTS.body, size: SIZES.body } } } },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: mm(210),
              height: mm(297),
              orientation: turned ? docx.PageOrientation.LANDSCAPE : docx.PageOrientation.PORTRAIT,
            },
            margin: { ...(turned ? TURNED : MARGINS), footer: mm(25) },
          },
          ...(turned ? {} : { grid: GRID }),
        },
        footers: { default: footer('right'), even: footer('left') },
        children: blocks.flatMap((block) => blockOf(docx, block, lang)),
      },
    ],
  })
  return new Uint8Array(await docx.Packer.toArrayBuffer(document))
}

function blockOf(docx: typeof Docx, block: Block, lang: Language): (Docx.Paragraph | Docx.Table)[] {
  const exact = { line: LINE, lineRule: docx.LineRuleType.EXACT }
  const paragraph = (words: string, font: FontName, more: Docx.IParagraphOptions = {}, size = 0) =>
    new docx.Paragraph({
      spacing: exact,
      ...more,
      children: [new docx.TextRun({ text: words, font: FONTS[font], size: size || SIZES.body })],
    })
  const indented = { indent: { firstLine: SIZES.body * 20 } }
  switch (block.kind) {
    case 'title':
      return [
        paragraph(
          block.words,
          'title',
          { alignment: 'center', spacing: { ...exact, line: 700, after: LINE / 2 } },
          SIZES.title,
        ),
      ]
    case 'note':
      return [
        paragraph(block.words, 'second', { alignment: 'center', spacing: { ...exact, after: LINE / 2 } }),
      ]
    case 'first':
    case 'second':
      return [paragraph(block.words, block.kind, { ...indented, keepNext: true })]
    case 'body':
      return [paragraph(block.words, 'body', indented)]
    case 'list':
      return [
        paragraph(`{#${block.list}}`, 'body', indented),
        paragraph(block.words, 'body', indented),
        paragraph('{/}', 'body', indented),
      ]
    case 'table':
      return [tableOf(docx, block, lang)]
  }
}

/** Its head is repeated on every page, no row is torn apart. */
function tableOf(
  docx: typeof Docx,
  { rows, groups }: Extract<Block, { kind: 'table' }>,
  lang: Language,
): Docx.Table {
  const { columns, list } = rows
  const cell = (words: string, width: number, head: boolean, centred: boolean, span = 1) =>
    new docx.TableCell({
      columnSpan: span,
      verticalAlign: 'center',
      width: { size: mm(width), type: docx.WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [
        new docx.Paragraph({
          alignment: centred ? 'center' : 'left',
          spacing: { line: 320, lineRule: docx.LineRuleType.AT_LEAST },
          children: [
            new docx.TextRun({
              text: words,
              font: head ? FONTS.first : FONTS.body,
              size: head ? SIZES.table : SIZES.small,
            }),
          ],
        }),
      ],
    })
  const last = columns.length - 1
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  const repeat = (name: string): string => `{#${name} [loopOver: "row"]}`
  return new docx.Table({
    layout: docx.TableLayoutType.FIXED,
    width: { size: mm(whole), type: docx.WidthType.DXA },
    columnWidths: columns.map(({ width }) => mm(width)),
    rows: [
      new docx.TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ head, width }) => cell(head[lang], width, true, true)),
      }),
      ...(groups
        ? [
            new docx.TableRow({
              cantSplit: true,
              children: [cell(`${repeat(groups.list)}${groups.words}`, whole, true, false, columns.length)],
            }),
          ]
        : []),
      new docx.TableRow({
        cantSplit: true,
        children: columns.map(({ cell: words, width, centred }, at) =>
          cell(
            [at === 0 && repeat(list), words, at === last && `{/}${groups ? '{/}' : ''}`]
              .filter(Boolean)
              .join(''),
            width,
            false,
            centred ?? false,
          ),
        ),
      }),
    ],
  })
}
