// A shape of a file as JSON Schema, for editors that complete and check while one types.
import type { TSchema } from 'typebox'

/** What only our reader understands. */
const OURS = new Set(['reads', 'evenInPart'])

/** JSON Schema (draft 7) of a file that is read by `shape`. */
export function jsonSchemaOf(title: string, shape: TSchema): Record<string, unknown> {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title,
    ...published(JSON.parse(JSON.stringify(shape)) as Json),
  }
}

type Json = { [key: string]: unknown }

function published(schema: Json): Json {
  const entries = Object.entries(schema).filter(([key]) => !OURS.has(key))
  return Object.fromEntries(
    entries.map(([key, value]) => {
      if (key === 'properties') return [key, publishedProperties(value as Json, schema.required)]
      if (key === 'items') return [key, published(value as Json)]
      return [key, key === 'anyOf' ? (value as Json[]).map(published) : value]
    }),
  )
}

// A key that may be left out may also stand there with nothing behind it.
function publishedProperties(properties: Json, required: unknown): Json {
  const needed = new Set(required as string[] | undefined)
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => {
      const part = published(value as Json)
      return [key, needed.has(key) ? part : { anyOf: [part, { type: 'null' }] }]
    }),
  )
}
