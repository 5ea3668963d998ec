// docs/channels.md says of every kind of channel what the registry says.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { CHANNEL_KINDS } from '../../../src/alerts/channels/index.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/channels.md'), 'utf8')
const SHARED = ['id', 'kind', 'perMinute']

test('docs/channels.md lists every kind with its receiver, its limit and its settings', () => {
  const lines = page.split('\n').filter((line) => line.startsWith('|'))
  const rows = lines.slice(2).map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  )
  expect(rows).toEqual(
    CHANNEL_KINDS.map(({ kind, words, personal, perMinute, schema }) => [
      `\`${kind}\``,
      [...new Set([words.zh, words.en])].join(' / '),
      personal ? '个人 / one person' : '共用 / shared',
      String(perMinute),
      Object.keys(schema.properties)
        .filter((key) => !SHARED.includes(key))
        .map((key) => `\`${key}${schema.required?.includes(key) ? '' : '?'}\``)
        .join(' '),
    ]),
  )
})

test('docs/channels.md has the example of every kind', () => {
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? []
  expect(parse(yaml)).toEqual(
    CHANNEL_KINDS.map(({ kind, example }) => ({ id: kind, kind, ...example.settings })),
  )
})
