// The list of slips as a table to take away.

import { unitsOfShown } from '../alerts/slips/search.ts'
import type { ShownSlip } from '../alerts/slips/shown.ts'
import { type Language, type Text, text } from '../core/text.ts'
import { LEVEL_WORDS } from '../slips/ladder.ts'
import { stateWords } from '../web/index.ts'
import type { TableFile } from './table-file.ts'

type Cell = string | number
type Column = readonly [head: Text, width: number, of: (slip: ShownSlip, lang: Language) => Cell]

const names = (all: readonly { readonly name: string }[]): string => all.map(({ name }) => name).join('、')

const COLUMNS: readonly Column[] = [
  [text('编号', 'Number'), 18, ({ number }) => number],
  [text('颜色', 'Colour'), 8, ({ level }, lang) => LEVEL_WORDS[level][lang]],
  [text('事项', 'Matter'), 32, ({ title }, lang) => title[lang]],
  [text('规则', 'Rule'), 24, ({ rule }, lang) => rule.words[lang]],
  [text('承办', 'To answer'), 24, (slip) => names(unitsOfShown(slip))],
  [text('分管领导', 'Leader in charge'), 16, ({ leaders }) => names(leaders)],
  [text('情况', 'What is so'), 60, ({ reason }, lang) => reason[lang]],
  [text('发单', 'Issued'), 12, ({ issued }) => issued],
  [text('限期', 'Until'), 12, ({ limit }) => limit],
  [text('剩余工作日', 'Working days left'), 12, ({ ended, left }) => (ended === null ? left : '')],
  [text('状态', 'State'), 14, (slip, lang) => stateWords(slip, lang)],
  [text('办结', 'Ended'), 12, ({ ended }) => ended ?? ''],
]

/** A row a slip. `stamp`: as of a table. */
export const slipTable = (
  slips: readonly ShownSlip[],
  lang: Language,
  stamp: TableFile['stamp'] = null,
): TableFile => ({
  stamp,
  title: lang === 'zh' ? '督查单' : 'Slips',
  columns: COLUMNS.map(([head, width]) => ({ head: head[lang], width })),
  rows: slips.map((slip) => COLUMNS.map(([, , of]) => of(slip, lang))),
})
