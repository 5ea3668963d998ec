// Where a figure stands: its file and its cell, as a link to the sheet around it.
import { cellHref } from '../../boards/links.ts'
import type { Observation } from '../../core/observation.ts'
import type { Standpoint } from '../../core/standpoint.ts'
import type { Language } from '../../core/text.ts'
import { text } from '../../core/text.ts'
import type { UploadName } from '../../store/store.ts'

const WORDS = {
  unnamed: text('接口报送', 'sent by a program'),
} as const

interface PlaceInput {
  readonly figure: Pick<Observation, 'upload' | 'cell'>
  /** Those that the reader may see, by id. */
  readonly uploads: ReadonlyMap<string, UploadName>
  readonly look: Partial<Standpoint>
  readonly lang: Language
}

/** Whoever may not see the upload is told the cell alone. */
export function FigurePlace({ figure: { upload, cell }, uploads, look, lang }: PlaceInput) {
  const known = uploads.get(upload)
  if (!known) return <>{cell}</>
  return (
    <a href={cellHref(upload, cell, look)} class="place">
      {known.filename || WORDS.unnamed[lang]} <span class="cell">{cell}</span>
    </a>
  )
}
