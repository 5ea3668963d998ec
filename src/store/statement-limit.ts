// A limit as it may stand in a statement.

/** A limit stands in the statement as digits: a window's LIMIT takes no parameter on every supported server. */
export function whole(limit: number): number {
  if (!Number.isSafeInteger(limit) || limit < 0) throw new RangeError(`not a limit: ${limit}`)
  return limit
}
