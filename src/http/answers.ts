// How a route's answers are described: the good one, and Problems for all others.
import Type, { type TSchema } from 'typebox'
import { PROBLEM_TYPE, ProblemSchema } from './problem-body.ts'

/**
 * A good answer, typed as unknown for the handlers: Decimals become JSON numbers only when they are written, by the
 * one serializer of the application.
 */
export const answer = (schema: TSchema) => Type.Unsafe<unknown>(schema)

export const failures = {
  '4xx': {
    description: '请求有误 / the request is faulty',
    content: { [PROBLEM_TYPE]: { schema: answer(ProblemSchema) } },
  },
  '5xx': {
    description: '服务不可用或出错 / the service is unavailable or failed',
    content: { [PROBLEM_TYPE]: { schema: answer(ProblemSchema) } },
  },
} as const

/** The answers of a reading route. */
export const answers = (schema: TSchema) => ({ 200: answer(schema), ...failures })
