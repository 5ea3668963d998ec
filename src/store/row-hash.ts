// What an upload's stored rows amount to: a count, and a hash that does not depend on their order.

const STORED = `region, indicator, period_rank, basis, known_at, recorded_at, seq, period,
  isNull(value), coalesce(value, toDecimal128(0, 12)), status, source, note, row, cell`

/**
 * Over every stored column; two runs over the same rows agree, a changed byte does not. A row that waits for nothing
 * has the hash that it had before rows could wait.
 */
export const ROWS_HASH = `sum(if(release_at = toDateTime64(0, 3, 'UTC'), cityHash64(${STORED}),
  cityHash64(${STORED}, release_at)))`
