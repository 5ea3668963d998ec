// Whether a year or half of the calendar is meant where the plan counts fiscal years: 2026 could be either.
import { frequencyOf, wholeYear } from '../../core/period.ts'
import type { Check } from './check.ts'

export const calendarYear: Check = {
  name: 'calendar-year',
  blames: 'period',
  find({ period, subject: { plan } }) {
    const frequency = frequencyOf(period.period)
    const isShared = frequency === 'half-yearly' && plan.yearBegins === 7
    if (plan.yearBegins === 1 || isShared || frequency === 'monthly' || frequency === 'quarterly') return null
    const { yearBegins } = plan
    const suggestion = wholeYear({ year: period.year, yearBegins })
    return { code: 'period-of-calendar-year', params: { value: period.own, begins: yearBegins, suggestion } }
  },
}
