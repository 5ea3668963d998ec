// Files that stand for what somebody says (佐证): which there are, of what they are, and under which names they are kept.
import type { Instant } from './period.ts'
import { type Text, text } from './text.ts'

/**
 * What files can be shown for. The id of a `step` of a milestone is `<plan>/<indicator>/<step>`; of a `round` of reports the
 * round's, or `<round>/<unit>` for a report that came back as a document.
 */
export const EVIDENCE_SUBJECTS = ['slip', 'narrative', 'step', 'inspection', 'round'] as const

export interface EvidenceSubject {
  readonly kind: (typeof EVIDENCE_SUBJECTS)[number]
  readonly id: string
  /** Id of the plan that it belongs to; null: the service's own. */
  readonly plan: string | null
}

/** Kinds of files that are taken, told by their bytes. `extensions`: the first is given to a name that has none of them. */
export const EVIDENCE_TYPES = {
  pdf: { words: text('PDF', 'PDF'), extensions: ['pdf'] },
  docx: { words: text('Word 文档', 'Word'), extensions: ['docx'] },
  xlsx: { words: text('Excel 工作簿', 'Excel'), extensions: ['xlsx'] },
  // Word and Excel before 2007, and WPS: one container, told apart by its name alone.
  ole: {
    words: text('旧版 Word、Excel、WPS', 'Word and Excel before 2007'),
    extensions: ['doc', 'xls', 'wps', 'et'],
  },
  ofd: { words: text('OFD 版式文件', 'OFD'), extensions: ['ofd'] },
  jpg: { words: text('照片', 'photograph'), extensions: ['jpg', 'jpeg'], picture: 'image/jpeg' },
  png: { words: text('图片', 'picture'), extensions: ['png'], picture: 'image/png' },
  gif: { words: text('图片', 'picture'), extensions: ['gif'], picture: 'image/gif' },
  webp: { words: text('图片', 'picture'), extensions: ['webp'], picture: 'image/webp' },
  text: { words: text('文本', 'text'), extensions: ['txt', 'csv'] },
} as const satisfies Record<string, TypeWords>

interface TypeWords {
  readonly words: Text
  readonly extensions: readonly string[]
  /** Its media type where it may be shown as a small picture. */
  readonly picture?: string
}

export type EvidenceType = keyof typeof EVIDENCE_TYPES
export const isEvidenceType = (name: string): name is EvidenceType => Object.hasOwn(EVIDENCE_TYPES, name)

export interface EvidenceFile {
  readonly id: string
  readonly subject: EvidenceSubject
  /** What of the subject it stands for, as the id of a slip's reply; null: the whole. */
  readonly part: string | null
  /** Harmless: no path, no control or direction marks, with the extension of its kind. */
  readonly name: string
  readonly type: EvidenceType
  readonly bytes: number
  readonly sha256: string
  readonly at: Instant
  /** Name of the person as it was then. */
  readonly by: string
  /** Id of the person; null: not a person's. */
  readonly person: string | null
  /** Before this instant only the bureau and those who supply the figures see it; null: it waits for nothing. */
  readonly releaseAt: Instant | null
  /** It is shown no more; the bytes stay. null: it stands. */
  readonly removed: { readonly at: Instant; readonly by: string; readonly reason: string } | null
}

/** Media type of what may be shown as a small picture; null: nothing of it is shown. */
export function pictureTypeOf(type: EvidenceType): string | null {
  const { picture }: TypeWords = EVIDENCE_TYPES[type]
  return picture ?? null
}

const LONGEST_NAME = 120

/** A name for a file of that kind: of its last part, without what misleads the eye or a computer. */
export function evidenceName(given: string, type: EvidenceType): string {
  const plain = (given.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    // Controls, direction marks and other characters without width, line ends, and what a file system takes for its own.
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const { extensions }: TypeWords = EVIDENCE_TYPES[type]
  const own = extensions.find((extension) => plain.toLowerCase().endsWith(`.${extension}`))
  const stem = own === undefined ? plain : plain.slice(0, -own.length - 1)
  const safe = /^(?:con|prn|aux|nul|com\d|lpt\d)?$/i.test(stem) ? `佐证${stem}` : stem
  return `${[...safe].slice(0, LONGEST_NAME).join('').trimEnd()}.${own ?? extensions[0]}`
}
