// The plan file that a notice is drafted as, for Licheng.

import { spelt } from '../../src/boards/spelling.ts'
import type { Observation } from '../../src/core/observation.ts'
import type { Plan } from '../../src/core/plan.ts'
import { draftFile } from '../../src/drafting/draft-file.ts'
import { draftOfNotice } from '../../src/drafting/from-notice.ts'
import type { ReadNotice } from '../../src/notices/reading.ts'

const spell = spelt

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
