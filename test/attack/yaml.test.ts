// Deep and endless YAML and JSON wherever a file of words comes in: plans, boards, rules, holidays, channels. Refused with faults, soon.
import { expect, test } from 'vitest'
import { readChannels } from '../../src/alerts/read-channels.ts'
import { readBoard } from '../../src/boards/index.ts'
import { Problem } from '../../src/core/problem.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { readHolidays } from '../../src/rules/read-holidays.ts'
import { readAlerts } from '../../src/rules/read-rules.ts'

const READERS: Readonly<Record<string, (text: string) => readonly unknown[]>> = {
  plan: (text) => {
    try {
      parsePlan(text)
      return []
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return [error]
    }
  },
  board: (text) => readBoard(text).faults,
  rules: (text) => readAlerts(text).faults,
  holidays: (text) => readHolidays(text).faults,
  channels: (text) => readChannels(text).faults,
}
/** Where a value of any depth may stand in each file. */
const PLACES = ['plan', 'units', 'tasks', 'rules', 'holidays', 'channels', 'pages', 'title', 'x']

const laughs = (levels: number, each: number): string =>
  Array.from({ length: levels }, (_, at) =>
    at === 0
      ? `l0: &l0 [${'ha,'.repeat(each)}]`
      : `l${at}: &l${at} [${Array.from({ length: each }, () => `*l${at - 1}`).join(',')}]`,
  ).join('\n')

const HOSTILE: Readonly<Record<string, (place: string) => string>> = {
  'a billion laughs': (place) => `${laughs(10, 10)}\n${place}: *l9\n`,
  'laughs within maps': (place) =>
    `a: &a {x: y}\n${Array.from({ length: 30 }, (_, at) => `b${at}: &b${at} {p: ${at === 0 ? '*a' : `*b${at - 1}`}, q: ${at === 0 ? '*a' : `*b${at - 1}`}}`).join('\n')}\n${place}: *b29\n`,
  'an alias of itself': (place) => `${place}: &a [*a]\n`,
  'merges without end': (place) => `${place}: &a\n  <<: *a\n  b: 1\n`,
  'deep lists': (place) => `${place}: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`,
  'deep maps': (place) => `${place}: ${'{a: '.repeat(20_000)}1${'}'.repeat(20_000)}\n`,
  'deep by indentation': (place) =>
    `${place}:\n${Array.from({ length: 1_500 }, (_, at) => `${' '.repeat(at + 1)}a:`).join('\n')}\n`,
  'deep dashes': (place) => `${place}:\n  ${'- '.repeat(20_000)}x\n`,
  'deep JSON': (place) => `{"${place}": ${'{"a":['.repeat(10_000)}1${']}'.repeat(10_000)}}`,
  'a hundred thousand names': (place) =>
    `${place}:\n${Array.from({ length: 100_000 }, (_, at) => `  k${at}: 1`).join('\n')}\n`,
  'a name twice': (place) => `${place}: 1\n${place}: 2\n`,
  'names of JavaScript': (place) =>
    `__proto__: { a: 1 }\nconstructor: 1\n${place}: { __proto__: { b: 1 }, toString: 1 }\n`,
  'tags that make things': (place) =>
    `${place}: !!js/function "function () {}"\nb: !!python/object:os.system [ls]\nc: !!binary "////"\nd: !<tag:x> y\n`,
  'many documents': (place) => `---\n${place}: 1\n`.repeat(2_000),
  'ten megabytes': (place) => `${place}: "${'x'.repeat(10_000_000)}"\n`,
  'a number without end': (place) => `${place}: ${'9'.repeat(200_000)}\n`,
  'quotes never closed': (place) => `${place}: "${'\\"'.repeat(100_000)}\n`,
  'tabs and nothing': (place) => `${place}:\n${'\t'.repeat(100_000)}\n`,
  'characters of control': (place) => `${place}: "\u0000\u0007\u2028\ud800"\n`,
}
/** Work, all threads; a plan of a real district takes a tenth of it. */
const LONGEST_WORK_MS = 4_000

test.for(
  Object.keys(HOSTILE).flatMap((what) => Object.keys(READERS).map((reader) => [what, reader] as const)),
)('%s in %s', ([what, reader]) => {
  const before = process.cpuUsage()
  for (const place of PLACES) {
    const faults = READERS[reader]?.(HOSTILE[what]?.(place) ?? '') ?? []
    expect(faults.length, place).toBeGreaterThan(0)
  }
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1_000 / PLACES.length).toBeLessThan(LONGEST_WORK_MS)
  expect(({} as { a?: unknown; b?: unknown }).a ?? ({} as { b?: unknown }).b).toBeUndefined()
})
