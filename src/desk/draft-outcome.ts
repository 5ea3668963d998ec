// What a draft would do if it were confirmed now: the receipt or the refusal, every cell, and the sheets as they look.
import { Readable } from 'node:stream'
import { type Clearance, releasedTo } from '../core/clearance.ts'
import type { Doer } from '../core/deed.ts'
import { figuresOf } from '../core/figure-block.ts'
import type { Figure } from '../core/observation.ts'
import { type Instant, period } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { type Fault, Problem } from '../core/problem.ts'
import type { Conversion, Reading } from '../core/reading.ts'
import type { Receipt } from '../core/receipt.ts'
import { dayOf } from '../core/zone.ts'
import type { Grid } from '../ingest/grid/grid.ts'
import { parseMapping } from '../ingest/grid/mapping.ts'
import { nameBook } from '../ingest/grid/names.ts'
import { indicatorBook, type MaySend } from '../ingest/indicator-book.ts'
import { decodeLimits, fileOf, type ReadSheets, readSheets, type SentFile } from '../ingest/raw-blocks.ts'
import { type Portion, readFigures } from '../ingest/read-figures.ts'
import { receiveUpload } from '../ingest/receive.ts'
import { stepByStep } from '../ingest/turn.ts'
import type { IngestDeps, UploadRequest, Watch } from '../ingest/upload.ts'
import type { Draft } from './drafts.ts'
import { type PreviewCell, previewCells } from './preview.ts'
import { type ProposalParts, proposalParts } from './proposals.ts'

/** On whose behalf a draft is tried or confirmed. */
export interface DraftSender {
  readonly name: string
  readonly doer: Doer
  readonly clearance: Clearance
  /** Whose figures the sender may send; null: everybody's. */
  readonly maySend: MaySend | null
}

export interface DraftOutcome {
  /** What it would do; null: it cannot be stored as it is. `dryRun` is false when the same bytes stand already. */
  readonly receipt: Receipt | null
  readonly problem: Problem | null
  /** The problem, if there is one, speaks of single cells; else nobody knows what the cells mean. */
  readonly byCell: boolean
  /** In the order of the file. */
  readonly cells: readonly PreviewCell[]
  /** How the sheet was read; null for records, and where that is not clear. */
  readonly reading: Reading | null
  readonly conversions: readonly Conversion[]
  /** As the file has them; none for files that are no sheets. */
  readonly sheets: readonly Grid[]
  /** What can be chosen within each way to read it, by the place of its fault; none where nobody has to choose. */
  readonly proposals: readonly ProposalParts[]
  /** Names of the indicators of which a row can be one. */
  readonly indicators: readonly string[]
}

interface Trial {
  readonly ingest: IngestDeps
  readonly draft: Draft
  readonly bytes: Buffer
  readonly sender: DraftSender
  readonly watch?: Watch
  readonly sheets?: ReadSheets
}

const choiceOf = ({ mapping }: Draft) => ({
  sheet: null,
  layout: null,
  hidden: false,
  mapping: mapping === null ? null : parseMapping(mapping),
})

/** A dry run, or the confirming itself: the same words for both. `reason`: for every doubt without one of its own. */
export function draftRequest(
  { draft, bytes, sender, watch, sheets }: Omit<Trial, 'ingest'>,
  { dryRun, reason }: { readonly dryRun: boolean; readonly reason: string | null },
): UploadRequest {
  const { contentType, filename, plan, edits = [], reasons } = draft
  return {
    body: Readable.from([bytes]),
    contentType,
    filename,
    plan,
    dryRun,
    edits,
    by: sender.name,
    doer: sender.doer,
    region: null,
    source: null,
    knownAt: null,
    choice: choiceOf(draft),
    accept: { all: reason ?? (reasons?.all || null), each: reasons?.each ?? {} },
    clearance: sender.clearance,
    ...(sender.maySend && { maySend: sender.maySend }),
    ...(watch && { watch }),
    ...(sheets && { sheets }),
  }
}

/** Stores nothing. The file is read and checked once. Unknown failures and those of the service are thrown. */
export async function tryDraft(trial: Trial): Promise<DraftOutcome> {
  const { ingest, draft, bytes, sender } = trial
  let known: Promise<readonly Grid[]> | null = null
  const sheets: ReadSheets = (...of) => {
    known ??= readSheets(...of)
    return known
  }
  const seen = new Seen(trial.watch)
  const { receipt, problem } = await tried({ ...trial, sheets, watch: seen })
  const kept = (await ingest.plans()).map(({ plan }) => plan)
  const plans = kept.filter(({ id }) => draft.plan === null || id === draft.plan)
  const byCell = problem === null || problem.code === 'figures-refused'
  const faults: readonly Fault[] = problem?.faults ?? receipt?.warnings.map(asFault) ?? []
  const sent = { bytes, contentType: draft.contentType, filename: draft.filename }
  const now = ingest.now()
  const said = byCell ? await (seen.isComplete ? seen : readAgain(trial, sent, plans, now, sheets)) : null
  const regions = [...new Set(said?.figures.map(({ region }) => region))]
  const released = releasedTo(sender.clearance, now)
  const standing = await Promise.all(
    regions.map((region) => ingest.store.observations({ region, ...spanOf(plans), released })),
  )
  const grids = await sheetsOf(sent, ingest, sheets).catch(noneWhenUnreadable)
  const isAsked = problem?.code === 'figures-layout-unclear'
  const book = indicatorBook(plans)
  const names = nameBook(book, book.regions.length === 1 ? (book.regions[0] ?? null) : null)
  const edited = grids.map((grid) => grid.with(draft.edits ?? []))
  return {
    receipt,
    problem,
    byCell,
    proposals: isAsked ? await stepByStep(proposalParts(problem.faults, edited, names)) : [],
    indicators: isAsked ? namesOfIndicators(plans) : [],
    cells: said ? previewCells(said.figures, faults, standing.flat()) : [],
    reading: said?.reading ?? null,
    conversions: said?.conversions ?? [],
    sheets: grids,
  }
}

const namesOfIndicators = (plans: readonly Plan[]): readonly string[] => [
  ...new Set(plans.flatMap(({ indicators }) => indicators.map(({ name }) => name))),
]

/** What a dry run read, figures refused included; and its own watch goes on. */
class Seen implements Watch {
  readonly figures: Figure[] = []
  readonly conversions: Conversion[] = []
  readonly signal: AbortSignal
  readonly progress: Watch['progress']
  #reading: (() => Reading | null) | null = null

  constructor(watch: Watch | undefined) {
    this.signal = watch?.signal ?? new AbortController().signal
    this.progress = (change) => watch?.progress(change)
  }

  readonly read = (portion: Portion, reading: () => Reading | null): void => {
    this.#reading = reading
    for (const block of [portion.figures, portion.refused]) {
      for (const figure of figuresOf(block)) this.figures.push(figure)
    }
    for (const conversion of portion.conversions) this.conversions.push(conversion)
  }

  /** False where nothing was read because the same bytes stand already. */
  get isComplete(): boolean {
    return this.#reading !== null
  }

  get reading(): Reading | null {
    return this.#reading?.() ?? null
  }
}

const readAgain = (
  { ingest, draft }: Trial,
  sent: SentFile,
  plans: readonly Plan[],
  now: Instant,
  sheets: ReadSheets,
) =>
  readFigures(sent, plans, {
    today: dayOf(now),
    faultLimit: 1,
    choice: choiceOf(draft),
    edits: draft.edits ?? [],
    sheets,
    ...(ingest.decode && { decode: ingest.decode }),
    ...(ingest.formats && { formats: ingest.formats }),
  })

const sheetsOf = async (
  sent: SentFile,
  { limits, formats, decode }: IngestDeps,
  sheets: ReadSheets,
): Promise<readonly Grid[]> =>
  sheets(fileOf(sent, formats), decodeLimits(limits.recordLength, limits.decoding, formats), decode)

async function tried(trial: Trial): Promise<Pick<DraftOutcome, 'receipt' | 'problem'>> {
  try {
    const request = draftRequest(trial, { dryRun: true, reason: null })
    const { receipt } = await receiveUpload(trial.ingest, request)
    return { receipt, problem: null }
  } catch (problem) {
    if (problem instanceof Problem && problem.status < 500) return { receipt: null, problem }
    throw problem
  }
}

/** Why it cannot be read was told by the trial. */
function noneWhenUnreadable(error: unknown): readonly Grid[] {
  if (error instanceof Problem && error.status < 500) return []
  throw error
}

const asFault = ({ code, row, cell, detail, fix, id }: Receipt['warnings'][number]): Fault => ({
  code,
  row,
  cell,
  detail,
  fix,
  warning: id,
})

const spanOf = (plans: readonly { readonly year: number }[]) => {
  const years = plans.map(({ year }) => year)
  return years.length === 0
    ? {}
    : { from: period(`${Math.min(...years) - 1}-01`), to: period(`${Math.max(...years)}-12`) }
}
