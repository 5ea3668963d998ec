// A failure that a user can see. What may fail is a table (problems/); this file turns an entry into an error.
import { type ProblemEntry, say } from './problems/entry.ts'
import { type ParticularsOf, type ProblemCode, problems } from './problems/index.ts'
import type { Language, Particulars, Text } from './text.ts'

/** One fault of a file: a value, so that all can be reported at once. */
export interface Fault {
  readonly code: ProblemCode
  /** 1-based line of a plan or board file; 1-based record of a figures file. */
  readonly row?: number
  readonly column?: string
  readonly cell?: string
  readonly detail: Text
  readonly fix: Text
  /** What would take the cell's place if that is what is meant; absent when nobody can tell, or for more than one. */
  readonly suggestion?: string
  /** Id of the warning that it is: a reason lets it pass. Absent for a fault that stops. */
  readonly warning?: string
}

/** Where a fault stands. */
export type FaultPlace = Pick<Fault, 'row' | 'column' | 'cell'>

/** The particulars of a code, which may be left out where it has none; and what else is told of an occurrence. */
type Occurrence<Code extends ProblemCode, More> =
  Record<never, never> extends ParticularsOf<Code>
    ? [particulars?: ParticularsOf<Code>, more?: More]
    : [particulars: ParticularsOf<Code>, more?: More]

export function fault<const Code extends ProblemCode>(
  code: Code,
  ...[given, place = {}]: Occurrence<Code, FaultPlace>
): Fault {
  const entry: ProblemEntry = problems[code]
  const params: Particulars = given ?? {}
  const suggestion = typeof params.suggestion === 'string' ? params.suggestion : ''
  const isOne = suggestion !== '' && !suggestion.includes(' / ')
  return {
    code,
    ...place,
    detail: say(entry.detail, params),
    fix: say(entry.fix, params),
    ...(isOne && { suggestion }),
  }
}

/** An error that names its catalogue entry; `faults` carries every fault of a file. */
export class Problem<const Code extends ProblemCode = ProblemCode> extends Error {
  readonly code: Code
  readonly status: number
  readonly title: Text
  readonly detail: Text
  readonly fix: Text
  readonly faults: readonly Fault[]
  /** What its sentences were made from: enough to raise it again elsewhere. */
  readonly params: Particulars

  constructor(
    code: Code,
    ...[given, more = {}]: Occurrence<Code, { readonly faults?: readonly Fault[]; readonly cause?: unknown }>
  ) {
    const params: Particulars = given ?? {}
    const entry: ProblemEntry = problems[code]
    const detail = say(entry.detail, params)
    super(`${code}: ${detail.en}`, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'Problem'
    this.code = code
    this.status = entry.status
    this.title = entry.title
    this.detail = detail
    this.fix = say(entry.fix, params)
    this.faults = more.faults ?? []
    this.params = params
  }
}

/** The faults of a file as `file:line: code: what and how to mend it`: one line per fault in both languages, in the order given; a fault that stands on no line leaves the number out. */
export function faultLines(filename: string, faults: readonly Fault[]): string[] {
  return faults.map((fault) => {
    const place = fault.row === undefined ? filename : `${filename}:${fault.row}`
    return `${place}: ${fault.code}: ${said(fault, 'zh')} / ${said(fault, 'en')}`
  })
}

const said = ({ detail, fix }: Fault, language: Language): string =>
  `${detail[language]} ${fix[language]}`.replace(/\s*[\r\n]+\s*/g, ' ').trim()
