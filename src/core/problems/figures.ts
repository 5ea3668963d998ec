// Failures of figures.

import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const figureProblems = {
  'figures-unreadable': {
    status: 400,
    title: text('', ''),
    detail: ({ detail }) => text(`${detail}`, `${detail}`),
    fix: () => text('', ''),
  },
} as const satisfies Record<string, ProblemEntry>
