// Rows of a sheet in the browser: fetched by portions when they come into sight, kept while nothing changes.
import type { SheetRow } from '../../desk/sheet-view.ts'
import type { Talk } from './talk.ts'

const PORTION = 200

export interface Rows {
  /** undefined: on its way; `changed` is called when it is there. */
  row(sheet: number, row: number): SheetRow | undefined
  /** Once it is there. */
  wait(sheet: number, row: number): Promise<SheetRow | undefined>
}

interface Answer {
  readonly version: string
  readonly rows: readonly SheetRow[]
}

/** `stale`: the service found something else than the preview of `version` says. */
export function openRows(
  talk: Talk,
  { draft, version }: { readonly draft: string; readonly version: string },
  changed: () => void,
  stale: () => void,
): Rows {
  const known = new Map<string, SheetRow>()
  const asked = new Map<string, Promise<void>>()

  function ask(sheet: number, row: number): Promise<void> {
    const from = row - (row % PORTION)
    const key = `${sheet}/${from}`
    const under = asked.get(key) ?? fetchRows(sheet, from)
    asked.set(key, under)
    return under
  }

  async function fetchRows(sheet: number, from: number): Promise<void> {
    const query = new URLSearchParams({ sheet: `${sheet}`, from: `${from}`, count: `${PORTION}` })
    try {
      const answer = await talk.read<Answer>(`/desk/upload/drafts/${draft}/rows?${query}`)
      for (const row of answer.rows) known.set(`${sheet}/${row.row}`, row)
      if (answer.version === version) changed()
      else stale()
    } catch {
      // What is not there is asked for again when it is looked at again.
      asked.delete(`${sheet}/${from}`)
    }
  }

  return {
    row(sheet, row) {
      const found = known.get(`${sheet}/${row}`)
      if (!found) ask(sheet, row)
      return found
    },
    async wait(sheet, row) {
      await ask(sheet, row)
      return known.get(`${sheet}/${row}`)
    },
  }
}
