// Failures of plans.

import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const planProblems = {
  'plan-unreadable': {
    status: 400,
    title: text('', ''),
    detail: ({ detail }) => text(`${detail}`, `${detail}`),
    fix: () => text('', ''),
  },
} as const satisfies Record<string, ProblemEntry>
