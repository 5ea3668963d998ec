// Cases of real offices, each with some ten variations: at the edge, just beside it, below zero, from nothing, corrected, in other years.
import { describe, expect, test } from 'vitest'
import { assess } from '../../../src/core/assess.ts'
import { toPlain } from '../../../src/core/decimal.ts'
import {
  inputOfCase,
  STATUS_CASES,
  type StatusCase,
  type StatusVariation,
} from '../../support/status-cases.ts'

function standing(one: StatusCase, variation: StatusVariation): string {
  const { status, light, gap } = assess(inputOfCase(one, variation))
  return `${status} ${light} ${gap === null ? '-' : Number(toPlain(gap, 2))}`
}

describe.each(STATUS_CASES)('$what', (one) => {
  test.each(one.variations.map((variation) => ({ variation, why: `${variation[0]}: ${variation[2]}` })))(
    '$why',
    ({ variation }) => {
      expect(standing(one, variation)).toBe(variation[3])
    },
  )
})
