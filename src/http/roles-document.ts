// The text of docs/roles.md: which role has which right.
import { MATRIX, RIGHT_WORDS, RIGHTS, ROLE_WORDS, ROLES } from '../core/roles.ts'

export function rolesDocument(): string {
  const roleHeads = ROLES.map((role) => `${ROLE_WORDS[role].zh}<br>${role}`)
  const rights = RIGHTS.map((right) =>
    row([
      `\`${right}\``,
      `${RIGHT_WORDS[right].zh} / ${RIGHT_WORDS[right].en}`,
      ...ROLES.map((role) => GRANTS[MATRIX[role][right] ?? 'none']),
    ]),
  )
  return [
    HEAD,
    '## 角色与权限 / Roles and rights\n',
    row(['right', '权限', ...roleHeads]),
    row(['---', '---', ...ROLES.map(() => ':-:')]),
    ...rights,
    '\n✓ 全部 / all · 本单位 only where the own unit is concerned · 他人 only what somebody else did · – 无 / none\n',
    '各地址要求的权限见 [routes.md](routes.md)。 The right that each route asks for: [routes.md](routes.md).',
    '',
  ].join('\n')
}

const GRANTS = { all: '✓', 'own-unit': '本单位', 'not-own': '他人', none: '–' } as const

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const HEAD = `# 谁可以做什么 / Who may do what

只有统计员能报送、更正、撤销数据，填报员只能报送、更正本单位提供的数据。分管领导、督查员、管理员都不能改动任何一个数字，无论还给了他们什么权限（《统计法》第六条、第七条）。
Only statisticians write figures; a reporter sends and corrects those that the own unit supplies, and no other. No leader, supervisor or administrator can alter one, whatever else they are given.

- 本单位：按年度目标里的单位名称、别名对应；主管局代其内设机构，成员代其所在的组（各街道办事处）。填报员的“单位”填单位名；分管领导按姓名（或“单位”一栏）与任务的分管领导对应。
  Own unit: by the plan’s names and aliases; a bureau speaks for its sub-offices, a member for its group. A leader’s area is every task that names them, by their name or by what stands as their unit.
- \`none\`：任何人 / anybody · \`self\`：本人登录后（不含口令）/ somebody who signed in, not a token.
- 口令（token）至多有主人当时的权限，再按领取时所选收窄；管理人员须本人登录。
  A token has at most the rights that its owner has at that moment, narrowed to those chosen when it was made; people are managed by people who signed in.
- 屏幕口令只能看大屏，每台电视一个，可随时结束。A screen’s token can only look at walls; one a television, ended at any time.
- \`PUBLIC_VIEW\`：只监听本机时缺省为 on，可不登录查看；对外监听时缺省为 off。改动任何东西总要登录或口令。
  On by default while listening on loopback only, off elsewhere; changing anything always needs a person or a token.
- 带 Cookie 的写请求必须来自本服务自己的页面（Origin 或 Sec-Fetch-Site）。Writes with a cookie must come from a page of ours.

本页由 \`src/core/roles.ts\` 生成；测试逐条以每种角色请求真实的应用，与本页和 routes.md 比较。改动后运行
\`npx vitest run --project http test/http/roles.test.ts -u\`。
This page is made from \`src/core/roles.ts\`; a test sends every request as every role to the real application and compares with this page and routes.md. After a change run the command above.
`
