// What a deed changed, as it is read.
import { expect, test } from 'vitest'
import { whatChanged } from '../../../src/people/deed-words.ts'

test.each([
  [
    'a field that became another',
    { role: 'viewer', unit: null },
    { role: 'reporter', unit: '区商务局' },
    '角色：查看者 → 填报员；单位：— → 区商务局',
  ],
  ['a field that stayed', { name: '李明', active: true }, { name: '李明', active: false }, '在用：是 → 否'],
  [
    'something new',
    null,
    { filename: '10月.xlsx', rows: { new: 6, revised: 0 }, reason: null },
    '文件：10月.xlsx；行数 新增：6；行数 更正：0',
  ],
  ['a hash by its beginning', null, { sha256: 'ab'.repeat(32) }, '文件指纹：abababab…'],
  [
    'something that is gone',
    { scopes: ['figures:write', 'boards:read'] },
    null,
    '权限：figures:write、boards:read → —',
  ],
  ['what has no name here', {}, { odd: [1, 2] }, 'odd：1、2'],
  ['nothing', null, null, ''],
] as const)('%s', (_name, before, after, words) => {
  expect(whatChanged(before, after, 'zh')).toBe(words)
})

test('in English', () => {
  expect(whatChanged({ active: true }, { active: false }, 'en')).toBe('active: yes → no')
})
