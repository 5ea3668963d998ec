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
    // Azure's; and IPv4 addresses that an IPv6 address carries: translated, tunnelled, compatible, Teredo.
    '168.63.129.16',
    '64:ff9b::127.0.0.1',
    '64:ff9b::169.254.169.254',
    '64:ff9b::100.100.100.200',
    '64:ff9b:1::7f00:1',
    '2002:7f00:1::1',
    '2002:a9fe:a9fe::',
    '::ffff:0:127.0.0.1',
    '::127.0.0.1',
    '::169.254.169.254',
    '2001:0:4136:e378:8000:63bf:80ff:fffe',
    'fe80::1%eth0',
    'fec0::1',
    'no address',
  ])('%s', (address) => {
    expect(addressRefusal(address)).not.toBeNull()
  })
})

describe('may be reached when its host is allowed', () => {
  test.for([
    '8.8.8.8',
    '10.1.2.3',
    '192.168.3.4',
    '172.16.0.9',
    'fd12:3456::1',
    '2606:4700::1111',
    '64:ff9b::8.8.8.8',
  ])('%s', (address) => {
    expect(addressRefusal(address)).toBeNull()
  })
})
