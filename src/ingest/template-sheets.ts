// What the sheets of a template are called: they are written by the desk and known again when they come back.
import { type Text, text } from '../core/text.ts'

export const TEMPLATE_SHEETS = {
  figures: text('数据', 'Figures'),
  shares: text('分解', 'Shares'),
  explained: text('填表须知', 'How to fill in'),
}

const FILLED_IN: readonly Text[] = [TEMPLATE_SHEETS.figures, TEMPLATE_SHEETS.shares]

/** Whether a sheet is one of those that people fill in. */
export const isTemplateSheet = (name: string | null): boolean =>
  FILLED_IN.some(({ zh, en }) => name === zh || name === en)
