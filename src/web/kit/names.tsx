// Names of units and leaders, each a link to what they answer for.
import type { ComponentChildren } from 'preact'
import type { NamedReceiver } from '../../alerts/slips/shown.ts'
import { leaderHref, unitHref } from '../../boards/index.ts'
import type { Plan } from '../../core/plan.ts'
import type { Standpoint } from '../../core/standpoint.ts'

interface NamesInput {
  readonly plan: Plan
  /** In their order; one that the plan does not know stands as it is. */
  readonly ids: readonly string[]
  readonly look: Partial<Standpoint>
}

export const UnitNames = ({ plan, ids, look }: NamesInput) => (
  <Names known={plan.units} ids={ids} href={(id) => unitHref(id, { ...look, plan: plan.id })} />
)

export const LeaderNames = ({ plan, ids, look }: NamesInput) => (
  <Names known={plan.leaders} ids={ids} href={(id) => leaderHref(id, { ...look, plan: plan.id })} />
)

interface Known {
  readonly known: readonly { readonly id: string; readonly name: string }[]
  readonly ids: readonly string[]
  readonly href: (id: string) => string
}

function Names({ known, ids, href }: Known) {
  return ids.map((id, at): ComponentChildren => {
    const found = known.find((one) => one.id === id)
    return (
      <span key={id} class="name">
        {found ? (
          <a href={href(id)} lang="zh-CN">
            {found.name}
          </a>
        ) : (
          id
        )}
        {at < ids.length - 1 && '、'}
      </span>
    )
  })
}

interface ReceiversInput {
  readonly of: readonly NamedReceiver[]
  readonly plan: string | null
  readonly look: Partial<Standpoint>
}

/** Whom slips go to; a role is nobody's page. */
export function ReceiverNames({ of, plan, look }: ReceiversInput) {
  const there = plan === null ? look : { ...look, plan }
  return of.map(
    ({ kind, id, name }, at): ComponentChildren => (
      <span key={`${kind}/${id}`} class="name">
        {kind === 'role' ? (
          name
        ) : (
          <a href={unitHref(id, there)} lang="zh-CN">
            {name}
          </a>
        )}
        {at < of.length - 1 && '、'}
      </span>
    ),
  )
}
