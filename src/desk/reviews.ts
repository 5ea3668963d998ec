// The second person: with review on, what somebody sends waits until another one has looked at it and confirmed it.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type Beside, type Conflict, conflictsMark, conflictsOf, quotable } from '../core/beside.ts'
import { clearanceOf } from '../core/clearance.ts'
import type { Doer, Json } from '../core/deed.ts'
import { Problem } from '../core/problem.ts'
import { Queue } from '../core/queue.ts'
import type { Receipt } from '../core/receipt.ts'
import { type Holder, MATRIX, mayDo } from '../core/roles.ts'
import { receiveUpload } from '../ingest/receive.ts'
import { undoUpload } from '../ingest/undo.ts'
import type { IngestDeps, UploadRequest } from '../ingest/upload.ts'
import { type CheckedFile, lookedThrough, requestOf, sameWords, wordsOf } from './hand-in.ts'
import {
  type Decision,
  openSubmissions,
  type SentFigures,
  type SentUndo,
  type Submission,
} from './submissions.ts'

/** Who does something here: with rights, under a name, and as the ledger is told. */
export interface Hand {
  readonly holder: Holder
  readonly name: string
  readonly doer: Doer
}

/** `stored`: it counts. `waiting`: a second person has to confirm it. */
type SendResult =
  | { readonly state: 'stored'; readonly receipt: Receipt; readonly repeated: boolean }
  | { readonly state: 'waiting'; readonly submission: SentFigures; readonly repeated: boolean }

type UndoResult =
  | {
      readonly state: 'undone'
      readonly statusChanges: Awaited<ReturnType<typeof undoUpload>>['statusChanges']
    }
  | { readonly state: 'waiting'; readonly submission: SentUndo }

/** What a second person looks at. */
export interface ReviewView {
  readonly submission: Submission
  /** What it would do now: the receipt of a dry run, or why it cannot be stored; null for an undo and what is decided. */
  readonly tried: Receipt | Problem | null
  readonly beside: readonly Beside[]
  readonly conflicts: readonly Conflict[]
}

const CONFLICTS_KEPT = 1_000

export function openReviews(ingest: IngestDeps, isOn: boolean) {
  const register = openRegister(ingest)
  return {
    isOn,
    ...handingIn(ingest, register, isOn),
    ...lookingAt(ingest, register),
    ...deciding(ingest, register),
  }
}

type Register = ReturnType<typeof openRegister>

/** What was handed in, what became of it, and the ledger's entries of both. */
function openRegister({ store, folder, now }: IngestDeps) {
  const submissions = openSubmissions(join(folder, 'review'), now)
  /** Decisions one after another: of two who confirm at once the second is told that it was done. */
  const decisions = new Queue()

  const deed = (kind: string, { doer }: Hand, sent: Submission, after: Json) =>
    store.deeds.append({
      at: now(),
      by: doer,
      kind,
      subject: sent.kind === 'upload' ? sent.id : sent.upload,
      before: null,
      after,
    })

  /** A start may have come between a commit and the word of it here. */
  async function settled(sent: Submission): Promise<Submission> {
    if (sent.decision !== null) return sent
    const upload = await store.upload(sent.kind === 'upload' ? sent.id : sent.upload, 'all')
    const review = upload?.receipt.review
    if (sent.kind === 'undo') {
      if (!upload?.undone) return sent
      const { by, at } = upload.undone
      return { ...sent, decision: { what: 'confirmed', by, person: '', at, reason: null, upload: upload.id } }
    }
    if (!upload || !review) return sent
    const { confirmedBy: by, confirmedAt: at } = review
    return { ...sent, decision: { what: 'confirmed', by, person: '', at, reason: null, upload: upload.id } }
  }

  const waiting = async (id: string): Promise<Submission> => {
    const sent = await settled(await submissions.read(id))
    if (sent.decision !== null) throw new Problem('submission-decided')
    return sent
  }

  async function decide(sent: Submission, hand: Hand, more: Partial<Decision> & Pick<Decision, 'what'>) {
    const decision = { by: hand.name, person: hand.holder.id, at: now(), reason: null, upload: null, ...more }
    const { what, reason } = decision
    await deed(`review-${what}`, hand, sent, {
      what: sent.kind,
      sentBy: { person: sent.person, name: sent.by },
      sentAt: sent.at,
      ...(reason !== null && { reason }),
    })
    await submissions.decide(sent, decision)
  }

  return { submissions, decisions, deed, settled, waiting, decide }
}

interface UndoWords {
  readonly id: string
  readonly reason: string
  readonly by: string
  readonly clearance: 'public' | 'bureau'
}

function handingIn(ingest: IngestDeps, { submissions, decisions, deed, settled }: Register, isOn: boolean) {
  const { store, now } = ingest

  /** Once only, however often the same person hands the same file in with the same words. */
  async function keep(given: CheckedFile, request: UploadRequest, hand: Hand): Promise<SendResult> {
    const { receipt, bytes, beside } = given
    const words = wordsOf(request, receipt)
    for (const sent of await submissions.all()) {
      if (sent.kind !== 'upload' || sent.person !== hand.holder.id || sent.sha256 !== receipt.sha256) continue
      if (!sameWords(sent.words, words) || (await settled(sent)).decision !== null) continue
      return { state: 'waiting', submission: sent, repeated: true }
    }
    const submission: SentFigures = {
      kind: 'upload',
      id: receipt.upload,
      person: hand.holder.id,
      by: request.by,
      at: receipt.receivedAt,
      sha256: receipt.sha256,
      filename: receipt.filename,
      decision: null,
      receipt,
      words,
    }
    const { filename, sha256 } = submission
    await deed('review-asked', hand, submission, {
      what: 'upload',
      filename,
      sha256,
      rows: { ...receipt.rows },
    })
    await submissions.keepFigures(submission, bytes, beside)
    return { state: 'waiting', submission, repeated: false }
  }

  async function askForUndo({ id, reason, by, clearance }: UndoWords, hand: Hand): Promise<UndoResult> {
    const record = await store.upload(id, clearance === 'bureau' ? 'all' : now())
    if (!record) throw new Problem('upload-unknown', { upload: id.slice(0, 60) })
    if (record.undone) throw new Problem('upload-undone-before', { upload: id })
    const asked = (await submissions.all()).find(
      (sent) => sent.kind === 'undo' && sent.upload === id && sent.decision === null,
    )
    if (asked) throw new Problem('undo-waits', { upload: id })
    const submission: SentUndo = {
      kind: 'undo',
      id: randomUUID(),
      person: hand.holder.id,
      by,
      at: now(),
      decision: null,
      upload: id,
      filename: record.filename,
      reason,
      receipt: record.receipt,
    }
    await deed('review-asked', hand, submission, { what: 'undo', reason })
    await submissions.keepUndo(submission)
    return { state: 'waiting', submission }
  }

  return {
    /** Stores it, or with review on hands it in. A dry run is a dry run. Problems: those of `receiveUpload`. */
    async send(request: UploadRequest, hand: Hand): Promise<SendResult> {
      if (isOn && !request.dryRun) {
        const given = await lookedThrough(ingest, request)
        return given.state === 'stored' ? given : decisions.take(() => keep(given, request, hand))
      }
      return { state: 'stored', ...(await receiveUpload(ingest, { ...request, doer: hand.doer })) }
    },

    /** Takes an upload back, or with review on asks for it. Problems: those of `undoUpload`, `undo-waits`. */
    async undo({ id, reason, by, clearance }: UndoWords, hand: Hand): Promise<UndoResult> {
      if (!isOn) {
        const { statusChanges } = await undoUpload(ingest, { id, reason, by, clearance, doer: hand.doer })
        return { state: 'undone', statusChanges }
      }
      return decisions.take(() => askForUndo({ id, reason, by, clearance }, hand))
    },
  }
}

function lookingAt(ingest: IngestDeps, { submissions, settled }: Register) {
  return {
    /** What this person may see of it: those of the bureau everything, others what they sent themselves. */
    async list(holder: Holder): Promise<readonly Submission[]> {
      const seen = (await submissions.all()).filter((sent) => maySee(holder, sent))
      return Promise.all(seen.map(settled))
    },

    /** The bytes as they were sent. Raises `submission-unknown`, also for an undo, which has none. */
    async file(id: string, holder: Holder) {
      const sent = await submissions.read(id)
      if (sent.kind === 'undo' || !maySee(holder, sent)) throw new Problem('submission-unknown')
      return { bytes: await submissions.bytes(sent), filename: sent.filename }
    },

    /** Raises `submission-unknown`, also for what this person may not see. */
    async look(id: string, holder: Holder): Promise<ReviewView> {
      const sent = await settled(await submissions.read(id))
      if (!maySee(holder, sent)) throw new Problem('submission-unknown')
      if (sent.kind === 'undo' || sent.decision !== null) {
        return { submission: sent, tried: null, beside: [], conflicts: [] }
      }
      const clearance = clearanceOf(holder)
      let beside: readonly Beside[] = []
      let seen: readonly Beside[] = []
      const tryIt = async (): Promise<Receipt> => {
        seen = await submissions.seen(sent)
        const { receipt } = await receiveUpload(ingest, {
          ...requestOf(sent, await submissions.bytes(sent), null),
          dryRun: true,
          clearance,
          review: (found) => {
            beside = found
            return null
          },
        })
        return receipt
      }
      const tried = await tryIt().catch((error: unknown) => {
        if (error instanceof Problem && error.status < 500) return error
        throw error
      })
      // What stands may wait for its release: a reporter sees what they sent, and what it would do in their eyes.
      if (clearance !== 'bureau') return { submission: sent, tried, beside: [], conflicts: [] }
      return { submission: sent, tried, beside, conflicts: conflictsOf(seen, beside) }
    },
  }
}

function deciding(ingest: IngestDeps, { submissions, decisions, waiting, decide }: Register) {
  async function confirmFigures(
    sent: SentFigures,
    hand: Hand,
    words: { readonly accept: string | null; readonly mark: string },
  ): Promise<string> {
    const seen = await submissions.seen(sent)
    const { receipt } = await receiveUpload(ingest, {
      ...requestOf(sent, await submissions.bytes(sent), words.accept),
      id: sent.id,
      doer: hand.doer,
      dryRun: false,
      review: (beside, at) => {
        const conflicts = conflictsOf(seen, beside)
        if (conflictsMark(conflicts) !== words.mark) {
          throw new Problem('figures-changed-since', { count: conflicts.length })
        }
        return {
          sentBy: sent.by,
          sentAt: sent.at,
          confirmedBy: hand.name,
          confirmedAt: at,
          // The receipt may be read by people who may not see what waits for its release.
          conflicts: quotable(conflicts, at).slice(0, CONFLICTS_KEPT),
        }
      },
    })
    return receipt.upload
  }

  return {
    /**
     * Makes it count. `mark`: which conflicts the person has seen and accepts; `accept`: a reason for doubts that are
     * new since it was sent. Answers the upload. Problems: `submission-unknown`, `submission-decided`, `confirm-own`,
     * `figures-changed-since`, and those of `receiveUpload` and `undoUpload`.
     */
    confirm: (id: string, words: { readonly accept: string | null; readonly mark: string }, hand: Hand) =>
      decisions.take(async (): Promise<string> => {
        const sent = await waiting(id)
        refuseOwn(sent, hand)
        const upload =
          sent.kind === 'upload'
            ? await confirmFigures(sent, hand, words)
            : await undoUpload(ingest, {
                id: sent.upload,
                by: sent.by,
                reason: sent.reason,
                doer: hand.doer,
                clearance: 'bureau',
              }).then(() => sent.upload)
        await decide(sent, hand, { what: 'confirmed', upload })
        return upload
      }),

    /** Problems: `submission-unknown`, `submission-decided`, `confirm-own`. */
    sendBack: (id: string, reason: string, hand: Hand) =>
      decisions.take(async () => {
        const sent = await waiting(id)
        refuseOwn(sent, hand)
        await decide(sent, hand, { what: 'sent-back', reason })
      }),

    /** The sender’s own. Problems: `submission-unknown`, `submission-decided`. */
    withdraw: (id: string, hand: Hand) =>
      decisions.take(async () => {
        const sent = await waiting(id)
        if (sent.person !== hand.holder.id) throw new Problem('submission-unknown')
        await decide(sent, hand, { what: 'withdrawn' })
      }),
  }
}

export type Reviews = ReturnType<typeof openReviews>

const maySee = (holder: Holder, { person }: Submission): boolean =>
  person === holder.id || MATRIX[holder.role]['reviews:read'] === 'all'

function refuseOwn({ person }: Submission, { holder }: Hand): void {
  if (!mayDo(holder, 'uploads:confirm', { owner: person })) throw new Problem('confirm-own')
}
