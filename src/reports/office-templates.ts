// Templates of the office itself, in the place of ours: kept by their hash, exchanged by a deed, so that a document that was ordered stays what it was.
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Doer } from '../core/deed.ts'
import type { Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import type { Language } from '../core/text.ts'
import { keptPath, spool } from '../ingest/spool.ts'
import type { Store } from '../store/store.ts'
import { type DocumentName, documents } from './documents/index.ts'
import { makeDocument } from './make.ts'
import { checkTemplate, LARGEST_TEMPLATE, sampleFacts } from './template-check.ts'

interface OfficeTemplate {
  readonly document: DocumentName
  readonly lang: Language
  readonly sha256: string
  /** What the file was called. */
  readonly name: string
  readonly at: Instant
  readonly by: string
}

export interface OfficeTemplates {
  /** Those in force. */
  current(): Promise<readonly OfficeTemplate[]>
  /** Hash of the one in force; null: ours is. */
  hashOf(document: DocumentName, lang: Language): Promise<string | null>
  /** Problem `template-gone`. */
  bytesOf(sha256: string): Promise<Buffer>
  /** Problems: `template-too-large`, those of `checkTemplate`, `template-not-filled`. */
  exchange(given: TemplateGiven): Promise<OfficeTemplate>
  /** Ours again. */
  putBack(given: Pick<TemplateGiven, 'document' | 'lang' | 'doer'>): Promise<void>
}

interface TemplateGiven {
  readonly document: DocumentName
  readonly lang: Language
  readonly name: string
  readonly bytes: Buffer
  readonly doer: Doer
}

interface TemplateDeps {
  readonly store: Pick<Store, 'deeds'>
  /** `data/templates` */
  readonly folder: string
  readonly now: () => Instant
}

const KIND = 'template-exchanged'
/** Exchanges that are looked back at: an office exchanges a template now and then. */
const LOOK_BACK = 2_000
const LONGEST_NAME = 200

export function openOfficeTemplates({ store, folder, now }: TemplateDeps): OfficeTemplates {
  async function current(): Promise<readonly OfficeTemplate[]> {
    const seen = new Map<string, OfficeTemplate | null>()
    for (const { subject, after, at, by } of await store.deeds.latest({ kind: KIND, limit: LOOK_BACK })) {
      const [document = '', lang = ''] = subject.split('/')
      if (seen.has(subject) || !Object.hasOwn(documents, document) || (lang !== 'zh' && lang !== 'en'))
        continue
      const { sha256, name } = (after ?? {}) as { readonly sha256?: string; readonly name?: string }
      seen.set(
        subject,
        sha256 === undefined
          ? null
          : { document: document as DocumentName, lang, sha256, name: name ?? '', at, by: by.name },
      )
    }
    return [...seen.values()].filter((one) => one !== null)
  }

  const write = async (subject: string, doer: Doer, after: { sha256: string; name: string } | null) => {
    const [document, lang] = subject.split('/')
    const before = (await current()).find((one) => one.document === document && one.lang === lang)
    const at = now()
    await store.deeds.append({
      at,
      by: doer,
      kind: KIND,
      subject,
      before: before ? { sha256: before.sha256, name: before.name } : null,
      after,
    })
    return at
  }

  return {
    current,
    async hashOf(document, lang) {
      const found = (await current()).find((one) => one.document === document && one.lang === lang)
      return found?.sha256 ?? null
    },
    async bytesOf(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Problem('template-gone', { sha256: '' })
      return readFile(keptPath(folder, sha256)).catch((cause: unknown) => {
        throw new Problem('template-gone', { sha256: sha256.slice(0, 12) }, { cause })
      })
    },
    async exchange({ document, lang, name, bytes, doer }) {
      const tooLarge = () => new Problem('template-too-large', { most: LARGEST_TEMPLATE / 1024 / 1024 })
      if (bytes.length > LARGEST_TEMPLATE) throw tooLarge()
      const { fields } = documents[document]
      checkTemplate(bytes, fields)
      const facts = sampleFacts(fields)
      await makeDocument({ document, lang, facts, stamp: now(), template: bytes.toString('base64') }).catch(
        (cause: unknown) => {
          throw new Problem('template-not-filled', {}, { cause })
        },
      )
      const spooled = await spool(folder, Readable.from([bytes]), LARGEST_TEMPLATE, tooLarge)
      await spooled.keep()
      const called = name.replace(/[\p{Cc}/\\]/gu, '').slice(0, LONGEST_NAME)
      const at = await write(`${document}/${lang}`, doer, { sha256: spooled.sha256, name: called })
      return { document, lang, sha256: spooled.sha256, name: called, at, by: doer.name }
    },
    async putBack({ document, lang, doer }) {
      await write(`${document}/${lang}`, doer, null)
    },
  }
}
