// The catalogue of failures that a user can see; docs/problems.md agrees with it both ways, by test.

import type { Particulars } from '../text.ts'
import { alertRuleProblems } from './alert-rules.ts'
import { backupProblems } from './backups.ts'
import { boardProblems } from './boards.ts'
import { channelProblems } from './channels.ts'
import { clockProblems } from './clock.ts'
import { deskProblems } from './desk.ts'
import { evidenceProblems } from './evidence.ts'
import { figureProblems } from './figures.ts'
import { holidayProblems } from './holidays.ts'
import { noticeProblems } from './notices.ts'
import { peopleProblems } from './people.ts'
import { planDraftProblems } from './plan-drafts.ts'
import { planLifeProblems } from './plan-life.ts'
import { planProblems } from './plans.ts'
import { reportProblems } from './reports.ts'
import { requestProblems } from './requests.ts'
import { roundProblems } from './rounds.ts'
import { slipProblems } from './slips.ts'
import { startProblems } from './start.ts'
import { storeProblems } from './store.ts'
import { textProblems } from './texts.ts'

export const problems = {
  ...planProblems,
  ...planLifeProblems,
  ...planDraftProblems,
  ...figureProblems,
  ...storeProblems,
  ...backupProblems,
  ...boardProblems,
  ...requestProblems,
  ...startProblems,
  ...peopleProblems,
  ...deskProblems,
  ...noticeProblems,
  ...textProblems,
  ...alertRuleProblems,
  ...clockProblems,
  ...channelProblems,
  ...holidayProblems,
  ...slipProblems,
  ...evidenceProblems,
  ...reportProblems,
  ...roundProblems,
} as const

export type ProblemCode = keyof typeof problems

type NameIn<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${string} ${string}` ? never : Name) | NameIn<Rest>
  : never

type SentencesIn<Code extends ProblemCode> = (typeof problems)[Code]['detail' | 'fix']
type TextIn<Sentences> = Sentences extends readonly (infer One)[] ? One : Sentences
type NameOf<Code extends ProblemCode> =
  TextIn<SentencesIn<Code>> extends {
    readonly zh: infer Zh extends string
    readonly en: infer En extends string
  }
    ? NameIn<Zh | En>
    : never

/** What the sentences of a code have places for: no less, no more. Of a code that is only known when it runs: anything. */
export type ParticularsOf<Code extends ProblemCode> = ProblemCode extends Code
  ? Particulars
  : Readonly<Record<NameOf<Code>, string | number>>
