// `/alerts/<slip>`, `/api/v1/slips`: one slip whole, what a reader does to it, and the sheet of paper; slips for programs.
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type, { type TSchema } from 'typebox'
import { actOnSlip, planOf, slipById } from '../../alerts/slips/act.ts'
import { type SlipDeps, slipDepsOf } from '../../alerts/slips/deps.ts'
import {
  ASKED_STATES,
  foundIn,
  inScope,
  SLIP_ORDERS,
  SLIP_SCOPES,
  slipsAsked,
} from '../../alerts/slips/search.ts'
import { isOwn, ruleWords, SLIP_STATES, shownSlip, titleOf } from '../../alerts/slips/shown.ts'
import { slipHref } from '../../boards/index.ts'
import { filesBy } from '../../core/hindsight.ts'
import type { Instant } from '../../core/period.ts'
import { fault, Problem } from '../../core/problem.ts'
import { vantageOf } from '../../core/standpoint.ts'
import { type Text, text } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import type { EvidenceDesk } from '../../desk/evidence.ts'
import { MOST_CHARACTERS, SLIP_DEED_KINDS, type SlipDeed } from '../../slips/deeds.ts'
import type { Evidence, MeasureWritten } from '../../slips/events.ts'
import { LEVELS } from '../../slips/finding.ts'
import { asksForMeasures, MEASURE_STATES, MOST_MEASURES } from '../../slips/measures.ts'
import { unreached } from '../../slips/people.ts'
import { ORIGINS } from '../../slips/register.ts'
import { receiverName, sheetOf } from '../../slips/sheet.ts'
import type { Slip } from '../../slips/slip.ts'
import type { Standing } from '../../store/slips.ts'
import { MEASURE_ROWS, renderSlip, renderSlipPrint, type SlipInput } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { evidenceAccess } from '../evidence-subjects.ts'
import {
  field,
  filesOf,
  goTo,
  longField,
  madeNonce,
  nonceField,
  sendPrivate,
  withFileForms,
} from '../forms.ts'
import { askedByPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { reads, route, writes } from '../resource.ts'
import { day, instant, nullable, SentenceSchema, string, timePeriod, wordOf } from '../schemas.ts'
import {
  doingOf,
  mayNow,
  maySee,
  plansThen,
  type RequestWithPerson,
  seenSlips,
  slipActorOf,
  standingOf,
} from '../slip-views.ts'
import { addEvidence, removeEvidence } from './evidence.ts'

const level = wordOf(LEVELS)
const receiver = { kind: wordOf(['unit', 'role']), id: string, name: string }

export const SlipSummary = Type.Object(
  {
    id: string,
    plan: nullable(string),
    number: string,
    level,
    subject: Type.Object({
      kind: wordOf(['indicator', 'task', 'duty', 'unit', 'matter', 'service']),
      id: string,
    }),
    title: SentenceSchema,
    shareOf: nullable(
      Type.Object(
        { indicator: string, title: SentenceSchema, part: string },
        { description: '分解的一份：整体的指标和分给谁 / of a share: its whole, and whose it is' },
      ),
    ),
    rule: Type.Object({ id: string, words: SentenceSchema }),
    receiver: Type.Object(receiver, { description: '主办 / in charge' }),
    helpers: Type.Array(Type.Object(receiver), {
      description: '协办 / who answers with it',
    }),
    leaders: Type.Array(Type.Object({ id: string, name: string }), {
      description: '分管领导 / in charge of the matter',
    }),
    reason: SentenceSchema,
    entry: nullable(
      Type.Object(
        {
          origin: wordOf(ORIGINS),
          source: string,
          given: day,
          title: string,
          task: nullable(Type.Integer()),
          inspection: nullable(string),
        },
        { description: '督办事项登记：来源、交办时间 / of the register of matters: where it comes from' },
      ),
    ),
    result: Type.String({ description: '结果 / how it ended, else what was last answered' }),
    measures: Type.Array(
      Type.Object({
        id: string,
        text: string,
        owner: string,
        due: day,
        state: wordOf(MEASURE_STATES),
        reported: nullable(Type.Object({ name: string, on: day, text: string })),
        verdict: nullable(Type.Object({ name: string, on: day, text: string, accepted: Type.Boolean() })),
      }),
      { description: '整改措施 / the measures that replies named' },
    ),
    issued: day,
    limit: day,
    ended: nullable(day),
    left: Type.Integer({
      description:
        '距限期的工作日，负数为逾期；办结或年终封存后不再计 / working days until the limit; negative: late; counted until it ended or its year did',
    }),
    state: wordOf(SLIP_STATES),
    overdue: Type.Boolean(),
    stood: nullable(
      Type.Object(
        { state: wordOf(SLIP_STATES), overdue: Type.Boolean() },
        { description: '年终未结的，当时怎样 / left open at the year’s end: how it stood then' },
      ),
    ),
    own: Type.Boolean({ description: '由本人一方答复 / the reader’s own to answer' }),
    may: Type.Array(wordOf(SLIP_DEED_KINDS), {
      description: '本人现在可做的事 / what the reader may do now',
    }),
  },
  { title: 'SlipSummary' },
)

const nameAndDay = { name: string, on: day }
const EvidenceSchema = Type.Object({ name: string, link: nullable(string) })
const DecisionSchema = nullable(
  Type.Object({ ...nameAndDay, granted: Type.Boolean(), text: string, limit: nullable(day) }),
)
const ReplySchema = Type.Object({
  id: string,
  ...nameAndDay,
  text: string,
  evidence: Type.Array(EvidenceSchema),
  verdict: DecisionSchema,
})
const SignatureSchema = Type.Object({ ...nameAndDay, level })

/** The sheet, as it is printed, with its whole record. */
const Sheet = Type.Object(
  {
    id: string,
    number: string,
    level,
    heading: SentenceSchema,
    plan: nullable(Type.Object({ id: string, title: string, document: nullable(string) })),
    matter: string,
    rule: string,
    period: nullable(timePeriod),
    since: nullable(day),
    reason: SentenceSchema,
    now: nullable(SentenceSchema),
    proof: Type.Array(Type.Object({ name: string, value: string })),
    requirement: SentenceSchema,
    issued: Type.Object(nameAndDay),
    limit: day,
    receiver: string,
    copies: Type.Array(string),
    signature: nullable(SignatureSchema),
    signatures: Type.Array(SignatureSchema),
    replies: Type.Array(ReplySchema),
    measures: Type.Array(Type.Object({ text: string, owner: string, due: day, accepted: Type.Boolean() })),
    extensions: Type.Array(
      Type.Object({ ...nameAndDay, days: Type.Integer(), text: string, verdict: DecisionSchema }),
    ),
    appeals: Type.Array(ReplySchema),
    status: wordOf(['open', 'closed', 'withdrawn']),
    closing: nullable(
      Type.Object({
        ...nameAndDay,
        why: SentenceSchema,
        unsettled: Type.Boolean({ description: '年终未结 / left open at the year’s end' }),
      }),
    ),
    record: Type.Array(Type.Object({ on: day, at: instant, why: SentenceSchema })),
  },
  { title: 'SlipSheet' },
)

const words = Type.String({ maxLength: 4_000 })
const days = Type.Integer({ description: '工作日 / working days' })
const short = Type.String({ maxLength: 100 })
const given = Type.Array(EvidenceSchema, { maxItems: 20 })
const measuresGiven = Type.Array(
  Type.Object(
    { text: Type.String({ maxLength: 400 }), owner: Type.String({ maxLength: 60 }), due: day },
    { additionalProperties: false },
  ),
  { maxItems: MOST_MEASURES, description: '整改措施；橙色、红色必填 / measures, owed at orange and red' },
)
const deed = <const Kind extends (typeof SLIP_DEED_KINDS)[number], More extends Record<string, TSchema>>(
  kind: Kind,
  more: More,
) =>
  Type.Object(
    { kind: Type.Literal(kind), ...more },
    {
      title: `Slip-${kind}`.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      additionalProperties: false,
    },
  )

/** Working days, or null where the deed says what that means; a list of types keeps null and 0 apart as they came. */
const daysOrNull = Type.Optional(
  Type.Unsafe<number | null>({ type: ['integer', 'null'], description: '工作日 / working days' }),
)

/** `slips/deeds.ts`: one of these, told apart by `kind`, so that a fault is told of the deed that was meant. */
const DEEDS = [
  deed('sign', {}),
  deed('reply', { text: words, evidence: given, measures: Type.Optional(measuresGiven) }),
  deed('report-measure', { measure: short, text: words }),
  deed('judge-measure', {
    measure: short,
    accepted: Type.Boolean(),
    text: words,
    due: Type.Optional(Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date' })),
  }),
  deed('ask-extension', { text: words, days }),
  deed('appeal', { text: words, evidence: given }),
  deed('judge-reply', { text: words, accepted: Type.Boolean(), days: daysOrNull }),
  deed('judge-extension', { text: words, granted: Type.Boolean(), days: daysOrNull }),
  deed('judge-appeal', { text: words, upheld: Type.Boolean() }),
  deed('issue', { signed: Type.Boolean(), text: words }),
  deed('close', { text: words }),
  deed('reopen', { text: words, days }),
  deed('lift', { text: words, to: level, days }),
]
const DeedBody = Type.Unsafe<SlipDeed>({
  type: 'object',
  discriminator: { propertyName: 'kind' },
  oneOf: DEEDS,
})

/** Without days is as with null. */
function deedOfBody(body: SlipDeed): SlipDeed {
  if (body.kind === 'judge-measure') return { ...body, due: body.due ?? null }
  return body.kind === 'judge-reply' || body.kind === 'judge-extension'
    ? { ...body, days: body.days ?? null }
    : body
}

type WithSlip = { readonly Params: { readonly slip: string } }
type RefusedForm = NonNullable<SlipInput['doing']['sent']>

/** Of a plan's region: the office whose paper it is. */
const OFFICE = text('政府督查室', 'Government supervision office')

export function slipRoutes(app: App, deps: HttpDeps, desk: EvidenceDesk, frameOf: PageFrame): void {
  slipOperations(app, deps)
  slipPages(app, deps, desk, frameOf)
}

function slipPages(app: App, deps: HttpDeps, desk: EvidenceDesk, frameOf: PageFrame): void {
  const { alerts, people, settings, now } = deps
  const perMinute = settings.limits.writesPerMinute
  const slipDeps = slipDepsOf(deps)

  app.get<WithSlip>('/alerts/:slip', route('records:read', '一张督查单 / one slip'), async (request, reply) =>
    page(request, reply, null),
  )

  app.get<WithSlip>(
    '/alerts/:slip/print',
    route('records:read', '督查单的纸面 / a slip as a sheet of paper', { slow: true }),
    async (request, reply) => {
      const slip = await found(request)
      const plan = (await plansThen(deps, askedByPage(request))).get(slip.plan ?? '') ?? null
      const frame = frameOf(request, reply)
      const office = [plan?.regionName, OFFICE[frame.lang]]
        .filter(Boolean)
        .join(frame.lang === 'zh' ? '' : ' ')
      return sendPrivate(
        reply,
        renderSlipPrint({ sheet: sheetOf(slip, plan), facts: slip.first.facts, office }, frame),
      )
    },
  )

  withFileForms(
    app,
    (scope) => {
      scope.post<WithSlip>(
        '/alerts/:slip',
        route('slips:answer', '签收、答复、定答复、销号等 / sign, reply, judge or close a slip', {
          perMinute,
        }),
        async (request, reply) => {
          const deed = deedOfForm(request)
          if (deed === null) throw unclear('deed', field(request, 'deed'))
          const { slip } = request.params
          try {
            const nonce = nonceField(request)
            const after = await actOnSlip(slipDeps, slip, deed, doingOf(request, now(), nonce))
            void alerts.kick()
            const answer = deed.kind === 'appeal' ? after.appeals.at(-1) : after.replies.at(-1)
            const shownFor = deed.kind === 'report-measure' ? deed.measure : answer?.id
            if (takesFilesWith(deed.kind) && shownFor !== undefined) {
              const failure = await addFiles(request, shownFor)
              if (failure) return page(request, reply.code(failure.status), null, failure)
            }
          } catch (error) {
            if (!(error instanceof Problem) || !MENDED_ON_PAGE.has(error.code)) throw error
            const failure = joinedText(error.detail, error.fix)
            return page(request, reply.code(error.status), refusedForm(request, deed, failure))
          }
          return goTo(reply, slipHref(slip, {}))
        },
      )

      scope.post<WithSlip>(
        '/alerts/:slip/evidence',
        route('slips:answer', '附佐证 / add evidence', { perMinute }),
        async (request, reply) => {
          const part = field(request, 'part')
          if (filesOf(request).length === 0) throw unclear('files', '')
          const failure = await addFiles(request, part === '' ? null : part)
          if (failure) return page(request, reply.code(failure.status), null, failure)
          return goTo(reply, `${slipHref(request.params.slip, {})}#evidence`)
        },
      )

      scope.post<{ readonly Params: { readonly slip: string; readonly id: string } }>(
        '/alerts/:slip/evidence/:id/remove',
        route('slips:answer', '撤下一件佐证；文件保留 / withdraw evidence; the file stays', { perMinute }),
        async (request, reply) => {
          const { slip, id } = request.params
          const of = { kind: 'slip', id: slip } as const
          await removeEvidence(deps, desk, request, { id, reason: field(request, 'reason'), of })
          return goTo(reply, `${slipHref(slip, {})}#evidence`)
        },
      )
    },
    { bodyLimit: SLIP_FORM_BYTES, fileLimit: desk.limits.fileBytes + SLIP_FORM_BYTES },
  )

  /** What came with a form, as far as it can be taken; what was wrong with the first that could not, null: nothing. */
  async function addFiles(request: FastifyRequest<WithSlip>, part: string | null): Promise<Problem | null> {
    const files = filesOf(request)
    if (files.length === 0) return null
    const access = await evidenceAccess(deps, request, { kind: 'slip', id: request.params.slip, part })
    for (const file of files) {
      const body = Readable.from([Buffer.from(await file.arrayBuffer())])
      try {
        await addEvidence(desk, access, request, { part, name: file.name, body })
      } catch (error) {
        if (!(error instanceof Problem) || !error.code.startsWith('evidence-')) throw error
        return error
      }
    }
    return null
  }

  async function evidenceFor(
    request: FastifyRequest<WithSlip>,
    slip: Slip,
    {
      failure,
      until,
      past,
    }: { readonly failure: Problem | null; readonly until: Instant; readonly past: boolean },
  ): Promise<SlipInput['evidence']> {
    if (request.person === null) return null
    const access = await evidenceAccess(deps, request, { kind: 'slip', id: slip.id, part: null })
    const files = filesBy(await deps.store.evidence.of('slip', [slip.id]), until)
    const { fileBytes, files: mostFiles } = desk.limits
    return {
      files: files.filter(access.maySee),
      mayAdd: !past && access.mayAdd,
      mayRemove: (file) => !past && access.mayRemove(file),
      mostMegabytes: Math.floor(fileBytes / (1024 * 1024)),
      mostFiles,
      failure: failure && joinedText(failure.detail, failure.fix),
    }
  }

  async function page(
    request: FastifyRequest<WithSlip>,
    reply: FastifyReply,
    sent: RefusedForm | null,
    failure: Problem | null = null,
  ): Promise<FastifyReply> {
    const slip = await found(request)
    const look = askedByPage(request)
    const { counted, until, past } = vantageOf(look, now())
    const plan = (await plansThen(deps, look)).get(slip.plan ?? '') ?? null
    const reader = slipActorOf(request)
    const before = slip.follows === null ? null : await slipById(slipDeps, slip.follows)
    const shown = shownSlip(slip, plan, alerts.rules, counted)
    const input: SlipInput = {
      sheet: sheetOf(slip, plan),
      title: titleOf(slip, plan),
      shown,
      rule: ruleWords(slip.matter.rule, alerts.rules),
      subject: slip.matter.subject,
      facts: slip.first.facts,
      knownAt: slip.opened.at,
      asOf: slip.opened.on,
      doing: {
        id: slip.id,
        level: slip.level,
        may: past ? [] : mayNow(slip, reader, plan),
        measures: shown.measures,
        owed: asksForMeasures(slip),
        today: dayOf(now()),
        nonce: madeNonce(),
        sent,
        proposed: slip.proposed?.why ?? null,
      },
      // Who has an account, and by which name, is known of today only.
      unreached: past
        ? []
        : unreached(
            slip,
            plan,
            (await people.all()).filter(({ active }) => active),
          ).map((unit) => receiverName(unit, plan)),
      evidence: await evidenceFor(request, slip, { failure, until, past }),
      told: request.person && !past ? await toldOf(slip) : null,
      before: before && { id: before.id, number: before.number.text },
    }
    return sendPrivate(reply, renderSlip(input, frameOf(request, reply)))
  }

  async function toldOf({ told, history }: Slip): Promise<NonNullable<SlipInput['told']>> {
    const names = new Map((await people.all()).map(({ id, name }) => [id, name]))
    const why = new Map(history.map((event) => [event.id, event.why]))
    return told.map(({ of, person, insteadOf, way, at }) => ({
      at,
      way,
      name: names.get(person) ?? person,
      insteadOf: insteadOf && (names.get(insteadOf) ?? insteadOf),
      of: why.get(of) ?? text('', ''),
    }))
  }

  const found = (request: FastifyRequest<WithSlip>): Promise<Slip> =>
    slipSeen(slipDeps, request.params.slip.slice(0, 60), request, standingOf(askedByPage(request), now()))
}

/** Problem `slip-unknown`, also for what nobody signed for yet and the reader may not sign, and before it was raised. */
async function slipSeen(
  slipDeps: SlipDeps,
  id: string,
  request: RequestWithPerson,
  standing: Standing = {},
): Promise<Slip> {
  const slip = await slipById(slipDeps, id, standing)
  if (!maySee(slip, slipActorOf(request))) throw new Problem('slip-unknown', { id })
  return slip
}

/** What the person can put right on the form itself, which keeps what was written. */
const MENDED_ON_PAGE = new Set([
  ...['slip-words-invalid', 'slip-days-invalid', 'slip-evidence-invalid', 'slip-level-not-higher'],
  ...['slip-measures-invalid', 'slip-measures-missing', 'slip-measures-open', 'slip-measure-unknown'],
])

const takesFilesWith = (kind: SlipDeed['kind']): boolean =>
  kind === 'reply' || kind === 'appeal' || kind === 'report-measure'

const joinedText = (one: Text, other: Text): Text => text(`${one.zh}${other.zh}`, `${one.en} ${other.en}`)

const refusedForm = (request: FastifyRequest, { kind }: SlipDeed, failure: Text): RefusedForm => ({
  deed: kind,
  text: wordsField(request, 'text'),
  evidence: longField(request, 'evidence', 60_000),
  days: field(request, 'days'),
  measures: measuresOfForm(request),
  failure,
})

export const unclear = (name: string, value: string): Problem =>
  new Problem(
    'request-invalid',
    { count: 1 },
    {
      faults: [
        fault('parameter-invalid', { name, value: value.slice(0, 40), reason: '—' }, { column: name }),
      ],
    },
  )

/** One more than may be written, so that what is too long is refused and not cut. */
const MOST_READ = MOST_CHARACTERS + 1
const MOST_EVIDENCE_TEXT = 60_000
/** Every character of a full text takes nine bytes of a form. */
export const SLIP_FORM_BYTES = 128 * 1024

type Form = Pick<FastifyRequest, 'body'>

/** null: it asks for nothing that can be done to a slip. What it says is judged by whoever does it. */
function deedOfForm(form: Form): SlipDeed | null {
  const kind = SLIP_DEED_KINDS.find((known) => known === field(form, 'deed'))
  const text = wordsField(form, 'text')
  const days = daysField(form)
  const granted = field(form, 'verdict') === 'yes'
  switch (kind) {
    case undefined:
      return null
    case 'sign':
      return { kind }
    case 'reply':
      return {
        kind,
        text,
        evidence: evidenceOf(longField(form, 'evidence', MOST_EVIDENCE_TEXT)),
        measures: measuresOfForm(form),
      }
    case 'appeal':
      return { kind, text, evidence: evidenceOf(longField(form, 'evidence', MOST_EVIDENCE_TEXT)) }
    case 'report-measure':
      return { kind, text, measure: field(form, 'measure') }
    case 'judge-measure': {
      const due = field(form, 'due')
      return { kind, text, measure: field(form, 'measure'), accepted: granted, due: due === '' ? null : due }
    }
    case 'ask-extension':
      return { kind, text, days: days ?? 0 }
    case 'judge-reply':
      return { kind, text, accepted: granted, days: granted ? null : days }
    case 'judge-extension':
      return { kind, text, granted, days: granted ? days : null }
    case 'judge-appeal':
      return { kind, text, upheld: granted }
    case 'issue':
      return { kind, text, signed: granted }
    case 'close':
      return { kind, text }
    case 'reopen':
      return { kind, text, days: days ?? 0 }
    case 'lift': {
      const to = LEVELS.find((level) => level === field(form, 'to')) ?? 'red'
      return { kind, text, to, days: days ?? 0 }
    }
  }
}

/** One a row of the form; rows of which nothing is filled in are none. */
const measuresOfForm = (form: Form): MeasureWritten[] =>
  MEASURE_ROWS.map((row) => ({
    text: field(form, `measure-${row}`),
    owner: field(form, `owner-${row}`),
    due: field(form, `due-${row}`),
  })).filter(({ text, owner, due }) => `${text}${owner}${due}` !== '')

export const wordsField = (form: Form, name: string): string => longField(form, name, MOST_READ)

/** Working days; null when the field is empty, and what is no number is one that nobody may give. */
export function daysField(form: Form): number | null {
  const written = field(form, 'days')
  if (written === '') return null
  const days = Number(written)
  return Number.isInteger(days) ? days : 0
}

/** A document a line: its name, and its address after it when it has one. */
const evidenceOf = (lines: string): Evidence[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const link = /https?:\/\/\S+$/i.exec(line)?.[0] ?? null
      const name = link === null ? line : line.slice(0, -link.length).replace(/[\s，,：:]+$/, '')
      return { name: name === '' ? line : name, link }
    })

const MOST = 1_000
const WithId = Type.Object({ id: Type.String({ maxLength: 60 }) })
const Whole = Type.Object({ slip: SlipSummary, sheet: Sheet }, { title: 'Slip' })

function slipOperations(app: App, deps: HttpDeps): void {
  const { alerts, settings, now } = deps
  const perMinute = settings.limits.writesPerMinute
  const slipDeps = slipDepsOf(deps)

  app.get(
    '/api/v1/slips',
    reads('records:read', '督查单：最紧要的在前 / slips, the gravest and most pressing first', {
      tag: 'alerts',
      query: {
        of: Type.Optional(wordOf(SLIP_SCOPES)),
        state: Type.Optional(wordOf(ASKED_STATES)),
        level: Type.Optional(wordOf(LEVELS)),
        unit: Type.Optional(short),
        leader: Type.Optional(short),
        rule: Type.Optional(short),
        words: Type.Optional(short),
        order: Type.Optional(wordOf(SLIP_ORDERS)),
        page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
        size: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST })),
      },
      answer: Type.Object({ slips: Type.Array(SlipSummary), total: Type.Integer() }),
    }),
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const { page = 1, size = MOST } = request.query
      const asked = slipsAsked({ ...request.query, page: undefined }, 'all')
      const found = foundIn(inScope(await seenSlips(deps, request, asked.state), asked), asked)
      const slips = found.slice((page - 1) * size, page * size)
      return { slips: slips.map(({ slip: _slip, ...shown }) => shown), total: found.length }
    },
  )

  app.get(
    '/api/v1/slips/:id',
    reads('records:read', '一张督查单的全部 / one slip whole', {
      tag: 'alerts',
      params: WithId,
      answer: Whole,
    }),
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return whole(request, await slipSeen(slipDeps, request.params.id, request))
    },
  )

  app.post(
    '/api/v1/slips/:id/deeds',
    writes(
      'slips:answer',
      '签收、答复、决定、销号等，由 kind 区分 / sign, reply, decide, close: told apart by kind',
      {
        tag: 'alerts',
        query: {
          nonce: Type.Optional(
            Type.String({
              pattern: '^[\\w-]{8,40}$',
              description: '同一个值送两次只算一次 / sent twice under one name is once',
            }),
          ),
        },
        params: WithId,
        body: DeedBody,
        answer: Whole,
        perMinute,
      },
    ),
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const { nonce = null } = request.query
      const doing = doingOf(request, now(), nonce)
      const slip = await actOnSlip(slipDeps, request.params.id, deedOfBody(request.body), doing)
      void alerts.kick()
      return whole(request, slip)
    },
  )

  async function whole(request: RequestWithPerson, slip: Slip) {
    const plan = await planOf(slipDeps, slip.plan, dayOf(now()))
    const reader = slipActorOf(request)
    const shown = shownSlip(slip, plan, alerts.rules, dayOf(now()))
    return {
      slip: { ...shown, own: isOwn(slip, reader, plan), may: mayNow(slip, reader, plan) },
      sheet: sheetOf(slip, plan),
    }
  }
}
