// An upload on its way in: staged, looked over, compared, and made visible at once or not at all.
import type { Instant } from '../core/period.ts'
import { besideOf } from './beside.ts'
import type { Database } from './database.ts'
import type { Deeds } from './deeds.ts'
import { compareWithKnown } from './differences.ts'
import type { openFigures } from './figures.ts'
import type { Ledger } from './ledger.ts'
import { toMoment } from './moments.ts'
import type { Projection } from './projection.ts'
import type { Compared, StagedUpload } from './staged.ts'
import { commitStaged } from './staged-commit.ts'
import { duplicatesOf, postponedOf, waitingOf } from './staged-faults.ts'
import { previewOf } from './staged-preview.ts'
import { stagedRows } from './staged-rows.ts'
import { openStagedWriter } from './staged-writer.ts'
import type { Staging } from './store.ts'
import { onCluster, type Tables } from './tables.ts'

interface StagingDeps {
  readonly database: Database
  readonly tables: Tables
  readonly ledger: Ledger
  readonly deeds: Pick<Deeds, 'catchUp'>
  readonly projection: Projection
  readonly figures: ReturnType<typeof openFigures>
  /** Facts are added to the ledger one at a time. */
  readonly alone: <Result>(work: () => Promise<Result>) => Promise<Result>
  /** Told when a part of the work that is not needed for the answer failed. */
  readonly onLate: (error: unknown) => void
  readonly now: () => Instant
}

export function openStaging(deps: StagingDeps, id: string): Staging {
  const { database, tables, ledger, projection } = deps
  const staged: StagedUpload = { database, tables, ledger, id, now: toMoment(deps.now()) }
  const encode = stagedRows(id)
  const writer = openStagedWriter(database, tables)
  /** Null when nothing was compared yet, or more came in since. */
  let compared: Compared | null = null

  async function write(rows: Buffer): Promise<void> {
    compared = null
    await writer.write(rows)
  }

  const drop = () =>
    database.run(`ALTER TABLE ${tables.staged} ${onCluster(tables)} DROP PARTITION {id:String}`, { id })

  return {
    id,
    add: async (figures) => write(encode.ofFigures(figures)),
    addBlock: async (block) => write(encode.ofBlock(block)),

    async duplicates(limit) {
      await writer.written()
      return duplicatesOf(staged, limit)
    },

    async postponed(limit) {
      await writer.written()
      return postponedOf(staged, limit)
    },

    async waiting(limit) {
      await writer.written()
      return waitingOf(staged, limit)
    },

    async compare(limit) {
      await writer.written()
      const { comparison, ...found } = await compareWithKnown(staged, limit)
      compared = found
      return comparison
    },

    async beside() {
      await writer.written()
      return besideOf(database, tables, id, await ledger.last())
    },

    async preview(filter) {
      await writer.written()
      const upto = await ledger.last()
      const isFresh = compared?.upto === upto && compared.fresh
      return previewOf(staged, deps.figures, filter, { upto, isFresh })
    },

    async commit(entry) {
      await writer.written()
      await deps.alone(async () => {
        await commitStaged(staged, entry, compared)
        // Still in turn, so that deeds stand in the order in which they were done; a failure is made good by the next.
        await deps.deeds.catchUp().catch(deps.onLate)
      })
      // From here on the upload is in, whatever happens: readers find it with or without these two.
      await projection.catchUp().catch(deps.onLate)
      await drop().catch(deps.onLate)
    },

    async discard() {
      await writer.abandon()
      await drop()
    },
  }
}
