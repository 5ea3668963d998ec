// What an address names, or the Problem that says what it may have meant; and what a page of several plans has to know of them.
import type { Released } from '../core/clearance.ts'
import { byIndicatorOf, figuresAbout } from '../core/figures-about.ts'
import { undoneBy } from '../core/hindsight.ts'
import { nearest } from '../core/nearest.ts'
import { isDemo, type Observation } from '../core/observation.ts'
import type { Instant } from '../core/period.ts'
import { type Indicator, type KeptPlan, type Plan, seriesOf } from '../core/plan.ts'
import { Problem } from '../core/problem.ts'
import { HERE_AND_NOW, type Standpoint } from '../core/standpoint.ts'
import type { Language } from '../core/text.ts'
import type { AreaKind } from '../desk/ledger.ts'
import type { Picture, Pictures } from '../live/pictures.ts'
import type { Store, UploadRecord, Vintage } from '../store/store.ts'

export interface FoundIndicator {
  readonly picture: Picture
  readonly plan: Plan
  readonly indicator: Indicator
  /** The figures that count, of the plan's periods: its own, and a partner's with which it is compared. */
  readonly about: readonly Observation[]
}

/** The picture asked for. Raises `plan-unknown`; `no-plan` when there is none at all. */
export async function pictureOf(pictures: Pictures, asked: Standpoint): Promise<Picture> {
  const picture = await pictures.of(asked)
  if (!picture) throw new Problem('no-plan')
  return picture
}

/** An indicator of the plan asked for, else of the first plan that has it. Raises `indicator-unknown`. */
export const indicatorOf = (pictures: Pictures, id: string, asked: Standpoint): Promise<FoundIndicator> =>
  seriesNamed(pictures, id, asked, ({ indicators }) => indicators)

/** The same, also of what is only watched. */
export const figureOf = (pictures: Pictures, id: string, asked: Standpoint): Promise<FoundIndicator> =>
  seriesNamed(pictures, id, asked, ({ indicators, watched }) => [...indicators, ...watched])

async function seriesNamed(
  pictures: Pictures,
  id: string,
  asked: Standpoint,
  listOf: (plan: Plan) => readonly Indicator[],
): Promise<FoundIndicator> {
  const plans = asked.plan === null ? await pictures.plans(asked.knownAt) : []
  const owner = plans.find(({ plan }) => listOf(plan).some((indicator) => indicator.id === id))
  const picture = await pictureOf(pictures, { ...asked, plan: asked.plan ?? owner?.plan.id ?? null })
  const { plan } = picture.kept
  const indicator = listOf(plan).find((candidate) => candidate.id === id)
  if (!indicator) throw unknownIndicator(id, listOf(plan))
  return { picture, plan, indicator, about: figuresAbout(indicator, byIndicatorOf(picture.figures)) }
}

/** An indicator of a plan by id or name. Raises `indicator-unknown`. */
export function indicatorIn({ indicators }: Pick<Plan, 'indicators'>, asked: string): Named {
  const found = indicators.find(({ id }) => id === asked) ?? indicators.find(({ name }) => name === asked)
  if (found) return found
  throw unknownIndicator(asked, indicators)
}

export type Named = { readonly id: string; readonly name: string }

export const placesKnown = (plan: Plan, kind: AreaKind): readonly Named[] =>
  kind === 'unit' ? plan.units : plan.leaders

/** By id, name or another name. Raises `unit-unknown`, `leader-unknown`. */
export function knownAs(plan: Plan, kind: AreaKind, id: string): Named {
  const known = placesKnown(plan, kind)
  const found =
    known.find((one) => one.id === id) ??
    known.find((one) => one.name === id) ??
    (kind === 'unit' ? plan.units.find(({ aliases }) => aliases.includes(id)) : undefined)
  if (found) return found
  const names = known.flatMap((one) => [one.id, one.name])
  throw new Problem(kind === 'unit' ? 'unit-unknown' : 'leader-unknown', {
    id: id.slice(0, 100),
    plan: plan.id,
    suggestion: nearest(id, names)[0] ?? '',
  })
}

/** Says which may have been meant. */
export const unknownIndicator = (id: string, known: readonly Pick<Indicator, 'id'>[]): Problem =>
  new Problem('indicator-unknown', {
    id: id.slice(0, 100),
    suggestion:
      nearest(
        id,
        known.map((one) => one.id),
      )[0] ?? '',
  })

/** The figures of an indicator that count, of whatever period. */
export const countingOf = (
  store: Store,
  { plan, indicator, picture: { knownAt } }: FoundIndicator,
): Promise<readonly Observation[]> =>
  store.observations({
    region: plan.region,
    indicators: [indicator.id],
    ...(knownAt !== null && { knownAt }),
  })

/** Every vintage of an indicator that was known, and public, at the moment asked for; what was taken back later still stands. */
export async function vintagesOf(
  store: Store,
  { plan, indicator, picture: { knownAt } }: FoundIndicator,
  released?: Released,
): Promise<readonly Vintage[]> {
  const asked = { ...(released !== undefined && { released }), ...(knownAt !== null && { knownAt }) }
  const vintages = await store.vintages(plan.region, indicator.id, asked)
  if (knownAt === null) return vintages
  return vintages
    .filter((vintage) => vintage.knownAt <= knownAt)
    .map((vintage) =>
      vintage.undoneAt !== null && vintage.undoneAt > knownAt ? { ...vintage, undoneAt: null } : vintage,
    )
}

/** Uploads that were there at a moment, the latest first, those before another one where that is given. */
export async function uploadsBy(
  store: Pick<Store, 'uploads'>,
  until: Instant,
  page: { readonly limit: number; readonly before?: Instant | null; readonly released?: Released },
): Promise<readonly UploadRecord[]> {
  const after = new Date(Date.parse(until) + 1).toISOString()
  const { before } = page
  const uploads = await store.uploads({ ...page, before: before && before < after ? before : after })
  return uploads.map((upload) => undoneBy(upload, until))
}

/** Of every plan, where one stands. */
export async function holdsDemo(
  pictures: Pick<Pictures, 'of' | 'plans'>,
  { asOf, knownAt }: Partial<Standpoint> = HERE_AND_NOW,
): Promise<boolean> {
  for (const { plan } of await pictures.plans(knownAt ?? null)) {
    const picture = await pictures.of({ plan: plan.id, asOf: asOf ?? null, knownAt: knownAt ?? null })
    if (picture?.figures.some(isDemo)) return true
  }
  return false
}

/** By id; of several plans the first counts. */
export function namesIn(plans: readonly KeptPlan[], lang: Language): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { plan } of plans) {
    for (const { id, name, nameEn } of seriesOf(plan)) {
      if (!names.has(id)) names.set(id, lang === 'zh' ? name : (nameEn ?? name))
    }
  }
  return names
}
