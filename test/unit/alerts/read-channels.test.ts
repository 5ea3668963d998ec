// The file of channels: what is taken, every fault with its line, and that no secret is ever told.
import { expect, test } from 'vitest'
import { readChannels } from '../../../src/alerts/read-channels.ts'

const GOOD = `hosts: [mail.example.gov.cn, qyapi.weixin.qq.com]
level: red
languages: { wang: en }
addresses:
  wang: wang@example.gov.cn
channels:
  - id: mail
    kind: mail
    host: mail.example.gov.cn
    port: 587
    security: starttls
    user: duibiao
    password: HUSH-one
    from: duibiao@example.gov.cn
  - id: room
    kind: wecom
    url: https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=HUSH-two
`

test('a good file is read with what it leaves out', () => {
  const { file, faults } = readChannels(GOOD)
  expect(faults).toEqual([])
  expect(file).toMatchObject({
    hosts: ['mail.example.gov.cn', 'qyapi.weixin.qq.com'],
    level: 'red',
    language: 'zh',
  })
  expect(file?.languages.get('wang')).toBe('en')
  expect(file?.addresses.get('wang')).toBe('wang@example.gov.cn')
  expect(file?.channels.map(({ id, kind }) => [id, kind])).toEqual([
    ['mail', 'mail'],
    ['room', 'wecom'],
  ])
  expect(file?.channels[0]).toMatchObject({ port: 587, password: 'HUSH-one' })
})

test.each([
  ['an unknown key', 'security:', 'secrity:', 'channels-unknown-key', 11],
  ['a key that is missing', '    port: 587\n', '', 'channels-missing-key', 7],
  ['a port of no number', 'port: 587', 'port: HUSH', 'channels-wrong-value', 10],
  ['an unknown kind', 'kind: wecom', 'kind: HUSH', 'channels-wrong-value', 16],
  ['no kind', '    kind: wecom\n', '', 'channels-missing-key', 15],
  ['a wrong address', 'wang: wang@example.gov.cn', 'wang: HUSH', 'channels-wrong-value', 5],
  ['an id twice', 'id: room', 'id: mail', 'channels-duplicate', 15],
  ['the inbox’s own id', 'id: room', 'id: inbox', 'channels-duplicate', 15],
  ['a host that is not listed', ', qyapi.weixin.qq.com]', ']', 'channels-host-not-allowed', 15],
  ['a list of hosts that is broken', '[mail.example.gov.cn,', '["HUSH HUSH",', 'channels-wrong-value', 1],
  ['an address that is none', 'https://qyapi.weixin.qq.com/', 'https://[HUSH/', 'channels-wrong-value', 17],
  ['no YAML', 'level: red', 'level: }HUSH', 'channels-unreadable', 2],
])('%s is a fault at its line', (_name, good, broken, code, row) => {
  const text = GOOD.replace(good, broken)
  expect(text).not.toBe(GOOD)
  const { file, faults } = readChannels(text)
  expect(file).toBeNull()
  expect(faults.map((fault) => [fault.code, fault.row])).toContainEqual([code, row])
  expect(JSON.stringify(faults)).not.toContain('HUSH')
})
