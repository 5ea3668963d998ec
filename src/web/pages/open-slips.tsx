// The open slips about an indicator, on its page; and writing one, for a supervisor.
import type { ShownSlip } from '../../alerts/slips/shown.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import { MATRIX } from '../../core/roles.ts'
import { text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { LevelMark } from './slip-marks.tsx'

const WORDS = {
  title: text('在办督查单', 'Open slips'),
  raise: text('手工开单', 'Write a slip'),
} as const

interface Input {
  readonly slips: readonly Pick<ShownSlip, 'id' | 'level' | 'number' | 'rule' | 'receiver'>[]
  readonly plan: Pick<Plan, 'id'>
  readonly indicator: Pick<Indicator, 'id'>
}

export function OpenSlips({ input: { slips, plan, indicator }, frame }: { input: Input; frame: Frame }) {
  const { lang, person } = frame
  const mayRaise = person ? MATRIX[person.role]['slips:write'] !== undefined : false
  if (slips.length === 0 && !mayRaise) return null
  const query = new URLSearchParams({ plan: plan.id, subject: `indicator/${indicator.id}` })
  return (
    <ul class="open-slips" aria-label={WORDS.title[lang]}>
      {slips.map(({ id, level, number, rule, receiver }) => (
        <li key={id}>
          <LevelMark level={level} lang={lang} />{' '}
          <a href={`/alerts/${id}`}>
            {number} {rule.words[lang]}
          </a>{' '}
          {receiver.name}
        </li>
      ))}
      {mayRaise && (
        <li>
          <a href={`/alerts/new?${query}`}>{WORDS.raise[lang]}</a>
        </li>
      )}
    </ul>
  )
}
