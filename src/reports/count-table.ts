// The table of like counts: a row for each section, unit or leader, the six classes across, and a last row to which all of them add up.
import { sectionCalled } from '../boards/names.ts'
import type { Plan } from '../core/plan.ts'
import { type Language, type Text, text } from '../core/text.ts'
import type { PageBlock, TableColumn } from './blocks.ts'
import { COUNTED, type Counted, countedWord, countsOf, type StandingCounts } from './counts.ts'
import type { PaperLine } from './lines.ts'

/** What the fields of each class are called. */
const FIELD_OF: Readonly<Record<Counted, string>> = {
  behind: '欠进度',
  'on-pace': '达进度',
  ahead: '超进度',
  done: '已完成',
  other: '其它',
  missing: '缺报',
}

export const COUNT_FIELDS = {
  名称: 'words',
  合计: 'words',
  欠进度: 'words',
  达进度: 'words',
  超进度: 'words',
  已完成: 'words',
  其它: 'words',
  缺报: 'words',
} as const

const WORDS = {
  total: text('合计', 'Total'),
  share: text('占比', 'Per cent'),
  none: text('未列单位', 'Nobody named'),
  main: text('主要目标', 'Main goals'),
} as const

type CountRow = Readonly<Record<keyof typeof COUNT_FIELDS, string>>

const rowOf = (name: string, { total, numbers }: StandingCounts): CountRow =>
  ({
    名称: name,
    合计: String(total),
    ...Object.fromEntries(COUNTED.map((counted) => [FIELD_OF[counted], String(numbers[counted])])),
  }) as CountRow

const shareRow = ({ total, percents }: StandingCounts, lang: Language): CountRow =>
  ({
    名称: WORDS.share[lang],
    合计: total === 0 ? '—' : '100%',
    ...Object.fromEntries(COUNTED.map((counted) => [FIELD_OF[counted], percents[counted]])),
  }) as CountRow

export interface CountGroup {
  /** null: those for which nobody is named. */
  readonly id: string | null
  readonly name: string
  readonly lines: readonly PaperLine[]
}

/** Every line in exactly one group, groups in the order of `known`; those without one come last. Empty groups are left out. */
export function countGroups(
  lines: readonly PaperLine[],
  known: readonly { readonly id: string; readonly name: string }[],
  groupOf: (line: PaperLine) => string | null,
  lang: Language,
  none: string = WORDS.none[lang],
): readonly CountGroup[] {
  const groups = new Map<string | null, { name: string; lines: PaperLine[] }>(
    known.map(({ id, name }) => [id, { name, lines: [] }]),
  )
  for (const line of lines) {
    const id = groupOf(line)
    const group = groups.get(id) ?? { name: id ?? none, lines: [] }
    groups.set(id, group)
    group.lines.push(line)
  }
  return [...groups].flatMap(([id, group]) => (group.lines.length === 0 ? [] : [{ id, ...group }]))
}

/** By the sections of the plan; what stands before the first heading is its main goals. */
export function sectionGroups(
  plan: Plan,
  lines: readonly PaperLine[],
  lang: Language,
): readonly CountGroup[] {
  const sectionOf = new Map(plan.tasks.map(({ number, section }) => [number, section]))
  const groups = countGroups(
    lines,
    plan.sections.map((section) => ({ id: section.id, name: sectionCalled(section, lang) })),
    ({ indicator: { task } }) => (task === null ? null : (sectionOf.get(task) ?? null)),
    lang,
    WORDS.main[lang],
  )
  return groups.toSorted((a, b) => Number(a.id !== null) - Number(b.id !== null))
}

/** With the sum and its per cent below. */
export function countRows(groups: readonly CountGroup[], lang: Language): readonly CountRow[] {
  const all = countsOf(groups.flatMap(({ lines }) => lines.map(({ assessment }) => assessment.status)))
  return [
    ...groups.map(({ name, lines }) =>
      rowOf(name, countsOf(lines.map(({ assessment }) => assessment.status))),
    ),
    rowOf(WORDS.total[lang], all),
    shareRow(all, lang),
  ]
}

/** Of the width of the text area. */
export function countTable(list: string, name: Text): PageBlock {
  const column = (head: Text, field: string): TableColumn => ({
    head,
    width: 16.5,
    cell: `{${field}}`,
    centred: true,
  })
  return {
    kind: 'table',
    rows: {
      list,
      columns: [
        { head: name, width: 40.5, cell: '{名称}' },
        column(WORDS.total, '合计'),
        ...COUNTED.map((counted) => column(countedWord(counted), FIELD_OF[counted])),
      ],
    },
  }
}

/** 欠进度 17 个，占 13.3%；达进度 …: all six, zeros too. */
export function countSentence({ numbers, percents }: StandingCounts, lang: Language): string {
  return COUNTED.map((counted) => {
    const word = countedWord(counted)
    return lang === 'zh'
      ? `${word.zh} ${numbers[counted]} 个，占 ${percents[counted]}`
      : `${word.en.toLowerCase()} ${numbers[counted]} (${percents[counted]})`
  }).join(lang === 'zh' ? '；' : '; ')
}
