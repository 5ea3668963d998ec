// An upload, from its bytes to its receipt: kept on disk, read, checked, compared, judged and committed as a whole.
import { randomUUID } from 'node:crypto'
import { isReleased, type Released, releasedTo } from '../core/clearance.ts'
import type { Doer } from '../core/deed.ts'
import { keyOf, type Observation } from '../core/observation.ts'
import { dayOf } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import type { Receipt, Warning } from '../core/receipt.ts'
import type { Comparison, ObservationFilter, Staging } from '../store/store.ts'
import { FaultList } from './fault-list.ts'
import type { Decoder } from './formats/decoder.ts'
import { decoderFor } from './formats/index.ts'
import { faultOf, type InspectInput, inspect } from './inspect.ts'
import { refuseOtherwise, sentForOf } from './sent-for.ts'
import { type Spooled, spool } from './spool.ts'
import { stageFigures } from './stage-figures.ts'
import { type Ask, changesBetween, standingsOf } from './status-changes.ts'
import { plansFor, subjectsOf } from './subjects.ts'
import { turnsOf } from './turns.ts'
import { passUnexamined } from './unexamined.ts'
import type { IngestDeps, UploadRequest } from './upload.ts'
import { readWorkbook } from './workbook/read-workbook.ts'

export { undoUpload } from './undo.ts'
export type { IngestDeps, UploadLimits, UploadRequest } from './upload.ts'
export { DEFAULT_LIMITS } from './upload.ts'

export interface Received {
  readonly receipt: Receipt
  /** The same bytes stand already: the receipt is the one of then, and nothing changed. */
  readonly repeated: boolean
}

/**
 * Takes an upload in, whole or not at all. Problems: `figures-refused` with every fault; `figures-warned` with what looks
 * wrong and has no reason to pass; `figures-too-large`,
 * `figures-too-many-rows`, `figures-unreadable`, `figures-format-unknown`, `figures-encoding`, `figures-row-too-long`,
 * `figures-empty`; `figures-without-plans`, `figures-plan-unknown`; `upload-queue-full`.
 */
export async function receiveUpload(deps: IngestDeps, request: UploadRequest): Promise<Received> {
  const turns = turnsOf(deps.store)
  const leave = turns.enter(deps.limits.waiting)
  try {
    const file = await spool(deps.folder, request.body, deps.limits.bytes)
    try {
      const { contentType, filename } = request
      const decoder = decoderFor({ contentType, filename, head: file.head, encoding: file.encoding })
      const inTurn = (parse = request.parse) =>
        turns.take(() => apply(deps, parse ? { ...request, parse } : request, file, decoder))
      const isParsed = decoder.kind === 'workbook' && !(await deps.store.uploadOfBytes(file.sha256))
      if (!isParsed) return await inTurn()
      // Before its turn: a workbook that takes long holds up nobody but other workbooks.
      return await turns.workbooks.take(async () => {
        const grids = await (request.parse ?? readWorkbook)(file.read(), deps.limits.workbook)
        return inTurn(async () => grids)
      })
    } finally {
      await file.discard()
    }
  } finally {
    leave()
  }
}

async function apply(
  deps: IngestDeps,
  request: UploadRequest,
  file: Spooled,
  decoder: Decoder,
): Promise<Received> {
  const { store } = deps
  const standing = await store.uploadOfBytes(file.sha256)
  const { watch, edits = [] } = request
  if (standing && !request.maySend) {
    refuseOtherwise(standing, request)
    return { receipt: standing.receipt, repeated: true }
  }
  const plans = plansFor(
    (await deps.plans()).map((kept) => kept.plan),
    request.plan,
  )
  const now = deps.now()
  const id = request.id ?? randomUUID()
  const staging = await store.stage(id)
  try {
    const released = releasedTo(request.clearance ?? 'public', now)
    const subjects = subjectsOf(plans)
    const faults = new FaultList(deps.limits.faults)
    const { reading, conversions } = await stageFigures(deps, request, {
      file,
      decoder,
      subjects,
      faults,
      released,
      now,
      staging,
    })
    if (standing) {
      // Whether these bytes stand is for those who may send all that they say.
      faults.refuse()
      refuseOtherwise(standing, request)
      return { receipt: standing.receipt, repeated: true }
    }
    watch?.told({ stage: 'comparing' })
    const comparison = await staging.compare(deps.limits.revisions)
    const { touched } = comparison
    const present: Ask = (filter) => store.observations({ ...filter, released })
    const preview: Ask = (filter) => staging.preview({ ...filter, released })
    // A migration of millions of figures is no month's report: that nobody looked at them is what needs a reason.
    const examined = comparison.fresh + comparison.revised <= deps.limits.examined
    const unexamined = examined ? null : passUnexamined(request, faults, comparison, deps.limits.examined)
    const toCheck = comparison.fresh + comparison.revised
    const told = (checked: number): void => {
      watch?.signal.throwIfAborted()
      watch?.told({ stage: 'checking', checked, toCheck })
    }
    const warnings = !examined
      ? []
      : await examine(request, faults, {
          ...{ upload: id, subjects, touched, figures: toCheck, today: dayOf(now) },
          ...{ accept: request.accept ?? null, limit: deps.limits.faults, told },
          before: present,
          after: (filter) => withOwn(staging, filter, released),
        })
    if (comparison.read === 0) throw new Problem('figures-empty')
    const review = request.review?.(await staging.beside(), now) ?? null
    const asOf = dayOf(now)
    const before = await standingsOf(plans, touched, asOf, present)
    const after = await standingsOf(plans, touched, asOf, preview)
    const receipt: Receipt = {
      upload: id,
      sha256: file.sha256,
      filename: request.filename ?? '',
      format: decoder.name,
      encoding: decoder.kind === 'text' ? file.encoding : null,
      receivedAt: now,
      by: request.by,
      dryRun: request.dryRun,
      sentFor: sentForOf(request),
      ...counts(comparison, released),
      statusChanges: changesBetween(before, after),
      warnings,
      ...(unexamined && { examined, unexamined }),
      ...(review && { review }),
      ...(reading && { reading }),
      ...(conversions.length > 0 && { conversions }),
      ...(edits.length > 0 && { edits }),
    }
    if (!request.dryRun) await commit(deps, staging, file, receipt, request.doer)
    return { receipt, repeated: false }
  } finally {
    await staging.discard()
  }
}

/** What the sender may know: what is released to the sender, and all that the sender sends. */
async function withOwn(
  staging: Staging,
  filter: ObservationFilter,
  released: Released,
): Promise<readonly Observation[]> {
  const seen = await staging.preview({ ...filter, released })
  if (released === 'all') return seen
  const all = await staging.preview({ ...filter, released: 'all' })
  const own = all.filter(({ upload }) => upload === staging.id)
  const keys = new Set(own.map(keyOf))
  return [...seen.filter((figure) => !keys.has(keyOf(figure))), ...own]
}

/** Raises `figures-refused` or, but for a dry run, `figures-warned`; else the warnings with their reasons. */
async function examine(
  request: UploadRequest,
  faults: FaultList,
  input: InspectInput,
): Promise<readonly Warning[]> {
  const { errors, errorCount, warnings, openCount } = await inspect(input)
  faults.take(errors, errorCount)
  faults.refuse(warnings.map(faultOf))
  if (openCount === 0 || (request.dryRun && !request.handIn)) return warnings
  const open = warnings.filter(({ reason }) => reason === null).map(faultOf)
  const listed = open.length < openCount ? open.length : ''
  throw new Problem('figures-warned', { total: openCount, listed }, { faults: open })
}

/** What is revised is quoted only to those who may see it. */
const counts = (comparison: Comparison, released: Released): Pick<Receipt, 'rows' | 'revised'> => ({
  rows: {
    read: comparison.read,
    new: comparison.fresh,
    revised: comparison.revised,
    unchanged: comparison.unchanged,
  },
  revised: comparison.revisions
    .filter(({ beforeReleaseAt }) => isReleased(beforeReleaseAt, released))
    .map(({ knownAt: _, beforeReleaseAt: __, ...revision }) => revision),
})

/** The file is on disk for good before the ledger names it; it goes again when the commit certainly failed. */
async function commit(
  deps: IngestDeps,
  staging: Staging,
  file: Spooled,
  receipt: Receipt,
  doer: Doer | undefined,
): Promise<void> {
  await file.keep()
  try {
    await staging.commit({
      sha256: file.sha256,
      filename: receipt.filename,
      bytes: file.bytes,
      act: { by: receipt.by, at: receipt.receivedAt, ...(doer && { doer }) },
      receipt,
    })
  } catch (error) {
    const isAbsent = await deps.store.upload(receipt.upload, 'all').then(
      (record) => record === null,
      () => false,
    )
    if (isAbsent) await file.release()
    throw error
  }
}
