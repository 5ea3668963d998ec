// Parameters that several kinds of rules share, as schemas.
import Type, { type TNumber } from 'typebox'

export const LevelName = Type.Union([Type.Literal('blue'), Type.Literal('orange'), Type.Literal('red')], {
  description: 'blue | orange | red',
})

export const wholeNumber = (minimum: number, maximum: number, meaning: string) =>
  Type.Integer({ minimum, maximum, description: `${minimum}-${maximum}: ${meaning}` })

export const number = (minimum: number, maximum: number, meaning: string): TNumber =>
  Type.Number({ minimum, maximum, description: `${minimum}-${maximum}: ${meaning}` })

/** Working days after something: one level each, in order. */
export const DayGrades = Type.Array(
  Type.Object(
    { level: LevelName, days: wholeNumber(1, 250, 'working days / 工作日') },
    { additionalProperties: false },
  ),
  { minItems: 1, maxItems: 3 },
)
