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

/** A slogan is no clearer in Latin letters: without English it is called by its number, and spelt where it has none. */
export const sectionCalled = ({ id, title, titleEn }: Section, lang: Language): string => {
  if (lang === 'zh' || !CHINESE.test(title)) return (lang === 'en' ? titleEn : undefined) ?? title
  return titleEn ?? (/^\d{1,3}$/.test(id) ? `Section ${id}` : nameSpelt(title))
}

export const indicatorCalled = (
  { name, nameEn }: Pick<Indicator, 'name' | 'nameEn'>,
  lang: Language,
): string => (lang === 'zh' ? name : (nameEn ?? name))

const latin = (name: string, spell: (name: string) => string): string =>
  CHINESE.test(name) ? spell(name) : name
