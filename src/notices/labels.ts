// Units, leaders and dates that stand in the text itself: （责任单位：…；配合单位：…）, 牵头领导：… , (省发展改革委牵头，…配合).

import { leadersOf, unitsInCell } from './people-cells.ts'
import { folded } from './plain-text.ts'

interface Labelled {
  /** The text without its labels. */
  readonly text: string
  readonly lead: readonly string[]
  readonly responsible: readonly string[]
  readonly leaders: readonly string[]
  readonly deadline: string | null
  /** What was reached so far: no number of it is a target. */
  readonly progress: string | null
  readonly examiners: readonly string[]
  /** 分值, as it is written. */
  readonly weight: string | null
  readonly found: boolean
}

type Label = 'lead' | 'responsible' | 'leaders' | 'deadline' | 'progress' | 'examiners' | 'weight'

const LABELS: readonly (readonly [Label, RegExp])[] = [
  ['progress', /^(?:实际)?(?:完成|进展|落实|推进)情况$|^(?:目前|工作)进展$/u],
  ['weight', /分值|权重/u],
  ['examiners', /(?:考核|考评|认定|评价)单位/u],
  ['leaders', /领导|责任人|负责人|挂钩/u],
  ['lead', /牵头|主办|主责/u],
  ['deadline', /时限|时间|期限|节点/u],
  ['responsible', /.*/u],
]
const LABEL =
  /(?:实际完成情况|完成情况|进展情况|目前进展|落实情况|(?:工作)?(?:牵头|责任|配合|主办|协办|参与|主责|承办|实施)(?:市?领导|区?领导|单位|部门|处室|科室|责任人|人)(?:及(?:责任人|配合单位))?|分管(?:市|区|县)?领导|挂钩领导|负责人|责任人|完成时限|完成时间|完成期限|时间节点|(?:考核|考评|(?:数据)?认定|评价)单位|分值|权重|牵头)\s*:/gu
/** (…牵头,…配合): said with verbs. */
const BY_VERB = /\(([^()]*(?:牵头|负责|配合|落实)(?:[^()]*|\([^()]*\))*)(?:\)|$)[。.]?\s*$/u

/** …。由县民政局负责落实。 */
const BY_SENTENCE = /(?<=[。;])\s*由([^,。;()]{2,40}?)(?:牵头)?负责(?:落实|实施|组织实施)?[。.]?\s*$/u

/** Takes the labels out of a paragraph. */
export function labelsOf(paragraph: string): Labelled {
  const plain = folded(paragraph)
  const labels = [...plain.matchAll(LABEL)]
  const first = labels[0]
  if (first === undefined) return saidByVerb(paragraph, plain)
  const text = paragraph.slice(0, first.index).replace(/[\s(（【[]+$/u, '')
  const values = new Map<Label, string>()
  for (const [index, label] of labels.entries()) {
    const words = label[0].slice(0, -1).trim()
    const kind = LABELS.find(([, matches]) => matches.test(words))?.[0] ?? 'responsible'
    const value = paragraph
      .slice(label.index + label[0].length, labels[index + 1]?.index)
      .replace(/[\s;；,，。(（【]+$/u, '')
    const whole = closed(value)
    values.set(kind, values.has(kind) ? `${values.get(kind)}、${whole}` : whole)
  }
  return {
    text,
    lead: unitsInCell(values.get('lead') ?? ''),
    responsible: unitsInCell(values.get('responsible') ?? ''),
    leaders: leadersOf(values.get('leaders') ?? ''),
    deadline: values.get('deadline') ?? null,
    progress: values.get('progress') ?? null,
    examiners: unitsInCell(values.get('examiners') ?? ''),
    weight: values.get('weight') ?? null,
    found: true,
  }
}

/** 5, 5分, 10%: what it counts; null: no such number. */
export const weightIn = (words: string): string | null =>
  /^(\d+(?:\.\d+)?)\s*(?:分|%)?$/u.exec(folded(words).trim())?.[1] ?? null

/** Without the bracket that closes the whole group. */
function closed(value: string): string {
  const opening = value.match(/[(（]/gu)?.length ?? 0
  const closing = value.match(/[)）】]/gu)?.length ?? 0
  return closing > opening ? value.replace(/[)）】][^)）】]*$/u, '') : value
}

function saidByVerb(paragraph: string, plain: string): Labelled {
  const none = {
    text: paragraph,
    lead: [],
    responsible: [],
    leaders: [],
    deadline: null,
    progress: null,
    examiners: [],
    weight: null,
    found: false,
  }
  const ending = BY_SENTENCE.exec(plain)
  if (ending?.[1]) {
    return { ...none, text: paragraph.slice(0, ending.index), lead: unitsInCell(ending[1]), found: true }
  }
  const match = BY_VERB.exec(plain)
  if (!match?.[1]) return none
  const lead: string[] = []
  const responsible: string[] = []
  const leaders: string[] = []
  for (const piece of match[1].split(/[,;]/u)) {
    if (/(?:省长|市长|区长|县长|秘书长|主任|领导)[^,]*负责$/u.test(piece)) {
      leaders.push(...leadersOf(piece.replace(/(?:分别)?负责$/u, '')))
    } else if (/(?:牵头|负责(?:落实)?)$/u.test(piece)) {
      lead.push(...unitsInCell(piece.replace(/^由/u, '').replace(/(?:牵头|负责(?:落实)?)$/u, '')))
    } else responsible.push(...unitsInCell(piece.replace(/(?:等)?(?:配合|参与|按职责分工负责)$/u, '')))
  }
  return { ...none, text: paragraph.slice(0, match.index), lead, responsible, leaders, found: true }
}
