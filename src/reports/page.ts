// Pages as GB/T 9704-2012 has them: A4, its margins, 22 lines of 28 characters, page numbers; a table turned on its side where it is wide.
import type * as Docx from 'docx'
import type { Language } from '../core/text.ts'
import { LINE, mm, nodesOf, OFF_GRID, type PageBlock } from './blocks.ts'
import { fontTable, PAPER_FONTS, SIZES } from './fonts.ts'

/** 天头 37, 订口 28, 版心 156 x 225. Pages are mirrored: the binding of a page printed on both sides is where it is bound. */
const MARGINS = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) }
/** Turned: what was the left edge of the page, where an odd page is bound, lies at the top with the table's head. */
const TURNED = { top: mm(28), bottom: mm(26), left: mm(35), right: mm(37) }
/** 22 lines to a page: 225 mm divided. That 28 characters stand in a line is said by their spacing, which every program takes alike. */
const GRID: NonNullable<Docx.ISectionPropertiesOptions['grid']> = { type: 'lines', linePitch: LINE }

/** 页码: 四号半角宋体 between two strokes, 7 mm below the text area; odd ones at the right, even ones at the left, one character in. */
const NUMBER = { fromEdge: 25, letter: 4.94, centre: 28, inner: 26 } as const
const SIDES = ['odd', 'even'] as const
type Side = (typeof SIDES)[number]

export interface PageSection {
  /** Its pages lie on their side; their numbers stay where those of all pages are. */
  readonly turned: boolean
  readonly blocks: readonly PageBlock[]
}

interface PageInput {
  readonly lang: Language
  readonly sections: readonly PageSection[]
}

/** The bytes of a template. */
export async function officialPage({ lang, sections }: PageInput): Promise<Uint8Array> {
  const docx = await import('docx')
  const footers = (turned: boolean) => {
    const footer = (side: Side) =>
      new docx.Footer({ children: [turned ? new docx.Paragraph(markOf(side)) : pageNumber(docx, side)] })
    return { default: footer('odd'), even: footer('even') }
  }
  const document = new docx.Document({
    creator: 'duibiao',
    lastModifiedBy: 'duibiao',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { font: PAPER_FONTS.body, size: SIZES.body, language: { value: 'en-US', eastAsia: 'zh-CN' } },
        },
      },
    },
    sections: sections.map(({ turned, blocks }) => ({
      properties: {
        page: {
          size: {
            width: mm(210),
            height: mm(297),
            orientation: turned ? docx.PageOrientation.LANDSCAPE : docx.PageOrientation.PORTRAIT,
          },
          margin: { ...(turned ? TURNED : MARGINS), footer: mm(NUMBER.fromEdge) },
        },
        ...(turned ? {} : { grid: GRID }),
      },
      footers: footers(turned),
      children: blocks.flatMap((block) => nodesOf(docx, block, lang)),
    })),
  })
  return finished(new Uint8Array(await docx.Packer.toArrayBuffer(document)))
}

function pageNumber(docx: typeof Docx, side: Side): Docx.Paragraph {
  const letter = SIZES.number * 10
  return new docx.Paragraph({
    alignment: side === 'odd' ? 'right' : 'left',
    indent: side === 'odd' ? { right: letter } : { left: letter },
    children: [
      new docx.TextRun({
        font: PAPER_FONTS.number,
        size: SIZES.number,
        children: ['— ', docx.PageNumber.CURRENT, ' —'],
      }),
    ],
  })
}

/** Stands in a turned page's foot until its number is put there. */
const markOf = (side: Side): string => `§${side}§`

const STRETCHED_NEVER = new RegExp(`<w:spacing (?=[^>]*w:line="(?:${OFF_GRID.join('|')})")`, 'g')

/** What the library does not write: other names of fonts, mirrored pages, lines that stand off the grid, numbers of turned pages. */
async function finished(bytes: Uint8Array): Promise<Uint8Array> {
  const { default: Zip } = await import('jszip')
  const zip = await Zip.loadAsync(bytes)
  zip.file('word/fontTable.xml', fontTable())
  for (const name of Object.keys(zip.files)) {
    const file = zip.files[name]
    if (!file || !/^word\/(?:footer\d+|settings|document)\.xml$/.test(name)) continue
    let words = await file.async('string')
    words = words.replace('<w:evenAndOddHeaders/>', '<w:mirrorMargins/><w:evenAndOddHeaders/>')
    words = words.replace('<w:compat>', '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>')
    words = words.replaceAll(STRETCHED_NEVER, '<w:snapToGrid w:val="0"/>$&')
    for (const side of SIDES)
      words = words.replace(`<w:r><w:t xml:space="preserve">${markOf(side)}</w:t></w:r>`, turnedNumber(side))
    zip.file(name, words)
  }
  return zip.generateAsync({ type: 'uint8array' })
}

const emu = (length: number): number => Math.round(length * 36_000)

/**
 * 横排表格的页码位置与其他页码保持一致: at the left of a turned page, where the foot of the sheet is, and turned with it. Source:
 * GB/T 9704-2012, 7.5 and 8.
 */
function turnedNumber(side: Side): string {
  const [width, length] = [8, 40]
  const top = side === 'odd' ? 210 - NUMBER.inner - NUMBER.letter - length : NUMBER.inner + NUMBER.letter
  const run = (inside: string): string =>
    `<w:r><w:rPr><w:rFonts w:ascii="SimSun" w:hAnsi="SimSun" w:eastAsia="宋体"/><w:sz w:val="${SIZES.number}"/></w:rPr>${inside}</w:r>`
  const words = (said: string): string => run(`<w:t xml:space="preserve">${said}</w:t>`)
  const field = ['begin', 'separate', 'end'].map((kind) => run(`<w:fldChar w:fldCharType="${kind}"/>`))
  const page = [
    field[0],
    run('<w:instrText xml:space="preserve"> PAGE </w:instrText>'),
    field[1],
    words('1'),
    field[2],
  ]
  const paragraph = `<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="${side === 'odd' ? 'right' : 'left'}"/></w:pPr>${words('— ')}${page.join('')}${words(' —')}</w:p>`
  const place = (axis: 'H' | 'V', at: number): string =>
    `<wp:position${axis} relativeFrom="page"><wp:posOffset>${emu(at)}</wp:posOffset></wp:position${axis}>`
  return (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>' +
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">' +
    `<wp:simplePos x="0" y="0"/>${place('H', NUMBER.centre - width / 2)}${place('V', top)}` +
    `<wp:extent cx="${emu(width)}" cy="${emu(length)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>` +
    `<wp:docPr id="${side === 'odd' ? 9001 : 9002}" name="页码"/><wp:cNvGraphicFramePr/>` +
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">' +
    '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>' +
    `<a:ext cx="${emu(width)}" cy="${emu(length)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>` +
    `<wps:txbx><w:txbxContent>${paragraph}</w:txbxContent></wps:txbx>` +
    '<wps:bodyPr vert="vert" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/></wps:wsp></a:graphicData></a:graphic>' +
    '</wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>'
  )
}
