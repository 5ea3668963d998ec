// `/admin/people`: who there is, and what they are here.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fault, Problem } from '../../core/problem.ts'
import { isPersonRole, PERSON_ROLES } from '../../core/roles.ts'
import type { PersonWords } from '../../people/people.ts'
import { readPeopleList } from '../../people/people-list.ts'
import { type PeopleDone, renderPeople } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, longField, sendPrivate, withForms } from '../forms.ts'
import type { PageFrame } from '../page-frame.ts'
import { doerOfRequest } from '../plugins/rights.ts'
import { route } from '../resource.ts'

const NOTHING_DONE: PeopleDone = { made: [], known: [], refused: null }
const LARGEST_LIST_BYTES = 256 * 1024

export function adminRoutes(app: App, { people, pictures }: HttpDeps, frameOf: PageFrame): void {
  async function page(
    request: FastifyRequest,
    reply: FastifyReply,
    done: PeopleDone = NOTHING_DONE,
  ): Promise<FastifyReply> {
    const plans = await pictures.plans(null)
    const units = [...new Set(plans.flatMap(({ plan }) => plan.units.map(({ id }) => id)))]
    return sendPrivate(
      reply,
      renderPeople(
        { people: await people.all(), units, ...done, slowed: people.slowed() },
        frameOf(request, reply),
      ),
    )
  }

  app.get('/admin/people', route('people:write', '人员名单 / who there is'), async (request, reply) =>
    page(request, reply),
  )

  withForms(
    app,
    (scope) => {
      scope.post(
        '/admin/people/list',
        route(
          'people:write',
          '按名单添加人员；密码只显示一次 / add the people of a list; the passwords are shown once',
          { perMinute: 10 },
        ),
        async (request, reply) => {
          const list = longField(request, 'list', LARGEST_LIST_BYTES)
          const { people: wanted, faults } = await readPeopleList(list)
          if (faults.length > 0) {
            reply.status(422)
            return page(request, reply, { ...NOTHING_DONE, refused: { list, faults } })
          }
          const { added, known } = await people.addAll(wanted, doerOfRequest(request))
          return page(request, reply, { ...NOTHING_DONE, made: added, known })
        },
      )
    },
    LARGEST_LIST_BYTES * 2,
  )

  withForms(app, (scope) => {
    scope.post(
      '/admin/people',
      route('people:write', '添加人员；密码只显示一次 / add a person; the password is shown once', {
        perMinute: 60,
      }),
      async (request, reply) => {
        const words = { ...wordsOf(request), active: true }
        const added = await people.add(words, doerOfRequest(request), {
          password: true,
          temporary: true,
        })
        if (added?.password == null) throw new Error('a person was added without a password')
        return page(request, reply, {
          ...NOTHING_DONE,
          made: [{ login: words.login, password: added.password }],
        })
      },
    )

    scope.post<{ Params: { id: string } }>(
      '/admin/people/:id',
      route(
        'people:write',
        '改一人的角色、单位、在用与否 / change a person’s role, unit, whether they are active',
        { perMinute: 60 },
      ),
      async (request, reply) => {
        await people.change(request.params.id, wordsOf(request), doerOfRequest(request))
        return goTo(reply, '/admin/people')
      },
    )

    scope.post<{ Params: { id: string } }>(
      '/admin/people/:id/password',
      route('people:write', '给一人换新密码 / give a person a new password', { perMinute: 60 }),
      async (request, reply) => {
        const { id } = request.params
        const password = await people.resetPassword(id, doerOfRequest(request))
        return page(request, reply, {
          ...NOTHING_DONE,
          made: [{ login: (await people.person(id))?.login ?? id, password }],
        })
      },
    )

    scope.post<{ Params: { id: string } }>(
      '/admin/people/:id/sessions/end',
      route('people:write', '结束一人的全部会话 / end all sessions of a person', { perMinute: 60 }),
      async (request, reply) => {
        await people.endSessionsOf(request.params.id, doerOfRequest(request))
        return goTo(reply, '/admin/people')
      },
    )
  })
}

function wordsOf(request: FastifyRequest): PersonWords {
  const [login, role] = [field(request, 'login'), field(request, 'role')]
  if (!isPersonRole(role)) {
    const params = { name: 'role', value: role.slice(0, 60), reason: PERSON_ROLES.join(', ') }
    throw new Problem(
      'request-invalid',
      { count: 1 },
      { faults: [fault('parameter-invalid', params, { column: 'role' })] },
    )
  }
  return {
    login,
    role,
    name: field(request, 'name').slice(0, 60) || login,
    unit: field(request, 'unit').slice(0, 100) || null,
    account: field(request, 'account').slice(0, 100) || null,
    active: field(request, 'active') === 'on',
  }
}
