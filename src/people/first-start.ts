// Who is there when nobody is: one administrator, and for the demonstration a statistician's token.
import { doerOf } from '../core/deed.ts'
import { DEMO_LOGIN } from '../core/demonstration.ts'
import type { People } from './people.ts'

const DEMO_DAYS = 366

/** Until somebody writes their own. */
export const FIRST_NAME = '管理员 admin'

/** What is told once, at the first start. */
export interface FirstWords {
  readonly login: string
  readonly password: string
  /** Token of the demonstration's statistician; null: there is no demonstration. */
  readonly demoToken: string | null
}

/** null when there is anybody already. */
export async function welcomeFirst(people: People, demonstration: boolean): Promise<FirstWords | null> {
  const by = doerOf('first start')
  const plain = { unit: null, active: true, account: null }
  const admin = { ...plain, login: 'admin', name: FIRST_NAME, role: 'administrator' } as const
  const added = await people.add(admin, by, { password: true, onlyFirst: true })
  if (added?.password == null) return null
  if (!demonstration) return { login: admin.login, password: added.password, demoToken: null }
  const demo = { ...plain, login: DEMO_LOGIN, name: '演示统计员 demo', role: 'statistician' } as const
  const person = await people.add(demo, by, { password: false })
  if (!person) throw new Error('the demonstration’s statistician was not added')
  const words = {
    name: '演示 demo',
    scopes: ['boards:read', 'records:read', 'files:read', 'figures:write', 'reviews:read'],
    days: DEMO_DAYS,
  } as const
  const { token } = await people.makeToken(person.id, words, by)
  return { login: admin.login, password: added.password, demoToken: token }
}
