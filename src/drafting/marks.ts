// A task's text in pieces: every number with what became of it, and every unit that answers.
import type { DraftTask } from './plan-draft.ts'

export interface TextPiece {
  readonly words: string
  /** `target`, `left`: a number; `unit`: somebody's name; null: plain. */
  readonly mark: 'target' | 'left' | 'unit' | null
  /** Why it is no target, or which indicator it is. */
  readonly about: string | null
}

/** The longest phrases first, each where it stands free; pieces join to the text again. */
export function piecesOf({ values, left }: DraftTask): readonly TextPiece[] {
  const { text, indicators = [], lead = [], responsible = [] } = values
  const wanted = [
    ...indicators.flatMap(({ phrase, name }) =>
      phrase === undefined ? [] : [{ words: phrase, mark: 'target' as const, about: name }],
    ),
    ...indicators.flatMap((one) =>
      (one.shares ?? []).flatMap(({ phrase, place, lead = [] }) =>
        phrase === undefined
          ? []
          : [{ words: phrase, mark: 'target' as const, about: `${one.name}（${place ?? lead.join('、')}）` }],
      ),
    ),
    ...left.map(({ phrase, reason }) => ({ words: phrase, mark: 'left' as const, about: reason })),
    ...[...lead, ...responsible].map((words) => ({ words, mark: 'unit' as const, about: null })),
  ].toSorted((a, b) => b.words.length - a.words.length)
  const found: { readonly from: number; readonly to: number; readonly piece: TextPiece }[] = []
  for (const piece of wanted) {
    for (let from = text.indexOf(piece.words); from >= 0; from = text.indexOf(piece.words, from + 1)) {
      const to = from + piece.words.length
      if (found.some((one) => from < one.to && one.from < to)) continue
      found.push({ from, to, piece })
      break
    }
  }
  const pieces: TextPiece[] = []
  let at = 0
  for (const { from, to, piece } of found.toSorted((a, b) => a.from - b.from)) {
    if (from > at) pieces.push({ words: text.slice(at, from), mark: null, about: null })
    pieces.push(piece)
    at = to
  }
  if (at < text.length) pieces.push({ words: text.slice(at), mark: null, about: null })
  return pieces
}

/** Where a task can be split: behind the marks that end a sentence or a part of one, with the words that would begin the second. */
export const breaksOf = (text: string): readonly { readonly at: number; readonly words: string }[] =>
  [...text.matchAll(/[。；;！\n]+/gu)]
    .map((match) => match.index + match[0].length)
    .filter((at) => text.slice(at).trim() !== '')
    .map((at) => ({ at, words: text.slice(at).trim().slice(0, 24) }))
