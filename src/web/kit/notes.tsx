// What a page says besides its content: that something was done or refused, that there is nothing, a secret once, facts, its places.
import type { ComponentChildren } from 'preact'
import { queryOf } from '../../boards/links.ts'
import type { Standpoint } from '../../core/standpoint.ts'

interface NoteInput {
  /** `done`: it worked. `refused`: it did not, or something is wrong. */
  readonly kind: 'done' | 'refused'
  readonly children: ComponentChildren
}

/** Read out at once; nothing where there is nothing to say. */
export function Note({ kind, children }: NoteInput) {
  if (children === null || children === undefined || children === false) return null
  return kind === 'done' ? (
    <p class="once" role="status">
      {children}
    </p>
  ) : (
    <p class="refused" role="alert">
      {children}
    </p>
  )
}

/** There is nothing here, and what to do about it. */
export const Empty = ({ children }: { children: ComponentChildren }) => <p class="card empty">{children}</p>

/** A secret that is shown once. */
export function Once({ title, secret, more }: { title: string; secret: string; more?: string }) {
  return (
    <div class="once" role="status">
      <p>{title}</p>
      <p>
        <code>{secret}</code>
      </p>
      {more && <p class="lead">{more}</p>}
    </div>
  )
}

/** Name and value; null values are left out. */
export type Fact = readonly [name: string, value: ComponentChildren]

interface FactsInput {
  readonly facts: readonly Fact[]
  /** Those that need the whole width. */
  readonly wide?: readonly Fact[]
  /** Wide ones are hashes and numbers to be compared character by character. */
  readonly hashes?: boolean
  readonly class?: string
}

export function FactList({ facts, wide = [], hashes = false, class: kind = 'card facts' }: FactsInput) {
  return (
    <dl class={kind}>
      {facts
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      {wide.length > 0 && (
        <div class="wide">
          {wide.map(([name, value]) => (
            <>
              <dt>{name}</dt>
              <dd class={hashes ? 'hash' : undefined}>{value}</dd>
            </>
          ))}
        </div>
      )}
    </dl>
  )
}

interface PlacesInput {
  readonly label: string
  readonly places: readonly (readonly [path: string, word: string])[]
  /** Which of them this is; null: a page below. */
  readonly here: string | null
  /** What goes along. */
  readonly look: Partial<Standpoint>
}

/** The neighbours of a page, with its own place marked. */
export const Neighbours = ({ label, places, here, look }: PlacesInput) => (
  <nav class="places" aria-label={label}>
    {places.map(([path, word]) => (
      <a key={path} href={`${path}${queryOf(look)}`} aria-current={path === here ? 'page' : undefined}>
        {word}
      </a>
    ))}
  </nav>
)
