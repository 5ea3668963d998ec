// The script's words in one language; `{x}` is replaced by a parameter.
import type { Language } from '../../core/text.ts'
import { type SheetWord, sheetWords } from '../messages/sheet.ts'

export type SayWord = (key: SheetWord, params?: Readonly<Record<string, string | number>>) => string

export const wordsIn =
  (lang: Language): SayWord =>
  (key, params = {}) =>
    sheetWords[key][lang].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
