// `/rounds`, `/rounds/<round>`, `/rounds/<round>/<unit>`: written reports opened, filled, sent and judged.
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { unitsOwing } from '../../alerts/open-rounds.ts'
import { namesSpeakingFor } from '../../core/answerable.ts'
import { LONGEST_TEXT, type NarrativeWords } from '../../core/narrative.ts'
import { type Instant, parseDay } from '../../core/period.ts'
import type { Plan } from '../../core/plan.ts'
import { Problem } from '../../core/problem.ts'
import { vantageOf } from '../../core/standpoint.ts'
import type { Language } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import type { EvidenceDesk } from '../../desk/evidence.ts'
import { openRoundDesk } from '../../desk/round-desk.ts'
import { waitingRelease } from '../../desk/task-texts.ts'
import { documents } from '../../reports/documents/index.ts'
import { makeDocument } from '../../reports/make.ts'
import { leadsOver, type RoundAct, readsReport, reportIn, supervises, writesIn } from '../../rounds/acts.ts'
import { headOfReturned, readReturned } from '../../rounds/returned-document.ts'
import { hasArrived, type Round, type RoundText, textKey, type UnitReport } from '../../rounds/round.ts'
import {
  type RefusedText,
  type RoundUnitInput,
  renderRound,
  renderRounds,
  renderRoundUnit,
  roundHref,
  type UnitTask,
} from '../../web/index.ts'
import { askedInMonth } from '../asked-in-month.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, filesOf, goTo, longField, sendPrivate, withFileForms, withForms } from '../forms.ts'
import { pictureOf } from '../found.ts'
import { askedByPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { DOCX } from '../plan-table-file.ts'
import { route } from '../resource.ts'
import { RETURNED_FILE_BYTES, readReturnedBytes } from '../returned-file.ts'
import {
  assertReads,
  disputesOf,
  handOfRound,
  type KnownOfPlan,
  knownOfPlan,
  planOfRound,
  readsText,
  taskFactsOf,
} from '../round-views.ts'
import { languageOf } from '../wanted.ts'

type OfRound = { readonly Params: { readonly round: string } }
type OfUnit = { readonly Params: { readonly round: string; readonly unit: string } }

/** Three texts of Chinese, percent-encoded. */
const FORM_BYTES = 3 * LONGEST_TEXT * 9 + 4_096

/** What a form can put right on its own page. */
const MENDED: ReadonlySet<string> = new Set([
  'round-words-invalid',
  'round-unfinished',
  'round-day-past',
  'round-day-ahead',
  'round-part-unknown',
  'round-closed',
])

export function roundRoutes(app: App, deps: HttpDeps, evidence: EvidenceDesk, frameOf: PageFrame): void {
  const { store, pictures, people, settings, alerts, now } = deps
  const perMinute = settings.limits.writesPerMinute
  const desk = openRoundDesk({ store, now })

  app.get(
    '/rounds',
    route('slips:answer', '书面报告各轮 / rounds of written reports'),
    async (request, reply) => {
      const asked = askedByPage(request)
      const { kept, asOf } = await pictureOf(pictures, asked)
      const { until, past } = vantageOf(asked, now())
      const rounds = await desk.list(kept.plan.id, until)
      const opens = !past && supervises(request.person)
      return sendPrivate(
        reply,
        renderRounds({ plan: kept.plan, rounds, day: asOf, opens }, frameOf(request, reply)),
      )
    },
  )

  app.get<OfRound>(
    '/rounds/:round',
    route('slips:answer', '一轮书面报告：谁已报、谁逾期 / one round: who has sent, who is late'),
    async (request, reply) => {
      const asked = askedByPage(request)
      const { until, counted } = vantageOf(asked, now())
      const round = await desk.read(request.params.round, until)
      const plan = await planOfRound(deps, round, asked)
      const readable = [...round.reports.values()]
        .filter((report) => readsReport(plan, report, request.person))
        .map(({ unit }) => unit)
      return sendPrivate(
        reply,
        renderRound(
          {
            plan,
            round,
            day: counted,
            readable: new Set(readable),
            supervises: supervises(request.person),
          },
          frameOf(request, reply),
        ),
      )
    },
  )

  app.get<OfUnit>(
    '/rounds/:round/:unit',
    route('slips:answer', '一个单位的书面报告，读和写 / one unit’s report, to read and to write'),
    async (request, reply) => unitPage(request, reply),
  )

  interface Shown {
    readonly refused?: RefusedText
    readonly failure?: string
    readonly taken?: RoundUnitInput['taken']
  }

  async function unitPage(request: FastifyRequest<OfUnit>, reply: FastifyReply, shown: Shown = {}) {
    // A form that was not taken is shown on the page of now.
    const asked = request.method === 'GET' ? askedByPage(request) : { plan: null, asOf: null, knownAt: null }
    const { until, counted, past } = vantageOf(asked, now())
    const round = await desk.read(request.params.round, until)
    const plan = await planOfRound(deps, round, asked)
    const report = reportIn(round, request.params.unit)
    assertReads(plan, report, request)
    const lang = languageOf(request)
    const known = await knownOfPlan(deps, request, { ...asked, plan: round.plan }, lang)
    const earlier = (await desk.list(round.plan, until)).filter(({ due }) => due < round.due)
    const { person } = request
    const open = !past && !hasArrived(report)
    const writes = open ? writesIn(plan, report, person) : []
    const isKeeper = open && report.keeper !== null && report.keeper.person === person?.id
    const mine = isKeeper ? [report.unit, ...writes.filter((one) => one !== report.unit)] : writes
    const facts = taskFactsOf(known, report, earlier, lang)
    const tasks = facts.map(
      (one): UnitTask => taskOf({ plan, report, known, request, writes: mine, until }, one),
    )
    const monthly = await askedInMonth(deps, known, report.unit, { day: counted, until })
    const write = mine.includes(report.unit)
    const spared = facts.filter(({ before }) => before.length > 0).length
    return sendPrivate(
      reply,
      renderRoundUnit(
        {
          plan,
          round,
          report,
          tasks,
          day: counted,
          asked: { ...monthly, spared },
          may: {
            write,
            judge:
              !past &&
              supervises(person) &&
              round.inForce === null &&
              (report.state === 'sent' || report.state === 'accepted'),
            comment: !past && leadsOver(plan, report, person),
          },
          colleagues: write ? await colleaguesIn(plan, report, person?.id) : [],
          refused: shown.refused ?? null,
          failure: shown.failure ?? null,
          taken: shown.taken ?? null,
        },
        frameOf(request, reply),
      ),
    )
  }

  /** People who may write a report of the unit, beside one of them. */
  async function colleaguesIn(plan: Plan, { unit, keeper }: UnitReport, reader: string | undefined) {
    const names = namesSpeakingFor(plan, [unit])
    return (await people.all())
      .filter(({ id, active }) => active && id !== reader && id !== keeper?.person)
      .filter((one) => one.unit !== null && names.includes(one.unit))
      .map(({ id, name }) => ({ id, name }))
  }

  function taskOf(
    {
      plan,
      report,
      known,
      request,
      writes,
      until,
    }: {
      readonly plan: Plan
      readonly report: UnitReport
      readonly known: KnownOfPlan
      readonly request: FastifyRequest
      readonly writes: readonly string[]
      readonly until: Instant
    },
    facts: UnitTask['facts'],
  ): UnitTask {
    const units = [report.unit, ...report.parts.filter(({ task }) => task === facts.task).map(({ of }) => of)]
    const all = units.flatMap((of): RoundText[] => {
      const text = report.texts.get(textKey(facts.task, of))
      return text ? [text] : []
    })
    const read = all.filter((text) => readsText(plan, report, text, request, until))
    return {
      facts,
      texts: all.map((text) => (read.includes(text) ? text : { of: text.of, waits: true as const })),
      disputes: read.flatMap((text) => disputesOf(known, text, languageOf(request))),
      writes: units.filter((of) => writes.includes(of)),
    }
  }

  /** Does it and goes back to the page; what its reader can put right is said there, with all that was typed. */
  async function doing(
    request: FastifyRequest<OfUnit>,
    reply: FastifyReply,
    act: RoundAct,
    part?: string,
  ): Promise<FastifyReply> {
    const { round: id, unit } = request.params
    const lang = languageOf(request)
    const round = await desk.read(id)
    const plan = await planOfRound(deps, round)
    try {
      await desk.act(id, act, handOfRound(request, plan))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const refused = act.kind === 'save' ? refusedText(await desk.read(id), act, error, lang) : null
      if (refused) return unitPage(request, reply.code(error.status), { refused })
      if (!MENDED.has(error.code)) throw error
      const failure = `${error.detail[lang]} ${error.fix[lang]}`
      return unitPage(request, reply.code(error.status), { failure })
    }
    if (act.kind === 'send' || act.kind === 'return') void alerts.reportsChanged()
    return goTo(reply, roundHref(id, unit), part)
  }

  /** Nothing of what was typed is lost, whatever was wrong. */
  function refusedText(
    round: Round,
    { unit, of, texts }: Extract<RoundAct, { kind: 'save' }>,
    error: Problem,
    lang: 'zh' | 'en',
  ): RefusedText | null {
    const [text] = texts
    const report = round.reports.get(unit)
    if (!text || !report || (error.code !== 'round-text-changed' && !MENDED.has(error.code))) return null
    // What was sent meanwhile takes no form: it is said above all.
    if (error.code === 'round-closed') return null
    const theirs = report.texts.get(textKey(text.task, of)) ?? null
    return {
      task: text.task,
      of,
      words: text.words,
      why: `${error.detail[lang]} ${error.fix[lang]}`,
      theirs: error.code === 'round-text-changed' ? theirs : null,
    }
  }

  const wordsOf = (request: FastifyRequest): NarrativeWords => ({
    progress: longField(request, 'progress', LONGEST_TEXT),
    problems: longField(request, 'problems', LONGEST_TEXT),
    next: longField(request, 'next', LONGEST_TEXT),
  })
  const dayIn = (request: FastifyRequest, name: string): string => {
    const value = field(request, name)
    const found = parseDay(value)
    if (found === null) throw new Problem('day-invalid', { name, value: value.slice(0, 40) })
    return found
  }

  withForms(
    app,
    (scope) => {
      scope.post(
        '/rounds',
        route('slips:write', '发起一轮书面报告 / open a round of reports', { perMinute }),
        async (request, reply) => {
          const asked = { plan: field(request, 'plan') || null, asOf: null, knownAt: null }
          const { plan } = (await pictureOf(pictures, asked)).kept
          const { doer } = handOfRound(request, plan)
          const id = await desk.open(plan, field(request, 'duty'), unitsOwing(plan), doer)
          return goTo(reply, roundHref(id))
        },
      )

      scope.post<OfUnit>(
        '/rounds/:round/:unit/texts',
        route('narratives:write', '写报告的一项任务 / write of one task of a report', { perMinute }),
        async (request, reply) => {
          const { round, unit } = request.params
          const task = Number(field(request, 'task'))
          const plan = await planOfRound(deps, await desk.read(round))
          const found = plan.tasks.find(({ number }) => number === task)
          if (!found) throw new Problem('task-unknown', { task, plan: plan.id })
          const text = {
            task,
            words: wordsOf(request),
            version: Number(field(request, 'version')),
            releaseAt: await waitingRelease(store, plan, found, now()),
          }
          const of = field(request, 'of') || unit
          return doing(request, reply, { kind: 'save', unit, of, texts: [text], way: 'page' }, `task-${task}`)
        },
      )

      scope.post<OfUnit>(
        '/rounds/:round/:unit/take',
        route(
          'narratives:write',
          '把以前写过的接到一项任务里，还不存 / add what was written before, without saving',
          {
            perMinute,
          },
        ),
        async (request, reply) => {
          const { round: id, unit } = request.params
          const round = await desk.read(id)
          const plan = await planOfRound(deps, round)
          const report = reportIn(round, unit)
          assertReads(plan, report, request)
          const task = Number(field(request, 'task'))
          const before = await offeredOf(request, round, report)
          const found = before.get(task)?.find((one) => one.id === field(request, 'take'))
          const typed = wordsOf(request)
          const joined = (key: keyof NarrativeWords): string =>
            [typed[key], found && !typed[key].includes(found.words[key]) ? found.words[key] : '']
              .filter(Boolean)
              .join('\n')
              .slice(0, LONGEST_TEXT)
          const words = { progress: joined('progress'), problems: joined('problems'), next: joined('next') }
          return unitPage(request, reply, { taken: { task, of: unit, words } })
        },
      )

      scope.post<OfUnit>(
        '/rounds/:round/:unit/take-all',
        route('narratives:write', '采用以前写过的全部 / take over all that was written before', {
          perMinute,
        }),
        async (request, reply) => {
          const { round: id, unit } = request.params
          const round = await desk.read(id)
          const plan = await planOfRound(deps, round)
          const report = reportIn(round, unit)
          const before = await offeredOf(request, round, report)
          const texts = []
          for (const task of plan.tasks.filter(({ number }) => report.tasks.includes(number))) {
            const [latest] = before.get(task.number) ?? []
            if (!latest || report.texts.has(textKey(task.number, unit))) continue
            const releaseAt = await waitingRelease(store, plan, task, now())
            texts.push({ task: task.number, words: latest.words, version: 0, releaseAt })
          }
          return doing(request, reply, { kind: 'save', unit, of: unit, texts, way: 'page' })
        },
      )

      scope.post<OfUnit>(
        '/rounds/:round/:unit/ask',
        route('narratives:write', '请责任单位补充一项任务 / ask a responsible unit for its part', {
          perMinute,
        }),
        async (request, reply) => {
          const { unit } = request.params
          const task = Number(field(request, 'task'))
          const of = field(request, 'of')
          const act = { kind: 'ask-part', unit, task, of, words: field(request, 'words') } as const
          return doing(request, reply, act, `task-${task}`)
        },
      )

      scope.post<OfUnit>(
        '/rounds/:round/:unit/hand-on',
        route('narratives:write', '把报告转交本单位同事写 / hand a report on to a colleague', { perMinute }),
        async (request, reply) => {
          const { unit } = request.params
          const person = await people.person(field(request, 'person'))
          if (!person?.active)
            throw new Problem('person-unknown', { id: field(request, 'person').slice(0, 60) })
          const to = { person: person.id, name: person.name, unit: person.unit }
          return doing(request, reply, { kind: 'hand-on', unit, to, words: field(request, 'words') })
        },
      )

      scope.post<OfUnit>(
        '/rounds/:round/:unit/send',
        route('narratives:write', '签名报送 / sign and send a report', { perMinute }),
        async (request, reply) => {
          const { unit } = request.params
          const act = {
            kind: 'send',
            unit,
            name: field(request, 'name'),
            day: dayIn(request, 'day'),
          } as const
          return doing(request, reply, act)
        },
      )

      scope.post<OfUnit>(
        '/rounds/:round/:unit/accept',
        route('slips:write', '认可一份报告 / accept a report', { perMinute }),
        async (request, reply) => {
          const { unit } = request.params
          return doing(request, reply, {
            kind: 'accept',
            unit,
            words: longField(request, 'words', LONGEST_TEXT),
          })
        },
      )

      scope.post<OfUnit>(
        '/rounds/:round/:unit/return',
        route('slips:write', '退回一份报告，定新的期限 / return a report with a new day', { perMinute }),
        async (request, reply) => {
          const { unit } = request.params
          const words = longField(request, 'words', LONGEST_TEXT)
          return doing(request, reply, { kind: 'return', unit, words, due: dayIn(request, 'due') })
        },
      )

      scope.post<OfUnit>(
        '/rounds/:round/:unit/comment',
        route('comments:write', '批示一份报告 / comment on a report', { perMinute }),
        async (request, reply) => {
          const { unit } = request.params
          return doing(request, reply, {
            kind: 'comment',
            unit,
            words: longField(request, 'words', LONGEST_TEXT),
          })
        },
      )
    },
    FORM_BYTES,
  )

  /** The document that a unit fills, as it was to be had at a moment. */
  async function draftOf(
    request: FastifyRequest,
    round: Round,
    report: UnitReport,
    { at, lang }: { readonly at: Instant; readonly lang: Language },
  ): Promise<Buffer> {
    const asked = { plan: round.plan, asOf: dayOf(at), knownAt: at }
    const known = await knownOfPlan(deps, request, asked, lang)
    const earlier = (await desk.list(round.plan, at)).filter(({ due }) => due < round.due)
    const { plan } = known.ground
    const input = {
      round,
      report,
      unit: plan.units.find(({ id }) => id === report.unit)?.name ?? report.unit,
      tasks: taskFactsOf(known, report, earlier, lang),
      asOf: dayOf(at),
      at,
    }
    const facts = documents['round-draft'].facts(input, lang)
    return makeDocument({ document: 'round-draft', lang, facts, stamp: at })
  }

  app.get<OfUnit>(
    '/rounds/:round/:unit/file',
    route(
      'slips:answer',
      '报告的 Word 文件，供填写后交回 / a report as a Word file, to be filled and sent back',
      {
        slow: true,
      },
    ),
    async (request, reply) => {
      const { until } = vantageOf(askedByPage(request), now())
      const round = await desk.read(request.params.round, until)
      const report = reportIn(round, request.params.unit)
      assertReads(await planOfRound(deps, round), report, request)
      const bytes = await draftOf(request, round, report, { at: until, lang: languageOf(request) })
      const name = encodeURIComponent(`${report.unit} ${round.title}.docx`)
      return reply
        .type(DOCX)
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .header('cache-control', 'private, no-store')
        .send(bytes)
    },
  )

  withFileForms(
    app,
    (scope) => {
      scope.post<OfUnit>(
        '/rounds/:round/:unit/file',
        route('narratives:write', '交回写好的 Word 文件 / send the filled Word file back', { perMinute }),
        async (request, reply) => {
          const { round: id, unit } = request.params
          try {
            await takeBack(request, id, unit)
          } catch (error) {
            const isShown =
              error instanceof Problem && /^(?:round-file-|evidence-|round-closed)/.test(error.code)
            if (!isShown) throw error
            const lang = languageOf(request)
            const failure = `${error.detail[lang]} ${error.fix[lang]}`
            return unitPage(request, reply.code(error.status), { failure })
          }
          return goTo(reply, roundHref(id, unit))
        },
      )
    },
    { bodyLimit: FORM_BYTES, fileLimit: RETURNED_FILE_BYTES + FORM_BYTES },
  )

  /** Saves what stands in the marked places and keeps the file; what has to be looked at is said on the page. */
  async function takeBack(request: FastifyRequest, id: string, unit: string): Promise<void> {
    const [file] = filesOf(request)
    if (!file) throw new Problem('round-file-missing')
    const bytes = Buffer.from(await file.arrayBuffer())
    const round = await desk.read(id)
    const plan = await planOfRound(deps, round)
    const report = reportIn(round, unit)
    assertReads(plan, report, request)
    if (hasArrived(report)) throw new Problem('round-closed', { unit })
    const { document, comments } = readReturnedBytes(bytes)
    const { at, lang } = headOfReturned(document, round, report)
    const given = new Date(Math.min(at, Date.parse(now()))).toISOString()
    const then = await desk.read(id, given).catch(() => {
      throw new Problem('round-file-foreign')
    })
    const before = await draftOf(request, then, reportIn(then, unit), { at: given, lang })
    const original = readReturnedBytes(before).document
    const { texts, notes } = readReturned(document, original, report, comments)
    const hand = handOfRound(request, plan)
    const waiting = await Promise.all(
      texts.map(async (text) => {
        const task = plan.tasks.find(({ number }) => number === text.task)
        const releaseAt = task ? await waitingRelease(store, plan, task, now()) : null
        return { task: text.task, words: text.words, version: text.version, releaseAt }
      }),
    )
    // Whoever may not write is told so before anything of theirs is kept.
    await desk.act(id, { kind: 'save', unit, of: unit, texts: waiting, way: 'file' }, hand)
    const kept = await evidence.add({
      subject: { kind: 'round', id: `${id}/${unit}`, plan: plan.id },
      part: null,
      releaseAt: null,
      name: file.name,
      doer: hand.doer,
      body: Readable.from([bytes]),
    })
    await desk.act(id, { kind: 'file', unit, file: kept.id, name: kept.name, notes }, hand)
  }

  /** What was written before of each task of a report. */
  async function offeredOf(request: FastifyRequest, round: Round, report: UnitReport) {
    const lang = languageOf(request)
    const known = await knownOfPlan(deps, request, { plan: round.plan, asOf: null, knownAt: null }, lang)
    const earlier = (await desk.list(round.plan, now())).filter(({ due }) => due < round.due)
    return new Map(taskFactsOf(known, report, earlier, lang).map(({ task, before }) => [task, before]))
  }
}
