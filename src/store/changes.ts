// How staged figures differ from what is known: each against the vintage that was known at its own known-at.

import { standingUploads } from './ledger.ts'
import { KEY } from './observation-rows.ts'
import type { Tables } from './tables.ts'

/** Names a figure in 16 bytes, which sort and group quicker than its texts. */
const KEY_HASH = `sipHash128(${KEY})`

const NEVER = "toDateTime64(0, 3, 'UTC')"

const CHANGED = `coalesce(value != before_value, isNull(value) != isNull(before_value)) OR status != before_status
  OR (stated_release != ${NEVER} AND waits AND stated_release != before_release)`

/**
 * Every staged row of `{id:String}` with `known_before` (a vintage was known then), `before_value`, and `changed`.
 * Vintages of the same file count as known for its later ones. Asks for `{upto:UInt32}` and `{now:DateTime64(3, 'UTC')}`.
 * `release_at` is the release stated, else that of an unreleased figure which the row revises: a correction must not let
 * out what waits. `before_release`: the release of what is revised; `waits`: it has not come.
 * `also`: further staged columns. `narrow`: a condition on the columns of the key, to look at a part only.
 */
export function changesSql(tables: Tables, also: readonly string[], narrow = '1'): string {
  const columns = also.map((column) => `, ${column}`).join('')
  // Only the columns of a staged row are ever read; a stored one fills their place in the union.
  const blanks = also.map((column) => `, ${BLANK[column] ?? column}`).join('')
  return `
    SELECT ${KEY}, known_at, value, status, known_before, before_value${columns},
      before_release, stated_release, before_release > {now:DateTime64(3, 'UTC')} AS waits,
      if(waits AND stated_release = ${NEVER}, before_release, stated_release) AS release_at,
      NOT known_before OR ${CHANGED} AS changed
    FROM (
      SELECT ${KEY}, known_at, value, status, staged, stated_release${columns},
        lagInFrame(toUInt8(1), 1, toUInt8(0)) OVER earlier AS known_before,
        lagInFrame(value) OVER earlier AS before_value,
        lagInFrame(status) OVER earlier AS before_status,
        max(stated_release) OVER before AS before_release
      FROM (
        SELECT ${KEY}, known_at, value, toString(status) AS status, toUInt8(1) AS staged, release_at AS stated_release,
          known_at AS recorded_at, toUInt32(0) AS seq, ${KEY_HASH} AS key${columns}
        FROM ${tables.staged} WHERE upload = {id:String} AND (${narrow})
        UNION ALL
        SELECT ${KEY}, known_at, value, toString(status) AS status, toUInt8(0) AS staged, release_at AS stated_release,
          recorded_at, seq, ${KEY_HASH} AS key${blanks}
        FROM ${tables.observations}
        WHERE (${narrow})
          AND (${KEY}) IN (SELECT ${KEY} FROM ${tables.staged} WHERE upload = {id:String} AND (${narrow}))
          AND upload IN (${standingUploads(tables, false)})
      )
      WINDOW earlier AS (
        PARTITION BY key ORDER BY known_at, staged, recorded_at, seq ROWS BETWEEN 1 PRECEDING AND CURRENT ROW
      ), before AS (
        PARTITION BY key ORDER BY known_at, staged, recorded_at, seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      )
    )
    WHERE staged = 1`
}

const BLANK: Readonly<Record<string, string>> = { cell: "'' AS cell" }
