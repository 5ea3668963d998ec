// `/alerts/rules`, `/api/v1/rules`: each rule in words, what it says on a day, and its whole year tried, whether it is on or not.
import Type from 'typebox'
import { openDryRuns } from '../../alerts/dry-run.ts'
import { Problem } from '../../core/problem.ts'
import { vantageOf } from '../../core/standpoint.ts'
import type { Rule } from '../../rules/rule.ts'
import { renderRules, renderRuleYear } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { sendPrivate } from '../forms.ts'
import { pictureOf } from '../found.ts'
import { askedByPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { reads, route } from '../resource.ts'
import { SentenceSchema, string, wordOf } from '../schemas.ts'

/** A year of a rule is computed day by day: nobody needs many in a minute. */
const YEARS_PER_MINUTE = 30
const DAYS_PER_MINUTE = 120

const RuleSummary = Type.Object({
  id: string,
  kind: string,
  on: Type.Boolean(),
  title: SentenceSchema,
  raises: SentenceSchema,
  clears: SentenceSchema,
  limitDays: Type.Integer(),
  of: wordOf(['indicators', 'plan', 'service']),
})

export function alertRuleRoutes(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  const { alerts, pictures, store, now } = deps
  const dryRuns = openDryRuns({ store, now })
  app.get(
    '/alerts/rules',
    route('records:read', '每条预警规则及某日触发什么 / each rule and what it says on a day', {
      perMinute: DAYS_PER_MINUTE,
    }),
    async (request, reply) => {
      const asked = askedByPage(request)
      const picture = await pictures.of(asked)
      const plan = picture?.kept.plan ?? null
      const { day: asOf, until } = vantageOf(asked, now())
      const tried = alerts.rules.filter(({ look }) => look.at !== 'service')
      const says = plan ? await dryRuns.onDay(plan, tried, { day: asOf, until }) : new Map()
      const rules = alerts.rules.map((rule) => ({ ...ruleForPage(rule), says: says.get(rule.id) ?? [] }))
      return sendPrivate(reply, renderRules({ rules, plan, asOf }, frameOf(request, reply)))
    },
  )

  app.get(
    '/api/v1/rules',
    reads('records:read', '预警规则：何时触发、何时解除 / rules of alerts: what raises and what clears', {
      tag: 'alerts',
      answer: Type.Object({ rules: Type.Array(RuleSummary) }),
    }),
    async () => ({
      rules: alerts.rules.map(({ id, kind, on, title, words, limitDays, look }) => ({
        id,
        kind,
        on,
        title,
        limitDays,
        of: look.at,
        ...words,
      })),
    }),
  )

  app.get<{ Params: { rule: string } }>(
    '/alerts/rules/:rule',
    route('records:read', '一条规则全年会触发什么 / what a rule would have said in a whole year', {
      perMinute: YEARS_PER_MINUTE,
    }),
    async (request, reply) => {
      const rule = alerts.rules.find(({ id }) => id === request.params.rule)
      if (!rule || rule.look.at === 'service') {
        throw new Problem('not-found', { path: `/alerts/rules/${request.params.rule.slice(0, 60)}` })
      }
      const asked = { ...askedByPage(request), asOf: null, knownAt: null }
      const { plan } = (await pictureOf(pictures, asked)).kept
      const year = await dryRuns.ofYear(plan, rule)
      return sendPrivate(
        reply,
        renderRuleYear({ rule: ruleForPage(rule), plan, year }, frameOf(request, reply)),
      )
    },
  )
}

const ruleForPage = ({ id, title, on, words, limitDays, look }: Rule) => ({
  id,
  title,
  on,
  words,
  limitDays,
  ofService: look.at === 'service',
})
