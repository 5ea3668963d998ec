// What an upload's stored rows amount to: a count, and a hash that does not depend on their order.

/** Over every stored column; two runs over the same rows agree, a changed byte does not. */
export const ROWS_HASH = `sum(cityHash64(region, indicator, period_rank, basis, known_at, recorded_at, seq, period,
  isNull(value), coalesce(value, toDecimal128(0, 12)), status, source, note, row, cell))`
