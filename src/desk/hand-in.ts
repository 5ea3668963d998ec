// A file on its way to a second person: read and checked as if it were stored, with all that is needed to do so again.
import { Readable } from 'node:stream'
import type { Beside } from '../core/beside.ts'
import { Problem } from '../core/problem.ts'
import type { Receipt } from '../core/receipt.ts'
import { UNEXAMINED } from '../ingest/inspect.ts'
import { receiveUpload } from '../ingest/receive.ts'
import type { IngestDeps, UploadRequest } from '../ingest/upload.ts'
import type { KeptWords, SentFigures } from './submissions.ts'

/** What a person can be asked to look through. */
const MOST_BYTES = 32 * 1024 * 1024

export interface CheckedFile {
  readonly state: 'given'
  readonly bytes: Buffer
  /** What it would do. */
  readonly receipt: Receipt
  readonly beside: readonly Beside[]
}

/**
 * What it would do, with every doubt answered; `stored`: the same bytes stand already. Problems: those of
 * `receiveUpload`, `figures-too-large` for more than a person can look through.
 */
export async function lookedThrough(
  ingest: IngestDeps,
  request: UploadRequest,
): Promise<CheckedFile | { readonly state: 'stored'; readonly receipt: Receipt; readonly repeated: true }> {
  const bytes = await gathered(request.body)
  let beside: readonly Beside[] = []
  const { receipt, repeated } = await receiveUpload(ingest, {
    ...request,
    body: Readable.from([bytes]),
    dryRun: true,
    handIn: true,
    review: (found) => {
      beside = found
      return null
    },
  })
  return repeated ? { state: 'stored', receipt, repeated } : { state: 'given', bytes, receipt, beside }
}

/** The sender’s words, and each doubt with the reason that was given: one that comes up later has none yet. */
export function wordsOf(request: UploadRequest, { warnings, unexamined }: Receipt): KeptWords {
  const { contentType, filename, plan, region, source, knownAt, choice, releaseAt, edits } = request
  const given = warnings.flatMap(({ id, reason }) => (reason === null ? [] : [[id, reason] as const]))
  const whole = unexamined?.reason ? [[UNEXAMINED, unexamined.reason] as const] : []
  return {
    contentType,
    filename,
    plan,
    region,
    source,
    knownAt,
    reasons: Object.fromEntries([...given, ...whole]),
    ...(choice && { choice }),
    ...(releaseAt && { releaseAt }),
    ...(edits && { edits }),
  }
}

export const sameWords = (one: KeptWords, other: KeptWords): boolean => said(one) === said(other)

const said = ({ plan, region, source, knownAt, choice, releaseAt, edits }: KeptWords): string =>
  JSON.stringify([plan, region, source, knownAt, choice ?? null, releaseAt ?? null, edits ?? []])

/** The sender’s request again, in the eyes of the bureau. `reason`: for doubts that are new since then. */
export function requestOf(
  { words: { reasons, ...words }, by }: SentFigures,
  bytes: Buffer,
  reason: string | null,
): Omit<UploadRequest, 'dryRun'> {
  const accept = { all: reason, each: reasons }
  return { ...words, body: Readable.from([bytes]), by, accept, clearance: 'bureau' }
}

async function gathered(body: Readable): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    const part = Buffer.from(chunk)
    bytes += part.length
    if (bytes > MOST_BYTES) throw new Problem('figures-too-large', { limit: MOST_BYTES })
    parts.push(part)
  }
  return Buffer.concat(parts)
}
