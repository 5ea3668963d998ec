// `duibiao person reset-password`: lets an administrator in again who lost the password, from the machine itself.
import { readConfig } from '../config.ts'
import { doerOf } from '../core/deed.ts'
import { silentLog } from '../core/log.ts'
import { Problem } from '../core/problem.ts'
import type { Language } from '../core/text.ts'
import { openPeople } from '../people/people.ts'
import { print } from './output.ts'
import { withStore } from './with-store.ts'

/**
 * Prints a password that serves once, to set another one; ends the person's sessions. Only for administrators: the
 * others ask one. Problems: `administrator-unknown`, `store-folder-locked`.
 */
export const resetAdministratorPassword = (login: string, lang: Language): Promise<boolean> =>
  withStore(async (store) => {
    const now = () => new Date().toISOString()
    const people = await openPeople({ store, sessions: readConfig().sessions, now, log: silentLog })
    try {
      const all = await people.all()
      const known = all.filter(({ role, active }) => role === 'administrator' && active)
      const person = known.find((one) => sameName(one.login, login))
      if (!person) {
        const names = known.map((one) => one.login).join(', ')
        throw new Problem('administrator-unknown', { login: login.slice(0, 60), known: names || '—' })
      }
      const password = await people.resetPassword(person.id, doerOf('duibiao person', 'command'))
      print(words(person.login, password)[lang])
      return true
    } finally {
      await people.close()
    }
  })

const sameName = (one: string, other: string): boolean =>
  one.normalize('NFKC').toLowerCase() === other.normalize('NFKC').toLowerCase()

const words = (login: string, password: string) => ({
  zh: [
    '以下只显示这一次。登录后必须先改密码；原有会话已全部结束，此事已记入操作账。',
    `  登录名  ${login}`,
    `  密码    ${password}`,
  ].join('\n'),
  en: [
    'Shown this once. It must be changed after signing in; all sessions have ended, and the ledger has it.',
    `  name      ${login}`,
    `  password  ${password}`,
  ].join('\n'),
})
