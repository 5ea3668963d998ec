// How an Arrow file begins. Source: Arrow's columnar format, "IPC File Format".

const MAGIC = 'ARROW1'

/** A file is a stream with a frame around it. */
export const isArrowFile = (start: Uint8Array): boolean =>
  Buffer.from(start.subarray(0, MAGIC.length)).toString('latin1') === MAGIC
