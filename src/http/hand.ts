// Who does something at the desk, as its use cases are told.
import type { FastifyRequest } from 'fastify'
import type { Hand } from '../desk/reviews.ts'
import { doerOfRequest, personOf } from './plugins/rights.ts'

export function handOf(request: FastifyRequest): Hand {
  const holder = personOf(request)
  return { holder, name: holder.name, doer: doerOfRequest(request) }
}
