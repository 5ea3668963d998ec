// A sentence that a person reads, in both languages of the product.

export type Language = 'zh' | 'en'

/** The same sentence in Chinese and in English. */
export interface Text {
  readonly zh: string
  readonly en: string
}

export const text = (zh: string, en: string): Text => ({ zh, en })

/** What stands in the places of a sentence: `{count}` is replaced by `count`. */
export type Particulars = Readonly<Record<string, string | number>>

/** The sentence with every `{name}` replaced by its particular, taken literally; a place without one stays as it is. */
export const fill = (sentence: string, particulars: Particulars): string =>
  sentence.replace(/\{(\w+)\}/g, (place: string, name: string) =>
    Object.hasOwn(particulars, name) ? String(particulars[name]) : place,
  )
