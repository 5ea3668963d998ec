// The way out: requests and connections only to allowed hosts, whose addresses are looked at after they were resolved.
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Agent, request } from 'undici'
import { DeliveryFailed } from './delivery-failed.ts'

interface EgressSettings {
  /**
   * Hosts that may be reached: `qyapi.weixin.qq.com`, `10.1.2.3`, `localhost`. A name leads to public and private
   * addresses; to loopback, link-local and metadata addresses only when that very address or `localhost` is listed.
   */
  readonly hosts: readonly string[]
  /** Certificates of authorities besides the known ones, PEM. */
  readonly ca?: string | null
  readonly timeoutMs?: number
  /** All addresses of a name; the system's answer when absent. */
  readonly resolve?: (name: string) => Promise<readonly Address[]>
}

interface Address {
  readonly address: string
  readonly family: number
}

export interface Sent {
  readonly status: number
  /** At most 64 KiB; longer answers are a failure. */
  readonly body: string
  readonly retryAfterMs: number | null
}

export interface Egress {
  /** How long the other side may be silent. */
  readonly timeoutMs: number
  /** One request, no redirects followed. Raises `DeliveryFailed` for whatever keeps it from an answer. */
  post(
    url: string,
    body: string,
    headers: Readonly<Record<string, string>>,
    method?: 'POST' | 'PUT',
  ): Promise<Sent>
  /** The address to connect to for protocols other than HTTP. Raises `DeliveryFailed` for a host that may not be reached. */
  addressOf(host: string): Promise<string>
  close(): Promise<void>
}

const TIMEOUT_MS = 10_000
const LONGEST_ANSWER = 64 * 1024

/** Addresses at which clouds tell a machine its own secrets and that are not link-local. Source: Alibaba Cloud, AWS, Azure. */
const METADATA = ['100.100.100.200', 'fd00:ec2::254', '168.63.129.16']
const REFUSED_RANGES = [
  ...['loopback', 'linkLocal', 'unspecified', 'multicast', 'broadcast', 'reserved'],
  'deprecatedSiteLocal',
]

/** Why nothing may be sent to an address; null: it may. IPv4 that an IPv6 address carries is looked at as IPv4. */
export function addressRefusal(address: string): string | null {
  if (!ipaddr.isValid(address)) return 'not an address'
  const parsed = ipaddr.process(address)
  const carried = carriedBy(parsed)
  if (carried !== null) return addressRefusal(carried)
  if (METADATA.includes(parsed.toString())) return 'metadata'
  const range = parsed.range()
  return REFUSED_RANGES.includes(range) ? range : null
}

/** The IPv4 address to which a translator or a tunnel would lead; null: none. Source: RFC 6052, 6145, 3056, 4380, 4291 2.5.5.1. */
function carriedBy(address: ipaddr.IPv4 | ipaddr.IPv6): string | null {
  const bytes = address.toByteArray()
  if (bytes.length !== 16) return null
  const last = bytes.slice(12)
  switch (address.range()) {
    case 'rfc6052':
    case 'rfc6145':
      return last.join('.')
    case '6to4':
      return bytes.slice(2, 6).join('.')
    case 'teredo':
      return last.map((byte) => byte ^ 0xff).join('.')
    case 'unicast':
      return bytes.slice(0, 12).every((byte) => byte === 0) ? last.join('.') : null
    default:
      return null
  }
}

export function openEgress({
  hosts,
  ca,
  timeoutMs = TIMEOUT_MS,
  resolve = (name) => lookup(name, { all: true }),
}: EgressSettings): Egress {
  const allowed = new Set(hosts.map(normal))

  /** Whether the address may be used for the host; both as they were asked for. */
  function permit(host: string, address: string): void {
    const refusal = addressRefusal(address)
    if (refusal === null || allowed.has(normal(address))) return
    if (refusal === 'loopback' && host === 'localhost' && allowed.has('localhost')) return
    throw new DeliveryFailed(`${host} leads to ${address}, an address that is not allowed (${refusal})`, {
      retry: false,
    })
  }

  async function addressesOf(host: string): Promise<readonly Address[]> {
    const name = normal(host)
    if (!allowed.has(name)) {
      throw new DeliveryFailed(`${name} is not among the allowed hosts`, { retry: false })
    }
    const found = isIP(name)
      ? [{ address: name, family: isIP(name) }]
      : await resolve(name).catch((cause: unknown) => {
          throw new DeliveryFailed(`${name} has no address`, { retry: true, cause })
        })
    for (const { address } of found) permit(name, address)
    return found
  }

  const agent = new Agent({
    connect: {
      ...(ca != null && { ca }),
      timeout: timeoutMs,
      // The address that was looked at is the one that is connected to.
      lookup: (host, options, done) => {
        addressesOf(host).then(
          (found) => {
            const [first] = found
            if (options.all) done(null, [...found])
            else if (first) done(null, first.address, first.family)
            else done(new DeliveryFailed(`${host} has no address`, { retry: true }), '', 4)
          },
          (error: NodeJS.ErrnoException) => done(error, '', 4),
        )
      },
    },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxResponseSize: LONGEST_ANSWER,
    pipelining: 0,
  })

  return {
    timeoutMs,
    async post(url, body, headers, method = 'POST') {
      const { hostname, protocol, username, password } = new URL(url)
      const host = normal(hostname)
      if (!/^https?:$/.test(protocol) || username !== '' || password !== '') {
        throw new DeliveryFailed(`${host}: only plain http and https addresses`, { retry: false })
      }
      // A literal address is never looked up, so it is looked at here.
      await addressesOf(host)
      try {
        const signal = AbortSignal.timeout(timeoutMs)
        const answer = await request(url, { method, body, headers, dispatcher: agent, signal })
        const text = await answer.body.text()
        const status = answer.statusCode
        if (status >= 300 && status < 400) {
          throw new DeliveryFailed(`${host} wants to send us elsewhere (${status}), which is not followed`, {
            retry: false,
          })
        }
        return { status, body: text, retryAfterMs: retryAfterOf(answer.headers['retry-after']) }
      } catch (error) {
        throw failureOf(host, error)
      }
    },
    async addressOf(host) {
      const [first] = await addressesOf(host)
      if (!first) throw new DeliveryFailed(`${host} has no address`, { retry: true })
      return first.address
    },
    close: () => agent.close(),
  }
}

/** A host as it is compared: lower case, without brackets and the dot at its end. */
const normal = (host: string): string => {
  const bare = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
  return ipaddr.isValid(bare) && isIP(bare) ? ipaddr.process(bare).toString() : bare
}

function retryAfterOf(header: string | readonly string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : null
}

/** Never the address in full: a robot's secret stands in it. */
function failureOf(host: string, error: unknown): DeliveryFailed {
  if (error instanceof DeliveryFailed) return error
  const cause = error instanceof Error && error.cause instanceof DeliveryFailed ? error.cause : null
  if (cause) return cause
  const { name, code } = error as NodeJS.ErrnoException
  const late = name === 'TimeoutError' || name === 'AbortError' || /TIMEOUT/.test(code ?? '')
  const why = late ? 'no answer in time' : (code ?? name)
  // A certificate does not become right by waiting, but an administrator mends it meanwhile.
  return new DeliveryFailed(`${host}: ${why}`, { retry: true, cause: error })
}
