// A dictionary of indicators (指标解释): a table whose head names 指标名称 beside 口径, 计算公式, 数据来源 or 责任单位; nothing but what is written.
import { Problem } from '../core/problem.ts'
import type { NoticeDocument, TableBlock } from './document.ts'
import { unitsInCell } from './people-cells.ts'
import { folded } from './plain-text.ts'

/** What a dictionary can say of an indicator. */
export const DICTIONARY_FIELDS = ['definition', 'formula', 'origin', 'source', 'parts'] as const
export type DictionaryField = (typeof DICTIONARY_FIELDS)[number]

export interface DictionaryEntry {
  /** As it is written, without what stands in brackets of its other names. */
  readonly name: string
  /** 又称, 简称, an English name, an id. */
  readonly aliases: readonly string[]
  readonly definition: string | null
  readonly formula: string | null
  readonly origin: string | null
  /** The unit that supplies the figure: the first one named. */
  readonly source: string | null
  /** Names of the indicators that add up to it. */
  readonly parts: readonly string[]
}

type Column = 'name' | 'alias' | DictionaryField

/** Asked in this order: 指标解释 before 指标, 数据来源单位 before 数据来源. */
const COLUMNS: readonly (readonly [Column, RegExp])[] = [
  [
    'alias',
    /^(?:别名|又名|又称|简称|曾用名|其他名称|英文名称?|指标(?:编号|编码|代码)|代码|id|code|alias(?:es)?|also (?:known|called).*|other names?)$/iu,
  ],
  [
    'definition',
    /口径|解释|定义|含义|内涵|释义|说明(?!书)|统计范围|指标内容|definition|meaning|what (?:is|it) (?:counted|measures?)|scope/iu,
  ],
  [
    'formula',
    /公式|计算(?:方法|方式|办法|说明)|算法|测算方法|核算方法|formula|calculation|how .*(?:calculated|computed)/iu,
  ],
  [
    'source',
    /(?:责任|牵头|主管|报送|填报|提供|采集|统计|归口|来源|认定|数据)(?:的)?(?:单位|部门|科室|机构|主体)|^部门$|^(?:owner|supplied by|supplier|responsible(?: unit| agency)?|data owner|reported by|agency)$/iu,
  ],
  ['origin', /数据?(?:来源|出处|渠道|依据)|来源|出处|资料来源|取数|报表|\bsource\b|taken from|data source/iu],
  ['parts', /(?:构成|组成|分项|下级|二级)(?:指标|项目?|内容)?$|^(?:parts?|components?|made up of)$/iu],
  [
    'name',
    /^(?:考核|统计|主要|目标|评价|监测|年度|一级|具体)?(?:指标|项目)(?:名称)?$|^名称$|^(?:name|indicator|measure)(?: name)?$/iu,
  ],
]

const columnOf = (head: string): Column | null => {
  const plain = folded(head)
    .replace(/\s+/gu, /\p{Script=Han}/u.test(head) ? '' : ' ')
    .replace(/[(][^()]*[)]$/u, '')
    .trim()
  if (plain === '' || plain.length > 40) return null
  return COLUMNS.find(([, words]) => words.test(plain))?.[0] ?? null
}

/** What each column of a dictionary holds; null: the row is no head of one, which needs the name and something said of it. */
function dictionaryHeadOf(cells: readonly string[]): readonly (Column | null)[] | null {
  const columns = cells.map(columnOf)
  const names = columns.filter((one) => one === 'name').length
  const says = columns.some((one) => one !== null && one !== 'name' && one !== 'alias')
  return names > 0 && says ? columns : null
}

/** Whether a dictionary's table begins with this row: its head, or, of one indicator, its name. */
export const beginsDictionary = (cells: readonly string[]): boolean =>
  dictionaryHeadOf(cells) !== null || (columnOf(cells[0] ?? '') === 'name' && tidy(cells[1] ?? '') !== '')

/** The entries in their order; a name that stands twice stands twice here. Raises `dictionary-without-table`. */
export function readDictionary(document: NoticeDocument): readonly DictionaryEntry[] {
  const entries: DictionaryEntry[] = []
  let head: readonly (Column | null)[] | null = null
  for (const block of document) {
    if (block.type === 'line') continue
    const upright = uprightEntry(block.rows)
    if (upright) {
      entries.push(upright)
      continue
    }
    for (const row of block.rows) {
      const columns = dictionaryHeadOf(row)
      if (columns) head = columns
      else if (head) take(entries, row, head)
    }
  }
  if (entries.length === 0) throw new Problem('dictionary-without-table')
  return entries
}

/** A row of its own, or, without a name, the rest of the one above (a page break, a merged cell). */
function take(entries: DictionaryEntry[], row: readonly string[], head: readonly (Column | null)[]): void {
  const cells = head.flatMap((column, index): [Column, string][] => {
    const words = tidy(row[index] ?? '')
    return column === null || words === '' ? [] : [[column, words]]
  })
  const says = cells.filter(([column]) => column !== 'name')
  if (says.length === 0) return
  const own = entryOf(cells)
  const above = entries.at(-1)
  if (own.name !== '') entries.push(own)
  else if (above) entries[entries.length - 1] = continued(above, own)
}

/** 指标名称 | …, 口径 | …: one indicator, a line a field. */
function uprightEntry(rows: TableBlock['rows']): DictionaryEntry | null {
  const cells = rows.flatMap((row): [Column, string][] => {
    const column = columnOf(row[0] ?? '')
    const words = tidy(
      row
        .slice(1)
        .filter((cell, index, all) => cell !== all[index - 1])
        .join(' '),
    )
    return column === null || words === '' ? [] : [[column, words]]
  })
  const first = rows[0]?.[0] ?? ''
  if (columnOf(first) !== 'name' || cells.filter(([column]) => column === 'name').length !== 1) return null
  if (cells.length < 2 || rows.some((row) => dictionaryHeadOf(row) !== null)) return null
  return entryOf(cells)
}

const OTHER_NAME = /[(（](?:又称|又名|简称|也称|以下简称|即)[:：“"]?([^()（）]{1,40}?)["”]?[)）]/u

function entryOf(cells: readonly (readonly [Column, string])[]): DictionaryEntry {
  const all = (column: Column): string[] => cells.flatMap(([one, words]) => (one === column ? [words] : []))
  const said = (column: Column): string | null => {
    const words = [...new Set(all(column))].filter((one) => !NOTHING.test(one))
    return words.length === 0 ? null : words.join('\n')
  }
  // 一级指标 | 二级指标: the last one is what is measured.
  const written = all('name').at(-1) ?? ''
  const other = OTHER_NAME.exec(written)
  const name = written.replace(OTHER_NAME, '').trim()
  return {
    name,
    aliases: [...(other?.[1] ? [other[1].trim()] : []), ...all('alias').flatMap(names)],
    definition: said('definition'),
    formula: said('formula'),
    origin: said('origin'),
    source:
      all('source')
        .flatMap(unitsInCell)
        .find((unit) => !NOTHING.test(unit)) ?? null,
    parts: all('parts').flatMap(names),
  }
}

const NOTHING = /^(?:[-—–/无\s]+|同上)$/u
const names = (cell: string): string[] =>
  cell
    .split(/[、，,；;\n]+/u)
    .map((name) => name.trim())
    .filter((name) => name !== '' && !NOTHING.test(name))

/** Line ends within a cell stay; blanks around them go. */
const tidy = (cell: string): string =>
  cell
    .split('\n')
    .map((line) => line.replace(/[ \t]+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')

function continued(above: DictionaryEntry, more: DictionaryEntry): DictionaryEntry {
  const both = (key: 'definition' | 'formula' | 'origin'): string | null =>
    [above[key], more[key]].filter((words) => words !== null).join('\n') || null
  return {
    name: above.name,
    aliases: [...above.aliases, ...more.aliases],
    definition: both('definition'),
    formula: both('formula'),
    origin: both('origin'),
    source: above.source ?? more.source,
    parts: [...above.parts, ...more.parts],
  }
}
