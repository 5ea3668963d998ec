// Every failure of a request becomes a Problem in the reader's form and language; what we do not know stays in the log.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { nearest } from '../core/nearest.ts'
import { type Fault, fault, Problem } from '../core/problem.ts'
import { catalogue } from '../core/problems/catalogue.ts'
import { renderProblem, renderProblemCatalogue } from '../web/index.ts'
import type { App } from './deps.ts'
import type { PageFrame } from './page-frame.ts'
import { PROBLEM_TYPE, problemBody } from './problem-body.ts'
import { route } from './resource.ts'
import { methodsAt } from './route-table.ts'
import { LANGUAGE_VARIES, languageOf, wantsPage } from './wanted.ts'

const RETRY_SECONDS = 5

export function handleProblems(app: App, frameOf: PageFrame): void {
  app.setErrorHandler((error, request, reply) => answerFailure(error, request, reply, frameOf))
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const allowed = methodsAt(app.routeTable, path)
    if (allowed.length === 0)
      return sendProblem(new Problem('not-found', { path: printable(path) }), request, reply, frameOf)
    reply.header('allow', allowed.join(', '))
    const params = { method: request.method, path: printable(path), allowed: allowed.join(', ') }
    return sendProblem(new Problem('method-not-allowed', params), request, reply, frameOf)
  })
}

/** Answers any failure. What is our own fault goes to the log with its whole chain of causes. */
export function answerFailure(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  frameOf: PageFrame,
): FastifyReply {
  const problem = problemOf(error, request)
  if (problem.code === 'internal-error') request.log.error({ err: error }, 'request failed')
  else if (problem.status >= 500) request.log.warn({ err: problem }, problem.code)
  return sendProblem(problem, request, reply, frameOf)
}

function sendProblem(
  problem: Problem,
  request: FastifyRequest,
  reply: FastifyReply,
  frameOf: PageFrame,
): FastifyReply {
  reply.code(problem.status).header('cache-control', 'no-store').header('vary', `Accept, ${LANGUAGE_VARIES}`)
  if (problem.status === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', RETRY_SECONDS)
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="duibiao"')
  if (wantsPage(request)) {
    const { status, code, title, detail, fix, faults } = problem
    const input = { status, code, title, detail, fix, faults, requestId: request.id }
    return reply.type('text/html; charset=utf-8').send(renderProblem(input, frameOf(request, reply)))
  }
  // A body that is no stream is written by the serializer, whatever its type.
  return reply
    .type(`${PROBLEM_TYPE}; charset=utf-8`)
    .send(problemBody(problem, languageOf(request), request.id))
}

function problemOf(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  const { code, validation, validationContext, statusCode, message } = error as Partial<FastifyError>
  if (validation) {
    const isBody = validationContext === 'body'
    const sent = isBody ? request.body : request.query
    const faults = validation.map((found) => parameterFault(found, sent, knownParameters(request, isBody)))
    return new Problem('request-invalid', { count: faults.length }, { faults, cause: error })
  }
  const type = printable(request.headers['content-type'] ?? '')
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem('body-too-large', { limit: request.routeOptions.bodyLimit ?? 0 }, { cause: error })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem('media-type-unsupported', { type, accepted: 'application/json' }, { cause: error })
    case 'FST_ERR_CTP_INVALID_TYPE':
      return new Problem('media-type-unsupported', { type, accepted: 'text/csv' }, { cause: error })
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new Problem('not-found', { path: printable(request.url) }, { cause: error })
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    if (statusCode === 404)
      return new Problem('not-found', { path: printable(request.url) }, { cause: error })
    if (statusCode === 415) {
      return new Problem('media-type-unsupported', { type, accepted: 'gzip, br, identity' }, { cause: error })
    }
    return new Problem('body-unreadable', { reason: message ?? '' }, { cause: error })
  }
  return diskProblem(error) ?? new Problem('internal-error', { request: request.id }, { cause: error })
}

/** A file of ours that could not be written. */
function diskProblem(error: unknown): Problem | null {
  switch ((error as Partial<NodeJS.ErrnoException> | null)?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Problem('store-disk-full', {}, { cause: error })
    case 'EROFS':
      return new Problem('store-folder-unwritable', { folder: 'DATA_DIR' }, { cause: error })
    default:
      return null
  }
}

type Validation = NonNullable<FastifyError['validation']>[number]

/** One fault of the query, path or body as Ajv found it. `known`: names that may be sent. */
function parameterFault(found: Validation, sent: unknown, known: readonly string[]): Fault {
  const { additionalProperty, missingProperty, tag } = found.params as Readonly<
    Record<string, string | undefined>
  >
  if (additionalProperty !== undefined) {
    const name = printable(additionalProperty)
    const params = { name, suggestion: nearest(name, known)[0] ?? '', known: known.join(', ') }
    return fault('parameter-unknown', params, { column: name })
  }
  const name = printable(missingProperty ?? tag ?? found.instancePath.slice(1))
  const value = printable(String(fieldsOf(sent)[name] ?? ''))
  return fault('parameter-invalid', { name, value, reason: found.message ?? '' }, { column: name })
}

interface KnownSchema {
  readonly properties?: Readonly<Record<string, { readonly const?: unknown }>>
  readonly oneOf?: readonly KnownSchema[]
  readonly discriminator?: { readonly propertyName: string }
}

/** Of a body that is one of several: those of the one that was meant. */
function knownParameters(request: FastifyRequest, ofBody: boolean): string[] {
  const { querystring, body } = request.routeOptions.schema ?? {}
  const schema = (ofBody ? body : querystring) as KnownSchema | undefined
  const tag = schema?.discriminator?.propertyName
  const meant =
    tag === undefined
      ? schema
      : schema?.oneOf?.find(({ properties }) => properties?.[tag]?.const === fieldsOf(request.body)[tag])
  return Object.keys(meant?.properties ?? {})
}

const fieldsOf = (sent: unknown): Readonly<Record<string, unknown>> =>
  typeof sent === 'object' && sent !== null ? { ...sent } : {}

/** Outside text in a sentence: short, and without what would break a line. */
const printable = (value: string): string =>
  [...value]
    .filter((character) => character >= ' ' && character !== '\u007f')
    .join('')
    .slice(0, 200)

export function problemCatalogueRoutes(app: App, frameOf: PageFrame): void {
  app.get(
    '/docs/problems',
    route('none', '每种错误的含义和改法 / what every problem means and how it is mended'),
    async (request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .send(renderProblemCatalogue(catalogue(), frameOf(request, reply))),
  )
}
