// The catalogue as a table to read: every code with its sentences, the places for particulars in braces.
import type { Text } from '../text.ts'
import { fullest, type ProblemEntry } from './entry.ts'
import { problems } from './index.ts'

export interface CatalogueRow {
  readonly code: string
  readonly status: number
  readonly title: Text
  readonly detail: Text
  readonly fix: Text
}

/** Every code, in alphabetical order; of several sentences the fullest. */
export function catalogue(): readonly CatalogueRow[] {
  return Object.entries<ProblemEntry>(problems)
    .map(([code, { status, title, detail, fix }]) => ({
      code,
      status,
      title,
      detail: fullest(detail),
      fix: fullest(fix),
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** The text of `docs/problems.md`. */
export function catalogueDocument(): string {
  const entries = catalogue().map(
    ({ code, status, title, detail, fix }) =>
      `## ${code}\n\n${status} · ${title.zh} · ${title.en}\n\n- ${detail.zh}${fix.zh ? ` → ${fix.zh}` : ''}\n- ${detail.en}${fix.en ? ` → ${fix.en}` : ''}\n`,
  )
  return `${HEAD}\n${entries.join('\n')}`
}

const HEAD = `# 错误 / Problems

使用者能看到的每一种错误：编号、HTTP 状态、发生了什么 → 怎样改正。花括号里是当时的情况。
Every failure that a user can see: its code, its HTTP status, what happened → how to mend it. Braces hold the particulars.

本页由 \`src/core/problems/\` 生成，测试保证两者一致；改动目录后运行 \`npx vitest run --project unit test/unit/core/problems -u\`。
This page is made from \`src/core/problems/\` and a test holds them together; after a change run the command above.
`
