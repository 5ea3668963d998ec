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

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u

const displayWidth = (text: string): number =>
  [...text].reduce((width, character) => width + (WIDE.test(character) ? 2 : 1), 0)

const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)))

/** Rows under heads, columns aligned also where Chinese stands. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [heads, ...rows]
  const widths = heads.map((_, column) => Math.max(...all.map((row) => displayWidth(row[column] ?? ''))))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return all.map(line).join('\n')
}
