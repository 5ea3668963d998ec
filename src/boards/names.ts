// How units, leaders, sections and indicators are called in a language: by the plan's own English, else in Latin letters.
import type { Indicator, Leader, Section, Unit } from '../core/plan.ts'
import type { Language } from '../core/text.ts'
import { nameSpelt, personSpelt } from './spelling.ts'

const CHINESE = /\p{Script=Han}/u
/** No person's name is longer. */
const LONGEST_PERSON = 4

export const unitCalled = ({ name, nameEn }: Pick<Unit, 'name' | 'nameEn'>, lang: Language): string =>
  lang === 'zh' ? name : (nameEn ?? latin(name, nameSpelt))

export const leaderCalled = ({ name, nameEn }: Pick<Leader, 'name' | 'nameEn'>, lang: Language): string =>
  lang === 'zh' ? name : (nameEn ?? latin(name, name.length > LONGEST_PERSON ? nameSpelt : personSpelt))

/** A slogan is no clearer in Latin letters: without English it stays. */
export const sectionCalled = (
  { title, titleEn }: Pick<Section, 'title' | 'titleEn'>,
  lang: Language,
): string => (lang === 'zh' ? title : (titleEn ?? title))

export const indicatorCalled = (
  { name, nameEn }: Pick<Indicator, 'name' | 'nameEn'>,
  lang: Language,
): string => (lang === 'zh' ? name : (nameEn ?? name))

const latin = (name: string, spell: (name: string) => string): string =>
  CHINESE.test(name) ? spell(name) : name
