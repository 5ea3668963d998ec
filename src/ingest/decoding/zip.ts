// What lies in a zip, unpacked under a cap: the directory's own sum first, then every byte counted as it comes out.
import { crc32, inflateRawSync } from 'node:zlib'
import { Problem } from '../../core/problem.ts'

interface ZipEntry {
  readonly name: string
  /** 0: as it is; 8: deflated. */
  readonly method: number
  readonly packedBytes: number
  /** As the directory claims; what comes out is counted again. */
  readonly claimedBytes: number
  readonly offset: number
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
/** The end record and the longest comment after it. */
const END_SEARCH = 22 + 0xffff
const ENTRIES_MOST = 10_000
const ENCRYPTED = 1
const UTF8_NAMES = 0x800

const unreadable = (reason: string): Problem =>
  new Problem('figures-unreadable', { format: 'xlsx', row: '', reasonEn: reason })

/** The directory of a zip. Problem `figures-unreadable` when there is none or it lies outside the file. */
function zipEntries(bytes: Buffer): readonly ZipEntry[] {
  const end = endRecord(bytes)
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count > ENTRIES_MOST || at === 0xffffffff) throw unreadable('too many parts')
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw unreadable('damaged directory')
    if (bytes.readUInt16LE(at + 8) & ENCRYPTED) throw new Problem('workbook-locked')
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      method: bytes.readUInt16LE(at + 10),
      packedBytes: bytes.readUInt32LE(at + 20),
      claimedBytes: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function endRecord(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - END_SEARCH); at--) {
    if (bytes.readUInt32LE(at) === END) return at
  }
  throw unreadable('no directory; the file may be cut off')
}

/**
 * The parts that `wanted` asks for, unpacked. Problem `workbook-inflates` when the directory claims more than `limit`
 * bytes for the whole file, or when more come out, whatever it claims; `figures-unreadable` for damaged parts.
 */
export function unzip(
  bytes: Buffer,
  limit: number,
  wanted: (name: string) => boolean,
): ReadonlyMap<string, Buffer> {
  const entries = zipEntries(bytes)
  const claimed = entries.reduce((sum, entry) => sum + entry.claimedBytes, 0)
  if (claimed > limit) throw new Problem('workbook-inflates', { limit })
  const parts = new Map<string, Buffer>()
  let left = limit
  for (const entry of entries) {
    if (!wanted(entry.name)) continue
    const part = partOf(bytes, entry, left)
    if (part.length > left) throw new Problem('workbook-inflates', { limit })
    left -= part.length
    parts.set(entry.name, part)
  }
  return parts

  function partOf(whole: Buffer, entry: ZipEntry, most: number): Buffer {
    const { offset, packedBytes, method } = entry
    if (offset + 30 > whole.length || whole.readUInt32LE(offset) !== LOCAL) throw unreadable('damaged part')
    const from = offset + 30 + whole.readUInt16LE(offset + 26) + whole.readUInt16LE(offset + 28)
    const packed = whole.subarray(from, from + packedBytes)
    if (packed.length < packedBytes) throw unreadable('a part is cut off')
    if (method === 0) return packed
    if (method !== 8) throw unreadable(`packing method ${method}`)
    try {
      return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) })
    } catch (cause) {
      if (cause instanceof RangeError) throw new Problem('workbook-inflates', { limit }, { cause })
      throw new Problem(
        'figures-unreadable',
        { format: 'xlsx', row: '', reasonEn: 'a part cannot be unpacked' },
        { cause },
      )
    }
  }
}

/** A zip of parts as they are. What is read from it has been measured before. */
export function storedZip(parts: Iterable<readonly [name: string, bytes: Buffer]>): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  let count = 0
  for (const [name, bytes] of parts) {
    const label = Buffer.from(name)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(UTF8_NAMES, 2)
    // 1 January 1980, the beginning of time for zips.
    shared.writeUInt16LE(0x21, 8)
    shared.writeUInt32LE(crc32(bytes), 10)
    shared.writeUInt32LE(bytes.length, 14)
    shared.writeUInt32LE(bytes.length, 18)
    shared.writeUInt16LE(label.length, 22)
    const local = Buffer.alloc(4)
    local.writeUInt32LE(LOCAL)
    files.push(local, shared, label, bytes)
    const entry = Buffer.alloc(6)
    entry.writeUInt32LE(ENTRY)
    entry.writeUInt16LE(20, 4)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(entry, shared, tail, label)
    offset += 30 + label.length + bytes.length
    count++
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, list, end])
}
