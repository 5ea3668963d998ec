// What a person keeps for themselves: what they follow, and views of lists by name; their state is replayed from the ledger of deeds.
import type { Deed } from '../core/deed.ts'

export interface OwnPlaces {
  /** Keys (`followedKey`), in the order in which they were followed. */
  readonly following: ReadonlySet<string>
  /** Addresses by name. */
  readonly views: ReadonlyMap<string, string>
}

const NOTHING: OwnPlaces = { following: new Set(), views: new Map() }

export class OwnPlacesLedger {
  readonly #people = new Map<string, { following: Set<string>; views: Map<string, string> }>()

  of = (person: string): OwnPlaces => this.#people.get(person) ?? NOTHING

  /** People who follow anything. */
  followers = (): readonly string[] =>
    [...this.#people].filter(([, { following }]) => following.size > 0).map(([person]) => person)

  take({ kind, subject, before, after }: Deed): void {
    const own = this.#people.get(subject) ?? { following: new Set(), views: new Map() }
    this.#people.set(subject, own)
    const said = (values: unknown, name: string): string => {
      const value = (values as Readonly<Record<string, unknown>> | null)?.[name]
      return typeof value === 'string' ? value : ''
    }
    if (kind === 'followed') own.following.add(said(after, 'key'))
    if (kind === 'unfollowed') own.following.delete(said(before, 'key'))
    if (kind === 'view-saved') own.views.set(said(after, 'name'), said(after, 'path'))
    if (kind === 'view-removed') own.views.delete(said(before, 'name'))
  }
}
