// On whose behalf a request tries or confirms a draft.
import type { FastifyRequest } from 'fastify'
import type { DraftSender } from '../desk/draft-outcome.ts'
import { clearanceOfRequest } from './clearance.ts'
import { maySendOf } from './own-figures.ts'
import { doerOfRequest, personOf } from './plugins/rights.ts'

export const draftSenderOf = (request: FastifyRequest): DraftSender => ({
  name: personOf(request).name,
  doer: doerOfRequest(request),
  clearance: clearanceOfRequest(request),
  maySend: maySendOf(request),
})
