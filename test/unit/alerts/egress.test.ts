// Which addresses may be reached, by address alone.
import { describe, expect, test } from 'vitest'
import { addressRefusal } from '../../../src/alerts/egress.ts'

describe('is refused', () => {
  test.for([
    '127.0.0.1',
    '127.8.9.1',
    '::1',
    '0.0.0.0',
    '::',
    '169.254.169.254',
    'fe80::1',
    '::ffff:127.0.0.1',
    '::ffff:169.254.169.254',
    '100.100.100.200',
    'fd00:ec2::254',
    '224.0.0.1',
    '255.255.255.255',
    'no address',
  ])('%s', (address) => {
    expect(addressRefusal(address)).not.toBeNull()
  })
})

describe('may be reached when its host is allowed', () => {
  test.for(['8.8.8.8', '10.1.2.3', '192.168.3.4', '172.16.0.9', 'fd12:3456::1', '2606:4700::1111'])(
    '%s',
    (address) => {
      expect(addressRefusal(address)).toBeNull()
    },
  )
})
