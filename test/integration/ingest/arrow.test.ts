// Arrow is decoded in a process of its own: whatever a file says of itself, the service answers with figures or a Problem.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { MessageReader, Table, tableToIPC, vectorFromArray } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Problem } from '../../../src/core/problem.ts'
import { decodeApart } from '../../../src/ingest/decoding/decode.ts'
import { DECODING_LIMITS, type DecodingLimits } from '../../../src/ingest/decoding/limits.ts'
import { arrow } from '../../../src/ingest/formats/arrow.ts'
import { decodeLimits } from '../../../src/ingest/raw-blocks.ts'

const bytes = Buffer.from(
  tableToIPC(
    new Table({ value: vectorFromArray([1, 2, 3]), name: vectorFromArray(['a', 'b', 'c']) }),
    'stream',
  ),
)

async function* cut(whole: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < whole.length; from += size) yield whole.subarray(from, from + size)
}

const partsOf = (whole: AsyncIterable<Uint8Array>, limits: Partial<DecodingLimits> = {}) =>
  decodeApart(arrow, whole, decodeLimits(65_536, { ...DECODING_LIMITS, ...limits }), {
    encoding: 'utf-8',
    gives: 'records',
  })

/** All rows, cell by cell. */
async function rowsOf(
  whole: Uint8Array,
  size = whole.length,
  limits: Partial<DecodingLimits> = {},
): Promise<unknown[]> {
  const rows: unknown[] = []
  for await (const part of partsOf(cut(whole, size), limits)) {
    if (part.kind !== 'block') throw new Error(part.kind)
    const { columns, count } = part.block
    for (let row = 0; row < count; row++) rows.push(columns.map((column) => column[row]))
  }
  return rows
}

const ROWS = [
  ['1', 'a'],
  ['2', 'b'],
  ['3', 'c'],
]

/** What a file is refused with: its code and its words. */
async function refusal(whole: Uint8Array, limits: Partial<DecodingLimits> = {}): Promise<string> {
  const failure = await rowsOf(whole, 65_536, limits).then(
    () => null,
    (error: unknown) => error,
  )
  if (!(failure instanceof Problem)) throw failure ?? new Error('nothing was refused')
  return `${failure.code}: ${failure.detail.en}`
}

/** Every place where the number stands as a little-endian 64-bit word, set to another. */
function withWord(from: bigint, to: bigint): Buffer {
  const changed = Buffer.from(bytes)
  let found = 0
  for (let at = 0; at + 8 <= changed.length; at++) {
    if (bytes.readBigInt64LE(at) !== from) continue
    changed.writeBigInt64LE(to, at)
    found++
  }
  expect(found).toBeGreaterThan(0)
  return changed
}

describe('an Arrow stream', () => {
  it('without any content is said to be empty, in words of ours', async () => {
    expect(await refusal(Buffer.alloc(0))).toMatch(/^figures-empty: /)
  })

  it('is read however it is cut', async () => {
    for (const size of [1, 7, 64, bytes.length]) expect(await rowsOf(bytes, size)).toEqual(ROWS)
  })

  it('ends where it says: what follows is not read', async () => {
    expect(await rowsOf(Buffer.concat([bytes, Buffer.alloc(1_000_000, 1)]))).toEqual(ROWS)
  })

  it('with a batch that claims more rows than it has bytes is refused', async () => {
    expect(await refusal(withWord(3n, 2n ** 40n))).toMatch(/^figures-unreadable: /)
  })

  it('with a batch that claims a body of a terabyte is refused, and nobody looks for room', async () => {
    const messages = new MessageReader(bytes)
    messages.readSchema()
    const body = BigInt(messages.readMessage()?.bodyLength ?? 0)
    expect(await refusal(withWord(body, 2n ** 40n))).toMatch(/^figures-unreadable: .*1099511627776 bytes/)
  })

  it('with a message head of an impossible size is refused', async () => {
    const changed = Buffer.from(bytes)
    changed.writeInt32LE(0x7fffffff, 4)
    expect(await refusal(changed)).toMatch(/^figures-unreadable: .*2147483647/)
  })

  it('that ends early is refused', async () => {
    expect(await refusal(bytes.subarray(0, bytes.length - 40))).toMatch(/^figures-unreadable: /)
  })

  it('of one batch that would fill the memory is refused while it comes', async () => {
    const values = vectorFromArray(new Float64Array(9 * 1024 * 1024))
    const large = tableToIPC(new Table({ value: values }), 'stream')
    expect(await refusal(large)).toContain(
      'a record batch of more than 67108864 bytes: write smaller batches',
    )
  })

  it('that takes more memory or time than it may is a Problem, and nothing else dies', async () => {
    expect(await refusal(bytes, { memoryMb: 4 })).toMatch(/^file-crashed: .*4 MB/)
    expect(await refusal(bytes, { seconds: 0.02 })).toMatch(/^file-too-slow: .*0.02 seconds/)
  })

  it('may be used as slowly as its reader likes: only the waits for it count', async () => {
    const texts = vectorFromArray(Array.from({ length: 40_000 }, (_, row) => `text ${row}`))
    const parts = partsOf(cut(tableToIPC(new Table({ name: texts }), 'stream'), 65_536), { seconds: 3 })
    let rows = 0
    for await (const part of parts) {
      if (part.kind === 'block') rows += part.block.count
      await new Promise((resolve) => setTimeout(resolve, 400))
    }
    expect(rows).toBe(40_000)
  })

  it('meets a failing disk as the failure that it is', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, 100)
      throw new Error('the disk is gone')
    }
    await expect(partsOf(broken()).next()).rejects.toThrow('the disk is gone')
  })

  it('turns any damage into rows or a Problem', async () => {
    const folder = fileURLToPath(new URL('../../fixtures/uploads/', import.meta.url))
    const originals = readdirSync(folder)
      .filter((name) => name.startsWith('arrow-'))
      .flatMap((name) =>
        readdirSync(`${folder}${name}`)
          .filter((file) => file.startsWith('a.'))
          .map((file) => readFileSync(`${folder}${name}/${file}`)),
      )
    expect(originals.length).toBeGreaterThanOrEqual(7)
    const change = fc.record({
      at: fc.nat(),
      byte: fc.integer({ min: 0, max: 255 }),
      drop: fc.integer({ min: 0, max: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...originals),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        async (original, changes) => {
          let damaged = Buffer.from(original)
          for (const { at, byte, drop } of changes) {
            const index = at % damaged.length
            const rest = damaged.subarray(Math.min(damaged.length, index + drop))
            damaged = Buffer.concat([damaged.subarray(0, index), Buffer.from([byte]), rest])
          }
          await rowsOf(damaged, 65_536, { memoryMb: 256, seconds: 10 }).catch((error: unknown) => {
            if (!(error instanceof Problem)) throw error
          })
        },
      ),
      { seed: 20221230, numRuns: 60 },
    )
  }, 180_000)
})
