// `/inspections`: coordination, visits and themes: what is planned, what was found, beside the units' words and the figures, and the slips that came of it.
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  actOnInspection,
  inspectionById,
  inspectionsOfPlan,
  mayReadInspection,
} from '../../alerts/inspections.ts'
import { planOf } from '../../alerts/slips/act.ts'
import { slipDepsOf } from '../../alerts/slips/deps.ts'
import { raiseByHand } from '../../alerts/slips/raise-by-hand.ts'
import { unitsOf } from '../../core/answerable.ts'
import { LIGHTS } from '../../core/assessment.ts'
import { filesBy } from '../../core/hindsight.ts'
import { Problem } from '../../core/problem.ts'
import { mayDo } from '../../core/roles.ts'
import { vantageOf } from '../../core/standpoint.ts'
import { type Text, text } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import type { EvidenceDesk } from '../../desk/evidence.ts'
import { LEVELS } from '../../slips/finding.ts'
import {
  INSPECTION_KINDS,
  INSPECTION_WORDS,
  type Inspection,
  type InspectionDeed,
} from '../../slips/inspection.ts'
import { entryIdOf, type MatterEntry, REGISTER_LIMIT_DAYS } from '../../slips/register.ts'
import { renderInspection, renderInspections, type WrittenInspection } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { evidenceAccess } from '../evidence-subjects.ts'
import {
  field,
  fields,
  filesOf,
  goTo,
  madeNonce,
  nonceField,
  sendPrivate,
  withFileForms,
  withForms,
} from '../forms.ts'
import { pictureOf } from '../found.ts'
import { ledgerThen } from '../ledger-then.ts'
import { askedByPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { route } from '../resource.ts'
import { doingOf, seenSlips, standingOf } from '../slip-views.ts'
import { addEvidence } from './evidence.ts'
import { SLIP_FORM_BYTES, unclear, wordsField } from './slip.ts'

type WithId = { readonly Params: { readonly id: string } }

const BLANK: WrittenInspection = {
  what: 'theme',
  title: '',
  purpose: '',
  convener: '',
  team: '',
  units: [],
  numbers: '',
  section: '',
  unit: '',
  light: '',
  from: '',
  to: '',
}

export function inspectionRoutes(app: App, deps: HttpDeps, desk: EvidenceDesk, frameOf: PageFrame): void {
  const { alerts, settings, now } = deps
  const perMinute = settings.limits.writesPerMinute
  const slipDeps = slipDepsOf(deps)

  app.get(
    '/inspections',
    route('records:read', '协调、调研、专题督查 / coordination, visits and themes'),
    async (request, reply) => list(request, reply, BLANK, null),
  )
  app.get<WithId>(
    '/inspections/:id',
    route('records:read', '一项督查 / one inspection'),
    async (request, reply) => page(request, reply, null),
  )

  withForms(
    app,
    (scope) => {
      scope.post(
        '/inspections',
        route('slips:write', '开展一项督查 / begin an inspection', { perMinute }),
        async (request, reply) => {
          const written = writtenIn(request)
          const plan = field(request, 'plan')
          try {
            const what = INSPECTION_KINDS.find((kind) => kind === written.what)
            if (!what) throw unclear('what', written.what)
            const { title, purpose, convener, team, units, from, to } = written
            const tasks = await tasksChosen(plan, written)
            const deed: InspectionDeed = {
              kind: 'inspection-opened',
              what,
              title,
              purpose,
              convener,
              team,
              units,
              tasks,
              from,
              to,
            }
            const one = await actOnInspection(slipDeps, { id: null, plan, deed }, doing(request))
            return goTo(reply, `/inspections/${one.id}`)
          } catch (error) {
            if (!(error instanceof Problem) || !error.code.startsWith('inspection-')) throw error
            return list(request, reply.code(error.status), written, told(error))
          }
        },
      )
    },
    SLIP_FORM_BYTES,
  )

  withFileForms(
    app,
    (scope) => {
      scope.post<WithId>(
        '/inspections/:id',
        route(
          'slips:write',
          '安排行程、记录发现、交办、结束 / plan a visit, note a finding, give a matter, conclude',
          {
            perMinute,
          },
        ),
        async (request, reply) => {
          const { id } = request.params
          try {
            if (field(request, 'deed') === 'give') await give(request, id)
            else {
              const one = await actOnInspection(
                slipDeps,
                { id, plan: '', deed: deedIn(request) },
                doing(request),
              )
              await addPictures(request, one)
            }
          } catch (error) {
            if (!(error instanceof Problem) || !MENDED_ON_PAGE.test(error.code)) throw error
            return page(request, reply.code(error.status), told(error))
          }
          return goTo(reply, `/inspections/${id}`)
        },
      )
    },
    { bodyLimit: SLIP_FORM_BYTES, fileLimit: desk.limits.fileBytes + SLIP_FORM_BYTES },
  )

  const doing = (request: FastifyRequest) => doingOf(request, now(), nonceField(request))

  /** What is agreed, or asked for after a finding: a slip of the register. */
  async function give(request: FastifyRequest, id: string): Promise<void> {
    const one = await inspectionById(slipDeps, id)
    if (one.closed) throw new Problem('inspection-over', { title: one.title, on: one.closed.on })
    const level = LEVELS.find((known) => known === field(request, 'level'))
    if (!level) throw unclear('level', field(request, 'level'))
    const number = numberIn(request, 'task')
    const entry: MatterEntry = {
      origin: 'inspection',
      source: `${INSPECTION_WORDS[one.what].zh}“${one.title}”`,
      given: dayOf(now()),
      title: field(request, 'title'),
      task: number,
      inspection: one.id,
    }
    const nonce = nonceField(request)
    await raiseByHand(
      slipDeps,
      {
        plan: one.plan,
        subject: { kind: 'matter', id: entryIdOf(one.plan, entry, nonce ?? madeNonce()) },
        receiver: field(request, 'receiver'),
        level,
        reason: `${entry.source}：${entry.title}`,
        requirement: wordsField(request, 'requirement'),
        days: REGISTER_LIMIT_DAYS,
        due: field(request, 'due'),
        entry,
      },
      doing(request),
    )
    void alerts.kick()
  }

  async function addPictures(request: FastifyRequest<WithId>, one: Inspection): Promise<void> {
    const files = filesOf(request)
    const finding = one.findings.at(-1)
    if (files.length === 0 || !finding) return
    const part = finding.id
    const access = await evidenceAccess(deps, request, { kind: 'inspection', id: one.id, part })
    for (const file of files) {
      const body = Readable.from([Buffer.from(await file.arrayBuffer())])
      await addEvidence(desk, access, request, { part, name: file.name, body })
    }
  }

  /** Those by number, and those of the section, unit and light that are chosen, as they stand today. */
  async function tasksChosen(
    plan: string,
    { numbers, section, unit, light }: WrittenInspection,
  ): Promise<number[]> {
    const named = numbers.split(/[^\d]+/).filter((part) => part !== '')
    const own = named.map((part) => Number(part.slice(0, 6)))
    if (section === '' && unit === '' && light === '') return [...new Set(own)]
    const picture = await pictureOf(deps.pictures, { plan, asOf: null, knownAt: null })
    const lit = new Set(
      picture.assessments.filter((one) => one.light === light).map(({ indicator }) => indicator),
    )
    const { tasks, indicators } = picture.kept.plan
    const found = tasks.filter(
      (task) =>
        (section === '' || task.section === section) &&
        (unit === '' || unitsOf(task).includes(unit)) &&
        (light === '' || indicators.some((one) => one.task === task.number && lit.has(one.id))),
    )
    return [...new Set([...own, ...found.map(({ number }) => number)])].sort((a, b) => a - b)
  }

  async function list(
    request: FastifyRequest,
    reply: FastifyReply,
    written: WrittenInspection,
    failure: Text | null,
  ): Promise<FastifyReply> {
    const look = askedByPage(request)
    const asked = { ...look, plan: look.plan ?? (field(request, 'plan') || null) }
    const { kept } = await pictureOf(deps.pictures, asked)
    const { plan } = kept
    const [all, slips] = await Promise.all([
      inspectionsOfPlan(slipDeps, plan.id, standingOf(look, now())),
      slipsOfAll(request),
    ])
    const { past } = vantageOf(look, now())
    const mayBegin = !past && mayDo(request.person, 'slips:write')
    return sendPrivate(
      reply,
      renderInspections(
        {
          plan,
          inspections: all
            .filter((one) => mayReadInspection(one, plan, request.person))
            .map((one) => ({ ...one, slips: slips.filter((slip) => slip.entry?.inspection === one.id) })),
          lights: LIGHTS,
          beginning: mayBegin ? { written, nonce: madeNonce(), failure } : null,
        },
        frameOf(request, reply),
      ),
    )
  }

  async function slipsOfAll(request: FastifyRequest) {
    const look = askedByPage(request)
    const [open, ended] = await Promise.all([
      seenSlips(deps, request, 'open', look),
      seenSlips(deps, request, 'ended', look),
    ])
    return [...open, ...ended]
  }

  async function page(
    request: FastifyRequest<WithId>,
    reply: FastifyReply,
    failure: Text | null,
  ): Promise<FastifyReply> {
    const { id } = request.params
    const look = askedByPage(request)
    const { until, past, day } = vantageOf(look, now())
    const one = await inspectionById(slipDeps, id, standingOf(look, now()))
    const plan = await planOf(slipDeps, one.plan, day)
    if (!plan || !mayReadInspection(one, plan, request.person))
      throw new Problem('inspection-unknown', { id: id.slice(0, 60) })
    const [{ rows, picture }, files, slips] = await Promise.all([
      ledgerThen(deps, request, 'tasks', one.plan),
      deps.store.evidence.of('inspection', [id]),
      slipsOfAll(request),
    ])
    return sendPrivate(
      reply,
      renderInspection(
        {
          inspection: one,
          plan,
          rows: rows.filter(({ task }) => task !== null && one.tasks.includes(task.number)),
          figures: picture.figures,
          files: filesBy(files, until).filter(({ removed }) => removed === null),
          slips: slips.filter((slip) => slip.entry?.inspection === id),
          acting:
            !past && one.closed === null && mayDo(request.person, 'slips:write')
              ? { nonce: madeNonce() }
              : null,
          failure,
        },
        frameOf(request, reply),
      ),
    )
  }
}

const MENDED_ON_PAGE =
  /^(?:inspection-(?:invalid|over)|matter-invalid|evidence-|slip-(?:words|receiver|days)-invalid)/

const told = ({ detail, fix }: Problem): Text => text(`${detail.zh}${fix.zh}`, `${detail.en} ${fix.en}`)

function numberIn(request: FastifyRequest, name: string): number | null {
  const value = field(request, name)
  if (value === '') return null
  if (!/^\d{1,6}$/.test(value)) throw unclear(name, value)
  return Number(value)
}

function deedIn(request: FastifyRequest): InspectionDeed {
  const deed = field(request, 'deed')
  switch (deed) {
    case 'plan':
      return {
        kind: 'inspection-planned',
        day: field(request, 'day'),
        place: field(request, 'place'),
        who: field(request, 'who'),
      }
    case 'find':
      return {
        kind: 'inspection-found',
        task: numberIn(request, 'task'),
        unit: field(request, 'unit') || null,
        good: field(request, 'good') === 'yes',
        text: wordsField(request, 'text'),
      }
    case 'close':
      return { kind: 'inspection-closed', text: wordsField(request, 'text') }
    default:
      throw unclear('deed', deed)
  }
}

const writtenIn = (request: FastifyRequest): WrittenInspection => ({
  what: field(request, 'what'),
  title: field(request, 'title'),
  purpose: wordsField(request, 'purpose'),
  convener: field(request, 'convener'),
  team: field(request, 'team'),
  units: fields(request, 'units'),
  numbers: field(request, 'numbers').slice(0, 1_000),
  section: field(request, 'section'),
  unit: field(request, 'unit'),
  light: field(request, 'light'),
  from: field(request, 'from'),
  to: field(request, 'to'),
})
