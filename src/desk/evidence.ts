// Files shown as evidence: taken in whole under limits and quotas, shown no more with a reason. Who may is for the caller to say.
import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Doer } from '../core/deed.ts'
import { EVIDENCE_TYPES, type EvidenceFile, type EvidenceSubject, evidenceName } from '../core/evidence.ts'
import type { Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import { Queue } from '../core/queue.ts'
import { evidenceTypeOf } from '../ingest/evidence-type.ts'
import { type Spooled, spool } from '../ingest/spool.ts'
import type { Store } from '../store/store.ts'

export interface EvidenceLimits {
  /** Of one file. */
  readonly fileBytes: number
  /** Files that stand for one matter: a slip with its replies, a narrative, a step. */
  readonly files: number
  /** Bytes of one person in 24 hours. */
  readonly dayBytes: number
  /** Bytes of all in the data folder. */
  readonly totalBytes: number
}

const MEBIBYTE = 1024 * 1024
export const DEFAULT_EVIDENCE_LIMITS: EvidenceLimits = {
  fileBytes: 20 * MEBIBYTE,
  files: 20,
  dayBytes: 200 * MEBIBYTE,
  totalBytes: 10 * 1024 * MEBIBYTE,
}

interface EvidenceDeps {
  readonly store: Pick<Store, 'evidence'>
  /** `data/evidence` */
  readonly folder: string
  readonly limits: EvidenceLimits
  /** Raises `store-disk-full` where there is no room. */
  readonly room: () => Promise<void>
  readonly now: () => Instant
}

/** What is to be shown, for what, by whom. */
interface EvidenceGiven {
  readonly subject: EvidenceSubject
  readonly part: string | null
  readonly releaseAt: Instant | null
  readonly name: string
  readonly body: Readable
  readonly doer: Doer
}

export interface EvidenceDesk {
  /**
   * Keeps the file and writes it down. Problems: `evidence-too-large`, `evidence-empty`, `evidence-type-refused`,
   * `evidence-too-many`, `evidence-day-full`, `evidence-full`, `store-disk-full`.
   */
  add(given: EvidenceGiven): Promise<EvidenceFile>
  /** Shown no more; the bytes stay. Problem `evidence-removed`. */
  remove(file: EvidenceFile, reason: string, doer: Doer): Promise<void>
  readonly limits: EvidenceLimits
  readonly folder: string
}

const DAY_MS = 86_400_000

export function openEvidenceDesk({ store, folder, limits, room, now }: EvidenceDeps): EvidenceDesk {
  // One after another: each is counted before the next one is.
  const queue = new Queue()

  async function checkQuotas(
    { subject, doer }: EvidenceGiven,
    { bytes }: Spooled,
    at: Instant,
  ): Promise<void> {
    const standing = (await store.evidence.of(subject.kind, [subject.id])).filter(
      ({ removed }) => removed === null,
    )
    if (standing.length >= limits.files) throw new Problem('evidence-too-many', { most: limits.files })
    const since = new Date(Date.parse(at) - DAY_MS).toISOString()
    const { own, total } = await store.evidence.use(doer.person, since)
    if (own + bytes > limits.dayBytes)
      throw new Problem('evidence-day-full', { most: inMegabytes(limits.dayBytes) })
    if (total + bytes > limits.totalBytes)
      throw new Problem('evidence-full', { most: inMegabytes(limits.totalBytes) })
  }

  return {
    limits,
    folder,
    async add(given) {
      await room()
      const { name, body, subject, part, releaseAt, doer } = given
      const spooled = await spool(
        folder,
        body,
        limits.fileBytes,
        () =>
          new Problem('evidence-too-large', { name: shortName(name), most: inMegabytes(limits.fileBytes) }),
      )
      try {
        if (spooled.bytes === 0) throw new Problem('evidence-empty', { name: shortName(name) })
        const type = await evidenceTypeOf(await bytesOf(spooled), name)
        if (type === null) throw new Problem('evidence-type-refused', { name: shortName(name), ...KINDS })
        return await queue.take(async () => {
          const at = now()
          await checkQuotas(given, spooled, at)
          await spooled.keep()
          const file: EvidenceFile = {
            id: randomUUID(),
            subject,
            part,
            type,
            at,
            releaseAt,
            name: evidenceName(name, type),
            bytes: spooled.bytes,
            sha256: spooled.sha256,
            by: doer.name,
            person: doer.person,
            removed: null,
          }
          await store.evidence.add(file, doer)
          return file
        })
      } finally {
        await spooled.discard()
      }
    },
    remove: (file, reason, doer) =>
      queue.take(async () => {
        const { id } = file
        if ((await store.evidence.one(id))?.removed !== null) throw new Problem('evidence-removed', { id })
        await store.evidence.remove(file, reason, now(), doer)
      }),
  }
}

async function bytesOf(spooled: Spooled): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of spooled.read()) parts.push(part)
  return Buffer.concat(parts)
}

const inMegabytes = (bytes: number): number => Math.floor(bytes / MEBIBYTE)
const shortName = (name: string): string =>
  evidenceName(name, 'text')
    .replace(/\.txt$/, '')
    .slice(0, 60)
const kindsIn = (lang: 'zh' | 'en'): string =>
  [...new Set(Object.values(EVIDENCE_TYPES).map(({ words }) => words[lang]))].join(
    lang === 'zh' ? '、' : ', ',
  )
const KINDS = { zh: kindsIn('zh'), en: kindsIn('en') }
