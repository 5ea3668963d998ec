// A draft in the browser: its preview as the service last said it, and the changes on their way there, one after the other.
import { useMemo, useRef, useState } from 'preact/hooks'
import type { SheetView } from '../../desk/sheet-view.ts'
import type { SayWord } from '../messages/sheet.ts'
import type { DraftSummary } from './summary.ts'
import { Refusal, type Talk } from './talk.ts'

export interface DraftView extends DraftSummary {
  readonly version: string
  readonly sheet: SheetView
}

interface MendedCell {
  readonly row: number
  readonly column: number
  /** Its whole name: `表1!C7`. */
  readonly cell: string
  readonly text: string
}

export interface DraftState {
  readonly view: DraftView
  /** What is said to a person who cannot see that something is under way or done; empty: nothing. */
  readonly news: string
  readonly busy: boolean
  /** Something went wrong with the last change; null: nothing. */
  readonly failure: string | null
  mend(cells: readonly MendedCell[]): Promise<void>
  /** `warning`: null for all of them. */
  explain(warning: string | null, reason: string): Promise<void>
  reload(): Promise<void>
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>
}

/** As many cells as one form carries. */
const AT_ONCE = 40

export function useDraft(first: DraftView, talk: Talk, say: SayWord): DraftState {
  const [view, setView] = useState(first)
  const [news, setNews] = useState('')
  const [busy, setBusy] = useState(0)
  const [failure, setFailure] = useState<string | null>(null)
  const line = useRef<Promise<void>>(Promise.resolve())
  const at = `/desk/upload/drafts/${first.draft}`

  return useMemo(() => {
    const load = async (): Promise<void> => setView(await talk.read<DraftView>(`${at}/view`))
    const next = (work: () => Promise<void>): Promise<void> => {
      setBusy((count) => count + 1)
      setNews(say('checking'))
      line.current = line.current.then(work).then(
        () => {
          setFailure(null)
          setNews(say('checked'))
          setBusy((count) => count - 1)
        },
        (error: unknown) => {
          const why = error instanceof Refusal ? error.message : say('lost')
          setFailure(say('notSaved', { why }))
          setNews('')
          setBusy((count) => count - 1)
        },
      )
      return line.current
    }
    return {
      view,
      news,
      failure,
      busy: busy > 0,
      mend: (cells) =>
        next(async () => {
          for (let from = 0; from < cells.length; from += AT_ONCE) {
            const fields = cells
              .slice(from, from + AT_ONCE)
              .flatMap(({ row, column, cell, text }) => [
                ['cell', cell] as const,
                ['at', `${row}/${column}`] as const,
                ['text', text] as const,
              ])
            await talk.tell(`${at}/mend`, fields)
          }
          await load()
        }),
      explain: (warning, reason) =>
        next(async () => {
          const words = [['reason', reason] as const]
          await talk.tell(`${at}/reasons`, warning === null ? words : [['warning', warning], ...words])
          await load()
        }),
      reload: () => next(load),
      settled: () => line.current,
    }
  }, [view, news, busy, failure, talk, at, say])
}
