// What an indicator is, as the plan defines it: beside its figures, so that nobody has to ask.
import { sourcesOf } from '../../core/answerable.ts'
import { written } from '../../core/decimal.ts'
import { natureWord } from '../../core/nature.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import type { Language } from '../../core/text.ts'
import { type Fact, FactList } from '../kit/notes.tsx'
import type { Say } from '../messages/index.ts'

interface DefinitionInput {
  readonly plan: Plan
  readonly indicator: Indicator
  readonly say: Say
  readonly lang: Language
}

/** 指标解释、计算方法、分项、数据出处、报送单位、性质、分值、考核单位、备注; what the plan leaves out is left out. */
export function Definition({ plan, indicator, say, lang }: DefinitionInput) {
  const suppliers = sourcesOf(plan, indicator).map(
    (id) => plan.units.find((unit) => unit.id === id)?.name ?? id,
  )
  const parts = indicator.parts.map((id) => plan.indicators.find((one) => one.id === id)?.name ?? id)
  const short: readonly Fact[] = [
    [say('suppliedBy'), listed(suppliers)],
    [say('origin'), indicator.origin],
    [say('partsOf'), listed(parts)],
    [say('nature'), indicator.nature && natureWord(indicator.nature)[lang]],
    [say('weight'), indicator.weight && written(indicator.weight)],
    [say('examiners'), listed(indicator.examiners)],
  ]
  const long: readonly Fact[] = [
    [say('definition'), indicator.definition],
    [say('formula'), indicator.formula],
    [say('remark'), indicator.note],
  ]
  if ([...short, ...long].every(([, words]) => words === null)) return null
  return (
    <>
      <h2>{say('whatItIs')}</h2>
      <FactList facts={short} wide={long.filter(([, words]) => words !== null)} />
    </>
  )
}

const listed = (names: readonly string[]): string | null => (names.length === 0 ? null : names.join('、'))
