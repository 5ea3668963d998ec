// Numbers of single precision as texts: the digits that were meant, not those of the nearest double.

/** The shortest digits that mean this single-precision number: 8.2, not 8.199999809265137. */
export function shortestSingle(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const text = value.toPrecision(digits)
    if (Math.fround(Number(text)) === value) return String(Number(text))
  }
  return String(value)
}
