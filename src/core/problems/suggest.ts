// How a catalogue entry words a suggestion.
import { type Text, text } from '../text.ts'
import type { Params } from './entry.ts'

/** The lead and `params.suggestion` in quotes, or `otherwise` when there is none. */
export const suggest = (params: Params, zh: string, en: string, otherwise: Text): Text =>
  params.suggestion === undefined || params.suggestion === ''
    ? otherwise
    : text(`${zh}“${params.suggestion}”`, `${en} “${params.suggestion}”`)
