import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Decimal,
  decimal,
  decimalsOf,
  display,
  max,
  min,
  parseDecimal,
  toJson,
  toPlain,
  written,
  ZERO,
} from '../../../src/core/decimal.ts'

const digits = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n })
const places = fc.integer({ min: 0, max: 12 })
/** Numbers that end: whole numbers with their point moved. */
const ending = fc.tuple(digits, places).map(([whole, count]) => decimal(whole, 10n ** BigInt(count)))
/** Any rational number. */
const rational = fc
  .tuple(digits, fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([top, bottom]) => decimal(top, bottom))

/** 10 to the power of -count. */
const unitOf = (count: number): Decimal => decimal(1n, 10n ** BigInt(count))

describe('reading', () => {
  test.each([
    ['0', '0'],
    ['-0', '0'],
    ['007', '7'],
    ['8.20', '41/5'],
    ['1.', '1'],
    ['.5', '1/2'],
    ['+.5', '1/2'],
    ['-3.5', '-7/2'],
    ['1e6', '1000000'],
    ['1E+2', '100'],
    ['25e-2', '1/4'],
    ['-1.5e-1', '-3/20'],
    ['0.08199999999999999', '8199999999999999/100000000000000000'],
    ['99999999999999999999.999', '99999999999999999999999/1000'],
  ])('%s is exactly %s', (text, exact) => {
    expect(parseDecimal(text)?.toFraction()).toBe(exact)
  })

  test.each([
    '',
    ' ',
    '1 ',
    ' 1',
    '.',
    '+',
    '-',
    '--1',
    '1,130',
    '8.2%',
    '1/3',
    "1'3",
    '1.(3)',
    '0x1f',
    'NaN',
    'Infinity',
    '1e',
    'e5',
    '1e1.5',
    '1e1000',
    '１２',
    '−3',
    '1_000',
    '1\n',
  ])('refuses "%s"', (text) => {
    expect(parseDecimal(text)).toBeNull()
  })

  test('never throws and never yields anything but a finite number', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'0123456789+-.eE,% ()/'), maxLength: 12 })
    fc.assert(
      fc.property(fc.oneof(signs, fc.string()), (text) => {
        const value = parseDecimal(text)
        if (value) expect(value.d > 0n).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('a literal that is no number is a defect of the program', () => {
    expect(() => decimal('1,130')).toThrow(TypeError)
    expect(decimal(1, 3).mul(15).equals(5)).toBe(true)
  })
})

describe('writing', () => {
  test('what is written in plain digits reads back as the same number', () => {
    fc.assert(
      fc.property(ending, (value) => {
        expect(parseDecimal(toPlain(value))?.equals(value)).toBe(true)
        expect(toPlain(value)).toMatch(/^-?\d+(\.\d*[1-9])?$/)
      }),
    )
  })

  test('rounding is to the nearest, half away from zero', () => {
    fc.assert(
      fc.property(rational, places, (value, count) => {
        const rounded = decimal(toPlain(value, count))
        const off = value.sub(rounded).abs()
        const half = unitOf(count).div(2)
        expect(off.compare(half)).toBeLessThanOrEqual(0)
        if (off.equals(half)) expect(rounded.abs().compare(value.abs())).toBe(1)
      }),
    )
    expect(toPlain(decimal('0.5'), 0)).toBe('1')
    expect(toPlain(decimal('-0.5'), 0)).toBe('-1')
    expect(toPlain(decimal('2.675'), 2)).toBe('2.68')
    expect(toPlain(decimal('-0.4'), 0)).toBe('0')
    expect(toPlain(decimal(250, 3))).toBe('83.333333333333')
  })

  test('a number and its opposite are written alike', () => {
    fc.assert(
      fc.property(rational, places, (value, count) => {
        const plain = toPlain(value.abs(), count)
        expect(toPlain(value.abs().neg(), count)).toBe(plain === '0' ? '0' : `-${plain}`)
      }),
    )
  })

  test('for display: the same digits, all places, thousands grouped', () => {
    fc.assert(
      fc.property(rational, fc.integer({ min: 0, max: 6 }), (value, count) => {
        const shown = display(value, count)
        expect(shown).toMatch(count === 0 ? /^-?\d{1,3}(,\d{3})*$/ : /^-?\d{1,3}(,\d{3})*\.\d+$/)
        expect(shown.split('.')[1]?.length ?? 0).toBe(count)
        expect(decimal(shown.replaceAll(',', '')).equals(decimal(toPlain(value, count)))).toBe(true)
        expect(shown).not.toMatch(/^-[0,.]*$/)
      }),
    )
    expect(display(decimal(1130), 0)).toBe('1,130')
    expect(display(decimal('-26.83'), 1)).toBe('-26.8')
    expect(display(decimal('-1234567.895'), 2)).toBe('-1,234,567.90')
    expect(display(ZERO, 1)).toBe('0.0')
  })

  test('the decimals that a number needs: enough, and none too many', () => {
    fc.assert(
      fc.property(ending, (value) => {
        const needed = decimalsOf(value)
        expect(needed).not.toBeNull()
        expect(decimal(toPlain(value, needed ?? 0)).equals(value)).toBe(true)
        if (needed) expect(decimal(toPlain(value, needed - 1)).equals(value)).toBe(false)
        expect(written(value)).toBe(toPlain(value, needed ?? 0))
      }),
    )
    expect(decimalsOf(decimal(1, 3))).toBeNull()
    expect(decimalsOf(decimal(1, 1024))).toBe(10)
    expect(decimalsOf(decimal(3, 50))).toBe(2)
    expect(written(decimal(250, 3))).toBe('83.333333…')
  })

  test('the lesser and the greater', () => {
    fc.assert(
      fc.property(rational, rational, (a, b) => {
        expect(min(a, b).compare(max(a, b))).toBeLessThanOrEqual(0)
        expect(min(a, b).add(max(a, b)).equals(a.add(b))).toBe(true)
      }),
    )
  })
})

describe('as JSON', () => {
  test('values without decimals are written as JSON.stringify writes them', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
        expect(toJson(value, indent)).toBe(JSON.stringify(value, null, indent))
      }),
    )
  })

  test('decimals are numbers with all their digits, wherever they stand', () => {
    fc.assert(
      fc.property(ending, fc.string(), (value, name) => {
        expect(toJson({ [name]: [value], b: name })).toBe(
          `{${JSON.stringify(name)}:[${toPlain(value)}],"b":${JSON.stringify(name)}}`.replace(
            name === 'b' ? /^\{"b":\[.*\],/ : /^$/,
            '{',
          ),
        )
      }),
    )
    expect(toJson({ actual: decimal('539.69'), rest: decimal(1, 3) })).toBe(
      '{"actual":539.69,"rest":0.333333333333}',
    )
    expect(toJson(decimal('12345678901234567.25'))).toBe('12345678901234567.25')
  })

  test('no text can pass itself off as a number', () => {
    for (const text of [
      '\u00015',
      'x"\u00015',
      '\u00011,"admin":true',
      '\\u00015',
      '\u0001\u00015',
      '"\u0001',
    ])
      expect(JSON.parse(toJson({ text, [text]: decimal(1) }))).toEqual({ text, [text]: 1 })
  })

  test('what is undefined is left out, as always', () => {
    expect(toJson({ a: undefined, b: [undefined, null], c: {}, d: [] }, 2)).toBe(
      JSON.stringify({ a: undefined, b: [undefined, null], c: {}, d: [] }, null, 2),
    )
  })
})
