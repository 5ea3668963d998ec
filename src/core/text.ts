// A sentence that a person reads, in both languages of the product.

export type Language = 'zh' | 'en'

/** The same sentence in Chinese and in English. */
export interface Text {
  readonly zh: string
  readonly en: string
}

/** As browsers and screen readers call our languages (BCP 47). */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' }

/** Both sentences with their own types, so that the compiler knows which places they have. */
export const text = <const Zh extends string, const En extends string>(
  zh: Zh,
  en: En,
): { readonly zh: Zh; readonly en: En } => ({ zh, en })

/** What stands in the places of a sentence: `{count}` is replaced by `count`. */
export type Particulars = Readonly<Record<string, string | number>>

/** Also in browsers of televisions, some of which know no `Object.hasOwn`: the sentence with every `{name}` replaced by its particular, taken literally; a place without one stays as it is. */
export const fill = (sentence: string, particulars: Particulars): string =>
  sentence.replace(/\{(\w+)\}/g, (place: string, name: string) =>
    Object.keys(particulars).includes(name) ? String(particulars[name]) : place,
  )
