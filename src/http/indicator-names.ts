// What indicators are called, for pages that know only their ids.
import type { KeptPlan } from '../core/plan.ts'
import type { Language } from '../core/text.ts'

/** By id; of several plans the first counts. */
export function namesIn(plans: readonly KeptPlan[], lang: Language): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { plan } of plans) {
    for (const { id, name, nameEn } of plan.indicators) {
      if (!names.has(id)) names.set(id, lang === 'zh' ? name : (nameEn ?? name))
    }
  }
  return names
}
