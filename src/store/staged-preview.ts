// What would count now if the staged figures of an upload had just been committed.
import type { Observation } from '../core/observation.ts'
import { changesSql } from './changes.ts'
import { COPIED } from './differences.ts'
import { conditionsOf, type openFigures, releasedOnly } from './figures.ts'
import { KEY } from './key.ts'
import { toMoment } from './moments.ts'
import { OBSERVATION_COLUMNS, type ObservationRow, toObservation } from './observation-rows.ts'
import { overlay } from './overlay.ts'
import { nowOf, type StagedUpload } from './staged.ts'
import type { ObservationFilter } from './store.ts'

/** As `Staging.preview`. `upto`: the last event that counts; `isFresh`: nothing of the upload was known by then. */
export async function previewOf(
  { database, tables, id, now }: StagedUpload,
  figures: ReturnType<typeof openFigures>,
  filter: ObservationFilter,
  { upto, isFresh }: { readonly upto: number; readonly isFresh: boolean },
): Promise<Observation[]> {
  const standing = await figures.observations(filter)
  const { knownAt, released: _, ...ofKey } = filter
  const narrow = conditionsOf(ofKey)
  const open = releasedOnly(filter, nowOf({ now }))
  const known = knownAt === undefined ? '1' : "known_at <= {at:DateTime64(3, 'UTC')}"
  const rows = isFresh
    ? `${tables.staged} WHERE upload = {id:String} AND (${narrow.where})`
    : `(${changesSql(tables, COPIED, narrow.where)}) WHERE changed`
  const staged = await database.rows<ObservationRow>(
    `SELECT ${OBSERVATION_COLUMNS} FROM (
       SELECT ${KEY}, known_at, value, status, ${COPIED.join(', ')}, release_at,
         {id:String} AS upload, now64(3, 'UTC') AS recorded_at
       FROM ${rows} AND ${known} AND ${open.where}
       ORDER BY ${KEY}, known_at DESC LIMIT 1 BY ${KEY}
     ) ORDER BY ${KEY}`,
    {
      ...narrow.bindings,
      ...open.bindings,
      id,
      upto,
      now,
      ...(knownAt === undefined ? {} : { at: toMoment(knownAt) }),
    },
    'heavy',
  )
  return overlay(standing, staged.map(toObservation))
}
