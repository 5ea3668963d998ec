// What a command says: results on stdout, failures on stderr, in a form that people and editors read.

import { faultLines, type Problem } from '../core/problem.ts'
import type { Language } from '../core/text.ts'

export const print = (text: string): void => {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}

export const complain = (text: string): void => {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`)
}

/** A sentence that ends: two that stand in one line must not run together. */
const ended =
  (language: Language) =>
  (sentence: string): string =>
    sentence === '' || /[.。!！?？:：…)）」”]$/.test(sentence)
      ? sentence
      : `${sentence}${language === 'zh' ? '。' : '.'}`

/** A Problem on stderr: what and how to mend it, a line for each language; with `file`, a line for each fault instead. */
export function complainOf(problem: Problem, file: string | null = null): void {
  if (file !== null && problem.faults.length > 0) {
    for (const line of faultLines(file, problem.faults)) complain(line)
    return
  }
  // That sentence names the file itself, which may be another one.
  const place = file === null || problem.code === 'file-unreadable' ? '' : `${file}:1: `
  for (const language of ['zh', 'en'] as const) {
    const sentences = [problem.detail[language], problem.fix[language]].map(ended(language))
    complain(`${place}${problem.code}: ${sentences.filter(Boolean).join(language === 'zh' ? '' : ' ')}`)
  }
}
