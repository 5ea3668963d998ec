// What each relation of a notice is held against: another of its rates, or a reference.
import { isGrowth } from './kinds.ts'
import type { ReadTarget, ReadTask } from './reading.ts'

interface Reference {
  readonly id: string
  readonly name: string
}

/**
 * What each relation is held against: the notice's own growth of the economy, or its own rate of that name; else a
 * reference, which has figures and no target. One that is held against itself has none.
 */
export function readPartners(
  tasks: readonly ReadTask[],
  ids: ReadonlyMap<ReadTarget, string>,
): { readonly partners: ReadonlyMap<ReadTarget, string>; readonly references: readonly Reference[] } {
  const all = tasks.flatMap(({ targets }) => targets)
  const rates = all.filter(({ kind, value }) => isGrowth(kind) && value !== null)
  const economy = rates.find(({ name }) => ECONOMY.test(name))
  const partners = new Map<ReadTarget, string>()
  const references = new Map<string, Reference>()
  for (const target of all) {
    const { against, name } = target
    const own = ids.get(target)
    if (against === null || own === undefined) continue
    const bare = bareName(against.words)
    if (against.kind === 'economy' && ECONOMY.test(name)) continue
    const found =
      against.kind === 'economy'
        ? economy
        : rates.find((one) => against.kind === 'other' && bare !== '' && bareName(one.name).includes(bare))
    const partner = found && ids.get(found)
    if (partner !== undefined) {
      partners.set(target, partner)
      continue
    }
    const called = (
      against.kind === 'average' ? `${name.replace(/（对.*）$/u, '')}（${against.words}）` : against.words
    ).slice(0, 200)
    const reference = references.get(called) ?? { id: `${own}-partner`, name: called }
    references.set(called, reference)
    partners.set(target, reference.id)
  }
  return { partners, references: [...references.values()] }
}

const ECONOMY = /(?:生产总值|GDP|经济增长|经济增速)/u
const bareName = (name: string): string => name.replace(/(?:保持|增长|增速|增幅|发展|的)/gu, '').trim()
