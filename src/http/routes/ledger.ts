// `/tasks`, `/indicators`: the ledger (台账) by task and by indicator, as a page and as files of exactly what it shows.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ShownSlip } from '../../alerts/slips/shown.ts'
import { byIndicatorOf } from '../../core/figures-about.ts'
import { isDemo } from '../../core/observation.ts'
import { watchedStates } from '../../core/watched.ts'
import {
  LEDGER_SUBJECTS,
  type LedgerAsked,
  type LedgerGroup,
  type LedgerRow,
  type LedgerSubject,
  ledgerAsked,
  ledgerFound,
  ledgerGroups,
  ledgerTally,
} from '../../desk/ledger.ts'
import type { Pronounce } from '../../desk/spelling.ts'
import { type WatchedRow, watchedFound, watchedRows } from '../../desk/watched-list.ts'
import type { Picture } from '../../live/pictures.ts'
import { ledgerColumns, ledgerLine, renderLedger, watchedColumns } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { sendPrivate } from '../forms.ts'
import { ledgerThen } from '../ledger-then.ts'
import { askedByPage, vantageOfPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { pronunciationFor } from '../pronunciation.ts'
import { route } from '../resource.ts'
import { sendTableCsv, sendTableWorkbook } from '../send-table.ts'
import type { TableFile } from '../table-file.ts'
import { languageOf } from '../wanted.ts'

/** Rows of one page. */
const SHOWN = 100

const SAYS: Readonly<Record<LedgerSubject, { readonly page: string; readonly file: string }>> = {
  tasks: {
    page: '台账：一行一项任务 / the ledger: a row a task',
    file: '筛选出的台账 / the ledger as asked for',
  },
  indicators: {
    page: '台账：一行一个指标 / the ledger: a row an indicator',
    file: '筛选出的指标 / the indicators asked for',
  },
}

export function ledgerRoutes(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  for (const subject of LEDGER_SUBJECTS) {
    app.get(`/${subject}`, route('records:read', SAYS[subject].page), (request, reply) =>
      ledgerPage(subject, request, reply),
    )
    app.get(
      `/${subject}/ledger.csv`,
      route('records:read', `${SAYS[subject].file} (CSV)`, { slow: true }),
      async (request, reply) => sendTableCsv(reply, subject, await fileOf(subject, request)),
    )
    app.get(
      `/${subject}/ledger.xlsx`,
      route('records:read', `${SAYS[subject].file} (xlsx)`, { slow: true }),
      async (request, reply) => sendTableWorkbook(reply, subject, await fileOf(subject, request)),
    )
  }

  async function ledgerPage(
    subject: LedgerSubject,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const asked = ledgerAsked(request.query)
    const { picture, rows } = await ledgerThen(deps, request, subject)
    const { plan } = picture.kept
    const pronounce = pronunciationFor(asked.words)
    const isWatched = subject === 'indicators' && asked.watched !== null
    const groups = isWatched ? [] : groupsOf(picture, rows, asked, pronounce)
    const total = groups.reduce((sum, group) => sum + group.rows.length, 0)
    const pages = Math.max(1, Math.ceil(total / SHOWN))
    const page = Math.min(asked.page, pages)
    return sendPrivate(
      reply,
      renderLedger(
        {
          subject,
          plan,
          asOf: picture.asOf,
          figures: picture.figures,
          asked: { ...asked, page },
          groups: onPage(groups, page),
          total,
          pages,
          watched: subject === 'indicators' ? watchedOf(picture, asked, pronounce) : [],
          tally: ledgerTally(ledgerFound(plan, rows, { ...asked, status: null, light: null }, pronounce)),
          demo: picture.figures.some(isDemo),
        },
        frameOf(request, reply),
      ),
    )
  }

  async function fileOf(subject: LedgerSubject, request: FastifyRequest): Promise<TableFile> {
    const lang = languageOf(request)
    const { picture, rows } = await ledgerThen(deps, request, subject)
    const { plan } = picture.kept
    const context = {
      plan,
      figures: byIndicatorOf(picture.figures),
      asOf: picture.asOf,
      lang,
      look: askedByPage(request),
    }
    const asked = ledgerAsked(request.query)
    const { until, past } = vantageOfPage(request, deps.now())
    const stamp = past ? until : null
    const title = `${plan.id} ${picture.asOf}`.replace(/[\\/*?:[\]]/g, ' ').slice(0, LONGEST_SHEET_NAME)
    if (subject === 'indicators' && asked.watched !== null) {
      const columns = watchedColumns(context)
      return {
        stamp,
        title,
        columns: columns.map(([head, width]) => ({ head: head[lang], width })),
        rows: watchedOf(picture, asked, pronunciationFor(asked.words)).map((row) =>
          columns.map(([, , of]) => of(row)),
        ),
      }
    }
    const lines = groupsOf(picture, rows, asked, pronunciationFor(asked.words))
      .flatMap((group) => group.rows)
      .map((row) => ledgerLine(row, context))
    const columns = ledgerColumns(subject, lines, lang, plan, asked.columns)
    return {
      stamp,
      title,
      columns: columns.map(([head, width]) => ({ head: head[lang], width })),
      rows: lines.map((line) => columns.map(([, , of]) => of(line, lang, plan))),
    }
  }
}

/** Excel takes no longer one. */
const LONGEST_SHEET_NAME = 31

const watchedOf = (
  { kept: { plan }, figures, asOf }: Picture,
  asked: LedgerAsked,
  pronounce: Pronounce | null,
): readonly WatchedRow[] =>
  watchedFound(plan, watchedRows(plan, watchedStates(plan, byIndicatorOf(figures), asOf)), asked, pronounce)

type Row = LedgerRow<ShownSlip>

/** All that is asked for, in the order of its groups; one group where nothing is grouped, none without rows. */
function groupsOf(
  { kept: { plan } }: Picture,
  rows: readonly Row[],
  asked: LedgerAsked,
  pronounce: Pronounce | null,
): readonly LedgerGroup<Row>[] {
  const found = ledgerFound(plan, rows, asked, pronounce)
  if (asked.group !== 'none') return ledgerGroups(plan, found, asked.group)
  return found.length === 0 ? [] : [{ id: null, rows: found }]
}

/** Those rows of each group that stand on this page, beside the tally of the whole group. */
function onPage(groups: readonly LedgerGroup<Row>[], page: number) {
  let before = 0
  return groups.flatMap(({ id, rows }) => {
    const first = (page - 1) * SHOWN - before
    before += rows.length
    const shown = rows.slice(Math.max(0, first), Math.max(0, first + SHOWN))
    return shown.length === 0 ? [] : [{ id, rows: shown, tally: ledgerTally(rows) }]
  })
}
