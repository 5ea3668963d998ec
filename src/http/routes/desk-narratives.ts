// `/desk/narratives`, `/tasks/:number`: a month's narratives to read and write, and one task with all that was written of it.
import type { FastifyRequest } from 'fastify'
import { LONGEST_TEXT } from '../../core/narrative.ts'
import { dayOf, frequencyOf, type Period, parsePeriod, yearOf } from '../../core/period.ts'
import type { Plan } from '../../core/plan.ts'
import { fault, Problem } from '../../core/problem.ts'
import { narrativeDesk } from '../../desk/narrative-desk.ts'
import { monthBefore, readNarratives, taskOf, writeComment, writeNarrative } from '../../desk/task-texts.ts'
import { monthToReport } from '../../desk/template.ts'
import { renderNarratives, renderTask } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, longField, sendPrivate, withForms } from '../forms.ts'
import { pictureOf } from '../found.ts'
import { askedByPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { doerOfRequest, personOf } from '../plugins/rights.ts'
import { route } from '../resource.ts'
import { textsOfTask } from '../task-page.ts'
import { checkedText, checkedWords, isClaim, readerOf, readingOf } from '../texts.ts'

/** Three texts of Chinese, percent-encoded. */
const FORM_BYTES = 3 * LONGEST_TEXT * 9 + 4_096

export function deskNarrativeRoutes(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  const { store, pictures, settings, now } = deps
  app.get(
    '/desk/narratives',
    route('records:read', '一个月的任务进展，读和写 / a month’s narratives, to read and to write'),
    async (request, reply) => {
      const asked = askedByPage(request)
      const { plan } = (await pictureOf(pictures, asked)).kept
      const at = now()
      const month = monthAsked(request, plan) ?? monthToReport(plan, at)
      const reading = readingOf(request, plan, asked, at)
      const before = monthBefore(month)
      const months = before === null ? [month] : [before, month]
      const threads = await Promise.all(months.map((period) => readNarratives(store, reading, { period })))
      const { unit } = request.query as { readonly unit?: unknown }
      const desk = narrativeDesk({
        plan,
        month,
        reader: readerOf(request),
        threads: threads.flat(),
        today: dayOf(at),
        unit: typeof unit === 'string' && unit !== '' ? unit.slice(0, 100) : null,
      })
      return sendPrivate(reply, renderNarratives({ desk }, frameOf(request, reply)))
    },
  )

  app.get<{ Params: { number: string } }>(
    '/tasks/:number',
    route('records:read', '一个任务及其全部进展和批示 / one task with all that was written of it'),
    async (request, reply) => {
      const asked = askedByPage(request)
      const { kept, assessments, figures } = await pictureOf(pictures, asked)
      const task = taskOf(kept.plan, Number(request.params.number))
      const texts = await textsOfTask(store, request, kept.plan, task, asked, now())
      return sendPrivate(reply, renderTask({ task, assessments, figures, texts }, frameOf(request, reply)))
    },
  )

  withForms(
    app,
    (scope) => {
      scope.post(
        '/desk/narratives',
        route('narratives:write', '写一个任务某月的进展 / write a narrative', {
          perMinute: settings.limits.writesPerMinute,
        }),
        async (request, reply) => {
          const plan = await planOf(request)
          const month = parsePeriod(field(request, 'period'))
          if (!month) throw monthFaulty(field(request, 'period'))
          const [task, unit, claim] = [
            field(request, 'task'),
            field(request, 'unit'),
            field(request, 'claim'),
          ]
          const part = (name: string): string => longField(request, name, LONGEST_TEXT)
          await writeNarrative(
            store,
            {
              plan,
              task: Number(task),
              unit: unit === '' ? null : unit,
              period: month,
              claim: isClaim(claim) ? claim : null,
              words: checkedWords({
                progress: part('progress'),
                problems: part('problems'),
                next: part('next'),
              }),
              waits: field(request, 'waits') === 'on',
            },
            { writer: personOf(request), doer: doerOfRequest(request), now: now() },
          )
          const query = new URLSearchParams({ plan: plan.id, month })
          return goTo(reply, `/desk/narratives?${query}#task-${Number(task)}`)
        },
      )

      scope.post<{ Params: { number: string } }>(
        '/tasks/:number/comments',
        route('comments:write', '批示一个任务或指标 / comment on a task or an indicator', {
          perMinute: settings.limits.writesPerMinute,
        }),
        async (request, reply) => {
          const plan = await planOf(request)
          const task = Number(request.params.number)
          const indicator = field(request, 'indicator')
          await writeComment(
            store,
            {
              plan,
              task,
              indicator: indicator === '' ? null : indicator,
              text: checkedText('text', longField(request, 'text', LONGEST_TEXT)),
            },
            { writer: personOf(request), doer: doerOfRequest(request), now: now() },
          )
          const back = indicator === '' ? `/tasks/${task}` : `/indicators/${encodeURIComponent(indicator)}`
          return goTo(reply, `${back}?${new URLSearchParams({ plan: plan.id })}#comments`)
        },
      )
    },
    FORM_BYTES,
  )

  async function planOf(request: FastifyRequest): Promise<Plan> {
    const plan = field(request, 'plan')
    return (await pictureOf(pictures, { plan: plan === '' ? null : plan, asOf: null, knownAt: null })).kept
      .plan
  }
}

/** A month of the plan's year that the address names; null: none. */
function monthAsked(request: FastifyRequest, plan: Plan): Period | null {
  const { month } = request.query as { readonly month?: unknown }
  const found = typeof month === 'string' ? parsePeriod(month) : null
  return found && frequencyOf(found) === 'monthly' && yearOf(found) === plan.year ? found : null
}

function monthFaulty(value: string): Problem {
  const faults = [
    fault('period-invalid', { name: 'period', value: value.slice(0, 40) }, { column: 'period' }),
  ]
  return new Problem('request-invalid', { count: 1 }, { faults })
}
