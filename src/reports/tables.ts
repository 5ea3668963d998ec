// The tables of a document as sheets of a workbook: the same blocks and facts as on paper, each number a number.
import { type Language, text } from '../core/text.ts'
import type { PageBlock } from './blocks.ts'
import type { DocumentFacts, GaugeFact } from './document.ts'
import type { PageSection } from './page.ts'
import { sheetNameOf, type WorkbookCell, type WorkbookOf, type WorkbookSheet } from './workbook.ts'

const WORDS = {
  part: text('部分', 'Part'),
  about: text('说明', 'About'),
  item: text('项目', 'Item'),
  content: text('内容', 'Content'),
} as const

/** A character of a column for each of these millimetres. */
const MM_A_LETTER = 2.2
const NARROWEST = 7
/** Columns of a table that go on one sheet upright. */
const MOST_UPRIGHT = 5

type Values = DocumentFacts[string]
const isList = (value: Values | undefined): value is readonly DocumentFacts[] => Array.isArray(value)

/** Every table a sheet, in the order of the paper, named by the heading above it. */
export function tableSheets(
  sections: readonly PageSection[],
  facts: DocumentFacts,
  lang: Language,
): WorkbookOf {
  const sheets: WorkbookSheet[] = []
  const taken = new Set<string>()
  const title = wordsIn('{标题}', facts).replaceAll('\n', '')
  const note = wordsIn('{说明}', facts)
  let heading = ''
  const add = (sheet: Omit<WorkbookSheet, 'name' | 'title' | 'note'>, words: string): void => {
    const name = sheetNameOf(words, taken)
    taken.add(name.toLowerCase())
    sheets.push({ name, title, note, ...sheet })
  }
  const walk = (blocks: readonly PageBlock[], known: DocumentFacts): void => {
    for (const block of blocks) {
      if (block.kind === 'first' || block.kind === 'second' || block.kind === 'caption') {
        heading = plainHeading(wordsIn(block.words, known))
      } else if (block.kind === 'each') {
        const list = known[block.list]
        if (isList(list)) for (const entry of list) walk(block.blocks, { ...known, ...entry })
      } else if (block.kind === 'table') {
        add(tableSheet(block, known, lang), heading || title)
      } else if (block.kind === 'pairs') {
        const rows = block.pairs.map(([head, words]): WorkbookCell[] => [
          head[lang],
          typedCell(wordsIn(words, known)),
        ])
        const columns = [
          { head: WORDS.item[lang], width: 16 },
          { head: WORDS.content[lang], width: 80 },
        ]
        add({ columns, rows, frozen: 0, turned: false, filter: false }, heading || WORDS.about[lang])
      }
    }
  }
  for (const { blocks } of sections) walk(blocks, facts)
  return { sheets }
}

/** 一、各部分情况 as 各部分情况. */
const plainHeading = (words: string): string =>
  words.replace(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[IVX]+\. )/, '')

function tableSheet(
  { rows: { list, columns }, groups }: Extract<PageBlock, { kind: 'table' }>,
  facts: DocumentFacts,
  lang: Language,
): Omit<WorkbookSheet, 'name' | 'title' | 'note'> {
  const own = columns.filter(({ cell, width }) => width > 0 && !isPicture(cell, list, facts, groups?.list))
  const entriesOf = (known: DocumentFacts): readonly DocumentFacts[] => {
    const entries = known[list]
    return isList(entries) ? entries : []
  }
  const parts = groups ? facts[groups.list] : undefined
  const rows = groups
    ? (isList(parts) ? parts : []).flatMap((part) =>
        entriesOf(part).map((entry): WorkbookCell[] => [
          wordsIn(groups.words, part),
          ...own.map(({ cell }) => typedCell(wordsIn(cell, entry))),
        ]),
      )
    : entriesOf(facts).map((entry): WorkbookCell[] => own.map(({ cell }) => typedCell(wordsIn(cell, entry))))
  return {
    columns: [
      ...(groups ? [{ head: WORDS.part[lang], width: 16 }] : []),
      ...own.map(({ head, width }) => ({
        head: head[lang],
        width: Math.max(NARROWEST, Math.round(width / MM_A_LETTER)),
      })),
    ],
    rows,
    frozen: 0,
    turned: own.length > MOST_UPRIGHT || groups !== undefined,
    filter: true,
  }
}

/** A gauge is for paper. */
function isPicture(cell: string, list: string, facts: DocumentFacts, groups: string | undefined): boolean {
  const name = /^\{([^{}]+)\}$/.exec(cell)?.[1]
  if (name === undefined) return false
  const parts = groups === undefined ? facts : (facts[groups] as readonly DocumentFacts[] | undefined)?.[0]
  const entry = (parts as DocumentFacts | undefined)?.[list]
  const value = isList(entry) ? entry[0]?.[name] : undefined
  return isGauge(value)
}

const isGauge = (value: Values | undefined): value is GaugeFact =>
  typeof value === 'object' && value !== null && 'gauge' in value

const wordsIn = (template: string, facts: DocumentFacts): string =>
  template.replace(/\{([^{}#/]+)\}/g, (_, name: string) => {
    const value = facts[name]
    return typeof value === 'string' ? value : ''
  })

const NUMBER = /^([-−+]?)(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,6})?( ?)(\p{L}{0,6}|%)$/u

/** 1,130 户 as 1130 that is shown so, 13.3% as a share: what is a number can be added up and sorted. */
export function typedCell(words: string): WorkbookCell {
  const found = NUMBER.exec(words)
  if (!found) return words
  const [, sign = '', whole = '', part = '', gap = '', unit = ''] = found
  if (whole.length > 1 && whole.startsWith('0')) return words
  const size = Number(`${sign === '−' ? '-' : sign}${whole.replaceAll(',', '')}${part}`)
  const places = part.length === 0 ? '' : `.${'0'.repeat(part.length - 1)}`
  const plain = `${whole.includes(',') ? '#,##0' : '0'}${places}`
  if (unit === '%') return { number: Number((size / 100).toPrecision(15)), format: `${plain}%` }
  const shown = sign === '+' ? `+${plain};-${plain};${plain}` : plain
  const beside = unit === '' ? '' : `"${gap}${unit}"`
  return { number: size, format: beside === '' ? shown : shown.replaceAll(plain, `${plain}${beside}`) }
}
