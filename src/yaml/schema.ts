// The words in which a file that people write is described once: its checks, its JSON schema and what is said to be expected follow.
import Type, { type TProperties } from 'typebox'

/** A map with these keys and no others. */
export const closed = <P extends TProperties>(properties: P, description?: string, more: object = {}) =>
  Type.Object(properties, { additionalProperties: false, ...described(description), ...more })

/** One of these words; they describe themselves where nothing is said. */
export const oneOf = <const Words extends readonly string[]>(words: Words, description?: string) =>
  Type.Unsafe<Words[number]>({ enum: [...words], ...described(description) })

export const described = (description: string | undefined) =>
  description === undefined ? {} : { description }
