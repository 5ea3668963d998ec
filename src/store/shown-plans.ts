// Which plans show, as SQL: the demonstration gives way as soon as there is another plan, and for good when it was put away.
import { PLANTER } from '../core/demonstration.ts'
import type { Tables } from './tables.ts'

/**
 * Rows (plan, away): what the service planted itself and nobody has sent anew since it was put away. What a person did
 * has a doer beside the name.
 */
export const plantedPlans = ({ plans }: Tables): string => `
  SELECT plan, countIf(withdrawn != '') > 0 AS away FROM ${plans} GROUP BY plan
  HAVING argMin(by, seq) = '${PLANTER}' AND argMin(doer, seq) = ''
    AND (NOT away OR maxIf(seq, withdrawn = '') < minIf(seq, withdrawn != ''))`

/** Rows (plan): those that do not show. */
export const hiddenPlans = (tables: Tables): string => `
  SELECT plan FROM (${plantedPlans(tables)}) WHERE away OR (
    SELECT count() FROM (
      SELECT plan, argMax(withdrawn, seq) AS gone FROM ${tables.plans} GROUP BY plan HAVING gone = ''
    ) WHERE plan NOT IN (SELECT plan FROM (${plantedPlans(tables)}))
  ) > 0`

/** Whether the plan of this id shows: asked by plans, slips and all that follows from them. */
export const shownPlan = (column: string, tables: Tables): string =>
  `${column} NOT IN (${hiddenPlans(tables)})`

/** Whether an upload was planted with a demonstration that is hidden. */
export const hiddenUpload = (row: string, tables: Tables): string =>
  `${plantedUpload(row)} AND (SELECT count() FROM (${hiddenPlans(tables)})) > 0`

export const plantedUpload = (row: string): string => `(${row}.by = '${PLANTER}' AND ${row}.doer = '')`
