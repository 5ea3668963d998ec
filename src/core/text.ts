// A sentence that a person reads, in both languages of the product.

export type Language = 'zh' | 'en'

/** The same sentence in Chinese and in English. */
export interface Text {
  readonly zh: string
  readonly en: string
}

export const text = (zh: string, en: string): Text => ({ zh, en })
