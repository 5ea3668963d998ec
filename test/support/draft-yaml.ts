// The plan file that a notice is drafted as, for Licheng.
import type { Observation } from '../../src/core/observation.ts'
import type { Plan } from '../../src/core/plan.ts'
import { draftFile } from '../../src/drafting/draft-file.ts'
import { draftOfNotice } from '../../src/drafting/from-notice.ts'
import { loadSpelling } from '../../src/drafting/ids.ts'
import type { ReadNotice } from '../../src/notices/reading.ts'

const spell = await loadSpelling()

export const draftYaml = (
  notice: ReadNotice,
  before?: { readonly plan: Plan; readonly figures: readonly Observation[] },
): string =>
  draftFile(
    draftOfNotice(notice, {
      ...{ plans: new Set(), region: '350502', regionName: null, notice: null, spell },
      ...(before && { before }),
    }),
  )
