// How much a workbook may ask for: read by the process that parses it and by those who wait for it.

export interface WorkbookLimits {
  /** Size of the file. */
  readonly bytes: number
  /** Size of everything inside it, unpacked. */
  readonly inflatedBytes: number
  /** Down to the last filled row of a sheet. */
  readonly rows: number
  /** Across to the last filled column of a sheet. */
  readonly columns: number
  /** Rows times columns of all sheets together. */
  readonly cells: number
  /** From the first byte to the last cell. */
  readonly seconds: number
  /** Heap of the process that parses it, in MiB. */
  readonly memoryMb: number
}

const MEBIBYTE = 1024 * 1024

export const WORKBOOK_LIMITS: WorkbookLimits = {
  bytes: 64 * MEBIBYTE,
  inflatedBytes: 256 * MEBIBYTE,
  rows: 200_000,
  columns: 500,
  cells: 2_000_000,
  seconds: 30,
  memoryMb: 1024,
}
