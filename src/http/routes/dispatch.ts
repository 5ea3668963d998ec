// `/dispatch`: 按旬调度: of a task that is scheduled every ten days, each project on its list and what moved since the ten days before.
import type { FastifyRequest } from 'fastify'
import { gaugeView } from '../../boards/index.ts'
import { byIndicatorOf } from '../../core/figures-about.ts'
import { vantageOf } from '../../core/standpoint.ts'
import { statusWord } from '../../core/status-words.ts'
import { tenDaysBefore } from '../../core/ten-days.ts'
import { type Language, text } from '../../core/text.ts'
import { endOfDay } from '../../core/zone.ts'
import type { Picture } from '../../live/pictures.ts'
import { type DispatchInput, type DispatchLine, renderDispatch, stateWords } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { sendPrivate } from '../forms.ts'
import { pictureOf } from '../found.ts'
import { ledgerThen } from '../ledger-then.ts'
import { askedByPage, vantageOfPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { route } from '../resource.ts'
import { sendTableCsv, sendTableWorkbook } from '../send-table.ts'
import { seenSlips } from '../slip-views.ts'
import type { TableFile } from '../table-file.ts'
import { languageOf } from '../wanted.ts'

/** The notice says of a task itself that it is scheduled every ten days. */
const EVERY_TEN_DAYS = /按旬/

export function dispatchRoutes(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  app.get(
    '/dispatch',
    route('records:read', '按旬调度：上旬以来的变化 / what moved since the ten days before', { slow: true }),
    async (request, reply) => {
      const lang = languageOf(request)
      return sendPrivate(reply, renderDispatch(await sheetOf(request, lang), frameOf(request, reply)))
    },
  )
  const asTable = async (request: FastifyRequest): Promise<TableFile> => {
    const lang = languageOf(request)
    const { lines, since, asOf } = await sheetOf(request, lang)
    const { until, past } = vantageOfPage(request, deps.now())
    const heads = [
      text('任务', 'Task'),
      text('项目', 'Project'),
      text('上次', 'Before'),
      text('本次', 'Now'),
      text('上旬以来', 'Since then'),
      text('有变化', 'Moved'),
    ]
    return {
      stamp: past ? until : null,
      title: `${text('按旬调度', 'Every ten days')[lang]} ${since} ${asOf}`,
      columns: heads.map((head, at) => ({ head: head[lang], width: [8, 40, 24, 24, 60, 8][at] ?? 20 })),
      rows: lines.map(({ task, name, before, now, since: news, moved }) => [
        task,
        name,
        before,
        now,
        news.join('\n'),
        moved ? text('是', 'yes')[lang] : text('否', 'no')[lang],
      ]),
    }
  }
  app.get(
    '/dispatch.csv',
    route('records:read', '按旬调度表，CSV / the ten days’ sheet as CSV', { slow: true }),
    async (request, reply) => sendTableCsv(reply, 'dispatch', await asTable(request)),
  )
  app.get(
    '/dispatch.xlsx',
    route('records:read', '按旬调度表，Excel / the ten days’ sheet as a workbook', { slow: true }),
    async (request, reply) => sendTableWorkbook(reply, 'dispatch', await asTable(request)),
  )

  async function sheetOf(request: FastifyRequest, lang: Language): Promise<DispatchInput> {
    const look = askedByPage(request)
    const { picture, threads } = await ledgerThen(deps, request, 'tasks')
    const { plan } = picture.kept
    const { asOf } = picture
    const since = tenDaysBefore(asOf)
    const moment = endOfDay(since)
    const { until } = vantageOf(look, deps.now())
    const then = { plan: plan.id, asOf: since, knownAt: moment < until ? moment : until }
    const [before, slips, slipsBefore] = await Promise.all([
      pictureOf(deps.pictures, then).catch(() => null),
      seenSlips(deps, request, 'open', look),
      seenSlips(deps, request, 'open', then),
    ])
    const tasks = plan.tasks.filter((task) => EVERY_TEN_DAYS.test(task.text))
    const lines = tasks.flatMap(({ number }): DispatchLine[] => {
      const written = threads
        .map(({ latest }) => latest)
        .filter((one) => one.task === number && one.at > moment && one.at <= until)
        .map(({ unit, words }) => `${nameOf(plan.units, unit)}：${words.progress}`)
      const figures = plan.indicators
        .filter(({ task }) => task === number)
        .map((indicator): DispatchLine => {
          const [was, is] = [
            before && standOf(before, indicator.id, lang),
            standOf(picture, indicator.id, lang),
          ]
          const steps = indicator.steps
            .filter(({ due }) => due > since && due <= asOf)
            .map(({ name, due }) => `${due} ${name}`)
          return {
            task: number,
            indicator: indicator.id,
            slip: null,
            name: indicator.name,
            before: was ?? '—',
            now: is,
            since: steps,
            moved: was !== is,
          }
        })
      const matters = slips
        .filter((slip) => slip.plan === plan.id && slip.entry?.task === number)
        .map((slip): DispatchLine => {
          const was = slipsBefore.find(({ id }) => id === slip.id)
          const news = slip.slip.replies
            .filter(({ at }) => at > moment)
            .map(({ by, text: words }) => `${by.name}：${words}`)
          const [stood, stands] = [was ? stateWords(was, lang) : '—', stateWords(slip, lang)]
          return {
            task: number,
            indicator: null,
            slip: slip.id,
            name: `${slip.title[lang]}（${slip.receiver.name}）`,
            before: stood,
            now: stands,
            since: news,
            moved: stood !== stands || news.length > 0,
          }
        })
      const own: DispatchLine = {
        task: number,
        indicator: null,
        slip: null,
        name: text('单位所写', 'What units wrote')[lang],
        before: '—',
        now: String(written.length),
        since: written,
        moved: written.length > 0,
      }
      return [...figures, ...matters, own]
    })
    return { plan, since, asOf, tasks, lines }
  }
}

/** `35 个，达进度`; — where it is not judged. */
function standOf({ kept: { plan }, figures, assessments }: Picture, id: string, lang: Language): string {
  const indicator = plan.indicators.find((one) => one.id === id)
  const assessment = assessments.find((one) => one.indicator === id)
  if (!indicator || !assessment) return '—'
  const look = { plan: plan.id }
  const own = byIndicatorOf(figures)
  const view = gaugeView({ plan, figures: own, lang, look, face: 'bullet' }, indicator, assessment)
  const status = statusWord(assessment.status)[lang]
  return view.value ? `${view.value.number} ${view.value.unit}，${status}` : status
}

const nameOf = (units: readonly { readonly id: string; readonly name: string }[], id: string): string =>
  units.find((unit) => unit.id === id)?.name ?? id
