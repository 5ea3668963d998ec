// Values, periods, encodings and faults, one rule at a time.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal } from '../../../src/core/decimal.ts'
import { BASES } from '../../../src/core/observation.ts'
import { period, periodsOf } from '../../../src/core/period.ts'
import { periodWords } from '../../../src/core/period-words.ts'
import { dayOf } from '../../../src/core/zone.ts'
import { watchEncoding } from '../../../src/ingest/encoding.ts'
import { FaultList } from '../../../src/ingest/fault-list.ts'
import { History } from '../../../src/ingest/indicator-book.ts'
import { readPeriod } from '../../../src/ingest/periods.ts'
import { readFigures } from '../../../src/ingest/read-figures.ts'
import { isPlain, readValue, shift } from '../../../src/ingest/value-text.ts'
import { writtenMoment } from '../../../src/ingest/words.ts'
import { decodeHere } from '../../support/decoding.ts'
import { uploadPlan } from '../../support/upload-plan.ts'

const SEED = 20221230

describe('values', () => {
  const numbers = fc
    .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 9 }))
    .map(([whole, places]) => ({ whole, places, exact: decimal(whole, 10n ** BigInt(places)) }))

  it('mean the same number in every accepted way of writing', () => {
    fc.assert(
      fc.property(numbers, fc.boolean(), fc.boolean(), fc.boolean(), (number, grouped, wide, percent) => {
        const digits = number.exact.abs().toString(20)
        if (digits.includes('(')) return
        const [front = '', back] = digits.split('.')
        let text = grouped ? front.replace(/\B(?=(\d{3})+$)/g, ',') : front
        if (back !== undefined) text += `.${back}`
        if (number.exact.s < 0n) text = `-${text}`
        if (percent) text += '%'
        if (wide) text = text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
        const read = readValue(text)
        expect(read.kind).toBe('number')
        if (read.kind !== 'number') return
        expect(decimal(read.plain).equals(number.exact)).toBe(true)
        expect(read.percent).toBe(percent)
      }),
      { seed: SEED, numRuns: 500 },
    )
  })

  it('are never guessed: any text is a number, nothing, or a fault whose suggestion is itself a number', () => {
    const pieces = fc.constantFrom(
      '4',
      '1',
      '.',
      ',',
      '-',
      '−',
      '(',
      '（',
      ')',
      '）',
      '%',
      '万',
      '约',
      '下降',
      ' ',
      'e',
      '+',
      '—',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const read = readValue(parts.join(''))
        if (read.kind === 'number') expect(read.plain).toMatch(/^-?\d+(\.\d+)?$/)
        if (read.kind === 'bad' && read.suggestion !== '')
          expect(readValue(read.suggestion).kind).toBe('number')
      }),
      { seed: SEED, numRuns: 2000 },
    )
  })

  it('move their point without rounding', () => {
    expect(shift('0.082', 2)).toBe('8.2')
    expect(shift('-0.5', 2)).toBe('-50')
    expect(shift('3200000', -4)).toBe('320')
    expect(shift('7', -4)).toBe('0.0007')
    expect(isPlain(shift('0.000000000001', -4))).toBe(false)
  })
})

describe('periods', () => {
  it('are read back from the words that the pages use for them', () => {
    for (const frequency of ['monthly', 'quarterly', 'half-yearly', 'annual'] as const) {
      for (const period of periodsOf({ year: 2022, yearBegins: 1 }, frequency)) {
        for (const basis of BASES) {
          const words = periodWords(period, basis).zh
          const read = readPeriod(words)
          expect(read, words).not.toBeNull()
          // 全年 and 5月末 do not say how often one counts; the month they end with is the same.
          expect(read?.period.slice(0, 4)).toBe('2022')
        }
      }
    }
    expect(readPeriod('2022年1-5月')).toMatchObject({ period: '2022-05', cumulative: true })
    expect(readPeriod('2022年5月')).toMatchObject({ period: '2022-05', cumulative: false })
  })

  it('read moments and days', () => {
    expect(writtenMoment('2022年6月20日')).toEqual({ at: '2022-06-20T15:59:59.999Z', day: '2022-06-20' })
    expect(writtenMoment('2022-06-20T09:00:00+08:00')).toEqual({ at: '2022-06-20T01:00:00.000Z', day: null })
    expect(writtenMoment('2022-02-30')).toBeNull()
  })
})

describe('encodings', () => {
  it('do not depend on where the chunks are cut', () => {
    const text = '指标,期,数值\n口袋公园,2022-05,7\n鲤城区亩,𠀀\n'
    for (const [bytes, expected] of [
      [Buffer.from(text), 'utf-8'],
      [Buffer.from(text, 'utf16le'), 'utf-16le'],
    ] as const) {
      for (let cut = 1; cut < bytes.length; cut++) {
        const watch = watchEncoding()
        watch.see(bytes.subarray(0, cut))
        watch.see(bytes.subarray(cut))
        expect(watch.encoding()).toBe(expected)
      }
    }
    const cutShort = watchEncoding()
    cutShort.see(Buffer.from('亩').subarray(0, 2))
    expect(cutShort.encoding()).toBe('gb18030')
  })
})

describe('faults', () => {
  it('are all counted and the first ones kept, in the order of the rows', () => {
    const list = new FaultList(2)
    for (const row of [3, 2, 1]) list.add('value-missing', { status: 'A' }, { row })
    expect(list.total).toBe(3)
    expect(list.list().map((fault) => fault.row)).toEqual([2, 3])
    expect(() => list.refuse()).toThrow(/3 faults, the first 2 listed/)
  })
})

describe('several plans', () => {
  const neighbour = { ...uploadPlan, id: 'fengze-2022', region: '350503', regionName: '泉州市丰泽区' }
  const nextYear = {
    ...uploadPlan,
    id: 'licheng-2023',
    year: 2023,
    indicators: uploadPlan.indicators.map((one) =>
      one.id === 'parks' ? { ...one, kind: 'level' as const } : one,
    ),
  }
  const read = (text: string, plans: readonly (typeof uploadPlan)[]) =>
    readFigures({ bytes: Buffer.from(text), contentType: null, filename: null }, plans, {
      today: dayOf('2024-01-01T00:00:00.000Z'),
      decode: decodeHere,
    })

  it('of several regions ask for the region', async () => {
    const result = await read('indicator,period,value\nparks,2022-05,7\n', [uploadPlan, neighbour])
    expect(result.faults.map((fault) => fault.code)).toEqual(['region-unstated'])
    const stated = await read('地区,indicator,period,value\n泉州市丰泽区,parks,2022-05,7\n', [
      uploadPlan,
      neighbour,
    ])
    expect(stated.figures.map((figure) => figure.region)).toEqual(['350503'])
  })

  it('of several years judge a figure by the plan of its year', async () => {
    const result = await read('indicator,period,value\nparks,2022-05,7\nparks,2023-05,9\n', [
      nextYear,
      uploadPlan,
    ])
    expect(result.faults).toEqual([])
    expect(result.figures.map((figure) => figure.basis)).toEqual(['cumulative', 'end'])
  })
})

describe('a known figure that would become nothing', () => {
  const history = new History()
  history.know('cumulative', period('2022-05'), 41)
  history.know('cumulative', period('2022-06'), 0)

  it('is found by its period and basis, zero too', () => {
    expect(history.at('cumulative', period('2022-05'))).toBe(41)
    expect(history.at('cumulative', period('2022-06'))).toBe(0)
    expect(history.at('cumulative', period('2022-07'))).toBeNull()
    expect(history.at('period', period('2022-05'))).toBeNull()
  })
})
