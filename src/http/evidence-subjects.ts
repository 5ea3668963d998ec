// What evidence can be shown for, as a request may see it: who reads it, who adds and withdraws it, and what it waits for.
import type { FastifyRequest } from 'fastify'
import { inspectionById, mayReadInspection } from '../alerts/inspections.ts'
import { planOf, slipById } from '../alerts/slips/act.ts'
import { slipDepsOf } from '../alerts/slips/deps.ts'
import type { EvidenceFile, EvidenceSubject } from '../core/evidence.ts'
import { grouped } from '../core/grouped.ts'
import { filesBy } from '../core/hindsight.ts'
import { mayRead, writesFor } from '../core/narrative.ts'
import type { Instant } from '../core/period.ts'
import type { Plan, Task } from '../core/plan.ts'
import { Problem } from '../core/problem.ts'
import { mayDo } from '../core/roles.ts'
import { dayOf } from '../core/zone.ts'
import { openRoundDesk } from '../desk/round-desk.ts'
import { waitingRelease } from '../desk/task-texts.ts'
import { readsReport } from '../rounds/acts.ts'
import { mayShowFor } from '../slips/deeds.ts'
import { answeringUnits } from '../slips/people.ts'
import type { Slip } from '../slips/slip.ts'
import { releasedToRequest } from './asker.ts'
import type { HttpDeps } from './deps.ts'
import { planOfRound } from './round-views.ts'
import { maySee, slipActorOf } from './slip-views.ts'

type Asking = Pick<FastifyRequest, 'person'>

export interface EvidenceAccess {
  readonly subject: EvidenceSubject
  readonly mayAdd: boolean
  readonly maySee: (file: EvidenceFile) => boolean
  readonly mayRemove: (file: EvidenceFile) => boolean
  /** When what is added now becomes public; null: at once. */
  readonly releaseAt: () => Promise<Instant | null>
}

/** Problems: `evidence-subject-unknown`, `slip-unknown`. `part`: null for the whole. */
export function evidenceAccess(
  deps: HttpDeps,
  request: Asking,
  { kind, id, part }: Pick<EvidenceSubject, 'kind' | 'id'> & { readonly part: string | null },
): Promise<EvidenceAccess> {
  if (part !== null && kind !== 'slip' && kind !== 'inspection') throw unknown(part)
  switch (kind) {
    case 'slip':
      return ofSlip(deps, request, id, part)
    case 'narrative':
      return ofNarrative(deps, request, id)
    case 'step':
      return ofStep(deps, request, id)
    case 'inspection':
      return ofInspection(deps, request, id, part)
    case 'round':
      return ofRound(deps, request, id)
  }
}

const unknown = (id: string): Problem => new Problem('evidence-subject-unknown', { id: id.slice(0, 100) })

async function ofSlip(
  deps: HttpDeps,
  request: Asking,
  id: string,
  part: string | null,
): Promise<EvidenceAccess> {
  const slip = await slipById(slipDepsOf(deps), id)
  const reader = slipActorOf(request)
  if (!maySee(slip, reader)) throw new Problem('slip-unknown', { id })
  if (part !== null && ![...slip.replies, ...slip.appeals, ...slip.measures].some(({ id }) => id === part))
    throw unknown(part)
  const plan = await planOf(deps, slip.plan, dayOf(deps.now()))
  return accessTo(deps, request, {
    subject: { kind: 'slip', id, plan: slip.plan },
    plan,
    task: plan && taskOfSlip(slip, plan),
    mayAdd: mayShowFor(slip, reader, answeringUnits(slip, plan)),
    releaseAt: null,
  })
}

/** Of a finding; read by whom the inspection concerns, added by supervisors. */
async function ofInspection(
  deps: HttpDeps,
  request: Asking,
  id: string,
  part: string | null,
): Promise<EvidenceAccess> {
  const one = await inspectionById(slipDepsOf(deps), id)
  const plan = await planOf(deps, one.plan, dayOf(deps.now()))
  if (!mayReadInspection(one, plan, request.person)) throw unknown(id)
  if (part !== null && !one.findings.some((finding) => finding.id === part)) throw unknown(part)
  return accessTo(deps, request, {
    subject: { kind: 'inspection', id, plan: one.plan },
    plan,
    task: null,
    mayAdd: false,
    releaseAt: null,
  })
}

/** The task that a slip is about; null: it is about no single one. */
function taskOfSlip({ entry, matter: { subject } }: Slip, plan: Plan): Task | null {
  const number =
    entry !== null
      ? (entry.task ?? undefined)
      : subject.kind === 'task'
        ? Number(subject.id)
        : subject.kind === 'indicator'
          ? plan.indicators.find((indicator) => indicator.id === subject.id)?.task
          : undefined
  return plan.tasks.find((task) => task.number === number) ?? null
}

async function ofNarrative(deps: HttpDeps, request: Asking, id: string): Promise<EvidenceAccess> {
  for (const { plan } of await deps.pictures.plans(null)) {
    const narrative = (await deps.store.texts.narratives({ plan: plan.id })).find((one) => one.id === id)
    const task = plan.tasks.find(({ number }) => number === narrative?.task)
    if (!narrative || !task) continue
    const released = releasedToRequest(request, deps.now())
    // Who may not read what it says may not know of it.
    if (!mayRead(narrative, { plan, task, reader: request.person, released })) break
    return accessTo(deps, request, {
      subject: { kind: 'narrative', id, plan: plan.id },
      plan,
      task,
      mayAdd: writesFor(plan, task, request.person).includes(narrative.unit),
      releaseAt: narrative.releaseAt,
    })
  }
  throw unknown(id)
}

/** What came back is for whoever reads the report; what is in force for whoever has come in. Both come by their own pages. */
async function ofRound(deps: HttpDeps, { person }: Asking, id: string): Promise<EvidenceAccess> {
  const [name = '', unit] = id.split('/')
  const desk = openRoundDesk(deps)
  const round = await desk.read(name).catch(() => {
    throw unknown(id)
  })
  const plan = await planOfRound(deps, round)
  const report = unit === undefined ? null : round.reports.get(unit)
  if (report === undefined || (report && !readsReport(plan, report, person))) throw unknown(id)
  const isFrozen = report === null && round.inForce !== null
  return {
    subject: { kind: 'round', id, plan: plan.id },
    mayAdd: false,
    maySee: (file) => person !== null && (report !== null || (isFrozen && round.inForce?.file === file.id)),
    mayRemove: () => false,
    releaseAt: async () => null,
  }
}

async function ofStep(deps: HttpDeps, request: Asking, id: string): Promise<EvidenceAccess> {
  const [planId, indicatorId, stepId, ...more] = id.split('/')
  const plan = (await deps.pictures.plans(null)).find((kept) => kept.plan.id === planId)?.plan
  const indicator = plan?.indicators.find((one) => one.id === indicatorId)
  const task = plan?.tasks.find(({ number }) => number === indicator?.task)
  if (!plan || !indicator || !task || more.length > 0) throw unknown(id)
  if (!indicator.steps.some((step) => step.id === stepId)) throw unknown(id)
  return accessTo(deps, request, {
    subject: { kind: 'step', id, plan: plan.id },
    plan,
    task,
    mayAdd: writesFor(plan, task, request.person).length > 0,
    releaseAt: null,
  })
}

/** Of an indicator's steps, by the step's id: what stood at a moment and whoever asks may see. Nothing where nobody answers for it. */
export async function evidenceOfSteps(
  deps: HttpDeps,
  request: Asking,
  plan: Plan,
  { id, task, steps }: Plan['indicators'][number],
  until: Instant,
): Promise<ReadonlyMap<string, readonly EvidenceFile[]>> {
  const [first] = steps
  const { person } = request
  if (!first || !plan.tasks.some(({ number }) => number === task)) return new Map()
  if (person !== null && !mayDo(person, 'records:read')) return new Map()
  const idOf = (step: string): string => `${plan.id}/${id}/${step}`
  const [access, files] = await Promise.all([
    ofStep(deps, request, idOf(first.id)).catch(() => null),
    deps.store.evidence.of(
      'step',
      steps.map((step) => idOf(step.id)),
    ),
  ])
  const seen = filesBy(files, until).filter((file) => file.removed === null && access?.maySee(file))
  return grouped(seen, ({ subject }) => subject.id.slice(idOf('').length))
}

interface Ground {
  readonly subject: EvidenceSubject
  readonly plan: Plan | null
  readonly task: Task | null
  /** Of those who answer for it; supervisors may as well. */
  readonly mayAdd: boolean
  /** What the subject itself waits for. */
  readonly releaseAt: Instant | null
}

function accessTo(deps: HttpDeps, { person }: Asking, ground: Ground): EvidenceAccess {
  const { subject, plan, task } = ground
  const supervises = mayDo(person, 'slips:write')
  const released = releasedToRequest({ person }, deps.now())
  return {
    subject,
    mayAdd: ground.mayAdd || (supervises && subject.kind !== 'slip'),
    // Files may name people: whoever passes by an open wall sees none.
    maySee: (file) => {
      if (person === null) return false
      if (plan === null || task === null) return true
      return mayRead(file, { plan, task, reader: person, released })
    },
    mayRemove: (file) =>
      file.removed === null && (supervises || (person !== null && file.person === person.id)),
    releaseAt: async () =>
      ground.releaseAt ?? (plan && task ? waitingRelease(deps.store, plan, task, deps.now()) : null),
  }
}
