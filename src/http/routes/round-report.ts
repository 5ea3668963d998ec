// `/rounds/<round>/report`: accepted reports bound into one document, its paragraphs edited, put in force and kept byte for byte.
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { indicatorHref } from '../../boards/index.ts'
import { type Day, type Instant, parseDay } from '../../core/period.ts'
import type { Plan } from '../../core/plan.ts'
import { Problem } from '../../core/problem.ts'
import { vantageOf } from '../../core/standpoint.ts'
import { dayOf, endOfDay } from '../../core/zone.ts'
import type { EvidenceDesk } from '../../desk/evidence.ts'
import { openRoundDesk } from '../../desk/round-desk.ts'
import { documents } from '../../reports/documents/index.ts'
import { makeDocument } from '../../reports/make.ts'
import { boundParagraphs, type RoundReportInput } from '../../reports/round-paragraphs.ts'
import { MOST_PARAGRAPH, supervises } from '../../rounds/acts.ts'
import { refuseTypedOver } from '../../rounds/fields.ts'
import { type Binding, cameLate, type FigureProof, type Round } from '../../rounds/round.ts'
import { type LaterRevision, type RoundReportPage, renderRoundReport, roundHref } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, longField, sendPrivate, withForms } from '../forms.ts'
import { askedByPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { DOCX } from '../plan-table-file.ts'
import { route } from '../resource.ts'
import { handOfRound, knownOfPlan, planOfRound } from '../round-views.ts'
import { languageOf } from '../wanted.ts'
import { sendBytes } from './evidence.ts'

type OfRound = { readonly Params: { readonly round: string } }

/** A paragraph of Chinese, percent-encoded. */
const FORM_BYTES = MOST_PARAGRAPH * 9 + 8_192

export function roundReportRoutes(
  app: App,
  deps: HttpDeps,
  evidence: EvidenceDesk,
  frameOf: PageFrame,
): void {
  const { store, settings, now } = deps
  const perMinute = settings.limits.writesPerMinute
  const desk = openRoundDesk({ store, now })

  /** Drafts are for whoever binds; what is in force is for everybody who has come in. Problem `round-not-own`. */
  function assertMayLook(round: Round, request: FastifyRequest): void {
    if (round.inForce === null && !supervises(request.person))
      throw new Problem('round-not-own', { unit: '' })
  }

  app.get<OfRound>(
    '/rounds/:round/report',
    route('slips:answer', '合订报告：合订、改段落、印发 / the bound report: bind, edit, put in force'),
    async (request, reply) => page(request, reply),
  )

  async function page(
    request: FastifyRequest<OfRound>,
    reply: FastifyReply,
    shown: Partial<Pick<RoundReportPage, 'failure' | 'refused'>> = {},
  ) {
    const asked = request.method === 'GET' ? askedByPage(request) : { plan: null, asOf: null, knownAt: null }
    const { until, counted, past } = vantageOf(asked, now())
    const round = await desk.read(request.params.round, until)
    assertMayLook(round, request)
    const plan = await planOfRound(deps, round, asked)
    const { binding, inForce } = round
    const input = binding && inForce === null ? await inputOf(request, round, plan, binding) : null
    return sendPrivate(
      reply,
      renderRoundReport(
        {
          plan,
          round,
          day: counted,
          paragraphs: input && binding ? boundParagraphs(input, binding.lang) : [],
          revisions: binding && inForce ? await revisedSince(request, round, binding, until) : [],
          may: !past && inForce === null && supervises(request.person),
          failure: shown.failure ?? null,
          refused: shown.refused ?? null,
        },
        frameOf(request, reply),
      ),
    )
  }

  /** All that the document is made of. */
  async function inputOf(
    request: FastifyRequest,
    round: Round,
    plan: Plan,
    { asOf, knownAt, lang }: Binding,
  ): Promise<RoundReportInput> {
    const { ground, lines } = await knownOfPlan(deps, request, { plan: round.plan, asOf, knownAt }, lang)
    const reports = [...round.reports.values()]
    const nameOf = (id: string): string => plan.units.find((unit) => unit.id === id)?.name ?? id
    const accepted = reports.filter(({ state }) => state === 'accepted')
    const texts = accepted
      .flatMap((report) => [...report.texts.values()])
      .toSorted((a, b) => a.task - b.task || (a.at < b.at ? -1 : 1))
      .map(({ task, of, words }) => ({ task, unit: nameOf(of), ...words }))
    return {
      ...ground,
      lines: [...lines.values()],
      subject: '',
      number: null,
      office: null,
      title: round.title,
      texts,
      edited: round.paragraphs,
      asked: reports.length,
      accepted: accepted.length,
      missing: reports.filter(({ state }) => state !== 'accepted').map(({ unit }) => nameOf(unit)),
      late: accepted.filter((report) => cameLate(report, round)).map(({ unit }) => nameOf(unit)),
    }
  }

  const documentOf = (input: RoundReportInput, { lang, knownAt }: Binding): Promise<Buffer> =>
    makeDocument({
      document: 'round-report',
      lang,
      facts: documents['round-report'].facts(input, lang),
      stamp: knownAt,
    })

  /** Indicators whose figure is another one by what is known now, on the day of the report. */
  async function revisedSince(
    request: FastifyRequest,
    round: Round,
    { asOf, lang }: Binding,
    until: Instant,
  ): Promise<readonly LaterRevision[]> {
    const asked = { plan: round.plan, asOf, knownAt: until < now() ? until : null }
    const { lines } = await knownOfPlan(deps, request, asked, lang)
    return (round.inForce?.proofs ?? []).flatMap(({ indicator, name, value }) => {
      const line = lines.get(indicator)
      if (!line || line.value === value) return []
      const address = indicatorHref(indicator, { plan: round.plan, asOf })
      return [{ indicator, name, was: value, now: line.value, address }]
    })
  }

  app.get<OfRound>(
    '/rounds/:round/report/file',
    route('slips:answer', '合订报告的 Word 文件 / the bound report as a Word file', { slow: true }),
    async (request, reply) => {
      const { until } = vantageOf(askedByPage(request), now())
      const round = await desk.read(request.params.round, until)
      assertMayLook(round, request)
      if (round.binding === null) throw new Problem('round-not-bound')
      if (round.inForce) {
        const file = await store.evidence.one(round.inForce.file)
        if (!file) throw new Problem('evidence-bytes-missing', { id: round.inForce.file })
        return sendBytes(evidence, file, reply, DOCX)
      }
      const plan = await planOfRound(deps, round)
      const bytes = await documentOf(await inputOf(request, round, plan, round.binding), round.binding)
      return reply
        .type(DOCX)
        .header('content-disposition', `attachment; filename="${round.duty}-${round.binding.asOf}.docx"`)
        .header('cache-control', 'private, no-store')
        .send(bytes)
    },
  )

  withForms(
    app,
    (scope) => {
      scope.post<OfRound>(
        '/rounds/:round/report/bind',
        route('slips:write', '合订：定截止日 / bind the reports to a day', { perMinute }),
        async (request, reply) => {
          const { round: id } = request.params
          const round = await desk.read(id)
          const plan = await planOfRound(deps, round)
          const asOf = parseDay(field(request, 'as-of'))
          if (asOf === null)
            throw new Problem('day-invalid', { name: 'as-of', value: field(request, 'as-of') })
          const [at, today] = [now(), dayOf(now())]
          if (asOf > today) throw new Problem('report-day-ahead', { asOf, today })
          const lang = field(request, 'lang') === 'en' ? 'en' : 'zh'
          const act = { kind: 'bind', asOf, knownAt: momentOf(asOf, today, at), lang } as const
          await desk.act(id, act, handOfRound(request, plan))
          return goTo(reply, `${roundHref(id)}/report`)
        },
      )

      scope.post<OfRound>(
        '/rounds/:round/report/paragraph',
        route('slips:write', '改合订报告的一段 / edit a paragraph of the bound report', { perMinute }),
        async (request, reply) => {
          const { round: id } = request.params
          const round = await desk.read(id)
          const plan = await planOfRound(deps, round)
          const key = field(request, 'key')
          const words = longField(request, 'words', MOST_PARAGRAPH)
          const remark = field(request, 'remark')
          try {
            if (round.binding === null) throw new Problem('round-not-bound')
            const input = await inputOf(request, round, plan, round.binding)
            const made = boundParagraphs(input, round.binding.lang).find((one) => one.key === key)
            if (!made) throw new Problem('round-moved-on')
            refuseTypedOver(made, words)
            const version = Number(field(request, 'version'))
            await desk.act(id, { kind: 'edit', key, words, remark, version }, handOfRound(request, plan))
          } catch (error) {
            if (!(error instanceof Problem) || !MENDED.has(error.code)) throw error
            const lang = languageOf(request)
            const why = `${error.detail[lang]} ${error.fix[lang]}`
            return page(request, reply.code(error.status), { refused: { key, words, remark, why } })
          }
          return goTo(reply, `${roundHref(id)}/report`, key)
        },
      )

      scope.post<OfRound>(
        '/rounds/:round/report/force',
        route('slips:write', '印发合订报告，字节不再变 / put the bound report in force, frozen', {
          perMinute,
        }),
        async (request, reply) => {
          const { round: id } = request.params
          const round = await desk.read(id)
          const plan = await planOfRound(deps, round)
          const hand = handOfRound(request, plan)
          const { binding } = round
          if (round.inForce) throw new Problem('round-in-force')
          if (binding === null) throw new Problem('round-not-bound')
          const seq = Number(field(request, 'seq'))
          if (seq !== round.seq) {
            const problem = new Problem('round-moved-on')
            const lang = languageOf(request)
            const failure = `${problem.detail[lang]} ${problem.fix[lang]}`
            return page(request, reply.code(problem.status), { failure })
          }
          const input = await inputOf(request, round, plan, binding)
          const title = titleOf(round, binding)
          const file = await evidence.add({
            subject: { kind: 'round', id: round.id, plan: round.plan },
            part: null,
            releaseAt: null,
            name: `${title}.docx`,
            doer: hand.doer,
            body: Readable.from([await documentOf(input, binding)]),
          })
          const act = { kind: 'put-in-force', file: file.id, sha256: file.sha256, title, seq } as const
          await desk.act(id, { ...act, proofs: proofsOf(input, binding) }, hand)
          return goTo(reply, `${roundHref(id)}/report`)
        },
      )
    },
    FORM_BYTES,
  )
}

const MENDED: ReadonlySet<string> = new Set([
  'round-field-lost',
  'round-field-unknown',
  'round-paragraph-changed',
  'round-words-invalid',
])

/** Of a day that is over what was known at its end; of today what is known now. */
const momentOf = (asOf: Day, today: Day, now: Instant): Instant => (asOf < today ? endOfDay(asOf) : now)

const titleOf = ({ title }: Round, { asOf, lang }: Binding): string =>
  lang === 'zh' ? `${title}综合报告 ${asOf}` : `${title} bound report ${asOf}`

/** Every figure with the page on which its arithmetic stands, on the day and by what was known. */
function proofsOf({ lines, plan }: RoundReportInput, { asOf, knownAt }: Binding): readonly FigureProof[] {
  return lines
    .filter(({ share, value }) => !share && value !== '—')
    .map(({ indicator: { id }, name, value }) => ({
      indicator: id,
      name,
      value,
      address: indicatorHref(id, { plan: plan.id, asOf, knownAt }),
    }))
}
