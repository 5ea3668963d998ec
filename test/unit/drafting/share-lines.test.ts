// What a table of shares says of its whole while somebody types.
import { expect, test } from 'vitest'
import { type ShareLine, shareLines, sharesSaid } from '../../../src/drafting/share-lines.ts'

const AMOUNT = { addsUp: true, value: '100', unit: '亩' }
const said = (words: string, whole = AMOUNT) => sharesSaid(whole, shareLines(words))?.zh ?? null

test('amounts add up exactly, or the surplus or shortfall is said', () => {
  expect(said('东街\t0.1\n西街\t0.2\n南街\t99.7')).toBe('分解的目标合计与整体目标一致。')
  expect(said('东街\t45\n西街\t50')).toBe('分解的目标合计 95 亩，比整体目标 100 亩 少 5 亩。')
  expect(said('东街\t60\n西街\t50')).toBe('分解的目标合计 110 亩，比整体目标 100 亩 多 10 亩。')
})

test('what is no number yet is named; rates are never added; nothing shared out says nothing', () => {
  expect(said('东街\t45\n西街\t')).toBe('“西街”的目标还没有填。')
  expect(said('东街\t45\n西街\t五十')).toBe('“西街”的目标“五十”不是数字。')
  expect(said('东街\t45\n西街\t50', { addsUp: false, value: '50', unit: '%' })).toBe(
    '比率、位次只逐项比，不相加。',
  )
  expect(said('')).toBe(null)
  expect(said('东街\t45', { ...AMOUNT, value: '' })).toBe(null)
})

test('without tabs names keep their blanks, and the number tells where they end', () => {
  const of = (line: string): Partial<ShareLine> | undefined => shareLines(line)[0]
  expect(of('东 街 12 区住建局 王伟')).toEqual({
    who: '东 街',
    value: '12',
    lead: '区住建局',
    leaders: '王伟',
  })
  expect(of('North Street, 12')).toMatchObject({ who: 'North Street', value: '12' })
  expect(of('东 街')).toMatchObject({ who: '东 街', value: '' })
})
