// A simulated year as a document to read: month by month what was raised, rose, recovered and ended, and why.
import type { Plan } from '../core/plan.ts'
import type { Language, Text } from '../core/text.ts'
import type { Rule } from '../rules/rule.ts'
import { quoted } from '../rules/sentences.ts'
import type { SlipEvent } from '../slips/events.ts'
import { LEVEL_WORDS } from '../slips/ladder.ts'
import { matterName, receiverName, receiversName } from '../slips/sheet.ts'
import { isNumbered, isOpen, type Slip } from '../slips/slip.ts'
import type { SimulatedYear } from './year.ts'

/** What is listed: what people answer stands in the counts only. */
const LISTED = ['raised', 'risen', 'recovering', 'relapsed', 'closed', 'withdrawn', 'reopened'] as const
type Listed = (typeof LISTED)[number]

const WORDS: Readonly<Record<Listed, Text>> = {
  raised: { zh: '发单', en: 'raised' },
  risen: { zh: '升级', en: 'risen' },
  recovering: { zh: '恢复中', en: 'recovering' },
  relapsed: { zh: '反复', en: 'relapsed' },
  closed: { zh: '销号', en: 'closed' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
  reopened: { zh: '重开', en: 'reopened' },
}

/** More slips than this that say the same of different matters are one line. */
const SINGLE = 3

interface Line {
  readonly event: SlipEvent
  readonly slip: Slip
  readonly kind: Listed
  /** The level after it. */
  readonly level: Slip['level']
}

/** Markdown. Same year, same text: numbers and days come from the figures alone. */
export function yearDocument(
  { events, slips, messages, from, to }: SimulatedYear,
  { plan, rules, lang }: { readonly plan: Plan; readonly rules: readonly Rule[]; readonly lang: Language },
): string {
  const zh = lang === 'zh'
  const lines = linesOf(events, slips)
  const numbered = [...slips.values()].filter(isNumbered)
  const open = numbered.filter(isOpen)
  const reminders = slips.size - numbered.length
  const months = new Map<string, Line[]>()
  for (const line of lines) {
    const month = line.event.on.slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), line])
  }
  const parts = [
    zh
      ? `${from} 至 ${to}，${numbered.length} 张督查单、${messages.length} 条消息；另有 ${reminders} 件提醒不编号；期末未销号 ${open.length} 张。`
      : `${from} to ${to}: ${numbered.length} slips, ${messages.length} messages; besides ${reminders} reminders without a number; ${open.length} slips open at the end.`,
    countsOf(lines, rules, lang),
    ...[...months].map(([month, own]) => `## ${month}\n\n${daysOf(own, plan, rules, lang)}`),
    mattersOf(numbered, messages, plan, lang),
  ]
  return `${parts.join('\n\n')}\n`
}

/** Matter by matter: when it was known, who was told when first, and how often. */
function mattersOf(
  slips: readonly Slip[],
  messages: SimulatedYear['messages'],
  plan: Plan,
  lang: Language,
): string {
  const zh = lang === 'zh'
  const heads = zh
    ? ['单号', '事项', '何时已知', '承办', '最早告知', '告知人数', '最高颜色']
    : ['number', 'matter', 'known on', 'who answers', 'first told', 'people told', 'highest colour']
  const told = new Map<string, { readonly day: string; readonly people: Set<string> }>()
  for (const { day, person, items } of messages) {
    for (const { slip } of items) {
      const known = told.get(slip) ?? { day, people: new Set() }
      told.set(slip, known)
      known.people.add(person)
    }
  }
  const rows = slips.map((slip) => [
    slip.number.text,
    escaped(nameOf(slip, plan)),
    slip.opened.on,
    escaped(receiversName(slip, plan)),
    told.get(slip.id)?.day ?? '—',
    String(told.get(slip.id)?.people.size ?? 0),
    LEVEL_WORDS[slip.level][lang],
  ])
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const title = zh ? '## 逐件：何时已知，告知了谁' : '## Matter by matter: when known, to whom'
  return [title, '', row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n')
}

const isListed = (kind: string): kind is Listed => (LISTED as readonly string[]).includes(kind)

function linesOf(events: readonly SlipEvent[], slips: ReadonlyMap<string, Slip>): Line[] {
  const levels = new Map<string, Slip['level']>()
  return events.flatMap((event): Line[] => {
    const slip = slips.get(event.slip)
    if (!slip || !isListed(event.kind)) return []
    if (event.kind === 'raised') levels.set(slip.id, event.level)
    if (event.kind === 'risen') levels.set(slip.id, event.to)
    return [{ event, slip, kind: event.kind, level: levels.get(slip.id) ?? slip.level }]
  })
}

function countsOf(lines: readonly Line[], rules: readonly Rule[], lang: Language): string {
  const heads =
    lang === 'zh'
      ? ['规则', '蓝色发单', '橙色发单', '红色发单', '升橙', '升红', '恢复中', '反复', '销号']
      : [
          'rule',
          'raised blue',
          'orange',
          'red',
          'risen to orange',
          'to red',
          'recovering',
          'relapsed',
          'closed',
        ]
  const rows = rules
    .filter(({ id }) => lines.some(({ slip }) => slip.matter.rule === id))
    .map((rule) => {
      const own = lines.filter(({ slip }) => slip.matter.rule === rule.id)
      const count = (kind: Listed, level?: Slip['level']): string =>
        String(own.filter((line) => line.kind === kind && (!level || line.level === level)).length)
      return [
        `${rule.title[lang]} \`${rule.id}\``,
        ...[count('raised', 'blue'), count('raised', 'orange'), count('raised', 'red')],
        ...[count('risen', 'orange'), count('risen', 'red')],
        ...[count('recovering'), count('relapsed'), count('closed')],
      ]
    })
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n')
}

function daysOf(lines: readonly Line[], plan: Plan, rules: readonly Rule[], lang: Language): string {
  const groups = new Map<string, Line[]>()
  const kinds = new Map(rules.map(({ id, kind }) => [id, kind]))
  const isRoutine = ({ slip }: Line): boolean => kinds.get(slip.matter.rule) === 'rhythm'
  for (const line of lines.filter((one) => !isRoutine(one))) {
    const { on } = line.event
    const key = `${on} ${line.slip.matter.rule} ${line.kind} ${line.level}`
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  const titles = new Map(rules.map(({ id, title }) => [id, title[lang]]))
  const routine = routineOf(lines.filter(isRoutine), titles, plan, lang)
  return [
    ...routine,
    ...[...groups.values()].flatMap((group) => {
      const [first] = group
      if (!first) return []
      const title = titles.get(first.slip.matter.rule) ?? first.slip.matter.rule
      const head = `**${first.event.on}** ${LEVEL_WORDS[first.level][lang]} ${WORDS[first.kind][lang]} · ${title}`
      const matters = new Map(group.map((line) => [line.event.why[lang], line]))
      if (matters.size > SINGLE) return [`- ${head}：${summaryOf(group, plan, lang)}`]
      // One matter goes to several units with the same words.
      return [...matters].map(([why, line]) => {
        const own = group.filter(({ event }) => event.why[lang] === why)
        return `- ${head} · ${receiversOf(own, plan, lang)} · ${numbersOf(own)}：${escaped(line.event.why[lang])}`
      })
    }),
  ].join('\n')
}

/** What comes round every ten days or every month: one line a month, with the days of its reminders. */
function routineOf(
  lines: readonly Line[],
  titles: ReadonlyMap<string, string>,
  plan: Plan,
  lang: Language,
): string[] {
  return [...new Set(lines.map(({ slip }) => slip.matter.rule))].flatMap((rule) => {
    const raised = lines.filter(({ slip, kind }) => slip.matter.rule === rule && kind === 'raised')
    if (raised.length === 0) return []
    const days = [...new Set(raised.map(({ event }) => event.on))].join('、')
    const words = lang === 'zh' ? '例行提醒' : 'reminded on'
    return [`- ${titles.get(rule) ?? rule} · ${receiversOf(raised, plan, lang)} · ${words}：${days}`]
  })
}

const receiversOf = (lines: readonly Line[], plan: Plan, lang: Language): string => {
  const names = [...new Set(lines.map(({ slip }) => escaped(receiverName(slip.receiver, plan))))]
  const more = lang === 'zh' ? `等 ${names.length} 个` : ` and others, ${names.length} in all`
  return names.length > 8 ? `${names.slice(0, 5).join('、')}${more}` : names.join('、')
}

function numbersOf(lines: readonly Line[]): string {
  const [first, last] = [lines[0]?.slip.number, lines.at(-1)?.slip.number]
  if (!first || !last) return ''
  return lines.length === 1 || last.count === 0 ? first.text : `${first.text}…${last.count}号`
}

function summaryOf(lines: readonly Line[], plan: Plan, lang: Language): string {
  const subjects = [...new Set(lines.map(({ slip }) => nameOf(slip, plan)))]
  const names = subjects.length > 12 ? `${subjects.slice(0, 12).join('、')}…` : subjects.join('、')
  return lang === 'zh'
    ? `${lines.length} 张（${numbersOf(lines)}），${subjects.length} 件：${escaped(names)}`
    : `${lines.length} slips (${numbersOf(lines)}), ${subjects.length} matters: ${escaped(names)}`
}

/** What a slip is about. A report that many owe would be the same for all of them: who owes it stands for it. */
function nameOf(slip: Slip, plan: Plan): string {
  const { subject } = slip.matter
  if (subject.kind === 'duty') return receiverName(slip.receiver, plan)
  const name = matterName(slip, plan)
  return subject.kind === 'indicator' || subject.kind === 'task' ? quoted(name) : name
}

/** Names come from files; nothing in them may become mark-up. */
const escaped = (words: string): string => words.replace(/[|*_`<>[\]\\]/g, (sign) => `\\${sign}`)
