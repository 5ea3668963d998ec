// A Problem as RFC 9457 JSON: the request's language first, both languages beside it.
import { Readable } from 'node:stream'
import { setImmediate as othersTurn } from 'node:timers/promises'
import Type from 'typebox'
import type { Fault, Problem } from '../core/problem.ts'
import type { Language, Text } from '../core/text.ts'

export const PROBLEM_TYPE = 'application/problem+json'

const Sentences = Type.Object({
  title: Type.Optional(Type.String()),
  detail: Type.String(),
  fix: Type.String(),
})
const Texts = Type.Object({ zh: Sentences, en: Sentences })

export const ProblemSchema = Type.Object(
  {
    type: Type.String({ description: '目录中的条目 / the catalogue entry, relative to the service' }),
    code: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    fix: Type.String({ description: '怎样改正 / how to mend it' }),
    instance: Type.String({ description: '请求编号 / number of the request' }),
    texts: Texts,
    errors: Type.Array(
      Type.Object({
        row: Type.Union([Type.Integer(), Type.Null()]),
        column: Type.Union([Type.String(), Type.Null()]),
        cell: Type.Union([Type.String(), Type.Null()]),
        code: Type.String(),
        detail: Type.String(),
        fix: Type.String(),
        suggestion: Type.Optional(
          Type.String({ description: '确认后可以照此填写 / what to write, if that is what is meant' }),
        ),
        warning: Type.Optional(
          Type.String({ description: '异常编号：附上原因即可通过 / id of a warning: a reason lets it pass' }),
        ),
        texts: Texts,
      }),
    ),
  },
  { title: 'Problem', description: 'RFC 9457' },
)

const typeOf = (code: string): string => `/docs/problems#${code}`

/** Faults that are written in one go. */
const AT_ONCE = 100

/** As an object; a long list of faults as its text in pieces, so that others are answered while it is made. */
export function problemBody(problem: Problem, lang: Language, requestId: string): object {
  const { faults } = problem
  const head = problemHead(problem, lang, requestId)
  if (faults.length <= AT_ONCE) return { ...head, errors: faults.map((fault) => faultBody(fault, lang)) }
  return Readable.from(written())

  async function* written(): AsyncGenerator<Buffer> {
    yield Buffer.from(`${JSON.stringify(head).slice(0, -1)},"errors":[`)
    for (let from = 0; from < faults.length; from += AT_ONCE) {
      const some = faults.slice(from, from + AT_ONCE).map((fault) => JSON.stringify(faultBody(fault, lang)))
      yield Buffer.from((from === 0 ? '' : ',') + some.join(','))
      await othersTurn()
    }
    yield Buffer.from(']}')
  }
}

function problemHead(problem: Problem, lang: Language, requestId: string): object {
  const { code, title, status, detail, fix } = problem
  return {
    type: typeOf(code),
    code,
    title: title[lang],
    status,
    detail: detail[lang],
    fix: fix[lang],
    instance: `urn:duibiao:request:${requestId}`,
    texts: both({ title, detail, fix }),
  }
}

function faultBody(
  { row, column, cell, code, detail, fix, suggestion, warning }: Fault,
  lang: Language,
): object {
  return {
    row: row ?? null,
    column: column ?? null,
    cell: cell ?? null,
    code,
    detail: detail[lang],
    fix: fix[lang],
    ...(suggestion !== undefined && { suggestion }),
    ...(warning !== undefined && { warning }),
    texts: both({ detail, fix }),
  }
}

function both(texts: Readonly<Record<string, Text>>): object {
  const only = (lang: Language): object =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text[lang]]))
  return { zh: only('zh'), en: only('en') }
}
