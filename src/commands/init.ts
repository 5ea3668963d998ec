// `duibiao init`: begins a real office from the machine itself; says how far it is, as often as it is asked.
import { RELEASE, readClientConfig, readConfig } from '../config.ts'
import { doerOf } from '../core/deed.ts'
import { silentLog } from '../core/log.ts'
import type { Language } from '../core/text.ts'
import { type Beginning, beginningOf, putAwayDemonstration } from '../people/beginning.ts'
import { welcomeFirst } from '../people/first-start.ts'
import { openPeople } from '../people/people.ts'
import { plantPlan } from '../seed.ts'
import { print } from './output.ts'
import { withStore } from './with-store.ts'

/**
 * Makes the first administrator where nobody is there, and prints the four steps. `withoutDemonstration`: the demonstration
 * is put away, or will never be planted. Raises `store-folder-locked`.
 */
export const beginOffice = (withoutDemonstration: boolean, lang: Language): Promise<boolean> =>
  withStore(async (store) => {
    const { sessions, seedFolder } = readConfig()
    const now = () => new Date().toISOString()
    const people = await openPeople({ store, sessions, now, log: silentLog })
    try {
      const first = await welcomeFirst(people, false)
      const deps = { store, people, now }
      if (withoutDemonstration) {
        const isEmpty = (await store.plans()).length === 0 && (await store.demonstration()) === null
        // What was put away is never planted again: so it is first there, with nothing in it.
        if (isEmpty && seedFolder !== null) await plantPlan(seedFolder, store, now())
        await putAwayDemonstration(deps, doerOf('duibiao init', 'command'))
      }
      print(told(await beginningOf(deps), first, lang).join('\n'))
      return true
    } finally {
      await people.close()
    }
  })

function told(
  { steps, demonstration }: Beginning,
  first: { readonly login: string; readonly password: string } | null,
  lang: Language,
): string[] {
  const zh = lang === 'zh'
  const address = `${readClientConfig().url}/begin`
  return [
    `对标 Duibiao ${RELEASE}`,
    ...(first === null
      ? []
      : [
          zh
            ? '管理员已建立，密码只显示这一次：'
            : 'The administrator was made; the password is shown this once:',
          `  ${zh ? '登录名' : 'name    '}  ${first.login}`,
          `  ${zh ? '密码  ' : 'password'}  ${first.password}`,
        ]),
    '',
    ...steps.flatMap(({ title, done, words }, index) => [
      `${done ? '✓' : ' '} ${index + 1}. ${title[lang]}`,
      `     ${words[lang]}`,
    ]),
    '',
    steps.every(({ done }) => done)
      ? zh
        ? '四步都已完成。'
        : 'All four steps are done.'
      : zh
        ? `接着做：运行 npm start，登录后打开 ${address}`
        : `To go on: npm start, sign in, then open ${address}`,
    DEMONSTRATION[demonstration?.state ?? 'none'][lang],
  ]
}

const DEMONSTRATION = {
  shown: {
    zh: '演示在送入自己的年度目标以前照常显示；不要演示：duibiao init --without-demonstration',
    en: 'The demonstration shows until there is a plan of your own; without it: duibiao init --without-demonstration',
  },
  hidden: {
    zh: '已有自己的年度目标，演示不再显示；永久收起：duibiao init --without-demonstration',
    en: 'You have a plan of your own and the demonstration shows no more; for good: duibiao init --without-demonstration',
  },
  'put-away': {
    zh: '演示已收起，不再出现；库里的内容没有删除。',
    en: 'The demonstration was put away and shows nowhere; nothing in the store was deleted.',
  },
  none: {
    zh: '首次运行会显示演示；不要演示：duibiao init --without-demonstration，或设 SEED=none',
    en: 'The first run shows the demonstration; without it: duibiao init --without-demonstration, or SEED=none',
  },
} as const
