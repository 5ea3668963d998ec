// The sheets of the file, by their names: the one that is read is marked, the others can be looked at.
import type { SheetTab } from '../../desk/sheet-view.ts'
import type { SayWord } from '../messages/sheet.ts'

interface SheetTabsInput {
  readonly tabs: readonly SheetTab[]
  readonly sheet: number
  readonly read: readonly number[]
  readonly say: SayWord
  readonly onSheet: (sheet: number) => void
}

/** Nothing for a file without sheets. */
export function SheetTabs({ tabs, sheet, read, say, onSheet }: SheetTabsInput) {
  if (tabs.length === 1 && tabs[0]?.name === null) return null
  return (
    <ul class="tabs" aria-label={say('sheets')}>
      {tabs.map(({ name, hidden }, index) => (
        <li key={name}>
          <button type="button" aria-pressed={index === sheet} onClick={() => onSheet(index)}>
            {name}
            {!read.includes(index) && <small>{say(hidden ? 'hidden' : 'notRead')}</small>}
          </button>
        </li>
      ))}
    </ul>
  )
}
