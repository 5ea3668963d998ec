// With which eyes a request looks: plan, as-of, known-at, language. The same parameters on every page and answer.
import type { FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import { type Instant, parseDay } from '../core/period.ts'
import { type Fault, fault, Problem } from '../core/problem.ts'
import { type Standpoint, type Vantage, vantageOf } from '../core/standpoint.ts'
import { parseInstant } from '../core/zone.ts'

export const LookQuery = {
  plan: Type.Optional(
    Type.String({
      maxLength: 100,
      examples: ['licheng-2022'],
      description:
        '年度目标编号，缺省为年度包含所看日期的，或最近开始的 / id of the plan; when absent that whose year holds the day, or the last one begun',
    }),
  ),
  'as-of': Type.Optional(
    Type.String({
      maxLength: 30,
      examples: ['2022-10-31'],
      description: '站在哪一天看，2022-10-31；缺省为今天 / the day on which one stands; today when absent',
    }),
  ),
  'known-at': Type.Optional(
    Type.String({
      maxLength: 40,
      examples: ['2022-11-30'],
      description:
        '按当时已知的数据，日期（当日结束）或带时区的时刻；缺省为现在 / as known at the end of a day or at a moment with zone; now when absent',
    }),
  ),
}

export const LanguageQuery = {
  lang: Type.Optional(
    Type.Union([Type.Literal('zh'), Type.Literal('en')], { description: '语言 / language' }),
  ),
}

type LookValues = { readonly [Name in keyof typeof LookQuery]?: Static<(typeof LookQuery)[Name]> }

/** Raises `request-invalid` with a fault for each value that is no day or moment. */
export function askedBy(query: LookValues): Standpoint {
  const faults: Fault[] = []
  const asOf = read('as-of', query['as-of'], parseDay, 'day-invalid', faults)
  const knownAt = read('known-at', query['known-at'], parseInstant, 'moment-invalid', faults)
  refuseIfAny(faults)
  return { plan: query.plan || null, asOf, knownAt }
}

/** The same for pages, whose addresses may carry more than they know. */
export const askedByPage = (request: FastifyRequest): Standpoint => {
  const query = request.query as Record<string, unknown>
  const text = (name: string): string | undefined => {
    const value = query[name]
    return typeof value === 'string' ? value.slice(0, 100) : undefined
  }
  const [plan, asOf, knownAt] = [text('plan'), text('as-of'), text('known-at')]
  return askedBy({
    ...(plan && { plan }),
    ...(asOf && { 'as-of': asOf }),
    ...(knownAt && { 'known-at': knownAt }),
  })
}

/** The same; nothing when it asks for something impossible (a page must be able to say so). */
export function lookOfPage(request: FastifyRequest): Partial<Standpoint> {
  try {
    return askedByPage(request)
  } catch {
    return {}
  }
}

/** Where in time its reader stands; today when it asks for something impossible. */
export const vantageOfPage = (request: FastifyRequest, now: Instant): Vantage =>
  vantageOf(lookOfPage(request), now)

export function refuseIfAny(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new Problem('request-invalid', { count: faults.length }, { faults })
}

export function read<T>(
  name: string,
  value: string | undefined,
  parse: (text: string) => T | null,
  code: 'day-invalid' | 'moment-invalid' | 'period-invalid',
  faults: Fault[],
): T | null {
  if (value === undefined || value === '') return null
  const parsed = parse(value)
  if (parsed === null) faults.push(fault(code, { name, value }, { column: name }))
  return parsed
}
