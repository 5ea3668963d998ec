// Failures of requests.

import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const requestProblems = {
  'not-found': {
    status: 400,
    title: text('', ''),
    detail: ({ detail }) => text(`${detail}`, `${detail}`),
    fix: () => text('', ''),
  },
} as const satisfies Record<string, ProblemEntry>
