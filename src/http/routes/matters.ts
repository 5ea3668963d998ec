// `/matters`, `/api/v1/matters`: the register of matters of every origin; each entry is a slip with where it comes from.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { planOf } from '../../alerts/slips/act.ts'
import { slipDepsOf } from '../../alerts/slips/deps.ts'
import { raiseByHand } from '../../alerts/slips/raise-by-hand.ts'
import { unitsOfShown } from '../../alerts/slips/search.ts'
import { byGravity, shownSlip } from '../../alerts/slips/shown.ts'
import { isMeantBy } from '../../core/answerable.ts'
import { Problem } from '../../core/problem.ts'
import { mayDo } from '../../core/roles.ts'
import { HERE_AND_NOW, type Standpoint, vantageOf } from '../../core/standpoint.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import { LEVELS } from '../../slips/finding.ts'
import { LEVEL_WORDS } from '../../slips/ladder.ts'
import { entryIdOf, ORIGIN_WORDS, ORIGINS, REGISTER_LIMIT_DAYS } from '../../slips/register.ts'
import type { Slip } from '../../slips/slip.ts'
import {
  MATTER_STATES,
  type MattersAsked,
  type RegisteredMatter,
  renderMatters,
  stateWords,
  type WrittenMatter,
} from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, madeNonce, nonceField, sendPrivate, withForms } from '../forms.ts'
import { pictureOf } from '../found.ts'
import { askedByPage, vantageOfPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { reads, route, writes } from '../resource.ts'
import { day, wordOf } from '../schemas.ts'
import { sendTableCsv, sendTableWorkbook } from '../send-table.ts'
import { doingOf, type SeenSlip, seenSlips } from '../slip-views.ts'
import type { TableFile } from '../table-file.ts'
import { languageOf } from '../wanted.ts'
import { SLIP_FORM_BYTES, SlipSummary, unclear, wordsField } from './slip.ts'

/** More are no list that anybody reads. */
const MOST = 2_000
const BLANK: WrittenMatter = {
  origin: '',
  source: '',
  given: '',
  title: '',
  requirement: '',
  receiver: '',
  helper: '',
  due: '',
  level: 'blue',
  task: '',
}
const FIELDS = Object.keys(BLANK) as (keyof WrittenMatter)[]

type Listed = SeenSlip & RegisteredMatter

export function matterRoutes(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  const { settings, now } = deps
  const perMinute = settings.limits.writesPerMinute
  matterOperations(app, deps)

  app.get(
    '/matters',
    route('records:read', '督办事项登记册 / the register of matters of every origin'),
    async (request, reply) => page(request, reply, BLANK, null),
  )

  const asTable = async (request: FastifyRequest): Promise<TableFile> => {
    const { until, past } = vantageOfPage(request, now())
    const found = await mattersThen(deps, request, askedOf(request.query), askedByPage(request))
    return matterTable(found, languageOf(request), past ? until : null)
  }
  app.get(
    '/matters.csv',
    route('records:read', '督办事项，CSV / the register as CSV', { slow: true }),
    async (request, reply) => sendTableCsv(reply, 'matters', await asTable(request)),
  )
  app.get(
    '/matters.xlsx',
    route('records:read', '督办事项，Excel / the register as a workbook', { slow: true }),
    async (request, reply) => sendTableWorkbook(reply, 'matters', await asTable(request)),
  )

  withForms(
    app,
    (scope) => {
      scope.post(
        '/matters',
        route('slips:write', '登记一件督办事项 / enter a matter', { perMinute }),
        async (request, reply) => {
          const written = Object.fromEntries(
            FIELDS.map((name) => [
              name,
              name === 'requirement' ? wordsField(request, name) : field(request, name),
            ]),
          ) as WrittenMatter
          try {
            const made = await enter(
              deps,
              request,
              { ...written, plan: field(request, 'plan') },
              nonceField(request),
            )
            return goTo(reply, `/alerts/${made.id}`)
          } catch (error) {
            if (!(error instanceof Problem) || !/^(?:slip|matter)-/.test(error.code)) throw error
            const { detail, fix } = error
            const failure = text(`${detail.zh}${fix.zh}`, `${detail.en} ${fix.en}`)
            return page(request, reply.code(error.status), written, failure)
          }
        },
      )
    },
    SLIP_FORM_BYTES,
  )

  async function page(
    request: FastifyRequest,
    reply: FastifyReply,
    written: WrittenMatter,
    failure: Text | null,
  ): Promise<FastifyReply> {
    const look = askedByPage(request)
    const asked = askedOf(request.query)
    const all = await mattersThen(deps, request, { ...asked, unit: null }, look)
    const { past } = vantageOf(look, now())
    const mayEnter = !past && mayDo(request.person, 'slips:write')
    const plan = mayEnter
      ? await pictureOf(deps.pictures, { ...look, plan: look.plan ?? (field(request, 'plan') || null) })
      : null
    return sendPrivate(
      reply,
      renderMatters(
        {
          asked,
          matters: all.filter(isOf(asked.unit)).slice(0, MOST),
          units: [...new Map(all.flatMap(unitsOfShown).map((unit) => [unit.id, unit])).values()],
          entering: plan && { plan: plan.kept.plan, written, nonce: madeNonce(), failure },
        },
        frameOf(request, reply),
      ),
    )
  }
}

const isOf =
  (unit: string | null) =>
  (slip: Listed): boolean =>
    unit === null || unitsOfShown(slip).some((one) => isMeantBy(one, unit))

/** Raises it as a slip. Problems: those of `raiseByHand`; `request-invalid` for an origin, level or task that is none. */
async function enter(
  deps: HttpDeps,
  request: FastifyRequest,
  written: WrittenMatter & { readonly plan: string },
  nonce: string | null,
): Promise<Slip> {
  const origin = ORIGINS.find((one) => one === written.origin)
  const level = LEVELS.find((one) => one === written.level)
  if (!origin) throw unclear('origin', written.origin)
  if (!level) throw unclear('level', written.level)
  const task = written.task === '' ? null : Number(written.task)
  if (task !== null && !Number.isInteger(task)) throw unclear('task', written.task)
  const { source, given, title, requirement, receiver, helper, due, plan } = written
  const entry = { origin, source, given, title, task, inspection: null }
  const slip = await raiseByHand(
    slipDepsOf(deps),
    {
      plan,
      receiver,
      level,
      due,
      entry,
      requirement,
      subject: { kind: 'matter', id: entryIdOf(plan, entry, nonce ?? madeNonce()) },
      reason: `${ORIGIN_WORDS[origin].zh}（${source}，${given}）：${title}`,
      days: REGISTER_LIMIT_DAYS,
      helpers: helper === '' ? [] : [helper],
    },
    doingOf(request, deps.now(), nonce),
  )
  void deps.alerts.kick()
  return slip
}

/** Of the parameters of an address; what is not understood is not asked for. */
function askedOf(query: unknown): MattersAsked {
  const given = (query ?? {}) as Readonly<Record<string, unknown>>
  const word = (name: string): string => {
    const value = given[name]
    return typeof value === 'string' ? value.slice(0, 100).trim() : ''
  }
  return {
    origin: ORIGINS.find((one) => one === given.origin) ?? null,
    unit: word('unit') || null,
    state: MATTER_STATES.find((one) => one === given.state) ?? 'open',
    words: word('words'),
  }
}

/** Entries of the register where one stands, the gravest and most pressing first. */
async function mattersThen(
  deps: HttpDeps,
  request: FastifyRequest,
  asked: MattersAsked,
  look: Standpoint,
): Promise<Listed[]> {
  const [open, ended] = await Promise.all([
    asked.state === 'ended' ? [] : seenSlips(deps, request, 'open', look),
    asked.state === 'ended' || asked.state === 'all' ? seenSlips(deps, request, 'ended', look) : [],
  ])
  const words = asked.words.toLowerCase().split(/\s+/)
  return [...open, ...ended]
    .filter((slip): slip is Listed => slip.entry !== null)
    .filter(isOf(asked.unit))
    .filter(
      (slip) =>
        (asked.origin === null || slip.entry.origin === asked.origin) &&
        (asked.state !== 'late' || slip.overdue) &&
        words.every((one) => wordsOf(slip).includes(one)),
    )
    .sort(byGravity)
}

const wordsOf = (slip: Listed): string => {
  const { number, entry, reason, result } = slip
  const units = unitsOfShown(slip).map(({ name }) => name)
  return [number, entry.source, entry.title, reason.zh, result, ...units].join('\n').toLowerCase()
}

const COLUMNS: readonly (readonly [Text, number, (slip: Listed, lang: Language) => string])[] = [
  [text('编号', 'Number'), 18, ({ number }) => number],
  [text('级别', 'Level'), 8, ({ level }, lang) => LEVEL_WORDS[level][lang]],
  [text('来源', 'Origin'), 14, ({ entry }, lang) => ORIGIN_WORDS[entry.origin][lang]],
  [text('来源文号或会议', 'Document or meeting'), 30, ({ entry }) => entry.source],
  [text('交办时间', 'Given'), 12, ({ entry }) => entry.given],
  [text('事项', 'Matter'), 40, ({ entry }) => entry.title],
  [
    text('承办', 'Sees to it'),
    24,
    (slip) =>
      unitsOfShown(slip)
        .map(({ name }) => name)
        .join('、'),
  ],
  [text('时限', 'Until'), 12, ({ limit }) => limit],
  [text('状态', 'State'), 14, (slip, lang) => stateWords(slip, lang)],
  [text('结果', 'Result'), 60, ({ result }) => result],
  [text('办结', 'Ended'), 12, ({ ended }) => ended ?? ''],
]

const matterTable = (matters: readonly Listed[], lang: Language, stamp: TableFile['stamp']): TableFile => ({
  stamp,
  title: text('督办事项', 'Register of matters')[lang],
  columns: COLUMNS.map(([head, width]) => ({ head: head[lang], width })),
  rows: matters.slice(0, MOST).map((slip) => COLUMNS.map(([, , of]) => of(slip, lang))),
})

const short = Type.String({ maxLength: 200 })
const MatterBody = Type.Object(
  {
    plan: short,
    origin: wordOf(ORIGINS),
    source: short,
    given: day,
    title: short,
    requirement: Type.String({ maxLength: 4_000 }),
    receiver: short,
    helper: Type.Optional(short),
    due: day,
    level: Type.Optional(wordOf(LEVELS)),
    task: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  { title: 'Matter', additionalProperties: false },
)

function matterOperations(app: App, deps: HttpDeps): void {
  const perMinute = deps.settings.limits.writesPerMinute
  app.get(
    '/api/v1/matters',
    reads('records:read', '督办事项登记册 / the register of matters', {
      tag: 'alerts',
      query: {
        origin: Type.Optional(wordOf(ORIGINS)),
        unit: Type.Optional(short),
        state: Type.Optional(wordOf(MATTER_STATES)),
        words: Type.Optional(short),
      },
      answer: Type.Object({ matters: Type.Array(SlipSummary), total: Type.Integer() }),
    }),
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const found = await mattersThen(deps, request, askedOf(request.query), HERE_AND_NOW)
      return {
        matters: found.slice(0, MOST).map(({ slip: _slip, ...shown }) => shown),
        total: found.length,
      }
    },
  )
  app.post(
    '/api/v1/matters',
    writes('slips:write', '登记一件督办事项 / enter a matter', {
      tag: 'alerts',
      query: { nonce: Type.Optional(Type.String({ pattern: '^[\\w-]{8,40}$' })) },
      body: MatterBody,
      answer: Type.Object({ matter: SlipSummary }),
      perMinute,
    }),
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const { task, helper = '', level = 'blue', ...body } = request.body
      const written = { ...body, helper, level, task: task === undefined ? '' : String(task) }
      const slip = await enter(deps, request, written, request.query.nonce ?? null)
      const today = dayOf(deps.now())
      const plan = await planOf(slipDepsOf(deps), slip.plan, today)
      return { matter: { ...shownSlip(slip, plan, deps.alerts.rules, today), own: false, may: [] } }
    },
  )
}
