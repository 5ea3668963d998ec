// Whether the figure can have been known when the file says so.
import { dayOf } from '../../core/zone.ts'
import type { Check } from './check.ts'

export const knownAt: Check = {
  name: 'known-at',
  blames: 'knownAt',
  find(row, { today, now }) {
    if (!row.knownAtGiven) return null
    const { period, status } = row
    const isLater = row.knownDay === null ? row.knownAt > now : row.knownDay > today
    if (isLater) return { code: 'known-at-future', params: { value: row.knownDay ?? row.knownAt, now } }
    if (status === 'E' || status === 'F') return null
    const day = row.knownDay ?? dayOf(row.knownAt)
    if (day >= period.firstDay) return null
    return { code: 'known-at-before-period', params: { value: day, period: period.period } }
  },
}
