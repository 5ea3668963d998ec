// What the made-up year of 2022 tells on purpose; everything that is not written here is drawn from the seed.
import type { Day } from '../../src/core/period.ts'

/** Changing it makes another year: write `demo.csv` again and look at the wall. */
export const SEED = 'licheng-2022'

/**
 * How an amount, a count or a ratio goes through the year: `early` is done before autumn ends, `ahead` and `steady` end at
 * the target, `caught-up` is behind in spring and on pace by autumn, `slow` never gets there.
 */
export type Course = 'early' | 'ahead' | 'steady' | 'caught-up' | 'slow'

export const COURSES: Readonly<Record<string, Course>> = {
  'projects-started': 'early',
  'pocket-parks': 'early',
  'public-toilets': 'early',
  'neighbour-centres': 'early',
  'old-estates-started': 'caught-up',
  'households-returned': 'caught-up',
  'permit-speedup': 'caught-up',
  'smart-security': 'ahead',
  'livelihood-projects': 'steady',
  'land-acquired': 'steady',
  'industrial-investment': 'slow',
  'projects-built': 'slow',
  'ecommerce-sales': 'slow',
  'lanes-improved': 'slow',
}

/** Growth at the year's end where the district published none, in percent. */
export const ENDINGS: Readonly<Record<string, number>> = {
  'fdi-growth': 4.2,
  'tech-upgrade-growth': 13.6,
  'rnd-growth': 17.4,
}

/** How far the spring of 2022 threw a growth rate, against an ordinary one. */
export const SWINGS: Readonly<Record<string, number>> = {
  'investment-growth': 1.8,
  'fdi-growth': 3,
  'retail-growth': 1.4,
}

/** Months after which nothing was reported any more. */
export const SILENT_AFTER: Readonly<Record<string, number>> = { 'firms-on-cloud': 8 }

/** Percentage points by which residents' income grew faster than the gross product: out of step in summer, in step at the end. */
export const INCOME_LEADS: Readonly<Record<string, number>> = {
  '2022-Q1': 0.3,
  '2022-Q2': 0.9,
  '2022-Q3': 0.6,
  '2022-Q4': 0.3,
}

/**
 * Whole paths, in the order of the reported periods. Tourism: growth is what the revenue is against 20.2, 45.0, 73.5 and
 * 100.0 of the year before. Specialised enterprises rise by the 3 that were newly recognised in fact.
 */
export const PATHS: Readonly<Record<string, readonly string[]>> = {
  'tourism-revenue': ['18.1', '36.9', '66.4', '92.5'],
  'tourism-growth': ['-10.4', '-18.0', '-9.7', '-7.5'],
  'provincial-leading-industry': ['9', '9', '11', '13'],
  'specialised-firms': ['5', '5', '6', '8'],
  'digital-economy': ['236', '258'],
  'insurance-coverage': ['98.7', '99.0', '99.3', '99.6'],
  'family-doctor-rate': [
    ...['51.2', '51.9', '52.8', '53.4', '54.5', '55.7', '56.9', '57.8', '59.0', '60.1', '61.2', '62.4'],
  ],
  'major-accidents': [...'000000000000'],
  'law-enforcement-trial': ['0', '0', '0', '0', '0', '100'],
  'car-parks': ['0', '1', '1', '2', '2', '3', '3', '4', '4', '5', '5', '5'],
  'parking-spaces': [...['36', '74', '118', '152', '190', '236', '281', '327', '368', '412', '478', '512']],
}

export interface Revision {
  readonly indicator: string
  readonly period: string
  /** How much too much was first reported, in the indicator's unit. */
  readonly excess: number
  readonly knownAt: Day
  readonly note: string
}

/** Figures that were first reported wrong and put right later: two rows of one period. */
export const REVISIONS: readonly Revision[] = [
  {
    indicator: 'land-acquired',
    period: '2022-08',
    excess: 6.4,
    knownAt: '2022-10-25',
    note: '更正：两个片区重复统计',
  },
]
