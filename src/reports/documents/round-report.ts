// The bound report of a round: what the accepted reports say beside the figures of its binding, in the form of the progress report.
import { type Language, text } from '../../core/text.ts'
import type { FactsOf, ReportDocument } from '../document.ts'
import { headFacts, planCalled } from '../paper.ts'
import { boundParagraphs, type ParagraphPlace, printed, type RoundReportInput } from '../round-paragraphs.ts'
import { paperWindow } from '../window.ts'
import { PROGRESS_FIELDS, progressFacts, progressSections } from './progress-report.ts'

const FIELDS = { ...PROGRESS_FIELDS, 报送情况: 'words' } as const

const WORDS = {
  title: text('关于{plan}\n书面报告的综合报告', '{plan}\nReport on the written reports'),
} as const

export const roundReport: ReportDocument<RoundReportInput, typeof FIELDS> = {
  name: text('书面报告综合报告', 'Bound report of a round'),
  fields: FIELDS,
  facts: factsOf,
  sections: (lang) => progressSections(lang, [{ kind: 'body', words: '{报送情况}' }]),
}

function factsOf(input: RoundReportInput, lang: Language): FactsOf<typeof FIELDS> {
  const { plan, asOf, edited } = input
  const span = Number(asOf.slice(5, 7)) <= 7 ? 'half' : 'year'
  const base = progressFacts(input, paperWindow(span, plan, asOf), lang)
  const paragraphs = boundParagraphs(input, lang)
  const at = (place: ParagraphPlace, section?: number): readonly string[] =>
    paragraphs
      .filter((one) => one.place === place && (section === undefined || one.section === section))
      .map((one) => printed(one, edited, lang))
  const one = (place: ParagraphPlace): string => at(place)[0] ?? ''
  const problems = at('problem')
  return {
    ...base,
    ...headFacts(
      input,
      WORDS.title[lang].replace('{plan}', () => planCalled(plan)),
      lang,
    ),
    引言: one('intro'),
    总体: one('overall'),
    报送情况: one('reports'),
    主要概述: one('main'),
    章节: base.章节.map((section, index) => ({
      ...section,
      章节任务: at('task', index).map((words) => ({ 任务情况: words })),
    })),
    滞后: at('behind').map((words) => ({ 滞后情况: words })),
    有问题: problems.length === 0 ? [] : [{ 问题: problems.map((words) => ({ 问题内容: words })) }],
    打算: at('next').map((words) => ({ 打算内容: words })),
  }
}
