// Whether the period is over; only estimates and forecasts may come earlier.
import type { Check } from './check.ts'

export const futurePeriod: Check = {
  name: 'future-period',
  blames: 'period',
  find({ period, status }, { today }) {
    if (period.lastDay <= today || status === 'E' || status === 'F') return null
    return { code: 'period-future', params: { period: period.period, today } }
  },
}
