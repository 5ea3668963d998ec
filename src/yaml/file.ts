// Which file is read: how large it may be, and whose entries of the catalogue say what is wrong with it.
import { type Fault, type FaultPlace, fault } from '../core/problem.ts'
import type { ProblemCode } from '../core/problems/index.ts'
import { fill, type Particulars } from '../core/text.ts'

interface YamlLimits {
  /** Characters of the file. */
  readonly characters: number
  /** Collections within collections. */
  readonly depth: number
  /** Values after every alias is written out. */
  readonly values: number
  /** Faults that are told; how many more there are is told of plans. */
  readonly faults: number
}

/** What can be wrong with the form of any file; each is an entry of plans (`plan-empty`). */
export type FormFault =
  | 'too-large'
  | 'not-utf8'
  | 'too-deep'
  | 'empty'
  | 'syntax'
  | 'unknown-anchor'
  | 'duplicate-key'
  | 'unknown-key'
  | 'missing-key'
  | 'wrong-shape'
  | 'too-many'
  | 'unknown-word'
  | 'bad-text'
  | 'bad-number'
  | 'out-of-range'
  | 'bad-id'
  | 'bad-region'
  | 'bad-date'
  | 'bad-period'

export interface YamlFile {
  /** `plan` has an entry for every form; the others tell unreadable files and wrong values in one each. */
  readonly name: 'plan' | 'board' | 'alerts' | 'channels' | 'holidays'
  /** What a sentence calls the file as a whole. */
  readonly whole: string
  readonly limits: YamlLimits
}

/** Files that people write by hand. */
export const HAND_WRITTEN: YamlLimits = {
  characters: 1_000_000,
  depth: 24,
  values: 100_000,
  faults: Number.POSITIVE_INFINITY,
}

const UNREADABLE: Partial<Record<FormFault, string>> = {
  'too-large': 'it comes to {size} characters or values, the limit is {limit}',
  'not-utf8': 'a character could not be decoded (�); save the file as UTF-8',
  'too-deep': 'nested deeper than {limit} levels',
  empty: 'the file holds nothing',
  syntax: '{detail}',
  'unknown-anchor': 'nothing before the alias "*{name}" is marked "&{name}"',
  'duplicate-key': 'the key "{key}" occurs twice in {at}',
}

/** The fault of a form. `particulars` has what the sentences of every file may want. */
export function formFault(
  file: YamlFile,
  form: FormFault,
  particulars: Particulars,
  place: FaultPlace,
): Fault {
  if (file.name === 'plan') return fault<ProblemCode>(`plan-${form}`, particulars, place)
  const unreadable = UNREADABLE[form]
  if (unreadable !== undefined) {
    const detail = fill(unreadable, particulars)
    return fault(`${file.name}-unreadable`, { detail }, place)
  }
  const code = form === 'unknown-key' || form === 'missing-key' ? form : 'wrong-value'
  return fault<ProblemCode>(`${file.name}-${code}`, particulars, place)
}
