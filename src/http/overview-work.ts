// What whoever asks has to do about a plan this month, as far as their rights go.

import type { FastifyRequest } from 'fastify'
import { clearanceOf } from '../core/clearance.ts'
import { byIndicatorOf } from '../core/figures-about.ts'
import type { Narrative } from '../core/narrative.ts'
import { keptPer, oncePer } from '../core/once-per.ts'
import { addDays, type Day, type Instant, lastDayOf, monthAt, monthIndexOf } from '../core/period.ts'
import { type Due, dueInMonth } from '../core/reporting.ts'
import { mayDo, type Right } from '../core/roles.ts'
import { dayOf } from '../core/zone.ts'
import { waitingLines } from '../desk/embargoes.ts'
import { answersFor, areaOf, type LedgerRow, ledgerRows } from '../desk/ledger.ts'
import { type NarrativeDesk, narrativeDesk } from '../desk/narrative-desk.ts'
import { isSuppliedBy, type OverviewArea, ownArea } from '../desk/overview.ts'
import type { Reviews } from '../desk/reviews.ts'
import { monthBefore, type NarrativeThread, readNarratives } from '../desk/task-texts.ts'
import { monthToReport } from '../desk/template.ts'
import type { Picture } from '../live/pictures.ts'
import type { UploadRecord } from '../store/store.ts'
import type { OverviewTask, OverviewWork } from '../web/index.ts'
import type { HttpDeps } from './deps.ts'
import { type SeenSlip, seenSlips } from './slip-views.ts'
import { readerOf, readingOf } from './texts.ts'

interface Doing {
  /** Open ones of the plan that this reader may see. */
  readonly slips: readonly SeenSlip[]
  /** Of the month that is written about and the one before. */
  readonly narratives: readonly Narrative[]
  /** null: nobody we know. */
  readonly work: OverviewWork | null
  /** null: not somebody of a unit of the plan. */
  readonly tasks: readonly OverviewTask[] | null
}

/** The latest so many uploads are looked through for doubts, of so many days. */
const LOOKED_THROUGH = 20
const DAYS_OF_DOUBTS = 31

/** Of today only. */
export function openOverviewWork(deps: HttpDeps, reviews: Reviews) {
  const { store } = deps

  return async (request: FastifyRequest, picture: Picture, at: Instant): Promise<Doing> => {
    const { plan } = picture.kept
    const { person } = request
    const [all, texts] = await Promise.all([
      seenSlips(deps, request, 'open'),
      person === null ? null : textsOf(request, picture, at),
    ])
    const slips = all.filter((slip) => slip.plan === plan.id)
    if (texts === null) return { slips, narratives: [], work: null, tasks: null }
    const area = ownArea(plan, person)
    const { narratives, desk } = texts
    return {
      slips,
      narratives,
      work: await workOf(request, { picture, area, slips, desk, at }),
      tasks: area?.kind === 'unit' ? tasksOf(picture, area, texts) : null,
    }
  }

  async function textsOf(request: FastifyRequest, { kept: { plan } }: Picture, at: Instant): Promise<Texts> {
    const month = monthToReport(plan, at)
    const before = monthBefore(month)
    const reading = readingOf(request, plan, { plan: plan.id, asOf: null, knownAt: null }, at)
    const months = before === null ? [month] : [before, month]
    const read = await Promise.all(months.map((period) => readNarratives(store, reading, { period })))
    const [latest = [], earlier = latest] = read.toReversed()
    const { threads, narratives } = monthsRead([latest, earlier], String(read.length), () => {
      const threads = read.flat()
      return { threads, narratives: threads.map(({ latest }) => latest) }
    })
    const reader = readerOf(request)
    const today = dayOf(at)
    const who = reader && [reader.id, reader.name, reader.role, reader.unit, reader.scopes]
    return {
      narratives,
      desk: desksOf([plan, threads], JSON.stringify([month, today, who]), () =>
        narrativeDesk({ plan, month, reader, threads, today, unit: null }),
      ),
    }
  }

  async function workOf(request: FastifyRequest, known: Known): Promise<OverviewWork> {
    const { person } = request
    const { picture, slips, desk, at, area } = known
    const may = (right: Right): boolean => mayDo(person, right)
    const isBureau = clearanceOf(person) === 'bureau'
    const [held, uploads, waiting] = await Promise.all([
      isBureau ? waitingLines(store, at) : null,
      isBureau ? store.uploads({ limit: LOOKED_THROUGH, released: 'all' }) : null,
      reviews.isOn && person !== null && may('reviews:read') ? reviews.list(person) : null,
    ])
    return {
      reports: may('figures:report'),
      due: dueOf(picture, area, may('figures:write') || may('slips:write'), may('figures:report')),
      unanswered: may('slips:answer')
        ? slips.filter(({ own, state }) => own && (state === 'unsigned' || state === 'signed'))
        : null,
      unwritten: unwrittenOf(desk, area, may('narratives:write'), may('slips:write')),
      month: desk.month,
      measures: may('slips:answer') ? measuresOf(slips, dayOf(at)) : null,
      decide: may('slips:write') ? slips.filter(({ state }) => state === 'verdict') : null,
      overdue: may('slips:write') ? slips.filter(({ overdue }) => overdue) : null,
      held: held && {
        figures: held.reduce((sum, { figures }) => sum + figures, 0),
        overdue: held.reduce((sum, { overdue }) => sum + overdue, 0),
      },
      doubtful: uploads && doubtfulOf(uploads, addDays(picture.asOf, -DAYS_OF_DOUBTS)),
      reviews: waiting?.filter(({ decision }) => decision === null).length ?? null,
    }
  }
}

/** Of the reader's own slips: measures that are late, and those due within a week. */
function measuresOf(slips: readonly SeenSlip[], today: Day): OverviewWork['measures'] {
  const own = slips.filter((slip) => slip.own).flatMap(({ measures }) => measures)
  const near = own.filter(({ state, due }) => state === 'open' && due <= addDays(today, DAYS_NEAR))
  return { late: own.filter(({ state }) => state === 'late').length, near: near.length }
}
const DAYS_NEAR = 7

/** The same for all to whom the same texts are open. */
const monthsRead = keptPer<{
  readonly threads: readonly NarrativeThread[]
  readonly narratives: readonly Narrative[]
}>()
const desksOf = keptPer<NarrativeDesk>()
const tasksThen = keptPer<readonly LedgerRow[]>()

interface Texts {
  readonly narratives: readonly Narrative[]
  readonly desk: NarrativeDesk
}

interface Known {
  readonly picture: Picture
  readonly area: OverviewArea | null
  readonly slips: readonly SeenSlip[]
  readonly desk: NarrativeDesk
  readonly at: Instant
}

const doubtfulOf = (uploads: readonly UploadRecord[], since: Day): NonNullable<OverviewWork['doubtful']> =>
  uploads
    .filter(({ undone, committed }) => undone === null && dayOf(committed.at) >= since)
    .filter(({ receipt }) => receipt.warnings.length > 0)
    .map(({ id, filename, receipt }) => ({ id, filename, doubts: receipt.warnings.length }))

/** This month's: all of them for those who collect or supervise, of a unit what it supplies; null: for nobody else. */
function dueOf(
  picture: Picture,
  area: OverviewArea | null,
  all: boolean,
  reports: boolean,
): readonly Due[] | null {
  const month = picture.asOf.slice(0, 7)
  const due = dueAhead(picture).filter(({ day }) => day.startsWith(month))
  if (all) return due
  if (!reports || area?.kind !== 'unit') return null
  const own = suppliedBy(picture, area)
  return due.filter(({ indicator }) => own.has(indicator))
}

const suppliedBy = ({ kept: { plan } }: Picture, area: OverviewArea): ReadonlySet<string> =>
  new Set(plan.indicators.filter((one) => isSuppliedBy(plan, area, one)).map(({ id }) => id))

/** Of a unit the tasks that it leads and has not written of; for supervisors all that are owed; null: for nobody else. */
function unwrittenOf(
  { plan, rows }: NarrativeDesk,
  area: OverviewArea | null,
  writes: boolean,
  supervises: boolean,
): readonly number[] | null {
  if (writes && area?.kind === 'unit')
    return rows
      .filter((row) => answersFor(plan, row.task.lead, area.id) && row.own.length > 0 && !isWritten(row))
      .map(({ task }) => task.number)
  return supervises ? rows.filter(({ state }) => state === 'owed').map(({ task }) => task.number) : null
}

const isWritten = ({ own, threads }: NarrativeDesk['rows'][number]): boolean =>
  threads.some(({ latest }) => own.includes(latest.unit))

/** The tasks of a unit, those that it leads first, with what it owes of each. */
function tasksOf(picture: Picture, area: OverviewArea, { narratives, desk }: Texts): readonly OverviewTask[] {
  const { assessments } = picture
  const { plan } = picture.kept
  const rows = tasksThen([picture, narratives], '', () =>
    ledgerRows('tasks', { plan, assessments, figures: picture.figures, slips: [], narratives }),
  )
  const { lead, responsible } = areaOf(plan, rows, 'unit', area)
  const own = suppliedBy(picture, area)
  const due = dueOf(picture, area, false, true) ?? []
  return [...lead, ...responsible].map((row, at) => {
    const ids = new Set(row.items.map(({ indicator }) => indicator.id).filter((id) => own.has(id)))
    const written = desk.rows.find(({ task }) => task.number === row.task?.number)
    return {
      row,
      leads: at < lead.length,
      due: due.filter(({ indicator }) => ids.has(indicator)),
      writes: written?.own ?? [],
      written: written ? isWritten(written) : false,
    }
  })
}

/** Of the month of the day looked at, and of the next. */
export const dueAhead = oncePer(({ kept: { plan }, figures, asOf, inTime }: Picture): readonly Due[] => {
  const nextMonth = addDays(lastDayOf(monthAt(monthIndexOf(asOf))), 1)
  const about = { plan, indicators: plan.indicators, figures: byIndicatorOf(figures) }
  return [...dueInMonth({ ...about, asOf, inTime }), ...dueInMonth({ ...about, asOf: nextMonth })]
})
