// 文字与数据不符: a unit wrote that a task is done or keeps pace, and the figures say otherwise.

import { periodWords } from '../../core/period-words.ts'
import { statusWord } from '../../core/status-words.ts'
import { text } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import type { Receiver } from '../../slips/finding.ts'
import { LEVEL_WORDS } from '../../slips/ladder.ts'
import type { Contradicted } from '../ground.ts'
import { atIndicators, LevelName, ruleKind } from '../rule.ts'
import { answerWords, joinTexts, leadWords, quotedName } from '../sentences.ts'
import { isWanted } from '../spell.ts'

const PARAMETERS = { level: LevelName }

export const narrativeRule = ruleKind({
  kind: 'narrative',
  at: 'indicators',
  title: text('文字与数据不符', 'Text contradicts figures'),
  tells: ['lead'],
  parameters: PARAMETERS,
  words: ({ level }) => ({
    raises: text(
      `所报文字称已完成或达进度，而数据欠进度、未完成或尚未完成：${LEVEL_WORDS[level].zh}，发给写文字的单位。`,
      `A unit's text claims that it is done or on pace and the figures say otherwise: ${level}, to the unit that wrote it.`,
    ),
    clears: text(
      '文字改正，或数据报来与文字相符，即解除。',
      'Cleared when the text is put right, or the figures come to agree with it.',
    ),
  }),
  look: ({ level }, base) =>
    atIndicators((series, ground) => {
      const { contradicted, plan } = ground
      if (contradicted === null) return null
      const { indicator } = series
      const own = contradicted.filter((one) => one.plan === plan.id && one.indicator === indicator.id)
      if (own.length === 0 && !isWanted(ground, base.id, 'indicator', indicator.id)) return null
      const latest = own.reduce<Contradicted | null>((a, b) => (a === null || b.at > a.at ? b : a), null)
      const receivers: Receiver[] = [...new Set(own.map(({ unit }) => unit))].map((id) => ({
        kind: 'unit',
        id,
      }))
      const [first] = own.map(({ at }) => at).toSorted()
      return {
        condition: latest ? 'raised' : 'clear',
        level,
        period: latest?.period ?? null,
        since: first ? dayOf(first) : null,
        ...(receivers.length > 0 && { receivers }),
        reason: () => {
          const name = quotedName(series)
          if (!latest)
            return text(`${name.zh}：文字与数据已相符。`, `${name.en}: text and figures agree now.`)
          const when = periodWords(latest.period, 'period')
          const units = receivers.map(({ id }) => ground.people.unitName(id)).join('、')
          const status = statusWord(latest.status)
          const claim = latest.claim === 'done' ? text('已完成', 'done') : text('达进度', 'on pace')
          const quoted = latest.phrase === latest.claim ? claim.zh : latest.phrase
          return joinTexts(
            text(
              `${name.zh}：${units}${when.zh}的文字称“${quoted}”，而数据为${status.zh}。`,
              `${name.en}: the text of ${units} for ${when.en} says “${quoted}” (${claim.en}); the figures say ${status.en.toLowerCase()}.`,
            ),
            leadWords(series, ground),
          )
        },
        requirement: () =>
          answerWords(
            base.limitDays,
            text('更正文字，或说明依据', 'correct the text, or say what it rests on'),
          ),
        facts: () => ({ claims: own.map((one) => ({ ...one })) }),
      }
    }),
})
