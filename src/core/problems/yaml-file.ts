// What is wrong with a YAML file of ours, whichever it is: the same four failures under the file's own codes.
import { type Text, text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

type Failure = 'unreadable' | 'unknown-key' | 'wrong-value' | 'missing-key'

/** `secret`: nothing that stands in the file is quoted. */
export function yamlProblems<Kind extends string>(
  kind: Kind,
  titles: Readonly<Record<Failure, Text>>,
  { secret = false }: { readonly secret?: boolean } = {},
): { readonly [Code in Failure as `${Kind}-${Code}`]: ProblemEntry } {
  const entries: Readonly<Record<Failure, Omit<ProblemEntry, 'status' | 'title'>>> = {
    unreadable: {
      detail: ({ detail }) =>
        secret
          ? text('不是有效的 YAML。', 'It is not valid YAML.')
          : text(`不是有效的 YAML：${detail}`, `Not valid YAML: ${detail}`),
      fix: () =>
        text(
          '按 YAML 语法修改所指的行：缩进用空格，冒号后留空格，含冒号的文字加引号。',
          'Mend the line named: indent with spaces, leave a space after a colon, quote texts that contain one.',
        ),
    },
    'unknown-key': {
      detail: ({ key, where }) =>
        text(`${where} 里没有叫“${key}”的键。`, `${where} has no key called “${key}”.`),
      fix: ({ nearest, known }) =>
        nearest
          ? text(
              `是否想写“${nearest}”？可用的键：${known}。`,
              `Did you mean “${nearest}”? Known keys: ${known}.`,
            )
          : text(`可用的键：${known}。`, `Known keys: ${known}.`),
    },
    'wrong-value': {
      detail: ({ where, found }) =>
        secret
          ? text(`${where} 的值不符合要求。`, `The value of ${where} does not fit.`)
          : text(
              `${where} 的值 ${found} 不符合要求。`,
              `${where} has the value ${found}, which does not fit.`,
            ),
      fix: ({ expected }) => text(`应为：${expected}。`, `Expected: ${expected}.`),
    },
    'missing-key': {
      detail: ({ where, key }) => text(`${where} 缺少“${key}”。`, `${where} lacks “${key}”.`),
      fix: ({ key }) => text(`补上“${key}”。`, `Add “${key}”.`),
    },
  }
  const failures = Object.keys(entries) as Failure[]
  return Object.fromEntries(
    failures.map((failure) => [
      `${kind}-${failure}`,
      { status: 400, title: titles[failure], ...entries[failure] },
    ]),
  ) as { readonly [Code in Failure as `${Kind}-${Code}`]: ProblemEntry }
}
