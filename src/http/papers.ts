// A document about a plan as a request asks for it: what it is of, what whoever asks may know, and its bytes.
import { setImmediate as othersTurn } from 'node:timers/promises'
import type { FastifyRequest } from 'fastify'
import { inspectionById, mayReadInspection } from '../alerts/inspections.ts'
import { slipById } from '../alerts/slips/act.ts'
import { slipDepsOf } from '../alerts/slips/deps.ts'
import { slipsOfPlan } from '../alerts/slips/read.ts'
import { leaderCalled, unitCalled } from '../boards/names.ts'
import { isReleased } from '../core/clearance.ts'
import type { EvidenceFile } from '../core/evidence.ts'
import { byIndicatorOf } from '../core/figures-about.ts'
import { filesBy } from '../core/hindsight.ts'
import type { Narrative } from '../core/narrative.ts'
import { nearest } from '../core/nearest.ts'
import type { Day, Instant } from '../core/period.ts'
import { writtenDay } from '../core/period-words.ts'
import type { Plan } from '../core/plan.ts'
import { Problem } from '../core/problem.ts'
import { type Due, dueInMonth } from '../core/reporting.ts'
import { vantageOf } from '../core/standpoint.ts'
import { type Language, text } from '../core/text.ts'
import { dayOf, endOfDay } from '../core/zone.ts'
import { readNarratives } from '../desk/task-texts.ts'
import { stepByStep } from '../ingest/turn.ts'
import type { Picture } from '../live/pictures.ts'
import { type PaperName, papers } from '../reports/documents/index.ts'
import { type PaperGround, paperLines } from '../reports/lines.ts'
import { type DocumentOrder, type FileOrder, makeDocument, type WorkbookOrder } from '../reports/make.ts'
import type { OfficeTemplates } from '../reports/office-templates.ts'
import { type PaperInput, type PlanPaper, type PlanWorkbook, SUBJECT_WORDS } from '../reports/paper.ts'
import { paperWindow, reportingDaysIn } from '../reports/window.ts'
import { type WorkbookName, workbooks } from '../reports/workbooks/index.ts'
import type { Inspection } from '../slips/inspection.ts'
import type { Standing } from '../store/slips.ts'
import { releasedToRequest } from './asker.ts'
import type { HttpDeps } from './deps.ts'
import { indicatorIn, knownAs, pictureOf } from './found.ts'
import { maySee, slipActorOf, standingOf } from './slip-views.ts'
import { readingOf } from './texts.ts'

export type OfferedName = PaperName | WorkbookName

/** Documents on paper, then workbooks, in the order in which a page offers them. */
export const offeredPapers: Readonly<Record<OfferedName, PlanPaper | PlanWorkbook>> = {
  ...(papers as unknown as Readonly<Record<PaperName, PlanPaper>>),
  ...workbooks,
}

export const PAPER_FORMATS = ['docx', 'xlsx'] as const
type PaperFormat = (typeof PAPER_FORMATS)[number]

/** What a workbook is, it is whatever was asked for. */
export const formatFor = (kind: OfferedName, asked: PaperFormat | null): PaperFormat =>
  Object.hasOwn(workbooks, kind) ? 'xlsx' : (asked ?? 'docx')

/** What a document is of; the same order gives the same bytes for as long as its moment of knowledge is named. */
export interface PaperOrder {
  readonly kind: OfferedName
  readonly format: PaperFormat
  readonly plan: string | null
  readonly asOf: Day | null
  readonly knownAt: Instant | null
  /** A unit, leader or indicator by id or name, a slip by id; null: none is named. */
  readonly of: string | null
  readonly number: string | null
  readonly office: string | null
  readonly lang: Language
  /** Hash of the office’s own template; null: ours. */
  readonly template: string | null
}

/** Of a unit’s or a leader’s list: one of each of them, in a zip. */
const EVERY = '*'
const EVERYBODY = text('全部', 'all')
const isArea = (about: string): about is 'unit' | 'leader' => about === 'unit' || about === 'leader'

/** How its file’s name ends. */
export const endingOf = ({ kind, of, format }: Pick<PaperOrder, 'kind' | 'of' | 'format'>): FileEnding =>
  of === EVERY && isArea(offeredPapers[kind].about) ? 'zip' : format
export type FileEnding = PaperFormat | 'zip'

type Asking = Pick<FastifyRequest, 'person'>

/** Raises `report-kind-unknown`. */
export function paperNamed(kind: string): OfferedName {
  if (Object.hasOwn(offeredPapers, kind)) return kind as OfferedName
  const known = Object.keys(offeredPapers)
  const [suggestion] = nearest(kind, known)
  throw new Problem('report-kind-unknown', {
    kind: kind.slice(0, 60),
    known: [...new Set([...(suggestion ? [suggestion] : []), ...known])].join(', '),
  })
}

/** The plan's picture where the order stands, once it is sure that there is something to be told there. */
async function pictureFor({ pictures, now }: HttpDeps, order: PaperOrder): Promise<Picture> {
  const paper = offeredPapers[order.kind]
  const today = dayOf(now())
  if (order.asOf !== null && order.asOf > today)
    throw new Problem('report-day-ahead', { asOf: order.asOf, today })
  const picture = await pictureOf(pictures, { ...order, knownAt: momentOf(order, today) })
  if (paper.figures && !picture.assessments.some(({ actual }) => actual !== null))
    throw new Problem('report-without-figures', {
      plan: picture.kept.plan.id,
      asOf: picture.asOf,
      knownAt: picture.knownAt ?? now(),
    })
  return picture
}

/** A document of a day that is over tells what was known on it, unless another moment is asked for. null: now. */
const momentOf = ({ asOf, knownAt }: Pick<PaperOrder, 'asOf' | 'knownAt'>, today: Day): Instant | null =>
  knownAt ?? (asOf !== null && asOf < today ? endOfDay(asOf) : null)

/** Raises `report-subject-missing`, `unit-unknown`, `leader-unknown`, `indicator-unknown`, `slip-unknown`. */
async function subjectOf(
  deps: HttpDeps,
  request: Asking,
  order: PaperOrder,
  { kept: { plan }, asOf, knownAt }: Picture,
): Promise<{ readonly id: string; readonly name: string }> {
  const { about, name } = offeredPapers[order.kind]
  if (about === 'plan') return { id: '', name: '' }
  const { of } = order
  if (of === null) {
    const words = SUBJECT_WORDS[about]
    throw new Problem('report-subject-missing', {
      nameZh: name.zh,
      nameEn: name.en,
      aboutZh: words.zh,
      aboutEn: words.en,
    })
  }
  if (of === EVERY && isArea(about)) return { id: EVERY, name: EVERYBODY[order.lang] }
  if (about === 'slip') {
    const slip = await slipById(slipDepsOf(deps), of, standingOf({ asOf, knownAt }, deps.now()))
    if (slip.plan !== plan.id || !maySee(slip, slipActorOf(request)))
      throw new Problem('slip-unknown', { id: of })
    return { id: slip.id, name: slip.number.text }
  }
  if (about === 'inspection') {
    const one = await inspectionOf(deps, request, plan, of, standingOf({ asOf, knownAt }, deps.now()))
    return { id: one.id, name: one.title }
  }
  return about === 'indicator' ? indicatorIn(plan, of) : knownAs(plan, about, of)
}

/** Problem `inspection-unknown`, also for whom it does not concern. */
async function inspectionOf(
  deps: HttpDeps,
  { person }: Asking,
  plan: Plan,
  id: string,
  standing: Standing,
): Promise<Inspection> {
  const one = await inspectionById(slipDepsOf(deps), id, standing)
  if (one.plan !== plan.id || !mayReadInspection(one, plan, person))
    throw new Problem('inspection-unknown', { id: id.slice(0, 60) })
  return one
}

interface PaperOf {
  readonly input: PaperInput
  /** For a file: 鲤城区 督查通报 2022-10-31. */
  readonly title: string
}

/** Everything that it is made of. Problems: those above, `plan-unknown`. */
export async function paperInputOf(deps: HttpDeps, request: Asking, order: PaperOrder): Promise<PaperOf> {
  const paper = offeredPapers[order.kind]
  const picture = await pictureFor(deps, order)
  const { asOf, knownAt } = picture
  const { plan } = picture.kept
  const subject = await subjectOf(deps, request, order, picture)
  const due = await dueIn(deps, order, picture)
  const ground = await paperGround(deps, request, picture, { evidence: paper.evidence ?? false, due })
  const lines = await stepByStep(paperLines(ground, order.lang))
  const { number, office, lang } = order
  const standing = standingOf({ asOf, knownAt }, deps.now())
  const inspection =
    paper.about === 'inspection' ? await inspectionOf(deps, request, plan, subject.id, standing) : null
  const of = inspection === null ? {} : { inspection }
  return {
    input: { ...ground, lines, subject: subject.id, number, office, ...of },
    title: [paper.name[lang], subject.name, writtenDay(asOf, lang)].filter(Boolean).join(' '),
  }
}

/** What whoever asks may know of a plan where its picture stands. */
export async function paperGround(
  deps: HttpDeps,
  request: Asking,
  { kept: { plan }, asOf, knownAt, figures, assessments }: Picture,
  { evidence, due = [] }: { readonly evidence: boolean; readonly due?: readonly Due[] },
): Promise<PaperGround> {
  const { store, now } = deps
  const { until } = vantageOf({ asOf, knownAt }, now())
  const reader = slipActorOf(request)
  const [slips, threads] = await Promise.all([
    slipsOfPlan(slipDepsOf(deps), plan.id, standingOf({ asOf, knownAt }, now())),
    readNarratives(store, readingOf(request, plan, { asOf, knownAt }, now())),
  ])
  const narratives = threads.map(({ latest }) => latest)
  return {
    plan,
    asOf,
    knownAt: knownAt ?? now(),
    figures,
    assessments,
    slips: slips.filter((slip) => maySee(slip, reader)),
    narratives,
    evidence: evidence ? await evidenceOf(deps, request, plan, narratives, until) : [],
    due,
  }
}

/** What was to come in during the months that it tells of; of each month by what was first in time. */
async function dueIn({ pictures }: HttpDeps, { kind }: PaperOrder, picture: Picture): Promise<Due[]> {
  const { span } = offeredPapers[kind]
  if (span === undefined) return []
  const { kept, figures, asOf, knownAt } = picture
  const { plan } = kept
  const known = byIndicatorOf(figures)
  const due: Due[] = []
  for (const day of reportingDaysIn(paperWindow(span, plan, asOf))) {
    const { inTime } =
      day === asOf ? picture : await pictureOf(pictures, { plan: plan.id, asOf: day, knownAt })
    due.push(...dueInMonth({ plan, indicators: plan.indicators, figures: known, asOf: day, inTime }))
  }
  return due
}

/** Files that stand for what was written and for steps. */
async function evidenceOf(
  { store }: HttpDeps,
  request: Asking,
  plan: Plan,
  narratives: readonly Narrative[],
  until: Instant,
): Promise<readonly EvidenceFile[]> {
  const steps = plan.indicators.flatMap(({ id, steps: own }) =>
    own.map((step) => `${plan.id}/${id}/${step.id}`),
  )
  const files = await Promise.all([
    store.evidence.of(
      'narrative',
      narratives.map(({ id }) => id),
    ),
    store.evidence.of('step', steps),
  ])
  const released = releasedToRequest(request, until)
  return filesBy(files.flat(), until).filter(
    ({ removed, releaseAt }) => removed === null && isReleased(releaseAt, released),
  )
}

/** What the process is told that makes its file. */
export function orderedFile(
  { kind, lang, format }: Pick<PaperOrder, 'kind' | 'lang' | 'format'>,
  input: PaperInput,
): DocumentOrder | WorkbookOrder {
  const paper = offeredPapers[kind]
  const stamp = input.knownAt
  if ('workbook' in paper) return { workbook: paper.workbook(input, lang), stamp }
  const facts = paper.facts(input, lang)
  return {
    document: kind as PaperName,
    lang,
    facts,
    stamp,
    ...(format === 'xlsx' && { format: 'xlsx' as const }),
  }
}

/** The bytes of its file. Raises what `paperInputOf` raises, and `report-not-made`. */
export async function paperFile(
  deps: HttpDeps & { readonly templates: Pick<OfficeTemplates, 'bytesOf'> },
  request: Asking,
  order: PaperOrder,
): Promise<{ readonly title: string; readonly bytes: Buffer; readonly input: PaperInput }> {
  const { input, title } = await paperInputOf(deps, request, order)
  // Each is some ten milliseconds of work: others come between.
  await othersTurn()
  const { template } = order
  const bytesOf = async (sha256: string) => (await deps.templates.bytesOf(sha256)).toString('base64')
  const own = template !== null && order.format === 'docx' ? { template: await bytesOf(template) } : {}
  const ordered: FileOrder =
    input.subject === EVERY
      ? { archive: await archiveOf(order, input, own), stamp: input.knownAt }
      : { ...orderedFile(order, input), ...own }
  await othersTurn()
  return { title, bytes: await makeDocument(ordered), input }
}

/** One for each who has a task, in the plan's order; others come between. */
async function archiveOf(
  order: PaperOrder,
  input: PaperInput,
  own: Pick<DocumentOrder, 'template'>,
): Promise<{ name: string; order: DocumentOrder | WorkbookOrder }[]> {
  const { plan } = input
  const { lang, kind, format } = order
  const isUnit = offeredPapers[kind].about === 'unit'
  const known = isUnit
    ? plan.units.map((unit) => ({ id: unit.id, name: unitCalled(unit, lang) }))
    : plan.leaders.map((leader) => ({ id: leader.id, name: leaderCalled(leader, lang) }))
  const busy = new Set(
    [...plan.tasks, ...plan.indicators].flatMap(({ lead, responsible, leaders }) =>
      isUnit ? [...(lead ?? []), ...(responsible ?? [])] : (leaders ?? []),
    ),
  )
  const files: { name: string; order: DocumentOrder | WorkbookOrder }[] = []
  for (const { id, name } of known.filter((one) => busy.has(one.id))) {
    await othersTurn()
    const number = String(files.length + 1).padStart(3, '0')
    const plain = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    files.push({
      name: `${number} ${plain}.${format}`,
      order: { ...orderedFile(order, { ...input, subject: id }), ...own },
    })
  }
  return files
}
