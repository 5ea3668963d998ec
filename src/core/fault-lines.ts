// The faults of a file as lines of text: `file:line: code: what and how to mend it`.
import type { Fault } from './problem.ts'
import type { Language } from './text.ts'

/** One line per fault, in the order given; a fault that stands on no line leaves the number out. */
export function faultLines(filename: string, faults: readonly Fault[], language: Language = 'zh'): string[] {
  return faults.map(({ row, code, detail, fix }) => {
    const place = row === undefined ? filename : `${filename}:${row}`
    return `${place}: ${code}: ${oneLine(`${detail[language]} ${fix[language]}`)}`
  })
}

const oneLine = (value: string): string => value.replace(/\s*[\r\n]+\s*/g, ' ').trim()
