// Of which class a target is where the notice sorts them: 约束性 and 预期性, or 责任目标, 激励目标 and 争先创优目标. It changes no judgement.
import { type Text, text } from './text.ts'

const WORDS = {
  binding: text('约束性', 'Binding'),
  expected: text('预期性', 'Expected'),
  responsibility: text('责任目标', 'Responsibility'),
  incentive: text('激励目标', 'Incentive'),
  striving: text('争先创优目标', 'Striving'),
} as const satisfies Readonly<Record<string, Text>>

export type Nature = keyof typeof WORDS

export const NATURES = Object.keys(WORDS) as readonly Nature[]

export const natureWord = (nature: Nature): Text => WORDS[nature]
