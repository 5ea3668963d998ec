// `/plans/boards`: which plan the boards of each region follow; a plan to come is looked at before, or withdrawn.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { followedPlans, keptPlanState } from '../../core/plan-state.ts'
import { Problem } from '../../core/problem.ts'
import { mayDo } from '../../core/roles.ts'
import { vantageOf } from '../../core/standpoint.ts'
import { type Text, text } from '../../core/text.ts'
import type { Walls } from '../../live/walls.ts'
import { renderPlanBoards } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, sendPrivate, withForms } from '../forms.ts'
import { askedByPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { withdrawPlan } from '../plan-acts.ts'
import { route } from '../resource.ts'

type WithId = { Params: { id: string } }

const REASON_MISSING = text('请写明撤回原因。', 'Say why it is withdrawn.')

export function planBoardsRoutes(app: App, deps: HttpDeps, walls: Walls, frameOf: PageFrame): void {
  const { store, pictures, now, settings } = deps

  app.get(
    '/plans/boards',
    route('records:read', '各地区大屏跟哪个计划 / which plan the boards of each region follow'),
    async (request, reply) => page(request, reply, null),
  )

  withForms(app, (scope) => {
    scope.post<WithId>(
      '/plans/:id/withdrawal',
      route('plans:write', '年度开始以前撤回计划 / withdraw a plan before its year begins', {
        perMinute: settings.limits.writesPerMinute,
      }),
      async (request, reply) => {
        const { id: plan } = request.params
        const reason = field(request, 'reason')
        if (reason === '') return page(request, reply.code(422), { plan, words: REASON_MISSING })
        try {
          await withdrawPlan(deps, plan, reason, request)
        } catch (error) {
          if (!(error instanceof Problem) || error.code !== 'plan-begun') throw error
          return page(request, reply.code(error.status), { plan, words: error.detail })
        }
        return goTo(reply, '/plans/boards')
      },
    )
  })

  async function page(
    request: FastifyRequest,
    reply: FastifyReply,
    failure: { readonly plan: string; readonly words: Text } | null,
  ): Promise<FastifyReply> {
    const asked = askedByPage(request)
    const { day: today, until, past } = vantageOf(asked, now())
    const [plans, withdrawn] = await Promise.all([pictures.plans(asked.knownAt), store.withdrawnPlans()])
    return sendPrivate(
      reply,
      renderPlanBoards(
        {
          followed: [...followedPlans(plans, today).values()].map((kept) => ({
            kept,
            boards: walls.boards(kept.plan).filter(({ owner }) => owner === null),
          })),
          toCome: plans.filter((kept) => keptPlanState(kept, today) === 'to-come'),
          withdrawn: withdrawn.filter(({ withdrawal }) => withdrawal.at <= until),
          today,
          mayWithdraw: !past && mayDo(request.person, 'plans:write'),
          failure,
        },
        frameOf(request, reply),
      ),
    )
  }
}
