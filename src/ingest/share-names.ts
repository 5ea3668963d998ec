// Who has a share of an indicator, by what a sheet calls them: 开元街道, 开元街道办事处, 开元, an alias, an id.
import { shareLabel, wholeOf } from '../core/decomposition.ts'
import { nearest } from '../core/nearest.ts'
import type { Indicator, Plan } from '../core/plan.ts'

export interface ShareNames {
  /** The name of an indicator that is shared out, by its name, English name or id; null: none is called so, or it is not shared out. */
  whole(text: string): string | null
  /** The share of an indicator that a row's words mean, by its name; null: none. `whole`: as `whole()` gives it. */
  share(whole: string, words: string): string | null
  /** Whether any share of any indicator is called so. */
  isShare(words: string): boolean
  /** Of `新建公园面积（开元街）`: of which indicator it would be, whose it is called, and who is called most nearly so; null: of none that is shared out. */
  stranger(
    text: string,
  ): { readonly whole: string; readonly value: string; readonly suggestion: string } | null
}

/** What a row of a whole's sheet is called in full. */
export const shareText = (whole: string, words: string): string => `${whole}（${words}）`

const SHARE_TEXT = /^(.+)（([^（）]{1,80})）$/u
const OFFICE = /(街道|镇|乡)(?:办事处|办|人民政府|政府)$/u
const SORT = /(?:街道|镇|乡|县|区|市|旗)$/u
const SHORTEST = 2
const LONGEST = 80

const squeezed = (words: string): string => words.normalize('NFKC').replace(/\s+/gu, '')
const bare = (words: string): string => squeezed(words).replace(OFFICE, '$1')

interface Called {
  /** The share's own name; null: two are called so. */
  readonly byLabel: Map<string, string | null>
  readonly shown: Set<string>
}

/** `plans` from the earliest year on: of two years the later one names a share. */
export function shareNames(plans: readonly Plan[]): ShareNames {
  const wholes = new Map<string, string>()
  const called = new Map<string, Called>()
  const every = new Set<string>()
  for (const plan of plans) {
    const own = new Map<string, Called>()
    for (const share of plan.indicators) {
      const whole = wholeOf(plan, share)
      if (whole === null) continue
      for (const name of [whole.name, whole.nameEn ?? '', whole.id])
        if (name !== '') wholes.set(squeezed(name), whole.name)
      let list = own.get(whole.name)
      if (list === undefined) {
        list = { byLabel: new Map(), shown: new Set() }
        own.set(whole.name, list)
      }
      list.shown.add(shareLabel(plan, share))
      addLabels(list.byLabel, plan, share)
    }
    for (const [name, { byLabel, shown }] of own) {
      const before = called.get(name)
      called.set(name, {
        byLabel: new Map([...(before?.byLabel ?? []), ...byLabel]),
        shown: new Set([...(before?.shown ?? []), ...shown]),
      })
      for (const label of byLabel.keys()) every.add(label)
    }
  }
  const share: ShareNames['share'] = (whole, words) =>
    words.length > LONGEST ? null : (called.get(whole)?.byLabel.get(bare(words)) ?? null)
  return {
    whole: (text) => (text.length > 200 ? null : (wholes.get(squeezed(text)) ?? null)),
    share,
    isShare: (words) => words.length <= LONGEST && every.has(bare(words)),
    stranger(text) {
      const [, named = '', value = ''] = SHARE_TEXT.exec(text.slice(0, 300)) ?? []
      const whole = wholes.get(squeezed(named))
      if (whole === undefined || share(whole, value) !== null) return null
      const [suggestion = ''] = nearest(squeezed(value), called.get(whole)?.shown ?? [])
      return { whole, value, suggestion }
    },
  }
}

function addLabels(byLabel: Called['byLabel'], plan: Plan, share: Indicator): void {
  const [only, ...others] = share.lead ?? []
  const unit = others.length === 0 ? plan.units.find(({ id }) => id === only) : undefined
  const names = [
    share.place ?? '',
    shareLabel(plan, share),
    share.name,
    share.id,
    unit?.name ?? '',
    unit?.id ?? '',
  ]
  const labels = new Set([...names, ...(unit?.aliases ?? [])].map(bare))
  // 开元 for 开元街道, as sheets say it among their like.
  for (const label of [...labels]) labels.add(label.replace(SORT, ''))
  for (const label of labels) {
    if (label.length < SHORTEST) continue
    const known = byLabel.get(label)
    byLabel.set(label, known === undefined || known === share.name ? share.name : null)
  }
}
