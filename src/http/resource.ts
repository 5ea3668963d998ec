// What every route says of itself, in one shape: the right it asks for, what it answers, how often it may be asked; of the API its schemas too.
import type { FastifyRequest } from 'fastify'
import Type, { type TObject, type TProperties, type TSchema } from 'typebox'
import type { Need } from '../core/roles.ts'
import { LanguageQuery } from './look.ts'
import { PROBLEM_TYPE, ProblemSchema } from './problem-body.ts'

const MINUTE_MS = 60_000

interface Manner {
  /** How often one address may ask in a minute; absent: as often as it likes. */
  readonly perMinute?: number
  /** The limit is each asker's own, of whom many may sit behind one address. */
  readonly perAsker?: true
  /** Whose the limit is, where that is neither an address nor an asker. */
  readonly keyOf?: (request: FastifyRequest) => string
  /** Takes long to make; so many of one asker, one after another (`plugins/slow-pages.ts`). */
  readonly slow?: true | 'shared'
  /** Its answer goes on for as long as somebody listens. */
  readonly stream?: true
  /** Only a screen's own credential is looked at. */
  readonly asks?: 'screen'
  /** Media types of a body that is taken as it comes. */
  readonly takes?: readonly string[]
}

/** A page, a form or a file. `says`: what it answers, `中文 / English`; docs/routes.md is made of it. */
export const route = (
  right: Need,
  says: string,
  { perMinute, perAsker, keyOf, slow, stream, asks, takes }: Manner = {},
) => ({
  config: {
    right,
    says,
    ...(asks && { asks }),
    ...(takes && { takes }),
    ...(slow && { slow }),
    ...(stream && { stream }),
    ...(perMinute !== undefined && {
      rateLimit: {
        max: perMinute,
        timeWindow: MINUTE_MS,
        ...(perAsker && { keyGenerator: ({ person, ip }: FastifyRequest) => person?.id ?? ip }),
        ...(keyOf && { keyGenerator: keyOf }),
      },
    }),
  },
})

/** An answer that is no JSON, or not only: its types, each with its schema. */
interface ByType {
  readonly description: string
  readonly content: Readonly<Record<string, { readonly schema: TSchema }>>
}

type AnswerSchema = TSchema | ByType

/** One operation of the API; every one takes `lang` and answers failures as Problems. */
interface Operation<Query extends TProperties, Params, Body> extends Manner {
  readonly tag: string
  readonly description?: string
  /** Parameters of the address beside the language. */
  readonly query?: Query
  /** Parameters that nobody knows are let through, as whoever watches a service may add some. */
  readonly anyQuery?: true
  readonly params?: Params
  readonly body?: Body
  /** The good answer, or each good answer by its status. */
  readonly answer: AnswerSchema | Readonly<Record<number, AnswerSchema>>
}

interface Schema<Query extends TProperties, Params, Body> {
  readonly querystring: TObject<typeof LanguageQuery & Query>
  readonly params: Params
  readonly body: Body
}

/** What the public may see is seen without, the rest only with one. */
const WITH_OR_WITHOUT_TOKEN = [{}, { token: [] }]

/** An operation that changes nothing. */
export function reads<Query extends TProperties = Record<never, never>, Params = undefined, Body = undefined>(
  right: Need,
  says: string,
  { tag, description, query, anyQuery, params, body, answer, ...manner }: Operation<Query, Params, Body>,
) {
  const schema = {
    tags: [tag],
    summary: says,
    ...(description !== undefined && { description }),
    security: right === 'none' ? [] : WITH_OR_WITHOUT_TOKEN,
    querystring: Type.Object({ ...LanguageQuery, ...query }, anyQuery ? {} : { additionalProperties: false }),
    ...(params !== undefined && { params }),
    ...(body !== undefined && { body }),
    response: { ...goodAnswers(answer), ...failures },
  }
  // What was given stands in it and nothing else, which the type of a literal with conditions cannot say.
  return { ...route(right, says, manner), schema: schema as unknown as Schema<Query, Params, Body> }
}

/** An operation that changes something, which nobody does without a credential. */
export function writes<
  Query extends TProperties = Record<never, never>,
  Params = undefined,
  Body = undefined,
>(right: Need, says: string, operation: Operation<Query, Params, Body>) {
  const { config, schema } = reads(right, says, operation)
  return { config, schema: { ...schema, security: [{ token: [] }] } }
}

function goodAnswers(answer: AnswerSchema | Readonly<Record<number, AnswerSchema>>) {
  const byStatus: Readonly<Record<number, AnswerSchema>> = isOne(answer) ? { 200: answer } : answer
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, one]) => [status, 'content' in one ? one : unchecked(one)]),
  )
}

const isOne = (answer: AnswerSchema | Readonly<Record<number, AnswerSchema>>): answer is AnswerSchema =>
  Object.keys(answer).some((key) => !/^\d+$/.test(key))

/**
 * An answer's schema, typed as unknown for the handlers: Decimals become JSON numbers only when they are written, by
 * the one serializer of the application.
 */
const unchecked = (schema: TSchema) => Type.Unsafe<unknown>(schema)

const problem = (description: string) => ({
  description,
  content: { [PROBLEM_TYPE]: { schema: unchecked(ProblemSchema) } },
})

const failures = {
  '4xx': problem('请求有误 / the request is faulty'),
  '5xx': problem('服务不可用或出错 / the service is unavailable or failed'),
}
