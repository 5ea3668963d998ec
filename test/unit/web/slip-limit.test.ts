// What is said beside a slip's limit.
import { expect, test } from 'vitest'
import { limitWords } from '../../../src/web/pages/slip-sheet.tsx'

test('a limit in a year whose holidays nobody entered says so, as long as it runs', () => {
  expect(limitWords({ limit: '2022-10-28', status: 'open' }, 'zh')).toBe('2022年10月28日')
  expect(limitWords({ limit: '2041-01-08', status: 'open' }, 'zh')).toBe(
    '2041年1月8日（2041 年放假安排尚未录入，按周一至周五推算）',
  )
  expect(limitWords({ limit: '2041-01-08', status: 'open' }, 'en')).toBe(
    '8 Jan 2041 (the holidays of 2041 are not known yet: Monday to Friday was counted)',
  )
  expect(limitWords({ limit: '2041-01-08', status: 'closed' }, 'zh')).toBe('2041年1月8日')
})
