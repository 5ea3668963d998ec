// The script's words in one language.
import type { Language } from '../../core/text.ts'
import { type Speak, speak } from '../kit/speak.ts'
import { type SheetWord, sheetWords } from '../messages/sheet.ts'

export type SayWord = Speak<SheetWord>

export const wordsIn = (lang: Language): SayWord => speak(sheetWords, lang)
