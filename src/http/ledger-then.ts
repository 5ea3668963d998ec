// The ledger as it stood for whoever asks: rows, narratives and slips, of nothing that came after the day looked at.
import type { FastifyRequest } from 'fastify'
import type { ShownSlip } from '../alerts/slips/shown.ts'
import { keptPer } from '../core/once-per.ts'
import { type LedgerRow, type LedgerSubject, ledgerRows } from '../desk/ledger.ts'
import { type NarrativeThread, readNarratives } from '../desk/task-texts.ts'
import type { Picture } from '../live/pictures.ts'
import type { HttpDeps } from './deps.ts'
import { pictureOf } from './found.ts'
import { askedByPage } from './look.ts'
import { slipsThen } from './slip-views.ts'
import { readingOf } from './texts.ts'

interface LedgerThen {
  readonly picture: Picture
  readonly rows: readonly LedgerRow<ShownSlip>[]
  readonly threads: readonly NarrativeThread[]
  /** Open ones of the plan, also of duties and units, which have no row. */
  readonly slips: readonly ShownSlip[]
}

/** Raises what `pictureOf` and `askedByPage` raise. `of`: the plan, where the page itself says which. */
export async function ledgerThen(
  deps: HttpDeps,
  request: FastifyRequest,
  subject: LedgerSubject,
  of: string | null = null,
): Promise<LedgerThen> {
  const page = askedByPage(request)
  const asked = of === null ? page : { ...page, plan: of }
  const picture = await pictureOf(deps.pictures, asked)
  const { plan } = picture.kept
  const reading = readingOf(request, plan, picture, deps.now())
  const [slips, threads] = await Promise.all([
    slipsThen(deps, request, plan, picture),
    readNarratives(deps.store, reading),
  ])
  return { picture, rows: rowsThen(subject, picture, slips, threads), threads, slips }
}

const kept = keptPer<readonly LedgerRow<ShownSlip>[]>()

/** The same rows for all who see the same slips and texts. */
export const rowsThen = (
  subject: LedgerSubject,
  picture: Picture,
  slips: readonly ShownSlip[],
  threads: readonly NarrativeThread[],
): readonly LedgerRow<ShownSlip>[] =>
  kept([picture, slips, threads], subject, () =>
    ledgerRows(subject, {
      plan: picture.kept.plan,
      assessments: picture.assessments,
      figures: picture.figures,
      slips,
      narratives: threads.map(({ latest }) => latest),
    }),
  )
