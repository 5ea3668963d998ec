// What a draft would do if it were confirmed now: the receipt or the refusal, every cell, and the sheets as they look.
import { Readable } from 'node:stream'
import { type Clearance, releasedTo } from '../core/clearance.ts'
import type { Doer } from '../core/deed.ts'
import { dayOf, period } from '../core/period.ts'
import { type Fault, Problem } from '../core/problem.ts'
import type { Conversion, Reading } from '../core/reading.ts'
import type { Receipt } from '../core/receipt.ts'
import type { Grid } from '../ingest/grid/grid.ts'
import { parseMapping } from '../ingest/grid/mapping.ts'
import { readFigures } from '../ingest/read-figures.ts'
import { receiveUpload } from '../ingest/receive.ts'
import { sheetsOf } from '../ingest/sheets-of.ts'
import type { IngestDeps, MaySend, UploadRequest } from '../ingest/upload.ts'
import type { Watch } from '../ingest/watch.ts'
import { type ReadWorkbook, readWorkbook } from '../ingest/workbook/read-workbook.ts'
import type { Draft } from './drafts.ts'
import { type PreviewCell, previewCells } from './preview.ts'

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
}

interface Trial {
  readonly ingest: IngestDeps
  readonly draft: Draft
  readonly bytes: Buffer
  readonly sender: DraftSender
  readonly watch?: Watch
  readonly parse?: ReadWorkbook
}

const choiceOf = ({ mapping }: Draft) => ({
  ...{ sheet: null, layout: null, hidden: false },
  mapping: mapping === null ? null : parseMapping(mapping),
})

/** A dry run, or the confirming itself: the same words for both. `reason`: for every doubt without one of its own. */
export function draftRequest(
  { draft, bytes, sender, watch, parse }: Omit<Trial, 'ingest'>,
  { dryRun, reason }: { readonly dryRun: boolean; readonly reason: string | null },
): UploadRequest {
  const { contentType, filename, plan, edits = [], reasons } = draft
  return {
    body: Readable.from([bytes]),
    ...{ contentType, filename, plan, dryRun, edits },
    by: sender.name,
    doer: sender.doer,
    ...{ region: null, source: null, knownAt: null },
    choice: choiceOf(draft),
    accept: { all: reason ?? (reasons?.all || null), each: reasons?.each ?? {} },
    clearance: sender.clearance,
    ...(sender.maySend && { maySend: sender.maySend }),
    ...(watch && { watch }),
    ...(parse && { parse }),
  }
}

/** Stores nothing. The workbook is parsed once. Unknown failures and those of the service are thrown. */
export async function tryDraft(trial: Trial): Promise<DraftOutcome> {
  const { ingest, draft, bytes, sender } = trial
  let parsed: Promise<readonly Grid[]> | null = null
  const parse: ReadWorkbook = (content, limits) => {
    parsed ??= readWorkbook(content, limits)
    return parsed
  }
  const { receipt, problem } = await tried({ ...trial, parse })
  const kept = (await ingest.plans()).map(({ plan }) => plan)
  const plans = kept.filter(({ id }) => draft.plan === null || id === draft.plan)
  const byCell = problem === null || problem.code === 'figures-refused'
  const faults: readonly Fault[] = problem?.faults ?? receipt?.warnings.map(asFault) ?? []
  const file = { bytes, contentType: draft.contentType, filename: draft.filename }
  const now = ingest.now()
  const read = byCell
    ? await readFigures(file, plans, dayOf(now), 1, choiceOf(draft), parse, draft.edits ?? [])
    : null
  const regions = [...new Set(read?.figures.map(({ region }) => region))]
  const released = releasedTo(sender.clearance, now)
  const standing = await Promise.all(
    regions.map((region) => ingest.store.observations({ region, ...spanOf(plans), released })),
  )
  return {
    ...{ receipt, problem, byCell },
    cells: read ? previewCells(read.figures, faults, standing.flat()) : [],
    reading: read?.reading ?? null,
    conversions: read?.conversions ?? [],
    sheets: await sheetsOf(file, ingest.limits.workbook, parse).catch(noneWhenUnreadable),
  }
}

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
  ...{ code, row, cell, detail, fix },
  warning: id,
})

const spanOf = (plans: readonly { readonly year: number }[]) => {
  const years = plans.map(({ year }) => year)
  return years.length === 0
    ? {}
    : { from: period(`${Math.min(...years) - 1}-01`), to: period(`${Math.max(...years)}-12`) }
}
