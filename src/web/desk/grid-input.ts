// What the sheet is drawn from, and what it tells when somebody moves or changes something.
import type { Language } from '../../core/text.ts'
import type { SheetTab } from '../../desk/sheet-view.ts'
import type { SayWord } from '../messages/sheet.ts'
import type { Rows } from './rows.ts'
import type { SheetPlace, SheetShape } from './sheet-shape.ts'

export interface GridInput {
  readonly tab: SheetTab
  /** Which of the file's sheets it is. */
  readonly sheet: number
  readonly shape: SheetShape
  /** What the rows are chosen by; another one is looked at from its beginning. */
  readonly filter: string
  readonly rows: Rows
  readonly place: SheetPlace
  readonly editing: string | null
  /** Cells of this sheet may be put right. */
  readonly mendable: boolean
  readonly say: SayWord
  readonly lang: Language
  /** Increases whenever the focus should go to the chosen cell. */
  readonly focus: number
  readonly onPlace: (place: SheetPlace) => void
  /** `text`: what the edit begins with; null: what stands there. */
  readonly onEdit: (text: string | null) => void
  readonly onDone: (text: string | null) => void
}
