// Where the keys of a grid lead, as the WAI-ARIA grid pattern has them.
import { rowsInOrder, type SheetPlace, type SheetShape } from './sheet-shape.ts'

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** null: the key leads nowhere. `page`: rows of a page. */
export function moved(
  { key, ctrlKey, metaKey, altKey }: Key,
  { row, column }: SheetPlace,
  shape: SheetShape,
  columns: number,
  page: number,
): SheetPlace | null {
  if (altKey) return null
  const far = ctrlKey || metaKey
  const rows = rowsInOrder(shape)
  const at = Math.max(0, rows.indexOf(row))
  const down = (by: number): SheetPlace => ({
    row: rows[Math.min(rows.length - 1, Math.max(0, at + by))] ?? row,
    column,
  })
  const across = (to: number): SheetPlace => ({ row, column: Math.min(columns - 1, Math.max(0, to)) })
  switch (key) {
    case 'ArrowDown':
      return down(far ? rows.length : 1)
    case 'ArrowUp':
      return down(far ? -rows.length : -1)
    case 'ArrowRight':
      return across(far ? columns : column + 1)
    case 'ArrowLeft':
      return across(far ? 0 : column - 1)
    case 'PageDown':
      return down(page)
    case 'PageUp':
      return down(-page)
    case 'Home':
      return far ? { row: rows[0] ?? row, column: 0 } : across(0)
    case 'End':
      return far ? { row: rows.at(-1) ?? row, column: columns - 1 } : across(columns)
    default:
      return null
  }
}
