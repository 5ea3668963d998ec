// `/deeds`, `/api/v1/deeds`: who did what, a day at a time or as data, and whether the chain holds.
import Type from 'typebox'
import { isReleased, type Released } from '../../core/clearance.ts'
import type { Deed, Json } from '../../core/deed.ts'
import { parseDay } from '../../core/period.ts'
import { fault, Problem } from '../../core/problem.ts'
import { ROLE_WORDS } from '../../core/roles.ts'
import { vantageOf } from '../../core/standpoint.ts'
import type { Language } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import { whatChanged } from '../../people/deed-words.ts'
import { digestOf } from '../../people/digest.ts'
import { kindWord, shownValues } from '../../people/kind-words.ts'
import type { Store } from '../../store/store.ts'
import { renderDeeds } from '../../web/index.ts'
import { releasedToRequest } from '../asker.ts'
import type { App, HttpDeps } from '../deps.ts'
import { sendPrivate } from '../forms.ts'
import { askedByPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { reads, route } from '../resource.ts'
import { instant, nullable } from '../schemas.ts'

const LIST_DEFAULT = 100
const LIST_MOST = 1_000

const DeedSchema = Type.Object(
  {
    seq: Type.Integer(),
    at: instant,
    by: Type.Object({
      person: nullable(Type.String()),
      name: Type.String(),
      role: nullable(Type.String()),
      via: Type.String(),
      from: nullable(Type.String()),
      credential: nullable(Type.String()),
    }),
    kind: Type.String(),
    subject: Type.String(),
    before: Type.Unknown(),
    after: Type.Unknown(),
    previous: Type.String(),
    hash: Type.String(),
  },
  { title: 'Deed' },
)
const Head = nullable(Type.Object({ seq: Type.Integer(), hash: Type.String() }))
const Report = Type.Object(
  {
    at: instant,
    entries: Type.Integer(),
    head: Head,
    fault: nullable(
      Type.Object({
        seq: Type.Integer(),
        what: Type.String(),
        expected: Type.String(),
        found: Type.String(),
      }),
    ),
    differences: Type.Array(
      Type.Object({ seq: Type.Integer(), subject: Type.String(), what: Type.String() }),
    ),
  },
  { title: 'ChainReport' },
)

export function deedRoutes(app: App, { store, now }: HttpDeps, frameOf: PageFrame): void {
  app.get(
    '/api/v1/deeds',
    reads('deeds:read', '操作账，最新在前 / the ledger of deeds, the latest first', {
      tag: 'service',
      query: {
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LIST_MOST, default: LIST_DEFAULT })),
        before: Type.Optional(
          Type.Integer({
            minimum: 1,
            maximum: 2 ** 32 - 1,
            description: '此序号之前 / those before this number',
          }),
        ),
      },
      answer: Type.Object({ deeds: Type.Array(DeedSchema) }),
    }),
    async (request, reply) => {
      const { limit = LIST_DEFAULT, before } = request.query
      const deeds = await store.deeds.latest({ limit, ...(before !== undefined && { before }) })
      reply.header('cache-control', 'no-store')
      const shown = await veiled(store, deeds, releasedToRequest(request, now()))
      return { deeds: shown.map(shownDeed) }
    },
  )

  app.get(
    '/api/v1/deeds/verification',
    reads('deeds:read', '重新计算整条链 / recompute the whole chain', {
      tag: 'service',
      answer: Report,
      perMinute: 6,
    }),
    async (_request, reply) => {
      reply.header('cache-control', 'no-store')
      return store.deeds.verify(now())
    },
  )

  app.get(
    '/deeds',
    route('deeds:read', '一天的操作账 / the ledger of deeds of a day'),
    async (request, reply) => {
      const { day: asked } = request.query as { readonly day?: unknown }
      const { until, past } = vantageOf(askedByPage(request), now())
      const last = dayOf(until)
      const wanted = typeof asked === 'string' && asked !== '' ? parseDay(asked) : last
      if (wanted === null) {
        const params = { name: 'day', value: String(asked).slice(0, 40) }
        throw new Problem(
          'request-invalid',
          { count: 1 },
          { faults: [fault('day-invalid', params, { column: 'day' })] },
        )
      }
      // Whole days: of none after the one on which one stands.
      const day = past && wanted > last ? last : wanted
      const digest = await digestOf(store.deeds, day)
      const { opening, closing, seal } = digest
      const entries = await veiled(store, digest.entries, releasedToRequest(request, until))
      const frame = frameOf(request, reply)
      const page = {
        day,
        opening,
        seal,
        closing: closing?.hash ?? null,
        entries: entries.map((deed) => lineOf(deed, frame.lang)),
      }
      return sendPrivate(reply, renderDeeds(page, frame))
    },
  )
}

const shownDeed = (deed: Deed) => ({
  ...deed,
  before: shownValues(deed.before),
  after: shownValues(deed.after),
})

function lineOf({ seq, at, by, kind, subject, before, after, hash }: Deed, lang: Language) {
  const [was, is] = [before, after].map((value) => shownValues(value) as Json)
  return {
    seq,
    at,
    subject,
    hash,
    what: kindWord(kind),
    who: by.name || '—',
    role: by.role && ROLE_WORDS[by.role],
    from: by.from ?? by.via,
    change: whatChanged(was ?? null, is ?? null, lang),
  }
}

const OF_UPLOADS = new Set([
  'upload',
  'upload-undone',
  'review-asked',
  'review-confirmed',
  'review-sent-back',
  'review-withdrawn',
])

/** Kinds of entries that tell of a text, each with the release for which it waits. */
const OF_TEXTS = new Set(['narrative', 'comment', 'evidence-added', 'evidence-removed'])

/** Whether an entry is of a text that waits: a short text can be found by trying its hash. */
function isHeldText({ kind, after }: Deed, released: Released): boolean {
  if (!OF_TEXTS.has(kind) || after === null || typeof after !== 'object' || !('release' in after))
    return false
  return typeof after.release === 'string' && !isReleased(after.release, released)
}

/**
 * Entries of texts that wait, and of uploads that are not confirmed, or of which anything waits for its release, keep their place in the chain and lose their
 * particulars: names of files and reasons quote figures, and the hash of a short file can be found by trying.
 */
async function veiled(
  store: Pick<Store, 'upload'>,
  deeds: readonly Deed[],
  released: Released,
): Promise<Deed[]> {
  if (released === 'all') return [...deeds]
  const subjects = [
    ...new Set(deeds.filter(({ kind }) => OF_UPLOADS.has(kind)).map(({ subject }) => subject)),
  ]
  const hidden = new Set<string>()
  for (const subject of subjects) {
    if ((await store.upload(subject, released)) === null) hidden.add(subject)
  }
  return deeds.map((deed) =>
    (OF_UPLOADS.has(deed.kind) && hidden.has(deed.subject)) || isHeldText(deed, released)
      ? {
          ...deed,
          subject: '',
          before: null,
          after: { waits: '待复核或待发布 / not confirmed or not released' },
        }
      : deed,
  )
}
