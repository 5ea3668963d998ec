// One draft at the desk: how its sheets look and would count, cells put right, reasons, dropping it; for pages with script and without.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../core/problem.ts'
import type { CellEdit } from '../../core/reading.ts'
import { type Text, text } from '../../core/text.ts'
import type { DraftOutcome } from '../../desk/draft-outcome.ts'
import type { Draft, Drafts } from '../../desk/drafts.ts'
import type { KnownOutcome, Outcomes } from '../../desk/outcomes.ts'
import { type MarkedSheet, markedSheet, sheetRows, sheetView } from '../../desk/sheet-view.ts'
import { addressOf } from '../../ingest/addresses.ts'
import { NOT_STARTED } from '../../ingest/upload.ts'
import type { DraftSummary } from '../../web/index.ts'
import { draftSenderOf } from '../asker.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, fields, goTo, withForms } from '../forms.ts'
import { namesIn } from '../found.ts'
import { personOf } from '../plugins/rights.ts'
import { route } from '../resource.ts'
import { languageOf } from '../wanted.ts'

type WithId = { readonly Params: { readonly id: string } }

const MOST_ROWS = 500
const LONGEST_CELL = 200
const WHOLE = /^\d{1,7}$/

export interface DraftDesk {
  readonly drafts: Drafts
  readonly outcomes: Outcomes
}

type DraftOfRequest = (request: FastifyRequest<WithId>) => Promise<{ draft: Draft; outcome: KnownOutcome }>

export function deskDraftRoutes(app: App, { pictures, settings }: HttpDeps, desk: DraftDesk): void {
  const { drafts, outcomes } = desk
  const looked: DraftOfRequest = async (request) => {
    const { draft, bytes } = await drafts.read(request.params.id, personOf(request).id)
    return { draft, outcome: await outcomes.of(draft, bytes, draftSenderOf(request)) }
  }
  draftLooks(app, pictures, desk, looked)
  withForms(app, (scope) => draftChanges(scope, settings.limits.writesPerMinute * 4, desk, looked))
}

/** What a page shows of a draft. */
function draftLooks(
  app: App,
  pictures: HttpDeps['pictures'],
  { drafts, outcomes }: DraftDesk,
  looked: DraftOfRequest,
): void {
  const marked = new WeakMap<KnownOutcome, MarkedSheet>()
  const marksOf = (outcome: KnownOutcome, draft: Draft): MarkedSheet => {
    const known = marked.get(outcome) ?? markedSheet(outcome, draft)
    marked.set(outcome, known)
    return known
  }

  app.get<WithId>(
    '/desk/upload/drafts/:id/view',
    route('figures:report', '草稿的摘要和表格样子 / a draft’s summary and the look of its sheet', {
      slow: 'shared',
    }),
    async (request, reply) => {
      const { draft, outcome } = await looked(request)
      const summary = draftSummary(draft, outcome, namesIn(await pictures.plans(null), languageOf(request)))
      const sheet = sheetView(outcome, marksOf(outcome, draft), draft)
      return reply.header('cache-control', 'no-store').send({ ...summary, version: outcome.version, sheet })
    },
  )

  app.get<WithId>(
    '/desk/upload/drafts/:id/rows',
    route('figures:report', '草稿的若干行 / some rows of a draft', { slow: 'shared' }),
    async (request, reply) => {
      const { draft, outcome } = await looked(request)
      const lang = languageOf(request)
      const names = namesIn(await pictures.plans(null), lang)
      const asked = {
        sheet: numberIn(request, 'sheet', 0),
        from: numberIn(request, 'from', 0),
        count: Math.min(MOST_ROWS, numberIn(request, 'count', MOST_ROWS)),
      }
      const rows = sheetRows(outcome, marksOf(outcome, draft), draft, asked, { lang, names })
      return reply.header('cache-control', 'no-store').send({ version: outcome.version, rows })
    },
  )

  app.get<WithId>(
    '/desk/upload/drafts/:id/progress',
    route('figures:report', '读到第几步 / how far the reading is'),
    async (request, reply) => {
      const { id } = request.params
      await drafts.read(id, personOf(request).id)
      return reply.header('cache-control', 'no-store').send(outcomes.progress(id) ?? NOT_STARTED)
    },
  )
}

/** What a person changes of a draft. */
function draftChanges(
  scope: App,
  perMinute: number,
  { drafts, outcomes }: DraftDesk,
  looked: DraftOfRequest,
): void {
  scope.post<WithId>(
    '/desk/upload/drafts/:id/mend',
    route('figures:report', '改正草稿的单元格 / put cells of a draft right', {
      perMinute,
    }),
    async (request, reply) => {
      const { draft, outcome } = await looked(request)
      await drafts.mend(draft, editsOf(request, outcome))
      return done(request, reply, `/desk/upload/drafts/${draft.id}`)
    },
  )

  scope.post<WithId>(
    '/desk/upload/drafts/:id/reasons',
    route('figures:report', '说明疑点的原因 / give reasons for doubts', {
      perMinute,
    }),
    async (request, reply) => {
      const { draft } = await drafts.read(request.params.id, personOf(request).id)
      const { all = '', each = {} } = draft.reasons ?? {}
      const warning = field(request, 'warning')
      const reason = field(request, 'reason')
      const reasons = warning === '' ? { all: reason, each } : { all, each: { ...each, [warning]: reason } }
      await drafts.explain(draft, reasons)
      return done(request, reply, `/desk/upload/drafts/${draft.id}`)
    },
  )

  scope.post<WithId>(
    '/desk/upload/drafts/:id/forget',
    route('figures:report', '丢弃草稿 / drop a draft', { perMinute }),
    async (request, reply) => {
      const { draft } = await drafts.read(request.params.id, personOf(request).id)
      outcomes.drop(draft.id)
      await drafts.forget(draft)
      return done(request, reply, '/desk/upload')
    },
  )
}

/** A page goes where it is sent; a script is told that it is done. */
const done = (request: FastifyRequest, reply: FastifyReply, path: string): FastifyReply =>
  request.headers.accept === 'application/json' ? reply.code(204).send() : goTo(reply, path)

function numberIn(request: FastifyRequest, name: string, missing: number): number {
  const value = (request.query as Record<string, unknown>)[name]
  return typeof value === 'string' && WHOLE.test(value) ? Number(value) : missing
}

/** As many as there are `at` fields (`row/column`, counted from 0; `cell`: its whole name), with the file's own texts. Raises `draft-cell-unknown`. */
function editsOf(request: FastifyRequest, { sheets, reading }: KnownOutcome): CellEdit[] {
  const texts = fields(request, 'text')
  const cells = fields(request, 'cell')
  const read = reading && new Set([reading.sheet, ...(reading.furtherSheets ?? [])])
  // Where nobody knows yet what is read, a name can be put right on any sheet.
  const files = read ? sheets.filter(({ sheet }) => read.has(sheet)) : sheets
  return fields(request, 'at').map((at, index) => {
    const [row = '', column = ''] = at.split('/')
    const isOn = (sheet: string | null): boolean =>
      addressOf(sheet, Number(row), Number(column)) === cells[index]
    const file = files.find(({ sheet }) => isOn(sheet)) ?? files[0]
    const isCell = WHOLE.test(row) && WHOLE.test(column)
    if (!file || !isCell || Number(row) >= file.rows || Number(column) >= file.columns) {
      throw new Problem('draft-cell-unknown', { cell: at.slice(0, 40) })
    }
    const place = { row: Number(row), column: Number(column) }
    const after = (texts[index] ?? '').replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim()
    return {
      sheet: file.sheet,
      ...place,
      cell: addressOf(file.sheet, place.row, place.column),
      before: file.text(place.row, place.column),
      after: after.slice(0, LONGEST_CELL),
    }
  })
}

/** Of the indicators that a receipt names by their ids. */
function namesOf(
  receipt: DraftOutcome['receipt'],
  names: ReadonlyMap<string, string>,
): (readonly [string, string])[] {
  const { conversions = [], basesTaken = [], waits } = receipt ?? {}
  const ids = [...conversions, ...basesTaken, ...(waits?.figures ?? [])].map(({ indicator }) => indicator)
  return [...new Set(ids)].map((id) => [id, names.get(id) ?? id])
}

const SENT_BEFORE = text(
  '同一文件已经入库，下面是当时的回执。',
  'The same file is in already; below is its receipt of then.',
)

/** `failure`: why the last attempt to confirm did not work. */
export function draftSummary(
  draft: Draft,
  { receipt, problem, byCell, cells, proposals, indicators }: DraftOutcome,
  names: ReadonlyMap<string, string>,
  failure: Text | null = null,
): DraftSummary {
  const { all = '', each = {} } = draft.reasons ?? {}
  return {
    draft: draft.id,
    filename: draft.filename,
    at: draft.at,
    total: cells.length,
    refusal: problem && {
      code: problem.code,
      detail: problem.detail,
      fix: problem.fix,
      faults: byCell ? [] : problem.faults,
      proposals,
      indicators,
    },
    rows: receipt?.rows ?? null,
    changes: receipt?.statusChanges ?? [],
    ...(receipt?.reading && { reading: receipt.reading }),
    ...(receipt?.conversions && { conversions: receipt.conversions }),
    ...(receipt?.basesTaken && { basesTaken: receipt.basesTaken }),
    ...(receipt?.waits && { waits: receipt.waits }),
    names: namesOf(receipt, names),
    doubts: (receipt?.warnings ?? []).map(({ id, cell, detail, fix, reason, indicator }) => ({
      id,
      cell,
      detail,
      fix,
      name: names.get(indicator) ?? indicator,
      reason: reason ?? (each[id] || all || null),
      own: each[id] ?? '',
    })),
    reasonForAll: all,
    edits: draft.edits ?? [],
    // The same bytes stand already: what is shown is the receipt of then.
    failure: failure ?? (receipt?.dryRun === false ? SENT_BEFORE : null),
  }
}
