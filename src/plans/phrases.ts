// Whether a phrase stands in a task's text, word for word.
import type { Places } from '../yaml/places.ts'

const BLANKS = /\s+/gu

/** A phrase that does not stand in the text is a fault; one that differs in blanks only is told with the text's own words. */
export function checkPhrase(
  phrase: string,
  task: { readonly number: number; readonly text: string },
  places: Places,
  holder: object,
): void {
  if (task.text.includes(phrase)) return
  const exact = withoutBlanks(phrase, task.text)
  if (exact === null) places.fault('plan-phrase-missing', { phrase, task: task.number }, holder, 'phrase')
  else places.fault('plan-phrase-blanks', { phrase, task: task.number, exact }, holder, 'phrase')
}

/** The piece of the text that equals the phrase when blanks are left out of both; null when there is none. */
function withoutBlanks(phrase: string, text: string): string | null {
  const wanted = phrase.replace(BLANKS, '')
  const origins: number[] = []
  let squeezed = ''
  for (let index = 0; index < text.length; index++) {
    const unit = text.charAt(index)
    if (/\s/u.test(unit)) continue
    squeezed += unit
    origins.push(index)
  }
  const start = squeezed.indexOf(wanted)
  if (wanted === '' || start < 0) return null
  const from = origins[start] ?? 0
  const last = origins[start + wanted.length - 1] ?? text.length - 1
  return text.slice(from, last + 1)
}
