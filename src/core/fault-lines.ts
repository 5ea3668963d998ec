// The faults of a file as lines of text: `file:line: code: what and how to mend it`.
import type { Fault } from './problem.ts'
import type { Language } from './text.ts'

/** One line per fault in both languages, in the order given; a fault that stands on no line leaves the number out. */
export function faultLines(filename: string, faults: readonly Fault[]): string[] {
  return faults.map((fault) => {
    const place = fault.row === undefined ? filename : `${filename}:${fault.row}`
    return `${place}: ${fault.code}: ${said(fault, 'zh')} / ${said(fault, 'en')}`
  })
}

const said = ({ detail, fix }: Fault, language: Language): string =>
  `${detail[language]} ${fix[language]}`.replace(/\s*[\r\n]+\s*/g, ' ').trim()
