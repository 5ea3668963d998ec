// 欠进度: behind pace by so much, for so many consecutive periods; missed at the horizon; cleared by periods on pace again.

import Type from 'typebox'
import { type Decimal, decimal } from '../../core/decimal.ts'
import { text } from '../../core/text.ts'
import type { Level } from '../../slips/finding.ts'
import { LEVEL_WORDS } from '../../slips/ladder.ts'
import { closed } from '../../yaml/schema.ts'
import { atIndicators, gradeReached, LevelName, realNumber, ruleKind, wholeNumber } from '../rule.ts'
import {
  answerWords,
  EXPLAIN,
  figureFacts,
  joinTexts,
  leadWords,
  neededWords,
  standsWords,
  targetFacts,
  whenOf,
} from '../sentences.ts'
import { isLessThanOne, type ReportedPoint, type Series } from '../series.ts'
import { type Bearing, latestSpell } from '../spell.ts'

interface Size {
  readonly short: Decimal
  readonly missed: boolean
}

const PARAMETERS = {
  grades: Type.Array(
    closed({
      level: LevelName,
      by: realNumber(0, 1000, 'points behind pace, equal counts / 落后百分点，等于也算'),
      periods: wholeNumber(1, 12, 'consecutive reported periods / 连续期数'),
    }),
    { minItems: 1, maxItems: 3 },
  ),
  /** Level of a target that was not reached when its time was over. */
  missed: Type.Optional(LevelName),
  clearPeriods: Type.Optional(wholeNumber(1, 12, 'consecutive periods on pace / 连续达进度期数')),
}

const CLEAR_PERIODS = 2

export const behindRule = ruleKind({
  kind: 'behind',
  at: 'indicators',
  title: text('欠进度', 'Behind pace'),
  tells: ['lead'],
  parameters: PARAMETERS,
  words: ({ grades, missed, clearPeriods = CLEAR_PERIODS }) => {
    const of = grades.map(({ level, by, periods }) => {
      const size = by === 0 ? text('', '') : text(`达到 ${by} 个百分点及以上`, ` by ${by} points or more`)
      return text(
        `连续 ${periods} 期欠进度${size.zh}：${LEVEL_WORDS[level].zh}`,
        `behind pace${size.en} in ${periods} consecutive period${periods === 1 ? '' : 's'}: ${level}`,
      )
    })
    const end = missed
      ? text(`；到期未完成：${LEVEL_WORDS[missed].zh}`, `; target missed when its time is over: ${missed}`)
      : text('', '')
    return {
      raises: text(
        `${of.map(({ zh }) => zh).join('；')}${end.zh}。未报送的期不计入，也不中断；按个数计的，差不足 1 个的不算。`,
        `${of.map(({ en }) => en).join('; ')}${end.en}. A period that was not reported neither counts nor interrupts; of things that are counted, less than one whole thing short does not count.`,
      ),
      clears: text(
        `连续 ${clearPeriods} 期达到序时进度才解除；不满 ${clearPeriods} 期为恢复中；仍欠进度但不足上述幅度的，不升级也不解除。`,
        `Cleared after ${clearPeriods} consecutive periods on pace; fewer are recovering; still behind, but by less than above, neither raises nor clears.`,
      ),
    }
  },
  look: ({ grades, missed, clearPeriods = CLEAR_PERIODS }, base) => {
    const lines = grades.map((grade) => ({ ...grade, by: decimal(String(grade.by)) }))
    const smallest = lines[0]?.by ?? decimal(0)
    const bearingOf = (series: Series, point: ReportedPoint): Bearing<Size> => {
      const judged = point.judged()
      if (!judged) return { kind: 'between' }
      const { status } = judged.verdict
      if (status === 'not-due' || status === 'other') return { kind: 'between' }
      if (status !== 'behind' && status !== 'missed') return { kind: 'good' }
      const { advantage, gap } = judged.measure
      const short = advantage?.neg() ?? gap?.abs() ?? decimal(0)
      const size = { short, missed: status === 'missed' }
      if (!size.missed && isLessThanOne(series.indicator, point)) return { kind: 'between' }
      return (size.missed && missed) || short.compare(smallest) >= 0
        ? { kind: 'over', size }
        : { kind: 'between' }
    }
    const levelOf = (run: number, { short, missed: over }: Size): Level | null => {
      const reached = gradeReached(grades, ({ level }) => {
        const line = lines.find((one) => one.level === level)
        return line !== undefined && run >= line.periods && short.compare(line.by) >= 0
      })
      return over && missed ? missed : reached
    }
    return atIndicators((series, ground) => {
      const found = latestSpell(series, ground, base.id, (point) => bearingOf(series, point), {
        levelOf,
        clearPeriods,
      })
      if (!found) return null
      const { spell, points, start, latest } = found
      const { condition } = spell
      return {
        condition,
        level: spell.level ?? 'blue',
        period: latest.figure.period,
        since: series.firstKnown(start.figure),
        reason: () => {
          const since = whenOf(series, start)
          const run =
            condition === 'raised'
              ? text(
                  spell.run > 0 ? `自${since.zh}起连续 ${spell.run} 期。` : `自${since.zh}起，尚未恢复。`,
                  spell.run > 0
                    ? `So for ${spell.run} consecutive period${spell.run === 1 ? '' : 's'}, since ${since.en}.`
                    : `Not recovered since ${since.en}.`,
                )
              : text(
                  `自${since.zh}起欠进度，现已连续 ${spell.good} 期达进度${condition === 'clear' ? '，解除' : `（满 ${clearPeriods} 期解除）`}。`,
                  `Behind since ${since.en}, on pace for ${spell.good} period${spell.good === 1 ? '' : 's'} now${condition === 'clear' ? ': cleared' : ` (${clearPeriods} clear it)`}.`,
                )
          return joinTexts(standsWords(series, latest), run, leadWords(series, ground))
        },
        requirement: () =>
          condition === 'raised'
            ? joinTexts(neededWords(series, latest), answerWords(base.limitDays, EXPLAIN))
            : joinTexts(neededWords(series, latest), text('请继续保持。', 'Please keep it up.')),
        facts: () => ({
          ...targetFacts(series),
          run: spell.run,
          good: spell.good,
          grades: grades.map((grade) => ({ ...grade })),
          clearPeriods,
          periods: points.map((point) => figureFacts(point, point.judged())),
        }),
      }
    })
  },
})
