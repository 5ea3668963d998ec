// Whether two neighbouring digits changed places: swapped back, the value is what the series lets one expect.
import { type SeriesCheck, short } from './series-check.ts'

const FAR = 3.5
const NEAR = 1.5

export const digitsSwapped: SeriesCheck = {
  name: 'digits-swapped',
  severity: 'warning',
  explains: 'magnitude',
  find({ point, yardstick }) {
    const measure = yardstick(point)
    if (measure === null) return null
    const distance = measure.distance(point.value)
    if (distance <= FAR) return null
    let best: { readonly text: string; readonly distance: number } | null = null
    for (const text of swaps(point.text)) {
      const after = measure.distance(Number(text))
      if (after <= NEAR && (best === null || after < best.distance)) best = { text, distance: after }
    }
    if (best === null) return null
    return {
      code: 'digits-swapped',
      params: {
        value: point.text,
        suggestion: best.text,
        expected: short(measure.expected),
        reference: `${measure.neighbour.period} (${measure.neighbour.text})`,
      },
    }
  },
}

/** The number with each pair of neighbouring, different digits swapped; the point stays in its place. */
export function swaps(text: string): string[] {
  const places = [...text].flatMap((character, index) => (/\d/.test(character) ? [index] : []))
  return places.flatMap((left, at) => {
    const right = places[at + 1]
    if (right === undefined || text[left] === text[right]) return []
    const characters = [...text]
    characters[left] = text[right] ?? ''
    characters[right] = text[left] ?? ''
    return [characters.join('')]
  })
}
