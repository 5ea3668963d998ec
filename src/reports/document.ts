// What a document that leaves the house must say of itself: its fields, and the template that it has while an office sends none.
import type { GaugeView } from '../charts/gauge.ts'
import type { Language, Text } from '../core/text.ts'
import type { PageSection } from './page.ts'

/** What a template may ask for, by name: words, a gauge as a picture, or a list whose entries have fields of their own. */
export interface Fields {
  readonly [name: string]: 'words' | 'gauge' | Fields
}

/** A gauge, and what it says for those who do not see it. */
export interface GaugeFact {
  readonly gauge: GaugeView
  readonly alt: string
}

/** Words for every field; an empty string, or no gauge, where there is nothing to be said. */
export type FactsOf<Given extends Fields> = {
  readonly [Name in keyof Given]: Given[Name] extends 'words'
    ? string
    : Given[Name] extends 'gauge'
      ? GaugeFact | null
      : Given[Name] extends Fields
        ? readonly FactsOf<Given[Name]>[]
        : never
}

export interface DocumentFacts {
  readonly [name: string]: string | GaugeFact | null | readonly DocumentFacts[]
}

/** `Input`: what its facts are made of. */
export interface ReportDocument<Input, Given extends Fields = Fields> {
  readonly name: Text
  readonly fields: Given
  /** Pure: the same input, the same facts. */
  readonly facts: (input: Input, lang: Language) => FactsOf<Given>
  /** Its pages while an office sends no template of its own, each field in braces. */
  readonly sections: (lang: Language) => readonly PageSection[]
  /** What is made of word/document.xml once it is filled; absent: nothing. */
  readonly finish?: (xml: string) => string
}
