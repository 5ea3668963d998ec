// Hostile files: a fixture and what was done to it, worked out again from one number.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { random } from '../kill-model.ts'

export interface HostileFile {
  readonly number: number
  /** The fixture it came from. */
  readonly from: string
  /** What was done, in order. */
  readonly how: readonly string[]
  readonly filename: string
  readonly bytes: Buffer
}

interface Fixture {
  readonly name: string
  readonly filename: string
  readonly bytes: Buffer
}

const FOLDER = join('test', 'fixtures', 'uploads')

/** One file of each folder, grouped by ending, so that rare formats come as often as CSV. */
function fixturesByEnding(): readonly (readonly Fixture[])[] {
  const groups = new Map<string, Fixture[]>()
  for (const name of readdirSync(FOLDER).toSorted()) {
    const filename = readdirSync(join(FOLDER, name)).find((file) => file !== 'expected.json')
    if (filename === undefined) continue
    const ending = filename.includes('.') ? (filename.split('.').at(-1) ?? '') : ''
    const group = groups.get(ending) ?? []
    group.push({ name, filename, bytes: readFileSync(join(FOLDER, name, filename)) })
    groups.set(ending, group)
  }
  return [...groups.values()]
}

const groups = fixturesByEnding()

type Chance = () => number
const pick = <T>(chance: Chance, list: readonly T[]): T => {
  const one = list[Math.floor(chance() * list.length)]
  if (one === undefined) throw new RangeError('nothing to pick from')
  return one
}
const below = (chance: Chance, most: number): number => Math.floor(chance() * Math.max(1, most))

/** The hostile file of this number. */
export function hostileFile(number: number): HostileFile {
  const chance = random(number * 2_654_435_761)
  const fixture = pick(chance, pick(chance, groups))
  const how: string[] = []
  let bytes: Buffer = fixture.bytes
  const times = 1 + below(chance, 3)
  for (let time = 0; time < times; time++) {
    const { name, change } = pick(chance, changesFor(bytes))
    bytes = change(bytes, chance)
    how.push(name)
  }
  return { number, from: fixture.name, how, filename: fixture.filename, bytes }
}

interface Change {
  readonly name: string
  readonly change: (bytes: Buffer, chance: Chance) => Buffer
}

function changesFor(bytes: Buffer): readonly Change[] {
  const head = bytes.toString('latin1', 0, 4)
  if (head.startsWith('PK')) return [...ZIP, ...ZIP, ...BYTES]
  if (/^\s*</.test(head)) return [...XML, ...BYTES]
  if (head.startsWith('PAR1')) return [...PARQUET, ...BYTES]
  if (/^\s*[[{]/.test(head)) return [...JSON_TEXT, ...BYTES]
  return isText(bytes) ? [...TEXT, ...BYTES] : [...ALIGNED, ...BYTES]
}

const isText = (bytes: Buffer): boolean => !bytes.subarray(0, 512).includes(0)

const HOSTILE_INTEGERS = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]

/** What says of itself how long it is, or where it lies. */
function overwritten(bytes: Buffer, at: number, value: number, width: 1 | 2 | 4 | 8): Buffer {
  const changed = Buffer.from(bytes)
  if (at + width > changed.length) return changed
  if (width === 8) changed.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value) << 29n), at)
  else changed.writeUIntLE(value % 2 ** (8 * width), at, width)
  return changed
}

const BYTES: readonly Change[] = [
  {
    name: 'bits flipped',
    change(bytes, chance) {
      const changed = Buffer.from(bytes)
      const times = 1 + below(chance, 24)
      for (let time = 0; time < times && changed.length > 0; time++) {
        const at = below(chance, changed.length)
        changed[at] = (changed[at] ?? 0) ^ (1 << below(chance, 8))
      }
      return changed
    },
  },
  { name: 'cut off', change: (bytes, chance) => bytes.subarray(0, below(chance, bytes.length)) },
  {
    name: 'a piece taken out',
    change(bytes, chance) {
      const from = below(chance, bytes.length)
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + below(chance, 400))])
    },
  },
  {
    name: 'a piece repeated',
    change(bytes, chance) {
      const from = below(chance, bytes.length)
      const piece = bytes.subarray(from, from + 1 + below(chance, 300))
      const times = Array.from({ length: 1 + below(chance, 60) }, () => piece)
      return Buffer.concat([bytes.subarray(0, from), ...times, bytes.subarray(from)])
    },
  },
  {
    name: 'a number of another size',
    change: (bytes, chance) =>
      overwritten(
        bytes,
        below(chance, bytes.length),
        pick(chance, [...HOSTILE_INTEGERS, bytes.length, bytes.length - 1]),
        pick(chance, [1, 2, 4, 8] as const),
      ),
  },
  {
    name: 'a piece of another file',
    change(bytes, chance) {
      const other = pick(chance, pick(chance, groups)).bytes
      const from = below(chance, other.length)
      const at = below(chance, bytes.length)
      return Buffer.concat([
        bytes.subarray(0, at),
        other.subarray(from, from + below(chance, 2_000)),
        bytes.subarray(at),
      ])
    },
  },
]

/** Flatbuffers, records of BIFF and sectors keep their numbers at multiples of four. */
const ALIGNED: readonly Change[] = [
  {
    name: 'offsets and lengths',
    change(bytes, chance) {
      let changed = bytes
      const times = 1 + below(chance, 4)
      for (let time = 0; time < times; time++) {
        const near = chance() < 0.6 ? Math.min(1_024, changed.length) : changed.length
        const at = 4 * below(chance, near / 4)
        const value = pick(chance, [...HOSTILE_INTEGERS, at, changed.length, 2 ** 31 - below(chance, 64)])
        changed = overwritten(changed, at, value, pick(chance, [2, 4, 4, 8] as const))
      }
      return changed
    },
  },
  {
    name: 'an offset a little off',
    change(bytes, chance) {
      const at = 4 * below(chance, bytes.length / 4)
      if (at + 4 > bytes.length) return bytes
      return overwritten(bytes, at, (bytes.readUInt32LE(at) + below(chance, 33) + 2 ** 32 - 16) % 2 ** 32, 4)
    },
  },
]

/** All that a Parquet file says of itself stands at its end. */
const PARQUET: readonly Change[] = [
  {
    name: 'its footer',
    change(bytes, chance) {
      const changed = Buffer.from(bytes)
      const length = Math.min(bytes.length - 8, bytes.readUInt32LE(Math.max(0, bytes.length - 8)))
      if (!(length > 0)) return changed
      for (let time = 0; time < 1 + below(chance, 6); time++) {
        changed[bytes.length - 8 - length + below(chance, length)] = pick(
          chance,
          [0, 1, 0x7f, 0x80, 0xff, 24],
        )
      }
      return changed
    },
  },
  {
    name: 'the length of its footer',
    change: (bytes, chance) =>
      overwritten(bytes, Math.max(0, bytes.length - 8), pick(chance, HOSTILE_INTEGERS), 4),
  },
]

const HOSTILE_WORDS = [
  ...['', '-1', '1e308', '1e-400', 'NaN', 'Infinity', '99999999999999999999999999', '0x10', '1_000', '-0'],
  ...['A0', 'XFD1048576', 'AAAAAAA99999999', 'A1:XFD1048576', '1048577', '16777216', '4294967297'],
  ...[
    '__proto__',
    'constructor',
    '=1+1',
    '\u202e\u0000',
    '\ud83d',
    '&#0;',
    '&#x110000;',
    '{{7*7}}',
    '%{7*7}',
  ],
  ...['2022-13', '0000-00', '9999999-01', '2022-02-30', '2022-Q9', '2022W53', '零', '一万亿亿亿', '％', 'ª'],
]

/** Replaces one match of many. */
function oneReplaced(text: string, what: RegExp, chance: Chance, by: (found: string) => string): string {
  const found = [...text.matchAll(what)]
  if (found.length === 0) return text
  const { index, 0: match } = pick(chance, found)
  return text.slice(0, index) + by(match) + text.slice(index + match.length)
}

const asText =
  (change: (text: string, chance: Chance) => string): Change['change'] =>
  (bytes, chance) =>
    Buffer.from(change(bytes.toString('utf8'), chance))

const BOMB = `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${'bcdefghij'
  .split('')
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)
  .join('')}]>`
const OUTSIDE =
  '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "http://127.0.0.1:9/">]>'

const XML: readonly Change[] = [
  {
    name: 'a value of XML',
    change: asText((text, chance) =>
      oneReplaced(text, />[^<]+</g, chance, () => `>${pick(chance, HOSTILE_WORDS)}<`),
    ),
  },
  {
    name: 'an attribute',
    change: asText((text, chance) =>
      oneReplaced(text, /="[^"]*"/g, chance, () => `="${pick(chance, HOSTILE_WORDS).replace(/[<&"]/g, '')}"`),
    ),
  },
  {
    name: 'an element repeated',
    change: asText((text, chance) =>
      oneReplaced(text, /<(\w[\w:]*)[^<>]*>[^<]*<\/\1>/g, chance, (found) =>
        found.repeat(pick(chance, [2, 50, 5_000])),
      ),
    ),
  },
  {
    name: 'an element never closed',
    change: asText((text, chance) => oneReplaced(text, /<\/[\w:]+>/g, chance, () => '')),
  },
  {
    name: 'deep XML',
    change: asText((text, chance) =>
      oneReplaced(text, />(?=<)/g, chance, () => {
        const deep = pick(chance, [100, 20_000])
        return `>${'<a>'.repeat(deep)}${'</a>'.repeat(deep)}`
      }),
    ),
  },
  {
    name: 'entities within entities',
    change: asText((text, chance) =>
      oneReplaced(text.replace(/(<\?xml[^>]*\?>)?/, `$1${BOMB}`), />[^<]+</g, chance, () => '>&j;<'),
    ),
  },
  {
    name: 'entities from outside',
    change: asText((text, chance) =>
      oneReplaced(text.replace(/(<\?xml[^>]*\?>)?/, `$1${OUTSIDE}`), />[^<]+</g, chance, () => '>&x;<'),
    ),
  },
  {
    name: 'spans without end',
    change: asText((text, chance) =>
      oneReplaced(
        text,
        /<(?:td|th|tr|c|row|Cell|Row|table:table-cell|table:table-row)\b/g,
        chance,
        (found) =>
          `${found} colspan="65534" rowspan="65534" r="XFD1048576" ss:Index="16384" ss:MergeAcross="16383" ` +
          `table:number-columns-repeated="1048576" table:number-rows-repeated="1048576" `,
      ),
    ),
  },
]

const JSON_TEXT: readonly Change[] = [
  {
    name: 'a value of JSON',
    change: asText((text, chance) =>
      oneReplaced(text, /(?<=[:[,]\s*)(?:"[^"]*"|-?[\d.]+|null|true|false)/g, chance, () =>
        pick(chance, [
          ...HOSTILE_WORDS.map((word) => JSON.stringify(word)),
          ...['1e999', '-1e999', '{}', '[]', '[[1]]', '{"toString":1}', '"\\ud800"', 'null', 'true', '-0'],
        ]),
      ),
    ),
  },
  {
    name: 'deep JSON',
    change: asText((text, chance) => {
      const deep = pick(chance, [200, 5_000, 60_000])
      return oneReplaced(text, /"[^"]*"(?!\s*:)|\d+/g, chance, (found) => {
        const [open, close] = pick(chance, [['[', ']'] as const, ['{"a":', '}'] as const])
        return open.repeat(deep) + found + close.repeat(deep)
      })
    }),
  },
  {
    name: 'a name of JSON',
    change: asText((text, chance) =>
      oneReplaced(text, /"[^"]*"(?=\s*:)/g, chance, () =>
        JSON.stringify(
          pick(chance, ['__proto__', 'constructor', 'toString', '', 'value', 'indicator', 'length']),
        ),
      ),
    ),
  },
]

const TEXT: readonly Change[] = [
  ...JSON_TEXT.slice(0, 1),
  {
    name: 'a cell',
    change: asText((text, chance) =>
      oneReplaced(text, /[^,;\t\n\r|]+/g, chance, () => pick(chance, HOSTILE_WORDS)),
    ),
  },
  {
    name: 'a quotation mark',
    change: asText((text, chance) => oneReplaced(text, /[,;\t\n]/g, chance, (found) => `${found}"`)),
  },
  {
    name: 'a cell without end',
    change: asText((text, chance) =>
      oneReplaced(text, /[^,;\t\n\r]+/g, chance, (found) => found.repeat(pick(chance, [100, 20_000]))),
    ),
  },
  {
    name: 'a line repeated',
    change: asText((text, chance) =>
      oneReplaced(text, /[^\n]*\n/g, chance, (found) => found.repeat(pick(chance, [2, 100, 10_000]))),
    ),
  },
  {
    name: 'other separators',
    change: asText((text, chance) =>
      text.replaceAll(',', pick(chance, [';', '\t', '|', ',,', '，', ',"', '\0', '\r'])),
    ),
  },
  {
    name: 'another encoding',
    change: (bytes, chance) => {
      const text = bytes.toString('utf8')
      const [mark, encoding] = pick(chance, [
        [[0xff, 0xfe], 'utf16le'],
        [[0xfe, 0xff], 'utf16le'],
        [[0xef, 0xbb, 0xbf], 'latin1'],
        [[], 'utf16le'],
      ] as const)
      return Buffer.concat([Buffer.from(mark), Buffer.from(text, encoding)])
    },
  },
]

interface Entry {
  readonly name: string
  readonly bytes: Buffer
}

/** What lies in a zip that is whole; none of one that was damaged before. */
export function entriesOf(zip: Buffer): readonly Entry[] {
  const entries: Entry[] = []
  try {
    let at = zip.readUInt32LE(zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1') + 16)
    while (zip.readUInt32LE(at) === 0x02014b50 && entries.length < 500) {
      const [names, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset))
      const name = zip.toString('utf8', at + 46, at + 46 + (names ?? 0))
      const local = zip.readUInt32LE(at + 42)
      const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20))
      const bytes =
        zip.readUInt16LE(at + 10) === 0
          ? packed
          : inflateRawSync(packed, { maxOutputLength: 16 * 1024 * 1024 })
      entries.push({ name, bytes })
      at += 46 + (names ?? 0) + (extra ?? 0) + (comment ?? 0)
    }
  } catch {
    // As far as it could be read.
  }
  return entries
}

/** What the directory says of an entry where that is not true. */
interface Lies {
  readonly claimed?: number
  readonly packed?: number
  readonly method?: number
  readonly flags?: number
  readonly offset?: number
}

const packedBefore = new WeakMap<Buffer, Buffer>()

/** Many entries may have the same bytes. */
function packedOf(bytes: Buffer): Buffer {
  const packed = packedBefore.get(bytes) ?? deflateRawSync(bytes, { level: 1 })
  packedBefore.set(bytes, packed)
  return packed
}

const NEXT_TO_NOTHING = Buffer.from('x')

function zipOf(entries: readonly Entry[], lies: ReadonlyMap<number, Lies> = new Map()): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [index, { name, bytes }] of entries.entries()) {
    const lie = lies.get(index) ?? {}
    const label = Buffer.from(name)
    const packed = packedOf(bytes)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(lie.flags ?? 0x800, 2)
    shared.writeUInt16LE(lie.method ?? 8, 4)
    shared.writeUInt32LE(crc32(bytes), 10)
    shared.writeUInt32LE(lie.packed ?? packed.length, 14)
    shared.writeUInt32LE(lie.claimed ?? bytes.length, 18)
    shared.writeUInt16LE(label.length, 22)
    files.push(Buffer.from('PK\u0003\u0004', 'latin1'), shared, label, packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(lie.offset ?? offset, 10)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), shared, tail, label)
    offset += 30 + label.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(entries.length % 0x10000, 8)
  end.writeUInt16LE(entries.length % 0x10000, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, list, end])
}

/** Zips are taken apart, changed inside and put together again: a flipped bit of what is packed hurts nobody but the unpacker. */
const rebuilt =
  (change: (entries: readonly Entry[], chance: Chance) => Buffer): Change['change'] =>
  (bytes, chance) => {
    const entries = entriesOf(bytes)
    return entries.length === 0 ? bytes : change(entries, chance)
  }

const inside = (changes: readonly Change[], wanted: (entry: Entry) => boolean): Change['change'] =>
  rebuilt((entries, chance) => {
    const some = entries.filter(wanted)
    const chosen = pick(chance, some.length > 0 ? some : entries)
    return zipOf(
      entries.map((entry) =>
        entry === chosen ? { ...entry, bytes: pick(chance, changes).change(entry.bytes, chance) } : entry,
      ),
    )
  })

const isXml = ({ bytes }: Entry): boolean =>
  bytes.subarray(0, 5).toString('latin1').trimStart().startsWith('<')
const isSheet = (entry: Entry): boolean =>
  isXml(entry) && /sheet\d|content|sharedStrings|styles/.test(entry.name)

const ZIP: readonly Change[] = [
  { name: 'XML of a sheet', change: inside(XML, isSheet) },
  { name: 'XML of any part', change: inside(XML, isXml) },
  { name: 'bytes of a part', change: inside([...BYTES, ...ALIGNED], (entry) => !isXml(entry)) },
  {
    name: 'a part missing',
    change: rebuilt((entries, chance) => {
      const gone = pick(chance, entries)
      return zipOf(entries.filter((entry) => entry !== gone))
    }),
  },
  {
    name: 'a part twice',
    change: rebuilt((entries, chance) => zipOf([...entries, pick(chance, entries)])),
  },
  {
    name: 'a part under another name',
    change: rebuilt((entries, chance) => {
      const chosen = pick(chance, entries)
      const name = pick(chance, [
        '../../etc/passwd',
        '/etc/passwd',
        '',
        'a\0b',
        '__proto__',
        '..\\..\\x',
        'x'.repeat(5_000),
      ])
      return zipOf(entries.map((entry) => (entry === chosen ? { ...entry, name } : entry)))
    }),
  },
  {
    name: 'lies of the directory',
    change: rebuilt((entries, chance) => {
      const value = pick(chance, HOSTILE_INTEGERS)
      const lie: Lies = pick(chance, [
        { claimed: value },
        { packed: value },
        { method: value % 100 },
        { flags: value & 0xffff },
        { offset: value },
      ])
      return zipOf(entries, new Map([[below(chance, entries.length), lie]]))
    }),
  },
  {
    name: 'a part that inflates',
    change: rebuilt((entries, chance) => {
      const chosen = pick(chance, entries)
      const bomb = Buffer.concat([chosen.bytes, Buffer.alloc(pick(chance, [1, 6]) * 1024 * 1024, '<a/> ')])
      const lie = chance() < 0.5 ? { claimed: 10 } : {}
      return zipOf(
        entries.map((entry) => (entry === chosen ? { ...entry, bytes: bomb } : entry)),
        new Map([[entries.indexOf(chosen), lie]]),
      )
    }),
  },
  {
    name: 'ten thousand parts',
    change: rebuilt((entries) =>
      zipOf([
        ...entries,
        ...Array.from({ length: 10_001 }, (_, at) => ({ name: `x${at}`, bytes: NEXT_TO_NOTHING })),
      ]),
    ),
  },
]
