// Whether a figure is the month's or the cumulative one: the nearest word decides, and where none does it is a question.
import { describe, expect, it } from 'vitest'
import { toPlain } from '../../../src/core/decimal.ts'
import { NO_CHOICE } from '../../../src/ingest/choose-mapping.ts'
import { headWords, isAsideColumn } from '../../../src/ingest/grid/heads.ts'
import { parseMapping } from '../../../src/ingest/grid/mapping.ts'
import { nameBook } from '../../../src/ingest/grid/names.ts'
import { basisText } from '../../../src/ingest/grid/spoken-basis.ts'
import { indicatorBook } from '../../../src/ingest/indicator-book.ts'
import { readFigures } from '../../../src/ingest/read-figures.ts'
import { OPEN_BASIS } from '../../../src/ingest/words.ts'
import { decodeHere } from '../../support/decoding.ts'
import { uploadPlan } from '../../support/upload-plan.ts'

/** A sheet as rows of cells without commas. */
async function read(layout: 'months-across' | 'months-down', rows: readonly string[]) {
  const width = Math.max(...rows.map((row) => row.split('|').length))
  const lines = rows.map((row) => [...row.split('|'), ...new Array(width).fill('')].slice(0, width).join(','))
  const { figures, faults } = await readFigures(
    { bytes: Buffer.from(lines.join('\n')), contentType: null, filename: 'a.csv' },
    [uploadPlan],
    { today: '2022-12-31', choice: { ...NO_CHOICE, layout }, decode: decodeHere },
  )
  return {
    figures: figures.map(
      ({ indicator, period, basis, value }) => `${indicator} ${period} ${basis} ${value && toPlain(value)}`,
    ),
    faults: faults.map(({ cell, code }) => `${cell} ${code}`),
  }
}

const asked = (cell: string) => ({ figures: [], faults: [`${cell} basis-open`] })

describe('the nearest head decides', () => {
  it('本月 below a title of 1-10月 is October', async () => {
    expect(
      await read('months-across', [
        '2022年1-10月主要经济指标',
        '指标|单位|本月|1-10月累计',
        '固定资产投资额|亿元|30.8|299.1',
      ]),
    ).toEqual({
      figures: ['investment 2022-10 period 30.8', 'investment 2022-10 cumulative 299.1'],
      faults: [],
    })
  })

  it('also where it is the only column, and over 绝对值 and 同比', async () => {
    expect(
      await read('months-across', [
        '2022年1-10月主要经济指标',
        '指标|单位|本月',
        '|单位|绝对值',
        '固定资产投资额|亿元|30.8',
        '社会消费品零售总额增速|%|',
      ]),
    ).toMatchObject({ figures: ['investment 2022-10 period 30.8'] })
  })

  it('当季 below 前三季度 is the third quarter', async () => {
    expect(
      await read('months-across', [
        '2022年前三季度主要经济指标',
        '指标|当季|累计',
        '固定资产投资额|141.2|398.3',
      ]),
    ).toEqual({
      figures: ['investment 2022-Q3 period 141.2', 'investment 2022-Q3 cumulative 398.3'],
      faults: [],
    })
  })

  it('a bare 10月 beside 1-10月 is the month, of amounts and of growths', async () => {
    const { figures } = await read('months-across', [
      '2022年',
      '指标|10月|1-10月',
      '固定资产投资额|30.8|299.1',
      '社会消费品零售总额增速|6.9|7.2',
    ])
    expect(figures).toEqual([
      'investment 2022-10 period 30.8',
      'investment 2022-10 cumulative 299.1',
      'retail-growth 2022-10 yoy 6.9',
      'retail-growth 2022-10 cumulative-yoy 7.2',
    ])
  })

  it('同比 beside an amount is of that amount', async () => {
    const { figures } = await read('months-across', [
      '2022年',
      '指标|10月|同比（%）|1-10月|同比（%）',
      '社会消费品零售总额增速||6.9||7.2',
    ])
    expect(figures).toEqual(['retail-growth 2022-10 yoy 6.9', 'retail-growth 2022-10 cumulative-yoy 7.2'])
  })

  it('a bare 10月 below a title of 1-10月 is a question', async () => {
    expect(
      await read('months-across', ['2022年1-10月主要经济指标', '指标|10月', '固定资产投资额|30.8']),
    ).toEqual(asked('B2'))
  })

  it('a bare 10月 below a title that says nothing of it is a question, also of growths', async () => {
    expect(await read('months-across', ['2022年', '指标|10月', '固定资产投资额|30.8'])).toEqual(asked('B2'))
    expect(await read('months-across', ['指标|2022-10', '社会消费品零售总额增速|6.9'])).toEqual(asked('B1'))
    expect(await read('months-across', ['2022年10月主要指标', '指标|完成', '口袋公园|30'])).toEqual(
      asked('B2'),
    )
  })

  it('of several such columns it is asked once a row, with months down once a column', async () => {
    expect(await read('months-across', ['指标|2022年9月|2022年10月', '固定资产投资额|30|31'])).toEqual(
      asked('A2'),
    )
    expect(
      await read('months-down', ['时间|固定资产投资额（亿元）', '2022年9月|268.3', '2022年10月|299.1']),
    ).toEqual(asked('B1'))
  })

  it.each([
    ['累计', 'cumulative', 'cumulative-yoy'],
    ['当月', 'period', 'yoy'],
  ])('a title that says %s decides below bare heads', async (word, amount, growth) => {
    const { figures, faults } = await read('months-across', [
      `2022年主要指标（${word}）`,
      '指标|10月',
      '固定资产投资额|30.8',
      '社会消费品零售总额增速|6.9',
    ])
    expect(figures).toEqual([`investment 2022-10 ${amount} 30.8`, `retail-growth 2022-10 ${growth} 6.9`])
    expect(faults).toEqual([])
    const down = [`2022年固定资产投资额（${word}）`, '时间|固定资产投资额', '2022年9月|30', '2022年10月|31']
    expect(await read('months-down', down)).toEqual({
      figures: [`investment 2022-09 ${amount} 30`, `investment 2022-10 ${amount} 31`],
      faults: [],
    })
  })

  it('where a plan keeps one basis alone, or it is January or a whole year, nothing is asked', async () => {
    expect(
      await read('months-across', [
        '指标|2022年10月',
        '省级工业龙头企业|30',
        '养老服务覆盖率|97.5',
        '平台建设|70',
      ]),
    ).toEqual({
      figures: ['firms 2022-10 end 30', 'coverage 2022-10 end 97.5', 'platform 2022-10 cumulative 70'],
      faults: [],
    })
    expect(await read('months-across', ['指标|2022年1月|2021年', '固定资产投资额|30|500'])).toEqual({
      figures: ['investment 2022-01 cumulative 30', 'investment 2021 cumulative 500'],
      faults: [],
    })
  })

  it.each([
    ['本月', '自年初累计'],
    ['本月数', '年初至今'],
    ['10月', '1至本月'],
    ['当月', '截至10月底'],
    ['this month', 'year to date'],
    ['October', 'Jan-Oct'],
    ['本月', '今年以来'],
  ])('%s beside %s', async (month, since) => {
    expect(
      await read('months-across', ['2022年10月', `指标|${month}|${since}`, '固定资产投资额|30.8|299.1']),
    ).toEqual({
      figures: ['investment 2022-10 period 30.8', 'investment 2022-10 cumulative 299.1'],
      faults: [],
    })
  })

  it('the year before, added up, says nothing of this year’s month', async () => {
    expect(await read('months-across', ['2022年', '指标|10月|上年累计', '固定资产投资额|30.8|279'])).toEqual(
      asked('B2'),
    )
  })

  it('上年同期 and changes of amounts are no figures of the report, 增减% is a growth', () => {
    for (const words of ['上年同期', '上年同期累计', '增减额', '比上年同期增减额', '累计增减额', '增加额'])
      expect(isAsideColumn([headWords(words)]), words).toBe(true)
    for (const words of ['增减%', '增减(%)', '比上年同期增长(%)', '累计增减%', '同比±%', '增幅'])
      expect(isAsideColumn([headWords(words)]), words).toBe(false)
    expect(isAsideColumn(['10月', '增减', '±%'].map(headWords))).toBe(false)
    expect(isAsideColumn(['10月', '增减', '绝对额'].map(headWords))).toBe(true)
    expect(headWords('累计增减%').basis).toBe('cumulative-yoy')
    expect(headWords('比上年同期增长(%)').basis).toBe('rate')
  })
})

describe('names that carry their basis', () => {
  const names = nameBook(indicatorBook([uploadPlan]), '350502')

  it.each([
    ['固定资产投资额累计值(亿元)', '固定资产投资额', 'cumulative'],
    ['固定资产投资额_累计值', '固定资产投资额', 'cumulative'],
    ['固定资产投资额：当月值', '固定资产投资额', 'period'],
    ['固定资产投资额（累计）', '固定资产投资额', 'cumulative'],
    ['固定资产投资额（当月，亿元）', '固定资产投资额', 'period'],
    ['1-10月固定资产投资额', '固定资产投资额', 'cumulative'],
    ['本月固定资产投资额', '固定资产投资额', 'period'],
    ['地区生产总值当季值(亿元)', 'gdp-growth', 'period'],
    ['地区生产总值累计值(亿元)', 'gdp-growth', 'cumulative'],
    ['社会消费品零售总额累计增长(%)', 'retail-growth', 'cumulative-yoy'],
    ['社会消费品零售总额_累计同比增长', 'retail-growth', 'cumulative-yoy'],
    ['社会消费品零售总额:当月同比', 'retail-growth', 'yoy'],
    ['社会消费品零售总额同比增长(%)', 'retail-growth', 'rate'],
    ['社会消费品零售总额（同比）', 'retail-growth', 'rate'],
    ['社会消费品零售总额', 'retail-growth', null],
    ['社会消费品零售总额增速', '社会消费品零售总额增速', null],
    ['社会消费品零售总额增速¹', '社会消费品零售总额增速', null],
  ])('%s', (text, name, basis) => {
    expect(names.find(text)).toMatchObject({ name, basis })
  })

  it('are read where no head says more', async () => {
    expect(
      await read('months-across', [
        '指标|2022年第三季度|2022年第二季度',
        '地区生产总值当季值(亿元)|141.2|136.8',
        '地区生产总值累计值(亿元)|398.3|257.1',
      ]),
    ).toEqual({
      figures: [
        'gdp-growth 2022-Q3 period 141.2',
        'gdp-growth 2022-Q2 period 136.8',
        'gdp-growth 2022-Q3 cumulative 398.3',
        'gdp-growth 2022-Q2 cumulative 257.1',
      ],
      faults: [],
    })
  })

  it('同比增长 beside 累计增长 is asked for once, at its name', async () => {
    expect(
      await read('months-across', [
        '指标|2022年10月|2022年9月',
        '社会消费品零售总额同比增长(%)|3.9|4.1',
        '社会消费品零售总额累计增长(%)|6.1|6.4',
      ]),
    ).toEqual({
      figures: ['retail-growth 2022-10 cumulative-yoy 6.1', 'retail-growth 2022-09 cumulative-yoy 6.4'],
      faults: ['A2 basis-open'],
    })
    expect(
      await read('months-across', ['指标|2022年10月', '社会消费品零售总额同比增长(%)|3.9', '口袋公园|']),
    ).toEqual(asked('A2'))
  })

  it('with months down too', async () => {
    expect(
      await read('months-down', [
        '时间|社会消费品零售总额同比增长(%)|社会消费品零售总额累计增长(%)',
        '2022年9月|4.1|6.4',
        '2022年10月|3.9|6.1',
      ]),
    ).toEqual({
      figures: ['retail-growth 2022-09 cumulative-yoy 6.4', 'retail-growth 2022-10 cumulative-yoy 6.1'],
      faults: ['B1 basis-open'],
    })
  })
})

describe('a question is answered in its own cell', () => {
  it.each([
    ['社会消费品零售总额累计增长(%)', 'retail-growth 2022-10 cumulative-yoy 3.9'],
    ['社会消费品零售总额当月同比(%)', 'retail-growth 2022-10 yoy 3.9'],
  ])('%s', async (after, figure) => {
    const before = '社会消费品零售总额同比增长(%)'
    const file = {
      bytes: Buffer.from(`指标,2022年10月\n${before},3.9\n口袋公园（累计）,7`),
      contentType: null,
      filename: 'a.csv',
    }
    const settings = { today: '2022-12-31', decode: decodeHere }
    const asking = await readFigures(file, [uploadPlan], {
      ...settings,
      choice: { ...NO_CHOICE, layout: 'months-across' },
    })
    expect(asking.faults).toMatchObject([{ code: 'basis-open', cell: 'A2' }])
    const { figures, faults } = await readFigures(file, [uploadPlan], {
      ...settings,
      choice: { ...NO_CHOICE, mapping: parseMapping(asking.reading?.mapping ?? '') },
      edits: [{ sheet: null, row: 1, column: 0, cell: 'A2', before, after }],
    })
    expect(faults).toEqual([])
    expect(
      figures.map(
        ({ indicator, period, basis, value }) => `${indicator} ${period} ${basis} ${value && toPlain(value)}`,
      ),
    ).toContain(figure)
  })
})

describe('a bare head is answered', () => {
  it.each([
    ['B1', 0, 1, '2022年10月', '2022年10月累计', 'cumulative'],
    ['B1', 0, 1, '2022年10月', '2022年10月当月', 'period'],
    ['A2', 1, 0, '固定资产投资额', '固定资产投资额（当月）', 'period'],
  ])('%s %i/%i %s → %s', async (cell, row, column, before, after, basis) => {
    const file = {
      bytes: Buffer.from('指标,2022年10月\n固定资产投资额,30.8'),
      contentType: null,
      filename: 'a.csv',
    }
    const asking = await readFigures(file, [uploadPlan], {
      today: '2022-12-31',
      decode: decodeHere,
      choice: { ...NO_CHOICE, layout: 'months-across' },
    })
    expect(asking.faults).toMatchObject([{ code: 'basis-open', cell: 'B1' }])
    const { figures, faults, reading } = await readFigures(file, [uploadPlan], {
      today: '2022-12-31',
      decode: decodeHere,
      choice: { ...NO_CHOICE, mapping: parseMapping(asking.reading?.mapping ?? '') },
      edits: [{ sheet: null, row, column, cell, before, after }],
    })
    expect(faults).toEqual([])
    expect(figures.map((one) => [one.indicator, one.basis])).toContainEqual(['investment', basis])
    expect(reading?.basesFound).toBeUndefined()
  })
})

describe('words together', () => {
  const said = (column: Parameters<typeof basisText>[0]['column'], name: typeof column, period: string) =>
    basisText({ column, row: '', name, period })

  it('decide, or ask', () => {
    expect(said(null, null, '2022-10')).toBe('')
    expect(said(null, 'rate', '2022-10')).toBe(OPEN_BASIS)
    expect(said(null, 'rate', '2022年1-10月')).toBe('cumulative-yoy')
    expect(said(null, 'rate', '2022年1月')).toBe('cumulative-yoy')
    expect(said('period', 'rate', '2022-10')).toBe('yoy')
    expect(said('cumulative', 'rate', '2022-10')).toBe('cumulative-yoy')
    expect(said('cumulative', 'cumulative-yoy', '2022-10')).toBe('cumulative-yoy')
    expect(said('period', 'cumulative', '2022-10')).toBe(OPEN_BASIS)
    expect(said('rate', 'yoy', '2022-10')).toBe('yoy')
    expect(said('amount', null, '2022-10')).toBe(OPEN_BASIS)
    expect(basisText({ column: null, row: '当期', name: 'rate', period: '2022-10' })).toBe('yoy')
    expect(basisText({ column: null, row: '不详', name: 'rate', period: '2022-10' })).toBe('不详')
  })
})
