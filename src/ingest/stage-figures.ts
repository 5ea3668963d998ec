// The figures of a file, handed to the store portion by portion, and what the store finds odd about them by itself.
import type { Released } from '../core/clearance.ts'
import { endIndex, type Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import type { BasisTaken, Conversion, Reading } from '../core/reading.ts'
import { dayOf } from '../core/zone.ts'
import type { Staging, Store } from '../store/store.ts'
import { NO_CHOICE, rememberedIn } from './choose-mapping.ts'
import type { FaultList } from './fault-list.ts'
import { type IndicatorBook, regionFor } from './indicator-book.ts'
import { decodeLimits, type FigureFile } from './raw-blocks.ts'
import { type OpenFigures, openFigureFile } from './read-figures.ts'
import { regionRanges } from './region-ranges.ts'
import { periodsOfInterest } from './status-changes.ts'
import { EMBARGO, type IngestDeps, latestRelease, stopOf, type UploadRequest } from './upload.ts'

export interface StageInput {
  readonly file: FigureFile
  readonly book: IndicatorBook
  readonly faults: FaultList
  readonly released: Released
  readonly now: Instant
  readonly staging: Staging
}

export interface StagedFigures {
  /** null for a file of records. */
  readonly reading: Reading | null
  /** The first ones. */
  readonly conversions: readonly Conversion[]
  readonly basesTaken: readonly BasisTaken[]
}

/** Problems: those of `openFigureFile`, `figures-too-many-rows`; faults go to the list. */
export async function stageFigures(
  deps: IngestDeps,
  request: UploadRequest,
  input: StageInput,
): Promise<StagedFigures> {
  const { store, limits, decode, checks } = deps
  const { book, faults, released, now, staging } = input
  const { watch, sheets, maySend } = request
  const { days, longer } = deps.embargo ?? EMBARGO
  const opened = await openFigureFile(input.file, {
    limits: decodeLimits(limits.recordLength, limits.decoding, deps.formats),
    book,
    region: regionFor(book, request.region),
    choice: request.choice ?? NO_CHOICE,
    remembered: rememberedIn(store, released),
    edits: request.edits ?? [],
    ...(decode && { decode }),
    stop: stopOf(deps, request),
    ...(checks && { checks }),
    ...(sheets && { sheets }),
    ...(maySend && { maySend }),
    source: request.source ?? '',
    knownAt: request.knownAt ?? now,
    releaseAt: request.releaseAt ?? null,
    ...(!longer && { latestRelease: { at: latestRelease(now, days), days } }),
    faults,
    now,
    today: dayOf(now),
    recall: recallOf(store, book, released),
  })
  const conversions = await stagePortions(opened, staging, deps, watch)
  await findOddities(staging, faults, limits.faults)
  return { reading: opened.reading(), conversions, basesTaken: opened.basesTaken() }
}

/** One portion is stored while the next is read. The first conversions. */
async function stagePortions(
  { portions, reading }: OpenFigures,
  staging: Staging,
  { limits, stop }: IngestDeps,
  watch: UploadRequest['watch'],
): Promise<readonly Conversion[]> {
  const conversions: Conversion[] = []
  let rows = 0
  let stored: Promise<void> = Promise.resolve()
  try {
    for await (const portion of portions) {
      stop?.throwIfAborted()
      watch?.signal.throwIfAborted()
      rows += portion.rows
      watch?.progress({ stage: 'reading', rows })
      if (rows > limits.rows) throw new Problem('figures-too-many-rows', { limit: limits.rows })
      watch?.read?.(portion, reading)
      conversions.push(...portion.conversions.slice(0, limits.revisions - conversions.length))
      await stored
      if (portion.figures.count > 0) stored = handled(staging.addBlock(portion.figures))
    }
  } finally {
    await stored
  }
  return conversions
}

/** A failure is met where the promise is awaited; until then it must not count as unhandled. */
function handled(promise: Promise<void>): Promise<void> {
  promise.catch(() => {})
  return promise
}

/** What only all figures together, or beside those that stand, show. */
async function findOddities(staging: Staging, faults: FaultList, limit: number): Promise<void> {
  for (const { key, first, row, cell } of await staging.duplicates(limit)) {
    faults.add('duplicate-figure', { keyEn: key, first }, { row, cell })
  }
  for (const { row, cell, releaseAt, before } of await staging.postponed(limit)) {
    faults.add('release-postponed', { release: releaseAt, before }, { row, cell })
  }
}

/**
 * Fetches what is known of the regions that a file speaks of, so that checks can compare magnitudes: each region once,
 * when the first rows that name it come.
 */
function recallOf(
  store: Pick<Store, 'observations'>,
  book: IndicatorBook,
  released: Released,
): (regions: readonly string[]) => Promise<void> {
  const fetched = new Set<string>()
  return async (regions) => {
    const fresh = regions.filter((region) => !fetched.has(region))
    if (fresh.length === 0) return
    for (const code of fresh) fetched.add(code)
    for (const range of regionRanges(fresh, book.regions)) {
      const plans = range.regions.flatMap((code) => book.region(code)?.plans ?? [])
      const known = await store.observations({ region: range.region, released, ...periodsOfInterest(plans) })
      for (const { region, indicator, period, basis, value } of known) {
        if (value === null) continue
        const subject = book.region(region)?.find(indicator, endIndex(period))
        subject?.history.know(basis, period, value.valueOf())
      }
    }
  }
}
