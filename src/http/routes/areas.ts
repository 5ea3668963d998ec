// `/units`, `/leaders`: what each answers for, in a list, on a page of its own, and on paper.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { unitsOfShown } from '../../alerts/slips/search.ts'
import type { ShownSlip } from '../../alerts/slips/shown.ts'
import { sourcesOf } from '../../core/answerable.ts'
import { byIndicatorOf } from '../../core/figures-about.ts'
import type { Narrative } from '../../core/narrative.ts'
import { isDemo } from '../../core/observation.ts'
import { keptPer, oncePer } from '../../core/once-per.ts'
import type { Plan } from '../../core/plan.ts'
import { type Due, dueInMonth } from '../../core/reporting.ts'
import { mayDo } from '../../core/roles.ts'
import { watchedStates } from '../../core/watched.ts'
import { AREA_KINDS, type AreaKind, answersFor, areaOf } from '../../desk/ledger.ts'
import type { NarrativeThread } from '../../desk/task-texts.ts'
import { watchedOfArea, watchedRows } from '../../desk/watched-list.ts'
import type { Picture } from '../../live/pictures.ts'
import { type AreaInput, renderArea, renderAreaPrint, renderAreas } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { sendPrivate } from '../forms.ts'
import { knownAs, type Named, placesKnown } from '../found.ts'
import { ledgerThen } from '../ledger-then.ts'
import { askedByPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { route } from '../resource.ts'

/** Longer lists of what was written nobody reads on one page. */
const MOST_NARRATIVES = 400

type WithId = { readonly Params: { readonly id: string } }

const PLACES: Readonly<Record<AreaKind, { readonly path: string; readonly says: readonly string[] }>> = {
  unit: {
    path: '/units',
    says: [
      '各单位牵头和负责的任务，分开计数 / what each unit leads and is responsible for, counted apart',
      '一个单位：任务、应报、进展、督查单 / one unit: tasks, what is due, narratives, slips',
      '一个单位一张清单 / one unit on paper',
    ],
  },
  leader: {
    path: '/leaders',
    says: [
      '各分管领导的任务 / the tasks of each leader in charge',
      '一位领导：分管的任务、应报、进展、督查单 / one leader: tasks, what is due, narratives, slips',
      '一位领导一张清单 / one leader on paper',
    ],
  },
}

export function areaRoutes(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  for (const kind of AREA_KINDS) {
    const { path, says } = PLACES[kind]
    const [list = '', one = '', paper = ''] = says
    app.get(path, route('records:read', list), (request, reply) => listPage(kind, request, reply))
    app.get<WithId>(`${path}/:id`, route('records:read', one), async (request, reply) =>
      sendPrivate(
        reply,
        renderArea(await areaThen(kind, request.params.id, request), frameOf(request, reply)),
      ),
    )
    app.get<WithId>(
      `${path}/:id/print`,
      route('records:read', paper, { slow: true }),
      async (request, reply) =>
        sendPrivate(
          reply,
          renderAreaPrint(await areaThen(kind, request.params.id, request), frameOf(request, reply)),
        ),
    )
  }

  async function listPage(
    kind: AreaKind,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const { picture, rows, slips } = await ledgerThen(deps, request, 'tasks')
    const { plan } = picture.kept
    const missing = dueOf(picture).filter(({ arrival }) => arrival === 'missing')
    const areas = areasThen([picture, rows, slips], kind, () =>
      placesKnown(plan, kind).map((one) => ({
        ...areaOf(plan, rows, kind, one),
        missing: missing.filter(isOfArea(plan, kind, one.id)).length,
        slips: slips.filter(isForArea(plan, kind, one.id)).length,
      })),
    )
    const { asOf, figures } = picture
    return sendPrivate(
      reply,
      renderAreas({ kind, plan, asOf, areas, demo: figures.some(isDemo) }, frameOf(request, reply)),
    )
  }

  async function areaThen(kind: AreaKind, id: string, request: FastifyRequest): Promise<AreaInput> {
    const { picture, rows, threads, slips } = await ledgerThen(deps, request, 'tasks')
    const { plan } = picture.kept
    const one = knownAs(plan, kind, id)
    const { asOf, figures } = picture
    return {
      area: areaOf(plan, rows, kind, one),
      plan,
      asOf,
      figures,
      watched: watchedOfArea(plan, watchedRows(plan, watchedStates(plan, byIndicatorOf(figures), asOf)), {
        kind,
        id: one.id,
      }),
      due: dueOf(picture).filter(isOfArea(plan, kind, one.id)),
      narratives: narrativesOf(plan, threads, kind, one.id),
      slips: slips.filter(isForArea(plan, kind, one.id)),
      people: await peopleOf(kind, one, plan, request),
      demo: figures.some(isDemo),
    }
  }

  /** Who belongs there is told to those who supervise or manage people, of today only. */
  async function peopleOf(
    kind: AreaKind,
    { id, name }: Named,
    plan: Plan,
    request: FastifyRequest,
  ): Promise<AreaInput['people']> {
    const { asOf, knownAt } = askedByPage(request)
    const mayKnow = mayDo(request.person, 'people:write') || mayDo(request.person, 'slips:write')
    if (!mayKnow || asOf !== null || knownAt !== null) return null
    const names = new Set([id, name, ...(plan.units.find((unit) => unit.id === id)?.aliases ?? [])])
    return (await deps.people.all()).filter(
      ({ active, role, unit, name: own }) =>
        active &&
        (kind === 'unit'
          ? unit !== null && names.has(unit)
          : role === 'leader' && (names.has(own) || (unit !== null && names.has(unit)))),
    )
  }
}

/** The same for all who see the same. */
const areasThen = keptPer<Parameters<typeof renderAreas>[0]['areas']>()

const dueOf = oncePer(({ kept: { plan }, figures, asOf, inTime }: Picture): readonly Due[] =>
  dueInMonth({ plan, indicators: plan.indicators, figures: byIndicatorOf(figures), asOf, inTime }),
)

/** Whether a unit supplies a figure, or a leader is in charge of its task. */
function isOfArea(plan: Plan, kind: AreaKind, id: string): (due: Due) => boolean {
  const own = new Set(
    plan.indicators
      .filter((indicator) =>
        kind === 'unit'
          ? answersFor(plan, sourcesOf(plan, indicator), id)
          : plan.tasks.some(({ number, leaders }) => number === indicator.task && leaders.includes(id)),
      )
      .map((indicator) => indicator.id),
  )
  return ({ indicator }) => own.has(indicator)
}

const isForArea =
  (plan: Plan, kind: AreaKind, id: string) =>
  (slip: ShownSlip): boolean =>
    kind === 'leader'
      ? slip.leaders.some((leader) => leader.id === id)
      : answersFor(
          plan,
          unitsOfShown(slip).map((unit) => unit.id),
          id,
        )

/** Every version, the latest first. */
function narrativesOf(
  plan: Plan,
  threads: readonly NarrativeThread[],
  kind: AreaKind,
  id: string,
): readonly Narrative[] {
  const tasks = new Set(plan.tasks.filter(({ leaders }) => leaders.includes(id)).map(({ number }) => number))
  return threads
    .filter(({ latest: { unit, task } }) =>
      kind === 'unit' ? answersFor(plan, [unit], id) : tasks.has(task),
    )
    .flatMap(({ latest, earlier }) => [latest, ...earlier])
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, MOST_NARRATIVES)
}
