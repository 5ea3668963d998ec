// The rows of a file, read, checked and handed to the store by blocks.
import type { Released } from '../core/clearance.ts'
import { dayOf, type Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import type { Conversion, Reading } from '../core/reading.ts'
import type { Staging } from '../store/store.ts'
import { NO_CHOICE } from './choose-mapping.ts'
import type { FaultList } from './fault-list.ts'
import type { Decoder } from './formats/decoder.ts'
import { knowRegions } from './known-figures.ts'
import { emptyBlock, rowMapper } from './map-rows.ts'
import { openFigures } from './open-figures.ts'
import { rememberedIn } from './remembered-mapping.ts'
import type { Spooled } from './spool.ts'
import { regionFor, type Subjects } from './subjects.ts'
import type { IngestDeps, UploadRequest } from './upload.ts'

/** Figures that are handed on in one go: few, so that their texts die young. The store gathers what it writes. */
const STAGED_ROWS = 4_096

export interface Work {
  readonly file: Spooled
  readonly decoder: Decoder
  readonly subjects: Subjects
  readonly faults: FaultList
  readonly released: Released
  readonly now: Instant
  readonly staging: Staging
}

export interface HowRead {
  /** null for a file of records. */
  readonly reading: Reading | null
  /** The first ones. */
  readonly conversions: readonly Conversion[]
}

/** Every row is read and checked, whatever went before; one block is stored while the next is read. */
export async function stageFigures(
  { store, limits }: IngestDeps,
  request: UploadRequest,
  { file, decoder, subjects, faults, released, now, staging }: Work,
): Promise<HowRead> {
  const region = regionFor(subjects, request.region)
  const opened = await openFigures({
    ...{ decoder, subjects, region, encoding: file.encoding, bytes: file.bytes, read: () => file.read() },
    ...{ recordLength: limits.recordLength, workbook: limits.workbook },
    ...{ choice: request.choice ?? NO_CHOICE, remembered: rememberedIn(store, released) },
    ...(request.parse && { parse: request.parse }),
    edits: request.edits ?? [],
  })
  const conversions: Conversion[] = []
  const mapper = rowMapper({
    decoder: opened.decoder,
    subjects,
    region,
    onConversion: (conversion) => {
      if (conversions.length < limits.revisions) conversions.push(conversion)
    },
    source: request.source ?? '',
    ...(request.maySend && { maySend: request.maySend }),
    knownAt: request.knownAt ?? now,
    releaseAt: request.releaseAt ?? null,
    faults,
    now,
    today: dayOf(now),
  })
  const remember = knowRegions(store, subjects, released)
  let rows = 0
  let figures = emptyBlock()
  let stored: Promise<void> = Promise.resolve()
  try {
    for await (const block of opened.blocks) {
      request.watch?.signal.throwIfAborted()
      rows += block.count
      request.watch?.told({ stage: 'reading', rows })
      if (rows > limits.rows) throw new Problem('figures-too-many-rows', { limit: limits.rows })
      await remember(mapper.regionsIn(block))
      mapper.map(block, figures)
      if (figures.count < STAGED_ROWS) continue
      await stored
      stored = handled(staging.addBlock(figures))
      figures = emptyBlock()
    }
    await stored
    if (figures.count > 0) stored = handled(staging.addBlock(figures))
  } finally {
    await stored
  }
  for (const twice of await staging.duplicates(limits.faults)) {
    faults.add(
      'duplicate-figure',
      { key: twice.key, first: twice.first },
      { row: twice.row, cell: twice.cell },
    )
  }
  for (const { row, cell, releaseAt, before } of await staging.postponed(limits.faults)) {
    faults.add('release-postponed', { release: releaseAt, before }, { row, cell })
  }
  return { reading: opened.reading(), conversions }
}

/** A failure is met where the promise is awaited; until then it must not count as unhandled. */
function handled(promise: Promise<void>): Promise<void> {
  promise.catch(() => {})
  return promise
}
