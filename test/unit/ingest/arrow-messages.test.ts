// A handful of bytes that lie about their size must be refused before the Arrow library believes them.
import { Table, tableToIPC, vectorFromArray } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { soundMessages } from '../../../src/ingest/arrow/messages.ts'

const bytes = Buffer.from(
  tableToIPC(
    new Table({ value: vectorFromArray([1, 2, 3]), name: vectorFromArray(['a', 'b', 'c']) }),
    'stream',
  ),
)

async function* cut(whole: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < whole.length; from += size) yield whole.subarray(from, from + size)
}

async function pass(whole: Uint8Array, size = whole.length): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of soundMessages(cut(whole, size))) parts.push(part)
  return Buffer.concat(parts)
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

describe('soundMessages', () => {
  it('lets a sound stream through unchanged, however it is cut', async () => {
    for (const size of [1, 7, 64, bytes.length]) expect(await pass(bytes, size)).toEqual(bytes)
  })

  it('ends with the stream: what follows is not read', async () => {
    expect(await pass(Buffer.concat([bytes, Buffer.alloc(100, 1)]))).toEqual(bytes)
  })

  it('refuses a batch that claims more rows than it has bytes', async () => {
    await expect(pass(withWord(3n, 2n ** 40n))).rejects.toThrow(/rows in|different lengths/)
  })

  it('refuses a message head of an impossible size', async () => {
    const changed = Buffer.from(bytes)
    changed.writeInt32LE(0x7fffffff, 4)
    await expect(pass(changed)).rejects.toThrow('a message head of 2147483647 bytes')
  })

  it('refuses a stream that ends early', async () => {
    await expect(pass(bytes.subarray(0, bytes.length - 40))).rejects.toThrow('the file ends within')
  })
})
