// `/reports`, `/api/v1/reports`: documents that leave the house, chosen on a page or ordered by a program.
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { inspectionsOfPlan, mayReadInspection } from '../../alerts/inspections.ts'
import { slipDepsOf } from '../../alerts/slips/deps.ts'
import { slipsOfPlan } from '../../alerts/slips/read.ts'
import { indicatorCalled, leaderCalled, unitCalled } from '../../boards/names.ts'
import { isDemo } from '../../core/observation.ts'
import { Problem } from '../../core/problem.ts'
import { mayDo } from '../../core/roles.ts'
import { HERE_AND_NOW } from '../../core/standpoint.ts'
import type { Language } from '../../core/text.ts'
import type { Picture } from '../../live/pictures.ts'
import { type PaperName, papers } from '../../reports/documents/index.ts'
import type { OfficeTemplates } from '../../reports/office-templates.ts'
import { SUBJECT_WORDS } from '../../reports/paper.ts'
import { slipLines } from '../../reports/slip-lines.ts'
import { renderReports } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { sendPrivate } from '../forms.ts'
import { pictureOf } from '../found.ts'
import { askedBy, askedByPage, LookQuery } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import {
  endingOf,
  type FileEnding,
  formatFor,
  type OfferedName,
  offeredPapers,
  orderedFile,
  PAPER_FORMATS,
  type PaperOrder,
  paperFile,
  paperInputOf,
  paperNamed,
} from '../papers.ts'
import { DOCX } from '../plan-table-file.ts'
import { reads, route, writes } from '../resource.ts'
import { day, instant, string } from '../schemas.ts'
import { maySee, type RequestWithPerson, slipActorOf, standingOf } from '../slip-views.ts'
import { languageOf } from '../wanted.ts'
import { XLSX } from './desk-template.ts'

const short = Type.String({ maxLength: 100 })
const words = Type.String({ maxLength: 60 })
const format = Type.Union(
  PAPER_FORMATS.map((one) => Type.Literal(one)),
  { description: 'docx：Word；xlsx：其中的表 / docx: Word; xlsx: its tables' },
)

const OrderBody = Type.Object(
  {
    kind: Type.String({
      maxLength: 60,
      description: '哪一种文件 / which document: month-bulletin, unit-list, ledger, …',
    }),
    plan: Type.Optional(LookQuery.plan),
    'as-of': Type.Optional(LookQuery['as-of']),
    'known-at': Type.Optional(LookQuery['known-at']),
    of: Type.Optional(
      Type.String({
        maxLength: 100,
        description:
          '单位、领导、指标的编号或名称，督查单的编号；单位、领导的清单写 * 是每个一份，打成一个压缩包 / id or name of what it is of; * for lists of units or leaders: one of each, in a zip',
      }),
    ),
    format: Type.Optional(format),
    number: Type.Optional(Type.String({ maxLength: 60, description: '发文字号 / document number' })),
    office: Type.Optional(Type.String({ maxLength: 60, description: '发文机关署名 / issuing office' })),
  },
  { additionalProperties: false },
)

const Ordered = Type.Object({
  id: string,
  kind: string,
  plan: string,
  'as-of': day,
  'known-at': instant,
  title: string,
  file: Type.String({ description: '文件的地址 / where its file is' }),
})

const FileQuery = Type.Object({
  kind: Type.Optional(short),
  of: Type.Optional(short),
  format: Type.Optional(format),
  number: Type.Optional(words),
  office: Type.Optional(words),
})

export function reportRoutes(
  app: App,
  given: HttpDeps,
  templates: OfficeTemplates,
  frameOf: PageFrame,
): void {
  const deps = { ...given, templates }
  const { pictures, now } = deps
  /** Of a workbook there is none. */
  const templateFor = async (kind: OfferedName, lang: Language): Promise<string | null> =>
    Object.hasOwn(papers, kind) ? templates.hashOf(kind as PaperName, lang) : null

  app.get<{ readonly Querystring: { readonly kind?: unknown; readonly of?: unknown } }>(
    '/reports',
    route('records:read', '文件：选种类、对象和日期 / documents: which, of what, of which day'),
    async (request, reply) => {
      const asked = askedByPage(request)
      const picture = await pictureOf(pictures, asked)
      const { kept, asOf, figures } = picture
      const { kind, of } = request.query
      const lang = languageOf(request)
      const offered = await Promise.all(
        Object.entries(offeredPapers).map(async ([name, paper]) => ({
          kind: name,
          workbookOnly: 'workbook' in paper,
          name: paper.name,
          tells: paper.tells,
          of:
            paper.about === 'plan'
              ? null
              : {
                  words: SUBJECT_WORDS[paper.about],
                  options: await optionsOf(request, picture, paper.about, lang),
                },
        })),
      )
      return sendPrivate(
        reply,
        renderReports(
          {
            plan: kept.plan,
            asOf,
            demo: figures.some(isDemo),
            offered,
            mayExchange: mayDo(request.person, 'settings:write'),
            asked: {
              kind: typeof kind === 'string' ? kind : null,
              of: typeof of === 'string' ? of : null,
            },
          },
          frameOf(request, reply),
        ),
      )
    },
  )

  /** What a document can be of, by id and name. */
  async function optionsOf(
    request: RequestWithPerson,
    { kept: { plan }, asOf, knownAt }: Picture,
    about: keyof typeof SUBJECT_WORDS,
    lang: Language,
  ) {
    switch (about) {
      case 'unit':
        return [every(lang), ...plan.units.map((unit) => [unit.id, unitCalled(unit, lang)] as const)]
      case 'leader':
        return [
          every(lang),
          ...plan.leaders.map((leader) => [leader.id, leaderCalled(leader, lang)] as const),
        ]
      case 'indicator':
        return plan.indicators.map((indicator) => [indicator.id, indicatorCalled(indicator, lang)] as const)
      case 'inspection': {
        const standing = standingOf({ asOf, knownAt }, now())
        const all = await inspectionsOfPlan(slipDepsOf(deps), plan.id, standing)
        return all
          .filter((one) => mayReadInspection(one, plan, request.person))
          .map(({ id, title }) => [id, title] as const)
      }
      case 'slip': {
        const slips = await slipsOfPlan(slipDepsOf(deps), plan.id, standingOf({ asOf, knownAt }, now()))
        const reader = slipActorOf(request)
        const seen = slips.filter((slip) => maySee(slip, reader))
        return slipLines(seen, plan, asOf, lang).map(
          ({ slip, number, matter }) => [slip.id, `${number} ${matter}`] as const,
        )
      }
    }
  }

  app.get(
    '/reports/file',
    {
      ...route(
        'records:read',
        '一份 Word 文件，或其中的表（Excel） / one document as a Word file, or its tables in Excel',
        {
          slow: true,
        },
      ),
      schema: { querystring: FileQuery },
    },
    async (request, reply) => {
      const { kind = '', of = '', number = '', office = '' } = request.query
      const order: PaperOrder = {
        ...askedByPage(request),
        kind: paperNamed(kind),
        format: formatFor(paperNamed(kind), request.query.format ?? null),
        of: of || null,
        number: number || null,
        office: office || null,
        lang: languageOf(request),
        template: await templateFor(paperNamed(kind), languageOf(request)),
      }
      const { title, bytes, input } = await paperFile(deps, request, order)
      return sendDocument(reply, {
        title,
        bytes,
        kind: order.kind,
        ending: endingOf(order),
        asOf: input.asOf,
      })
    },
  )

  app.post(
    '/api/v1/reports',
    writes('records:read', '订一份文件；什么也不改变 / order a document; nothing is changed by it', {
      tag: 'reports',
      description:
        '答复里的 known-at 把所知的时点定住：以后按同一编号取到的文件，字节都一样。/ The answer fixes the moment of knowledge: its file has the same bytes whenever it is fetched.',
      body: OrderBody,
      answer: { 201: Ordered },
      slow: true,
    }),
    async (request, reply) => {
      const { body } = request
      const { plan, asOf, knownAt } = {
        ...HERE_AND_NOW,
        ...askedBy({
          ...(body.plan !== undefined && { plan: body.plan }),
          ...(body['as-of'] !== undefined && { 'as-of': body['as-of'] }),
          ...(body['known-at'] !== undefined && { 'known-at': body['known-at'] }),
        }),
      }
      const order: PaperOrder = {
        kind: paperNamed(body.kind),
        format: formatFor(paperNamed(body.kind), body.format ?? null),
        plan,
        asOf,
        knownAt,
        of: body.of ?? null,
        number: body.number ?? null,
        office: body.office ?? null,
        lang: languageOf(request),
        template: await templateFor(paperNamed(body.kind), languageOf(request)),
      }
      const { input, title } = await paperInputOf(deps, request, order)
      // What it cannot be made of is said now, and not to whoever fetches it.
      if (endingOf(order) !== 'zip') orderedFile(order, input)
      const id = idOf({ ...order, plan: input.plan.id, asOf: input.asOf, knownAt: input.knownAt })
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({
          id,
          kind: order.kind,
          plan: input.plan.id,
          'as-of': input.asOf,
          'known-at': input.knownAt,
          title,
          file: `/api/v1/reports/${id}/file`,
        })
    },
  )

  app.get(
    '/api/v1/reports/:id/file',
    reads('records:read', '所订的文件（Word、Excel） / the document that was ordered, as Word or Excel', {
      tag: 'reports',
      params: Type.Object({ id: Type.String({ maxLength: LONGEST_ID }) }),
      answer: {
        description: 'docx, xlsx, zip',
        content: {
          [DOCX]: { schema: Type.String({ format: 'binary' }) },
          [XLSX]: { schema: Type.String({ format: 'binary' }) },
          'application/zip': { schema: Type.String({ format: 'binary' }) },
        },
      },
      slow: true,
    }),
    async (request, reply) => {
      const order = orderOf(request.params.id)
      const { title, bytes, input } = await paperFile(deps, request, order)
      return sendDocument(reply, {
        title,
        bytes,
        kind: order.kind,
        ending: endingOf(order),
        asOf: input.asOf,
      })
    },
  )
}

const every = (lang: Language) =>
  ['*', lang === 'zh' ? '全部，每个一份（压缩包）' : 'all of them, one each (zip)'] as const

/** Characters: an order with the longest names that it may have. */
const LONGEST_ID = 1_700
const VERSION = 1

/** An order is its own id: nothing is kept of it, and any service of the same data knows it. */
function idOf({ kind, plan, asOf, knownAt, of, number, office, lang, format, template }: PaperOrder): string {
  const parts = [
    VERSION,
    kind,
    plan,
    asOf,
    knownAt,
    lang,
    of,
    number,
    office,
    ...(template !== null && format === 'docx' ? [format, template] : format === 'docx' ? [] : [format]),
  ]
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** Raises `report-unknown`. */
function orderOf(id: string): PaperOrder {
  const parts = partsOf(id)
  if (!Array.isArray(parts) || ![9, 10, 11].includes(parts.length) || parts[0] !== VERSION)
    throw new Problem('report-unknown', {})
  const [, kind, plan, asOf, knownAt, lang, ...rest] = parts as readonly unknown[]
  const [of, number, office, format, template] = rest.map((part) =>
    typeof part === 'string' ? part.slice(0, 100) : null,
  )
  if (
    ![kind, plan, asOf, knownAt].every((part) => typeof part === 'string') ||
    (lang !== 'zh' && lang !== 'en')
  )
    throw new Problem('report-unknown', {})
  const look = askedBy({ plan: String(plan), 'as-of': String(asOf), 'known-at': String(knownAt) })
  return {
    ...look,
    kind: paperNamed(String(kind)),
    format: formatFor(paperNamed(String(kind)), PAPER_FORMATS.find((one) => one === format) ?? null),
    of: of ?? null,
    number: number ?? null,
    office: office ?? null,
    lang,
    template: template ?? null,
  }
}

function partsOf(id: string): unknown {
  try {
    return JSON.parse(Buffer.from(id, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}

interface SentDocument {
  readonly title: string
  readonly kind: OfferedName
  readonly ending: FileEnding
  readonly asOf: string
  readonly bytes: Buffer
}

const TYPES: Readonly<Record<FileEnding, string>> = { docx: DOCX, xlsx: XLSX, zip: 'application/zip' }

const sendDocument = (
  reply: FastifyReply,
  { title, kind, ending, asOf, bytes }: SentDocument,
): FastifyReply =>
  reply
    .header('cache-control', 'no-store')
    .header(
      'content-disposition',
      `attachment; filename="${kind}-${asOf}.${ending}"; filename*=UTF-8''${encodeURIComponent(`${title}.${ending}`)}`,
    )
    .type(TYPES[ending])
    .send(bytes)
