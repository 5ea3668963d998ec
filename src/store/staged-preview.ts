// What would count now if the staged figures of an upload had just been committed.
import { keyOf, keyPeriodOf, type Observation } from '../core/observation.ts'
import { comparePeriods } from '../core/period.ts'
import { changesSql } from './changes.ts'
import { COPIED } from './differences.ts'
import { conditionsOf, type openFigures, releasedOnly } from './figures.ts'
import { toMoment } from './moments.ts'
import { KEY, OBSERVATION_COLUMNS, type ObservationRow, toObservation } from './observation-rows.ts'
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

/** Both in the order of region, indicator, period, basis; a staged figure replaces one that was not known later. */
export function overlay(standing: readonly Observation[], staged: readonly Observation[]): Observation[] {
  const byKey = new Map(standing.map((figure) => [keyOf(figure), figure]))
  for (const figure of staged) {
    const known = byKey.get(keyOf(figure))
    if (!known || known.knownAt <= figure.knownAt) byKey.set(keyOf(figure), figure)
  }
  return [...byKey.values()].sort(inOrder)
}

const inOrder = (a: Observation, b: Observation): number =>
  byText(a.region, b.region) ||
  byText(a.indicator, b.indicator) ||
  comparePeriods(keyPeriodOf(a), keyPeriodOf(b)) ||
  byText(a.basis, b.basis)

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
