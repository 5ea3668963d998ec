// The file of a backup: a tar of members inside gzip, inside age when there is a passphrase; `tar` and `age` open it without us.
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { createGunzip, createGzip } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import { extract, pack } from 'tar-stream'
import { Problem } from '../core/problem.ts'

/** One member as it was written. */
export interface Member {
  readonly name: string
  readonly bytes: number
  /** SHA-256 in hex. */
  readonly sha256: string
}

export interface ArchiveWriter {
  add(name: string, bytes: Uint8Array): Promise<Member>
  /** `bytes`: how many will come; more or fewer break the archive. */
  addStream(name: string, bytes: number, content: AsyncIterable<Uint8Array>): Promise<Member>
  finish(): void
  /** What went wrong on the way; the archive is none. */
  fail(error: Error): void
}

// Blocks of a database shrink well at once; a higher level costs four times as much for a tenth.
const GZIP_LEVEL = 1
const AGE_HEAD = 'age-encryption.org/v1'
const GZIP_HEAD = Buffer.from([0x1f, 0x8b])

/** Members go in by the writer, the file's bytes come out of the stream; who reads slowly holds the writer up. */
export function writeArchive(): { readonly writer: ArchiveWriter; readonly stream: Readable } {
  const tar = pack()
  const gzip = createGzip({ level: GZIP_LEVEL })
  const stream = tar.pipe(gzip)
  tar.on('error', (error) => gzip.destroy(error))
  gzip.on('close', () => tar.destroy())
  const left = new Promise<never>((_resolve, reject) => {
    gzip.once('close', () => reject(new Error('nobody reads the backup any more')))
  })
  left.catch(() => {})
  const addStream = async (
    name: string,
    size: number,
    content: AsyncIterable<Uint8Array>,
  ): Promise<Member> => {
    const hash = createHash('sha256')
    const entry = tar.entry({ name, size, mtime: new Date(0), mode: 0o600 })
    const done = new Promise<void>((resolve, reject) => {
      entry.once('error', reject)
      entry.once('finish', resolve)
    })
    done.catch(() => {})
    for await (const part of content) {
      hash.update(part)
      if (!entry.write(part)) await Promise.race([drained(entry), done, left])
    }
    entry.end(null)
    await Promise.race([done, left])
    return { name, bytes: size, sha256: hash.digest('hex') }
  }
  return {
    stream,
    writer: {
      addStream,
      add: (name, bytes) => addStream(name, bytes.byteLength, Readable.from([bytes], { objectMode: false })),
      finish: () => tar.finalize(),
      fail: (error) => gzip.destroy(error),
    },
  }
}

type Sink = ReturnType<ReturnType<typeof pack>['entry']>

const drained = (entry: Sink): Promise<void> => new Promise((resolve) => entry.once('drain', () => resolve()))

/** As the libraries of browsers have it. */
const webStream = (stream: Readable) => Readable.toWeb(stream) as globalThis.ReadableStream<Uint8Array>

/** The same bytes, for nobody without the passphrase. */
export async function encrypted(stream: Readable, passphrase: string): Promise<Readable> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  return Readable.fromWeb((await encrypter.encrypt(webStream(stream))) as ReadableStream<Uint8Array>)
}

/** A member on its way in: it is read before the next one comes. */
export interface MemberIn {
  readonly name: string
  readonly size: number
  readonly content: AsyncIterable<Buffer>
}

/** Which file is read, and what opens it. */
interface ArchiveSource {
  readonly file: string
  readonly passphrase: string | null
}

/**
 * Every member in its order. Problems: `backup-unknown`, `backup-damaged` for one that is cut off, `backup-passphrase-missing`,
 * `backup-passphrase-wrong`.
 */
export async function* readArchive(
  bytes: Readable,
  { file, passphrase }: ArchiveSource,
): AsyncGenerator<MemberIn> {
  const { head, whole } = await headOf(bytes, AGE_HEAD.length)
  let plain: Readable
  if (head.toString('latin1') === AGE_HEAD) {
    if (passphrase === null) throw new Problem('backup-passphrase-missing', { file })
    plain = await decrypted(whole, { file, passphrase })
  } else if (head.subarray(0, 2).equals(GZIP_HEAD)) plain = whole
  else throw new Problem('backup-unknown', { file })
  const gunzip = createGunzip()
  const tar = extract()
  plain.on('error', (error) => gunzip.destroy(error))
  gunzip.on('error', (error) => tar.destroy(error))
  plain.pipe(gunzip).pipe(tar)
  const damaged = (member: string) => (cause: unknown) => {
    throw cause instanceof Problem ? cause : new Problem('backup-damaged', { member }, { cause })
  }
  const entries = tar[Symbol.asyncIterator]()
  let last = 'head.json'
  try {
    for (;;) {
      const next = await entries.next().catch(damaged(last))
      if (next.done) return
      const entry = next.value
      const { name, size = 0 } = entry.header
      last = name
      yield { name, size, content: translated(entry as AsyncIterable<Buffer>, damaged(name)) }
      entry.resume()
    }
  } finally {
    bytes.destroy()
    gunzip.destroy()
    tar.destroy()
  }
}

async function* translated(
  entry: AsyncIterable<Buffer>,
  damaged: (cause: unknown) => never,
): AsyncGenerator<Buffer> {
  try {
    yield* entry
  } catch (cause) {
    damaged(cause)
  }
}

async function decrypted(bytes: Readable, { file, passphrase }: ArchiveSource): Promise<Readable> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase ?? '')
  try {
    return Readable.fromWeb((await decrypter.decrypt(webStream(bytes))) as ReadableStream<Uint8Array>)
  } catch (cause) {
    throw new Problem('backup-passphrase-wrong', { file }, { cause })
  }
}

/** The first bytes, and all of them again. */
async function headOf(bytes: Readable, length: number): Promise<{ head: Buffer; whole: Readable }> {
  const iterator = bytes[Symbol.asyncIterator]()
  let head: Buffer = Buffer.alloc(0)
  while (head.byteLength < length) {
    const { value, done } = await iterator.next()
    if (done) break
    head = Buffer.concat([head, value as Buffer])
  }
  const rest = async function* (): AsyncGenerator<Buffer> {
    if (head.byteLength > 0) yield head
    for (;;) {
      const { value, done } = await iterator.next()
      if (done) return
      yield value as Buffer
    }
  }
  return { head: head.subarray(0, length), whole: Readable.from(rest(), { objectMode: false }) }
}
