// What a word finds: as it stands, by its pinyin, by initials; in which order, and how soon among ten thousand.
import { beforeAll, expect, test } from 'vitest'
import { readingsOf } from '../../../src/boards/spelling.ts'
import { text } from '../../../src/core/text.ts'
import {
  findIn,
  planEntries,
  type SearchEntry,
  type SearchIndex,
  searchIndex,
} from '../../../src/desk/search.ts'
import { mayBeSpelt, openPronunciation, type Pronounce, spokenAt } from '../../../src/desk/spelling.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'

const PLAN = `
plan: { id: search-2022, region: "350502", year: 2022, title: 示例 }
units: [ 区发改局, { name: 区重点办, aliases: [区重点项目建设办公室] }, 区商务局 ]
leaders: [ 庄垂生 ]
sections: [ { id: "1", title: （一）转型攻坚 } ]
tasks:
  - number: 1
    text: 地区生产总值增长 8%左右。
    lead: [ 区发改局 ]
    leaders: [ 庄垂生 ]
    indicators:
      - { id: gdp, name: 地区生产总值增速, nameEn: GDP growth, kind: growth, phrase: 地区生产总值增长 8%左右, target: { comparator: about, value: 8 } }
  - number: 2
    section: "1"
    text: 推进重点项目 56 个，完成绿道 12 公里。
    lead: [ 区重点办 ]
    responsible: [ 区商务局 ]
    indicators:
      - { id: greenway, name: 绿道长度, kind: cumulative, unit: 公里, phrase: 完成绿道 12 公里, target: { comparator: at-least, value: 12 } }
  - { number: 3, text: 办好重庆路改造。, lead: [ 区商务局 ], unmeasured: 没有数字 }
`

let pronounce: Pronounce
let index: SearchIndex
beforeAll(async () => {
  pronounce = openPronunciation(readingsOf)
  index = searchIndex(planEntries(parsePlan(PLAN)))
})
const found = (asked: string, lang: 'zh' | 'en' = 'zh') =>
  findIn([index], asked, { pronounce, lang, most: 50 }).hits.map(({ entry }) => `${entry.kind} ${entry.id}`)

test('a word is told by whole readings, by initials, by both, and whichever way a character may be read', () => {
  const told = (words: string, word: string) => spokenAt(pronounce(words), word)
  expect(told('地区生产总值', 'dqsczz')).toBe(0)
  expect(told('地区生产总值', 'shengchan')).toBe(2)
  expect(told('地区生产总值', 'diqush')).toBe(0)
  expect(told('地区生产总值', 'dqshengchanz')).toBe(0)
  expect(told('地区生产总值', 'dqshchzz')).toBe(0)
  expect(told('重庆', 'chongqing')).toBe(0)
  expect(told('重庆', 'zhongq')).toBe(0)
  expect(told('绿道', 'lvdao')).toBe(0)
  expect(told('R&D 经费', 'rdjf')).toBe(-1)
  expect(told('r&d 经费', 'rdjf')).toBe(0)
  expect(told('5g 基站', 'gjz')).toBe(1)
  expect(told('甲乙\n丙', 'yb')).toBe(-1)
  expect(told('地区生产总值', 'dqzz')).toBe(-1)
  expect(['gdp', 'a', '56', '区', 'g d'].map(mayBeSpelt)).toEqual([true, false, false, false, false])
})

test('names come before texts, words as they stand before their pinyin', () => {
  expect(found('绿道')).toEqual(['indicator greenway', 'task 2'])
  expect(found('区商务局')[0]).toBe('unit 区商务局')
  expect(found('gdp')).toEqual(['indicator gdp'])
  expect(found('GDP growth', 'en')).toEqual(['indicator gdp'])
  expect(found('dqsczz')).toEqual(['indicator gdp', 'task 1'])
  expect(found('zcs')).toEqual(['leader 庄垂生'])
  expect(found('qzdxm')).toEqual(['unit 区重点办'])
  expect(found('zhongdianban')).toEqual(['unit 区重点办'])
  expect(found('(一)转型')).toEqual(['section 1'])
  expect(found('56 个')).toEqual(['task 2'])
  expect(found('任务 2')[0]).toBe('task 2')
  expect(found('绿道 没有')).toEqual([])
  expect(found('  ')).toEqual([])
})

test('of a text the part that was meant is quoted', () => {
  const [hit] = findIn([index], '重庆路', { pronounce, lang: 'zh', most: 1 }).hits
  expect(hit?.quoted).toBe('办好重庆路改造。')
  expect(findIn([index], '绿道长度', { pronounce, lang: 'zh', most: 1 }).hits[0]?.quoted).toBeNull()
  const plain = findIn([index], 'dqsczz', { pronounce: null, lang: 'zh', most: 5 })
  expect(plain).toEqual({ total: 0, hits: [] })
})

test('among ten thousand entries the first answer takes no longer than reading them through a few times', () => {
  const entries = Array.from({ length: 10_000 }, (_, n): SearchEntry => {
    const name = `第${n}项重点工程投资完成额和新增市场主体户数`
    return {
      ...{ kind: 'indicator', id: `i-${n}`, title: text(name, name), detail: text('', ''), names: [] },
      texts: [`${name}，力争完成年度计划的${n % 100}%，推动产业转型升级，改善民生福祉，建设宜居城区。`],
    }
  })
  const many = searchIndex(entries)
  const all = entries.map(({ texts: [whole = ''] }) => whole)
  const readThrough = () =>
    all.reduce((sum, whole) => sum + (whole.normalize('NFKC').includes('宜居城') ? 1 : 0), 0)
  /** Milliseconds of the processor: what else runs on the machine does not count. */
  const timed = (work: () => unknown): number => {
    const began = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1_000
  }
  const look = (asked: string) => () => findIn([many], asked, { pronounce, lang: 'zh', most: 8 })
  look('scztyj')()
  const yardstick = Math.min(...Array.from({ length: 3 }, () => timed(readThrough)))
  for (const asked of ['宜居城区', 'cyzxsj', 'xinzengshichang']) {
    const took = Math.min(...Array.from({ length: 5 }, () => timed(look(asked))))
    expect([asked, took < Math.max(50, 20 * yardstick)]).toEqual([asked, true])
  }
})
