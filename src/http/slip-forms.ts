// What somebody wrote on a form about slips, read as a deed: words, documents a line each, days, a verdict.
import type { FastifyRequest } from 'fastify'
import { MOST_CHARACTERS, SLIP_DEED_KINDS, type SlipDeed } from '../slips/deeds.ts'
import type { Evidence } from '../slips/events.ts'
import { LEVELS } from '../slips/finding.ts'
import { field, longField } from './forms.ts'

/** One more than may be written, so that what is too long is refused and not cut. */
const MOST_READ = MOST_CHARACTERS + 1
const MOST_EVIDENCE_TEXT = 60_000
/** Every character of a full text takes nine bytes of a form. */
export const SLIP_FORM_BYTES = 128 * 1024

type Form = Pick<FastifyRequest, 'body'>

/** null: it asks for nothing that can be done to a slip. What it says is judged by whoever does it. */
export function deedOfForm(form: Form): SlipDeed | null {
  const kind = SLIP_DEED_KINDS.find((known) => known === field(form, 'deed'))
  const text = wordsOf(form, 'text')
  const days = daysOf(form)
  const granted = field(form, 'verdict') === 'yes'
  switch (kind) {
    case undefined:
      return null
    case 'sign':
      return { kind }
    case 'reply':
    case 'appeal':
      return { kind, text, evidence: evidenceOf(longField(form, 'evidence', MOST_EVIDENCE_TEXT)) }
    case 'ask-extension':
      return { kind, text, days: days ?? 0 }
    case 'judge-reply':
      return { kind, text, accepted: granted, days: granted ? null : days }
    case 'judge-extension':
      return { kind, text, granted, days: granted ? days : null }
    case 'judge-appeal':
      return { kind, text, upheld: granted }
    case 'close':
      return { kind, text }
    case 'reopen':
      return { kind, text, days: days ?? 0 }
    case 'lift': {
      const to = LEVELS.find((level) => level === field(form, 'to')) ?? 'red'
      return { kind, text, to, days: days ?? 0 }
    }
  }
}

export const wordsOf = (form: Form, name: string): string => longField(form, name, MOST_READ)

/** Working days; null when the field is empty, and what is no number is one that nobody may give. */
export function daysOf(form: Form): number | null {
  const written = field(form, 'days')
  if (written === '') return null
  const days = Number(written)
  return Number.isInteger(days) ? days : 0
}

/** A document a line: its name, and its address after it when it has one. */
export const evidenceOf = (lines: string): Evidence[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const link = /https?:\/\/\S+$/i.exec(line)?.[0] ?? null
      const name = link === null ? line : line.slice(0, -link.length).replace(/[\s，,：:]+$/, '')
      return { name: name === '' ? line : name, link }
    })
