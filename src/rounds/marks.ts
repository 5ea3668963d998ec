// The marked places of a report as a document: which round, unit, task, part and version a place belongs to, in the 64 characters that a tag may have.
import { createHash } from 'node:crypto'
import type { NarrativeWords } from '../core/narrative.ts'

export type MarkedPart = keyof NarrativeWords
const PARTS: readonly string[] = ['progress', 'problems', 'next'] satisfies readonly MarkedPart[]

const PREFIX = 'dbr'

/** Enough to tell two texts, rounds or units apart; nobody is kept out by it. */
export const shortKey = (words: string): string =>
  createHash('sha256').update(words).digest('hex').slice(0, 8)

interface Place {
  readonly round: string
  readonly unit: string
}

export type Mark =
  /** `at`: when the document was made, in milliseconds. */
  | (Place & { readonly kind: 'head'; readonly at: number; readonly lang: 'zh' | 'en' })
  | (Place & {
      readonly kind: 'text'
      readonly task: number
      readonly part: MarkedPart
      readonly version: number
      /** Of the words that stood there. */
      readonly key: string
    })
  | (Place & { readonly kind: 'figure'; readonly task: number; readonly key: string })

const placeOf = ({ round, unit }: Place): string => `${PREFIX}:${shortKey(round)}:${shortKey(unit)}`

/** `round` and `unit`: their ids. */
export function tagOf(mark: Mark): string {
  const place = placeOf(mark)
  switch (mark.kind) {
    case 'head':
      return `${place}:head:${mark.at.toString(36)}:${mark.lang}`
    case 'text':
      return `${place}:${mark.task}:${mark.part}:${mark.version}.${mark.key}`
    case 'figure':
      return `${place}:${mark.task}:figure:${mark.key}`
  }
}

/** null: it is none of ours. `round` and `unit`: their short keys. */
export function markOf(tag: string): Mark | null {
  const [prefix, round = '', unit = '', first = '', second = '', third = ''] = tag.split(':')
  if (prefix !== PREFIX) return null
  if (first === 'head')
    return { kind: 'head', round, unit, at: Number.parseInt(second, 36), lang: third === 'en' ? 'en' : 'zh' }
  const task = Number(first)
  if (!Number.isSafeInteger(task)) return null
  if (second === 'figure') return { kind: 'figure', round, unit, task, key: third }
  const [version = '', key = ''] = third.split('.')
  if (!PARTS.includes(second) || !/^\d{1,9}$/.test(version)) return null
  return { kind: 'text', round, unit, task, part: second as MarkedPart, version: Number(version), key }
}

/** How a place is told to the program that fills the document: in front of its words. */
export const marked = (mark: Mark, words: string): string => `⟦${tagOf(mark)}⟧${words}`
const TOLD = /⟦(dbr:[^⟧]{1,80})⟧/u

/** A document in which what was told became content controls: figures cannot be edited, places cannot be removed. */
export function withControls(xml: string): string {
  let count = 0
  return xml
    .split(/(?<=<\/w:p>)/u)
    .map((piece) => {
      const told = TOLD.exec(piece)
      const from = told ? Math.max(piece.lastIndexOf('<w:p>'), piece.lastIndexOf('<w:p ')) : -1
      if (!told || from < 0) return piece
      const [token, tag = ''] = told
      const isFixed = /:(?:figure|head):/.test(tag)
      const lock = isFixed ? 'sdtContentLocked' : 'sdtLocked'
      count++
      return (
        `${piece.slice(0, from)}<w:sdt><w:sdtPr><w:tag w:val="${tag}"/><w:id w:val="${70_000 + count}"/><w:lock w:val="${lock}"/></w:sdtPr>` +
        `<w:sdtContent>${piece.slice(from).replace(token, '')}</w:sdtContent></w:sdt>`
      )
    })
    .join('')
}
