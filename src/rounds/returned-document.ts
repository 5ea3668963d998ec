// What a document that came back says: which texts to save, and what in it has to be looked at. Nothing of it is lost in silence.
import type { NarrativeWords } from '../core/narrative.ts'
import { Problem } from '../core/problem.ts'
import type { TextGiven } from './acts.ts'
import type { MarkedDocument } from './marked-document.ts'
import { type Mark, type MarkedPart, markOf, shortKey } from './marks.ts'
import { type FileNote, type Round, textKey, type UnitReport } from './round.ts'

const PARTS: readonly MarkedPart[] = ['progress', 'problems', 'next']

/** When the document was made, and in which language. Problems: `round-file-foreign`, `round-file-other-round`, `round-file-other-unit`, `round-file-tracked`. */
export function headOfReturned(
  { controls, tracked }: MarkedDocument,
  round: Round,
  report: UnitReport,
): Extract<Mark, { kind: 'head' }> {
  const marks = controls.flatMap(({ tag }) => markOf(tag) ?? [])
  const head = marks.find((mark) => mark.kind === 'head')
  if (marks.length === 0 || head?.kind !== 'head' || !Number.isFinite(head.at))
    throw new Problem('round-file-foreign')
  if (marks.some((mark) => mark.round !== shortKey(round.id)))
    throw new Problem('round-file-other-round', { title: round.title })
  if (marks.some((mark) => mark.unit !== shortKey(report.unit)))
    throw new Problem('round-file-other-unit', { unit: report.unit })
  if (tracked) throw new Problem('round-file-tracked')
  return head
}

interface Returned {
  readonly texts: readonly Omit<TextGiven, 'releaseAt'>[]
  readonly notes: readonly FileNote[]
}

/** `original`: the document as it was given out. `comments`: in the margin of the one that came back. */
export function readReturned(
  document: MarkedDocument,
  original: MarkedDocument,
  report: UnitReport,
  comments: readonly string[],
): Returned {
  const given = new Map<number, Map<MarkedPart, { words: string; version: number; changed: boolean }>>()
  const notes: FileNote[] = []
  for (const { tag, words } of document.controls) {
    const mark = markOf(tag)
    if (mark?.kind === 'figure' && shortKey(words) !== mark.key)
      notes.push({ kind: 'figure', task: mark.task, words: words.slice(0, MOST_NOTE) })
    if (mark?.kind !== 'text') continue
    const own = given.get(mark.task) ?? new Map()
    own.set(mark.part, { words, version: mark.version, changed: shortKey(words) !== mark.key })
    given.set(mark.task, own)
  }
  const texts: Omit<TextGiven, 'releaseAt'>[] = []
  for (const task of report.tasks) {
    const own = given.get(task)
    for (const part of PARTS) if (!own?.has(part)) notes.push({ kind: 'mark', task, part })
    if (!own || own.size === 0) continue
    const stands = report.texts.get(textKey(task, report.unit))
    const version = Math.max(...[...own.values()].map((one) => one.version))
    const isChanged = [...own.values()].some((one) => one.changed)
    // As it was given out, and somebody wrote since: theirs stands.
    if (!isChanged && stands) continue
    const words = Object.fromEntries(
      PARTS.map((part) => [part, own.get(part)?.words ?? stands?.words[part] ?? '']),
    ) as unknown as NarrativeWords
    if (PARTS.every((part) => words[part] === '')) continue
    if ((stands?.version ?? 0) === version) texts.push({ task, words, version })
    else
      notes.push({
        kind: 'late',
        task,
        words: PARTS.map((part) => words[part])
          .join('\n')
          .trim(),
      })
  }
  notes.push(
    ...without(document.outside, original.outside).map((words) => ({ kind: 'outside', words }) as const),
  )
  notes.push(
    ...without(original.outside, document.outside).map((words) => ({ kind: 'gone', words }) as const),
  )
  notes.push(...comments.map((words) => ({ kind: 'comment', words }) as const))
  return { texts, notes: notes.slice(0, MOST_NOTES) }
}

const MOST_NOTE = 2_000
const MOST_NOTES = 300

/** Lines of one that the other has not, each as often as it has too many. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  return lines
    .filter((line) => {
      const count = left.get(line) ?? 0
      if (count > 0) left.set(line, count - 1)
      return count === 0
    })
    .map((line) => line.slice(0, MOST_NOTE))
}
