// What a command says of a failure: what and how to mend it are two sentences, whatever they end with.
import { expect, test, vi } from 'vitest'
import { complainOf } from '../../src/commands/output.ts'
import { Problem } from '../../src/core/problem.ts'
import { text } from '../../src/core/text.ts'

test('two sentences in a line do not run together', () => {
  const said: string[] = []
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((words) => {
    said.push(String(words))
    return true
  })
  const problem = Object.assign(new Problem('sign-in-needed'), {
    detail: text('共有这些错误：第 3 行没有 a', 'the faults are: line 3 has no a'),
    fix: text('逐条改正。', 'Mend each one.'),
  })
  complainOf(problem)
  stderr.mockRestore()
  expect(said).toEqual([
    'sign-in-needed: 共有这些错误：第 3 行没有 a。逐条改正。\n',
    'sign-in-needed: the faults are: line 3 has no a. Mend each one.\n',
  ])
})
