// How much a file of bytes (a workbook, an Arrow stream) may ask for: read by the process that decodes it and by those who wait for it.

export interface DecodingLimits {
  /** Size of a workbook. */
  readonly bytes: number
  /** Size of everything inside a workbook, unpacked. */
  readonly inflatedBytes: number
  /** Down to the last filled row of a sheet. */
  readonly rows: number
  /** Across to the last filled column of a sheet. */
  readonly columns: number
  /** Rows times columns of all sheets together. */
  readonly cells: number
  /** For which the service waits for the process, all waits of one file together. */
  readonly seconds: number
  /** Heap of the process that decodes it, in MiB. */
  readonly memoryMb: number
}

const MEBIBYTE = 1024 * 1024

export const DECODING_LIMITS: DecodingLimits = {
  bytes: 64 * MEBIBYTE,
  inflatedBytes: 256 * MEBIBYTE,
  rows: 200_000,
  columns: 500,
  cells: 2_000_000,
  seconds: 30,
  memoryMb: 1024,
}
