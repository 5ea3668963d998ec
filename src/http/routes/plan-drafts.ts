// `/plans/new`, `/plans/drafts/<id>`: a notice becomes a draft; the reading room, its names, its basic facts, its files.
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { spelt } from '../../boards/spelling.ts'
import { planDefinedThen } from '../../core/marked-event.ts'
import type { Plan } from '../../core/plan.ts'
import { Problem } from '../../core/problem.ts'
import { text } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import { draftFile } from '../../drafting/draft-file.ts'
import { PLAN_FIELDS, withWords } from '../../drafting/form-fields.ts'
import { draftOfNotice } from '../../drafting/from-notice.ts'
import { draftOfYaml } from '../../drafting/from-yaml.ts'
import { idOfPlan } from '../../drafting/ids.ts'
import { namedIn } from '../../drafting/names.ts'
import { type DraftContent, type DraftHead, planValues } from '../../drafting/plan-draft.ts'
import { planYaml, readWritten } from '../../drafting/plan-yaml.ts'
import { readNoticeInChild } from '../../ingest/decoding/decode.ts'
import { DECODING_LIMITS } from '../../ingest/decoding/limits.ts'
import { parsePlan } from '../../plans/parse-plan.ts'
import {
  type PlanNewInput,
  renderDraftFacts,
  renderDraftNames,
  renderPlanDraft,
  renderPlanNew,
} from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { draftHand, faceOf, formWords, type PlanDesk, readingRoom } from '../draft-desk.ts'
import { field, goTo, multipartOf, sendPrivate, withFiles, withForms } from '../forms.ts'
import type { PageFrame } from '../page-frame.ts'
import { DOCX, planTableFile } from '../plan-table-file.ts'
import { route } from '../resource.ts'
import { languageOf } from '../wanted.ts'

export type WithDraft = { readonly Params: { readonly draft: string } }

/** A little more than the largest notice: what is too large is told by its reader. */
const FORM_BYTES = 24 * 1024 * 1024
const LONGEST_TEXT = 1_000_000

export function planDraftRoutes(app: App, deps: HttpDeps, desk: PlanDesk, frameOf: PageFrame): void {
  beginRoutes(app, deps, desk, frameOf)
  roomPages(app, deps, desk, frameOf)
  headRoutes(app, deps, desk)
}

const EMPTY_GIVEN: PlanNewInput['given'] = { region: '', regionName: '', year: '', pasted: '' }

/** A file, a pasted text or nothing at all becomes a draft. */
function beginRoutes(app: App, deps: HttpDeps, { drafts }: PlanDesk, frameOf: PageFrame): void {
  const { pictures, settings } = deps

  async function regions(): Promise<PlanNewInput['regions']> {
    const plans = await pictures.plans(null)
    return [
      ...new Map(
        plans.map(({ plan }) => [plan.region, { code: plan.region, name: plan.regionName }]),
      ).values(),
    ]
  }

  app.get(
    '/plans/new',
    route(
      'plans:write',
      '新的年度目标：拖入通知、粘贴或从空白开始 / a new plan: a notice, its text, or empty',
    ),
    async (request, reply) => {
      const known = await regions()
      const [only] = known.length === 1 ? known : []
      const given = { ...EMPTY_GIVEN, region: only?.code ?? '' }
      return sendPrivate(
        reply,
        renderPlanNew({ given, regions: known, failure: null }, frameOf(request, reply)),
      )
    },
  )

  withFiles(app, (scope) => {
    scope.post(
      '/plans/drafts',
      {
        ...route('plans:write', '收下通知，读成草稿 / take a notice in: it becomes a draft', {
          perMinute: settings.limits.writesPerMinute,
          slow: true,
        }),
        bodyLimit: FORM_BYTES,
      },
      async (request, reply) => {
        const fields = await multipartOf(request)
        const given = givenIn(fields)
        try {
          const { content, bytes } = await begun(fields, given)
          const id = await drafts.begin(content, bytes, draftHand(request))
          const path = `/plans/drafts/${id}`
          if (request.headers.accept !== 'application/json') return goTo(reply, path)
          return reply.code(201).header('cache-control', 'no-store').send({ draft: id, path })
        } catch (error) {
          const isPage = request.headers.accept !== 'application/json'
          if (!(error instanceof Problem) || !isPage || error.status >= 500) throw error
          const lines = error.faults.slice(0, 20).map(({ row, detail, fix }) => ({
            zh: `第 ${row} 行：${detail.zh}${fix.zh}`,
            en: `Line ${row}: ${detail.en} ${fix.en}`,
          }))
          const failure = text(
            [`${error.detail.zh}${error.fix.zh}`, ...lines.map(({ zh }) => zh)].join('\n'),
            [`${error.detail.en} ${error.fix.en}`, ...lines.map(({ en }) => en)].join('\n'),
          )
          const page = { given, regions: await regions(), failure }
          return sendPrivate(reply.code(error.status), renderPlanNew(page, frameOf(request, reply)))
        }
      },
    )
  })

  /** As everybody may see them: a draft is no way around a release. */
  const figuresOf = async (plan: Plan) =>
    (await pictures.of({ plan: plan.id, asOf: null, knownAt: null }))?.figures ?? []

  /** What was learnt of its indicators comes along, what they are included. */
  const definedNow = async (plan: Plan): Promise<Plan> => {
    const now = deps.now()
    return planDefinedThen(plan, await deps.store.markedEvents.of(plan.id), { day: dayOf(now), until: now })
  }

  async function begun(
    fields: FormData,
    given: PlanNewInput['given'],
  ): Promise<{ readonly content: DraftContent; readonly bytes: Uint8Array | null }> {
    const plans = await pictures.plans(null)
    const known = new Set(plans.map(({ plan }) => plan.id))
    const region = given.region === '' ? null : given.region
    const named = plans.find(({ plan }) => plan.region === region)?.plan.regionName ?? null
    const regionName = given.regionName === '' ? named : given.regionName
    const year = /^\d{4}$/.test(given.year) ? Number(given.year) : null
    const spell = spelt
    if (fields.get('empty') === '1') {
      const of = year ?? Number(deps.now().slice(0, 4)) + 1
      const content = emptyDraft(idOfPlan(regionName ?? region, of, known, spell), of, region, regionName)
      checkHead(content.head)
      return { content, bytes: null }
    }
    const file = fields.get('file')
    const isFile = file instanceof File && file.size > 0
    if (!isFile && given.pasted.trim() === '') throw new Problem('plan-draft-nothing')
    const bytes = isFile ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(given.pasted)
    const name = isFile ? file.name.slice(0, 200) : '粘贴.txt'
    if (/\.ya?ml$/iu.test(name)) return { content: draftOfYaml(utf8(bytes)), bytes: null }
    const notice = await readNoticeInChild(bytes, name, { year }, DECODING_LIMITS)
    const ofRegion = plans.filter(({ plan }) => plan.region === region)
    const before = ofRegion.find(({ plan }) => plan.year === notice.year - 1)?.plan
    const content = draftOfNotice(notice, {
      ...(before && { before: { plan: await definedNow(before), figures: await figuresOf(before) } }),
      plans: known,
      spell,
      earlier: new Map(ofRegion.flatMap(({ plan }) => plan.indicators.map((one) => [one.id, one.name]))),
      region,
      regionName,
      notice: { name, sha256: createHash('sha256').update(bytes).digest('hex') },
    })
    checkHead(content.head)
    return { content, bytes }
  }
}

function givenIn(fields: FormData): PlanNewInput['given'] {
  const word = (name: string, longest: number): string => {
    const value = fields.get(name)
    return typeof value === 'string' ? value.trim().slice(0, longest) : ''
  }
  return {
    region: word('region', 20),
    regionName: word('regionName', 200),
    year: word('year', 10),
    pasted: word('pasted', LONGEST_TEXT),
  }
}

function emptyDraft(
  id: string,
  year: number,
  region: string | null,
  regionName: string | null,
): DraftContent {
  return {
    head: {
      values: {
        plan: {
          id,
          region: region ?? '110000',
          ...(regionName !== null && { regionName }),
          year,
          title: `${regionName ?? ''}${year}年政府工作目标`,
        },
      },
      notice: null,
      regionAsked: region === null,
    },
    tasks: [],
    gone: [],
  }
}

/** Whether the basic facts are such as a plan file takes. Raises `plan-invalid`. */
const checkHead = ({ values: { plan } }: DraftHead): unknown => readWritten(planYaml({ plan }))

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new Problem('body-unreadable', { reason: 'not UTF-8' }, { cause: error })
  }
}

/** The pages of a draft, and it as files. */
function roomPages(app: App, { now }: HttpDeps, desk: PlanDesk, frameOf: PageFrame): void {
  const { drafts } = desk
  const looked = async (request: FastifyRequest<WithDraft>) => {
    const draft = await drafts.read(request.params.draft)
    const faults = desk.faults(draft)
    return { draft, faults, face: faceOf(draft, faults, request.person) }
  }

  app.get<WithDraft>(
    '/plans/drafts/:draft',
    route('plans:confirm', '草稿逐项核对 / the reading room: a draft task by task', { slow: true }),
    async (request, reply) => {
      const { draft, faults } = await looked(request)
      const { show, page } = request.query as { readonly show?: unknown; readonly page?: unknown }
      const reader = { person: request.person, lang: languageOf(request) }
      return sendPrivate(
        reply,
        renderPlanDraft(readingRoom(draft, faults, { show, page }, reader), frameOf(request, reply)),
      )
    },
  )

  app.get<WithDraft>(
    '/plans/drafts/:draft/names',
    route('plans:confirm', '草稿里的单位和领导 / units and leaders of a draft'),
    async (request, reply) => {
      const { draft, face } = await looked(request)
      const version = draft.versions.get('head')?.seq ?? 0
      const names = { face, version, units: namedIn(draft, 'unit'), leaders: namedIn(draft, 'leader') }
      return sendPrivate(reply, renderDraftNames(names, frameOf(request, reply)))
    },
  )

  app.get<WithDraft>(
    '/plans/drafts/:draft/facts',
    route('plans:confirm', '草稿的基本信息 / the basic facts of a draft'),
    async (request, reply) => {
      const { draft, faults, face } = await looked(request)
      const version = draft.versions.get('head')?.seq ?? 0
      const shown = { face, version, faults: faults.get('head') ?? [] }
      return sendPrivate(reply, renderDraftFacts(shown, frameOf(request, reply)))
    },
  )

  app.get<WithDraft>(
    '/plans/drafts/:draft/plan.yaml',
    route('plans:confirm', '草稿存成年度目标文件 / a draft as a plan file'),
    async (request, reply) => {
      const draft = await drafts.read(request.params.draft)
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${draft.head.values.plan.id}.yaml"`)
        .type('application/yaml; charset=utf-8')
        .send(draftFile(draft))
    },
  )

  app.get<WithDraft>(
    '/plans/drafts/:draft/tasks.docx',
    route('plans:confirm', '草稿的任务分解表（Word） / the table of tasks of a draft as a Word file', {
      slow: true,
    }),
    async (request, reply) => {
      const draft = await drafts.read(request.params.draft)
      const plan = parsePlan(planYaml(planValues(draft)))
      const changed =
        [...draft.versions.values()]
          .map(({ at }) => at)
          .toSorted()
          .at(-1) ?? now()
      const bytes = await planTableFile(plan, dayOf(now()), languageOf(request), changed)
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${plan.id}.docx"`)
        .type(DOCX)
        .send(bytes)
    },
  )

  app.get<WithDraft>(
    '/plans/drafts/:draft/notice',
    route('plans:confirm', '草稿原来的文件 / the file that a draft was read from'),
    async (request, reply) => {
      const draft = await drafts.read(request.params.draft)
      const bytes = await drafts.notice(draft)
      const name = encodeURIComponent(draft.head.notice?.name ?? '')
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="notice"; filename*=UTF-8''${name}`)
        .type('application/octet-stream')
        .send(bytes)
    },
  )
}

/** Its basic facts, its names, a plan file in its place, the end of it. */
function headRoutes(app: App, { settings }: HttpDeps, { drafts }: PlanDesk): void {
  const perMinute = settings.limits.writesPerMinute * 4
  withForms(app, (scope) => {
    scope.post<WithDraft>(
      '/plans/drafts/:draft/facts',
      route('plans:write', '改草稿的基本信息 / change the basic facts of a draft', { perMinute }),
      async (request, reply) => {
        const { draft: id } = request.params
        await drafts.editHead(id, Number(field(request, 'version')), draftHand(request), (head) => {
          const words = formWords(request, PLAN_FIELDS)
          const plan = withWords(head.values.plan, PLAN_FIELDS, words)
          const regionAsked = head.regionAsked && (words.region ?? '') === ''
          const changed = { ...head, regionAsked, values: { ...head.values, plan } }
          checkHead(changed)
          return changed
        })
        return goTo(reply, `/plans/drafts/${id}/facts`)
      },
    )

    scope.post<WithDraft>(
      '/plans/drafts/:draft/drop',
      route('plans:write', '丢弃草稿 / drop a draft of a plan', { perMinute }),
      async (request, reply) => {
        await drafts.move(request.params.draft, draftHand(request), 'dropped', ['open'], 'dropped')
        return goTo(reply, '/plans')
      },
    )
  })

  withFiles(app, (scope) => {
    scope.post<WithDraft>(
      '/plans/drafts/:draft/plan.yaml',
      {
        ...route('plans:write', '用年度目标文件替换草稿的内容 / put a plan file in the place of a draft', {
          perMinute,
        }),
        bodyLimit: FORM_BYTES,
      },
      async (request, reply) => {
        const { draft: id } = request.params
        const file = (await multipartOf(request)).get('file')
        if (!(file instanceof File) || file.size === 0) throw new Problem('plan-draft-nothing')
        const content = draftOfYaml(utf8(new Uint8Array(await file.arrayBuffer())))
        await drafts.replace(id, draftHand(request), content)
        return goTo(reply, `/plans/drafts/${id}?show=all`)
      },
    )
  })
}
