// Reads paragraphs: 1. …（责任单位：…）, bullets, running text with the year's goals in one sentence, headings by 一、（一）.
import { dueIn } from './dates.ts'
import type { LineBlock } from './document.ts'
import { labelsOf, weightIn } from './labels.ts'
import { folded } from './plain-text.ts'
import { readText } from './read-text.ts'
import { leftIn, type UnnumberedTask } from './rows.ts'

const ITEM = /^\s*(?:[(（]\s*(\d{1,4})\s*[)）]|(\d{1,4})\s*(?:[.．、)）](?!\d)))\s*/u
const BULLET = /^\s*(?:[●◆■•·▪★☆▲○◎*-]|[①-⑳])\s*/u
const SECTION =
  /^\s*(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+[章节部]分?)/u
const BELONGS =
  /^\s*[(（【[]?\s*(?:牵头|责任|配合|主办|协办|分管|参与|完成时限|完成时间)(?:市|区|县)?(?:领导|单位|部门|处室|人)?\s*[:：]/u

/** What a paragraph is, before it is read. */
interface Paragraph {
  readonly number: number | null
  readonly bullet: boolean
  readonly section: string | null
  readonly text: string
}

/** Paragraphs with their sections; a line of units belongs to the paragraph before it. */
export function paragraphsOf(lines: readonly LineBlock[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let section: string | null = null
  for (const { text, heading } of lines) {
    const before = paragraphs.at(-1)
    if (BELONGS.test(text) && before !== undefined) {
      paragraphs[paragraphs.length - 1] = { ...before, text: `${before.text}\n${text}` }
      continue
    }
    if (heading) continue
    if (SECTION.test(text) && text.length <= 50 && !/[。；;]/u.test(text)) {
      section = text
      continue
    }
    const item = ITEM.exec(text)
    const bullet = item === null ? BULLET.exec(text) : null
    paragraphs.push({
      number: item === null ? null : Number(item[1] ?? item[2]),
      bullet: bullet !== null,
      section,
      text: text.slice((item ?? bullet)?.[0].length ?? 0).trim(),
    })
  }
  return paragraphs
}

/** The task of a paragraph. `firstLeads`: the notice says that the unit named first leads. */
export function readParagraph(paragraph: Paragraph, year: number, firstLeads: boolean): UnnumberedTask {
  const labelled = labelsOf(paragraph.text)
  const read = readText(labelled.text, { year })
  const named = labelled.lead.length > 0
  const weight = weightIn(labelled.weight ?? '')
  const first = labelled.responsible.slice(0, firstLeads ? 1 : undefined)
  return {
    number: paragraph.number,
    section: paragraph.section,
    text: labelled.text.trim(),
    lead: named ? labelled.lead : first,
    responsible: named ? labelled.responsible : labelled.responsible.slice(first.length),
    leaders: labelled.leaders,
    deadline: labelled.deadline === null ? null : dueIn(labelled.deadline, year),
    targets: read.targets,
    left: labelled.progress === null ? read.left : [...read.left, ...leftIn(labelled.progress, 'progress')],
    doubts: read.doubts,
    ...(weight !== null && { weight }),
    ...(labelled.examiners.length > 0 && { examiners: labelled.examiners }),
  }
}

/** 列第一位者为牵头单位: said once for the whole notice. */
export const saysFirstLeads = (lines: readonly LineBlock[]): boolean =>
  lines.some(({ text }) =>
    /(?:列|排)(?:在)?(?:第一|首)位?(?:者|的)?[^。]{0,8}(?:牵头|为主)/u.test(folded(text)),
  )
