// `/api/v1/observations`: the figures that count, as JSON, CSV or an Arrow stream.
import { Readable } from 'node:stream'
import Type from 'typebox'
import { BASES } from '../../core/observation.ts'
import { type Instant, type Period, parsePeriod } from '../../core/period.ts'
import { type Fault, Problem } from '../../core/problem.ts'
import { parseInstant } from '../../core/zone.ts'
import type { Store } from '../../store/store.ts'
import { releasedToRequest } from '../asker.ts'
import type { App, HttpDeps } from '../deps.ts'
import { LookQuery, read, refuseIfAny } from '../look.ts'
import { OBSERVATION_TYPES, observationWriters } from '../observation-formats.ts'
import { reads } from '../resource.ts'
import { ObservationSchema, wordOf } from '../schemas.ts'
import { mediaTypeOf } from '../wanted.ts'

const periodText = (description: string) => Type.Optional(Type.String({ maxLength: 10, description }))

const Query = {
  'known-at': LookQuery['known-at'],
  region: Type.Optional(
    Type.String({ maxLength: 20, description: '地区代码，缺省为全部 / region; all when absent' }),
  ),
  indicator: Type.Optional(
    Type.String({
      maxLength: 2000,
      description: '指标编号，可用逗号分隔多个 / ids of indicators, separated by commas',
    }),
  ),
  from: periodText('起始期 / first period'),
  to: periodText('截止期 / last period'),
  basis: Type.Optional(wordOf(BASES)),
  exact: Type.Optional(
    Type.Union([Type.Literal(''), Type.Literal('true'), Type.Literal('1'), Type.Literal('false')], {
      description:
        'CSV 里的文字一字不改，供程序用；缺省时，以 = + - @ 等开头的文字前加撇号，用表格软件打开是安全的 / texts of CSV as they are, for programs; otherwise a text that begins with = + - @ gets an apostrophe and is safe in a spreadsheet',
    }),
  ),
}

export function observationRoutes(app: App, { store, now }: HttpDeps): void {
  app.get(
    '/api/v1/observations',
    reads(
      'boards:read',
      '数据，按 Accept 给出 JSON、CSV 或 Arrow / figures as JSON, CSV or an Arrow stream, by Accept',
      {
        slow: 'shared',
        tag: 'figures',
        query: Query,
        answer: {
          200: {
            description: 'OK',
            content: {
              'application/json': { schema: Type.Object({ observations: Type.Array(ObservationSchema) }) },
              'text/csv': { schema: Type.String() },
              'application/vnd.apache.arrow.stream': { schema: Type.String({ format: 'binary' }) },
            },
          },
        },
      },
    ),
    async (request, reply) => {
      const { region, indicator, basis } = request.query
      const faults: Fault[] = []
      const knownAt = read<Instant>(
        'known-at',
        request.query['known-at'],
        parseInstant,
        'moment-invalid',
        faults,
      )
      const from = read<Period>('from', request.query.from, parsePeriod, 'period-invalid', faults)
      const to = read<Period>('to', request.query.to, parsePeriod, 'period-invalid', faults)
      refuseIfAny(faults)
      const exact = request.query.exact !== undefined && request.query.exact !== 'false'
      const type = mediaTypeOf(request.headers.accept, OBSERVATION_TYPES)
      if (type === null) {
        const accept = (request.headers.accept ?? '').slice(0, 200)
        throw new Problem('not-acceptable', { accept, available: OBSERVATION_TYPES.join(', ') })
      }
      const blocks = store.observationBlocks({
        ...(region && { region }),
        ...(indicator && { indicators: indicator.split(',').map((id) => id.trim()) }),
        ...(basis && { basis }),
        ...(from && { from }),
        ...(to && { to }),
        ...(knownAt && { knownAt }),
        released: releasedToRequest(request, now()),
      })
      const begun = await begin(blocks)
      reply.header('vary', 'Accept, Accept-Encoding').header('cache-control', 'no-store')
      reply.type(type === 'application/vnd.apache.arrow.stream' ? type : `${type}; charset=utf-8`)
      // Bytes, not objects: the compression asks for a stream of bytes.
      return reply.send(Readable.from(observationWriters[type](begun, { exact }), { objectMode: false }))
    },
  )
}

type Blocks = ReturnType<Store['observationBlocks']>

/** Asks for the first block before the answer begins, so that a failing database is a Problem and not half a file. */
async function begin(blocks: Blocks): Promise<Blocks> {
  const source = blocks[Symbol.asyncIterator]()
  const first = await source.next()
  return (async function* () {
    for (let next = first; !next.done; next = await source.next()) yield next.value
  })()
}
