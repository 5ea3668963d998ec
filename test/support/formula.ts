// Does a line of arithmetic, as a proof prints it, come to what it says? A small evaluator of `(a − b) ÷ c × 100`.
import { minus, over, plus, type Rational, rational, times } from './rational.ts'

const TOKEN = /\s*(-?\d+(?:\.\d+)?|[()+−×÷])/y

/** The value of a formula of numbers, + − × ÷ and parentheses; throws SyntaxError on anything else. */
export function evaluate(formula: string): Rational {
  const tokens = tokensOf(formula)
  const value = sum(tokens)
  if (tokens.length > 0) throw new SyntaxError(`left over in ${formula}: ${tokens.join(' ')}`)
  return value
}

function tokensOf(formula: string): string[] {
  const tokens: string[] = []
  const text = formula.trim()
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const [, token] = TOKEN.exec(text) ?? []
    if (token === undefined) throw new SyntaxError(`not arithmetic: ${formula}`)
    tokens.push(token)
  }
  return tokens
}

function sum(tokens: string[]): Rational {
  let value = product(tokens)
  while (tokens[0] === '+' || tokens[0] === '−') {
    value = tokens.shift() === '+' ? plus(value, product(tokens)) : minus(value, product(tokens))
  }
  return value
}

function product(tokens: string[]): Rational {
  let value = factor(tokens)
  while (tokens[0] === '×' || tokens[0] === '÷') {
    value = tokens.shift() === '×' ? times(value, factor(tokens)) : over(value, factor(tokens))
  }
  return value
}

function factor(tokens: string[]): Rational {
  const token = tokens.shift() ?? ''
  if (token !== '(') return rational(token)
  const value = sum(tokens)
  if (tokens.shift() !== ')') throw new SyntaxError('a parenthesis is not closed')
  return value
}
