// An upload, from its bytes to its receipt: kept on disk, read, checked, compared, judged and committed as a whole.
import { randomUUID } from 'node:crypto'
import { isReleased, type Released, releasedTo } from '../core/clearance.ts'
import { keyOf, type Observation } from '../core/observation.ts'
import type { Instant } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { Problem } from '../core/problem.ts'
import { sameEdits } from '../core/reading.ts'
import type { Receipt, SentFor, StatusChange, WaitingFigure, Warning } from '../core/receipt.ts'
import { dayOf } from '../core/zone.ts'
import type { Comparison, ObservationFilter, Staging, UploadRecord } from '../store/store.ts'
import { FaultList } from './fault-list.ts'
import { formatOf, formats } from './formats/index.ts'
import { indicatorBook, plansFor } from './indicator-book.ts'
import { faultOf, inspect, longEmbargoes, passUnexamined } from './inspect.ts'
import { decodeLimits, type FigureFile, readSheets } from './raw-blocks.ts'
import { encodingOf } from './read-figures.ts'
import { type Spooled, spool } from './spool.ts'
import { type StagedFigures, type StageInput, stageFigures } from './stage-figures.ts'
import { changesBetween, type FigureQuery, statesOf } from './status-changes.ts'
import { turnsOf } from './turns.ts'
import { EMBARGO, type IngestDeps, latestRelease, stopOf, type UploadRequest } from './upload.ts'

export { undoUpload } from './undo.ts'
export type { IngestDeps, UploadRequest } from './upload.ts'
export { DEFAULT_LIMITS } from './upload.ts'

interface ReceiveResult {
  readonly receipt: Receipt
  /** The same bytes stand already: the receipt is the one of then, and nothing changed. */
  readonly repeated: boolean
}

/**
 * Takes an upload in, whole or not at all. Problems: `figures-refused` with every fault; `figures-warned` with what looks
 * wrong and has no reason to pass; `figures-too-large`,
 * `figures-too-many-rows`, `figures-unreadable`, `figures-format-unknown`, `figures-encoding`, `figures-row-too-long`,
 * `figures-empty`; `store-disk-full`, `clock-behind`; `figures-without-plans`, `figures-plan-unknown`; `upload-queue-full`.
 */
export async function receiveUpload(deps: IngestDeps, request: UploadRequest): Promise<ReceiveResult> {
  const { store, limits } = deps
  await deps.room?.()
  // Before anything is written; asked again when its turn has come.
  await momentOf(deps)
  const turns = turnsOf(store)
  // A place is taken when the body is here: one that never ends holds up nobody.
  const spooled = await spool(deps.folder, request.body, limits.bytes)
  try {
    const leave = turns.enter(limits.waiting)
    try {
      const file = fileFrom(spooled, request, deps)
      const stop = stopOf(deps, request)
      const inTurn = (of: UploadRequest) =>
        turns.take(async () => {
          stop.throwIfAborted()
          return apply(deps, of, spooled, file)
        })
      const hasSheets = file.format.kind === 'binary' && file.format.gives === 'sheets'
      if (!hasSheets || (await store.uploadOfBytes(spooled.sha256))) return await inTurn(request)
      // Before its turn: a workbook that takes long holds up nobody but other workbooks.
      return await turns.workbooks.take(async () => {
        const { sheets = readSheets } = request
        const decoding = decodeLimits(limits.recordLength, limits.decoding, deps.formats)
        const grids = await sheets(file, decoding, deps.decode, stop)
        return inTurn({ ...request, sheets: async () => grids })
      })
    } finally {
      leave()
    }
  } finally {
    await spooled.discard()
  }
}

/** Clocks of services on one database differ by no more than this, else one of them is wrong. */
const CLOCKS_APART_MS = 60_000

/**
 * The moment of an upload. What comes later counts more, so it is never before that of the last one: a figure stamped
 * earlier would be taken in and never be seen. Problem `clock-behind`.
 */
async function momentOf({ store, now }: IngestDeps): Promise<Instant> {
  const last = await store.lastUpload('all')
  const at = now()
  if (last === null || last.at <= at) return at
  const then = Date.parse(last.at)
  if (then - Date.parse(at) > CLOCKS_APART_MS) throw new Problem('clock-behind', { now: at, last: last.at })
  return new Date(then + 1).toISOString()
}

function fileFrom(spooled: Spooled, { contentType, filename }: UploadRequest, deps: IngestDeps): FigureFile {
  const { head, encoding, bytes } = spooled
  const format = formatOf({ contentType, filename, head, encoding }, deps.formats ?? formats)
  return { format, encoding, bytes, read: () => spooled.read() }
}

/** An upload under way. */
interface Upload extends StageInput {
  readonly id: string
  readonly spooled: Spooled
  readonly plans: readonly Plan[]
}

async function apply(
  deps: IngestDeps,
  request: UploadRequest,
  spooled: Spooled,
  file: FigureFile,
): Promise<ReceiveResult> {
  const { store } = deps
  const standing = await store.uploadOfBytes(spooled.sha256)
  if (standing && !request.maySend) return repeated(standing, request)
  const plans = plansFor(
    (await deps.plans()).map((kept) => kept.plan),
    request.plan,
  )
  const now = await momentOf(deps)
  const id = request.id ?? randomUUID()
  const staging = await store.stage(id)
  try {
    const upload: Upload = {
      id,
      spooled,
      plans,
      file,
      book: indicatorBook(plans),
      faults: new FaultList(deps.limits.faults),
      released: releasedTo(request.clearance ?? 'public', now),
      now,
      staging,
    }
    const staged = await stageFigures(deps, request, upload)
    if (standing) {
      // Whether these bytes stand is for those who may send all that they say.
      upload.faults.refuse()
      return repeated(standing, request)
    }
    return await commitJudged(deps, request, upload, () => judge(deps, request, upload, staged))
  } finally {
    await staging.discard()
  }
}

const sentForOf = ({ plan, region, source, knownAt }: UploadRequest): SentFor => ({
  plan,
  region,
  source,
  knownAt,
})

/**
 * The receipt of the upload in which the same bytes stand. Raises `figures-sent-otherwise` when they stand with other
 * words or other cells put right: then they are other figures.
 */
function repeated({ id, receipt }: UploadRecord, request: UploadRequest): ReceiveResult {
  const now = sentForOf(request)
  const then = receipt.sentFor ?? now
  const words = ['plan', 'region', 'source', 'knownAt'] as const
  const isSame = sameEdits(receipt.edits ?? [], request.edits ?? [])
  if (!isSame || words.some((word) => then[word] !== now[word]))
    throw new Problem('figures-sent-otherwise', { upload: id })
  return { receipt, repeated: true }
}

/** What the staged figures would do, as the receipt says it. Problems: those of `examine`, `figures-empty`, those of a review. */
async function judge(
  deps: IngestDeps,
  request: UploadRequest,
  upload: Upload,
  { reading, conversions, basesTaken }: StagedFigures,
): Promise<Receipt> {
  const { id, file, spooled, staging, released, now } = upload
  const { edits = [] } = request
  request.watch?.progress({ stage: 'comparing' })
  const comparison = await staging.compare(deps.limits.revisions)
  const waits = await staging.waiting(deps.limits.revisions)
  const { warnings, unexamined } = await examine(deps, request, upload, comparison, waits.figures)
  if (comparison.read === 0) throw new Problem('figures-empty')
  const review = request.review?.(await staging.beside(), now) ?? null
  return {
    upload: id,
    sha256: spooled.sha256,
    filename: request.filename ?? '',
    format: file.format.name,
    encoding: encodingOf(file),
    receivedAt: now,
    by: request.by,
    dryRun: request.dryRun,
    sentFor: sentForOf(request),
    ...counts(comparison, released),
    ...(waits.count > 0 && { waits }),
    statusChanges: await statusChanges(deps, upload, comparison),
    warnings,
    ...(unexamined && { examined: false, unexamined }),
    ...(review && { review }),
    ...(reading && { reading }),
    ...(conversions.length > 0 && { conversions }),
    ...(basesTaken.length > 0 && { basesTaken }),
    ...(edits.length > 0 && { edits }),
  }
}

/**
 * What is odd, with the reasons to pass. Raises `figures-refused` or, but for a dry run, `figures-warned`. A migration of
 * millions of figures is no month's report: that nobody looked at them is what needs a reason.
 */
async function examine(
  deps: IngestDeps,
  request: UploadRequest,
  upload: Upload,
  comparison: Comparison,
  waiting: readonly WaitingFigure[],
): Promise<{ readonly warnings: readonly Warning[]; readonly unexamined: Receipt['unexamined'] | null }> {
  const { faults, staging, released } = upload
  const { watch } = request
  const toCheck = comparison.fresh + comparison.revised
  const { examined, faults: limit } = deps.limits
  if (toCheck > examined) {
    return { warnings: [], unexamined: passUnexamined(request, faults, comparison, examined) }
  }
  const inspection = await inspect({
    upload: upload.id,
    book: upload.book,
    touched: comparison.touched,
    figures: toCheck,
    today: dayOf(upload.now),
    before: (filter) => deps.store.observations({ ...filter, released }),
    after: (filter) => withOwn(staging, filter, released),
    accept: request.accept ?? null,
    limit,
    ...(deps.seriesChecks && { checks: deps.seriesChecks }),
    progress: (checked) => {
      deps.stop?.throwIfAborted()
      watch?.signal.throwIfAborted()
      watch?.progress({ stage: 'checking', checked, toCheck })
    },
  })
  const { errors, errorCount } = inspection
  const { days, longer } = deps.embargo ?? EMBARGO
  const long = longer
    ? longEmbargoes(waiting, latestRelease(upload.now, days), days, request.accept ?? null)
    : []
  const warnings = [...inspection.warnings, ...long]
  const openCount = inspection.openCount + long.filter(({ reason }) => reason === null).length
  faults.take(errors, errorCount)
  faults.refuse(warnings.map(faultOf))
  if (openCount === 0 || (request.dryRun && !request.handIn)) return { warnings, unexamined: null }
  const open = warnings.filter(({ reason }) => reason === null).map(faultOf)
  const listed = open.length < openCount ? open.length : ''
  throw new Problem('figures-warned', { total: openCount, listed }, { faults: open })
}

/** Indicators that would be judged otherwise. */
async function statusChanges(
  { store }: IngestDeps,
  { plans, staging, released, now }: Upload,
  { touched }: Comparison,
): Promise<readonly StatusChange[]> {
  const asOf = dayOf(now)
  const present: FigureQuery = (filter) => store.observations({ ...filter, released })
  const preview: FigureQuery = (filter) => staging.preview({ ...filter, released })
  const before = await statesOf(plans, touched, asOf, present)
  return changesBetween(before, await statesOf(plans, touched, asOf, preview))
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

/** So many times somebody else may be quicker: more services at once than anybody has. */
const TRIES = 20

/**
 * The file is on disk for good before the ledger names it; it goes again when the commit certainly failed. When another
 * service changes what is known meanwhile, everything is judged again: the receipt is always about what was there before.
 */
async function commitJudged(
  { store }: IngestDeps,
  request: UploadRequest,
  { staging, spooled }: Upload,
  judgeNow: () => Promise<Receipt>,
): Promise<ReceiveResult> {
  const { doer } = request
  let receipt = await judgeNow()
  if (request.dryRun) return { receipt, repeated: false }
  const { sha256, bytes } = spooled
  await spooled.keep()
  try {
    for (let attempt = 1; ; attempt++) {
      const act = { by: receipt.by, at: receipt.receivedAt, ...(doer && { doer }) }
      const isIn = await staging.commit({ sha256, filename: receipt.filename, bytes, act, receipt }).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Problem && error.code === 'upload-overtaken' && attempt < TRIES) return false
          throw error
        },
      )
      if (isIn) return { receipt, repeated: false }
      const standing = await store.uploadOfBytes(sha256)
      if (standing) return repeated(standing, request)
      receipt = await judgeNow()
    }
  } catch (error) {
    const isAbsent = await Promise.all([
      store.upload(receipt.upload, 'all'),
      store.uploadOfBytes(sha256),
    ]).then(
      (records) => records.every((record) => record === null),
      () => false,
    )
    if (isAbsent) await spooled.release()
    throw error
  }
}
