// The settings of how people reach the service and sign in: its public address, the provider of identities.
import type { Params } from './core/problems/entry.ts'

export type Get = (name: string) => string | undefined
export type Refuse = (name: string, params: Params) => void

/** An OpenID Connect provider that may vouch for people. */
export interface OidcConfig {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | null
  /** The claim that holds the account name under which an administrator knows a person. */
  readonly claim: string
}

export function publicUrlOf(get: Get, refuse: Refuse): string | null {
  const url = get('PUBLIC_URL')
  if (url === undefined) return null
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed && /^https?:$/.test(parsed.protocol) && parsed.pathname === '/' && !parsed.username) {
    return parsed.origin
  }
  const expected = 'http(s)://主机，不带路径 / http(s)://host, without a path'
  refuse('PUBLIC_URL', { value: parsed?.origin ?? '…', expected, example: 'https://duibiao.example.gov.cn' })
  return null
}

/** The provider must be reached by https, but for one on this machine. */
export function oidcOf(get: Get, publicUrl: string | null, refuse: Refuse): OidcConfig | null {
  const issuer = get('OIDC_ISSUER')
  const clientId = get('OIDC_CLIENT_ID')
  if (issuer === undefined && clientId === undefined) return null
  const parsed = issuer !== undefined && URL.canParse(issuer) ? new URL(issuer) : null
  if (
    !parsed ||
    !(parsed.protocol === 'https:' || (parsed.protocol === 'http:' && isLoopback(parsed.hostname)))
  ) {
    refuse('OIDC_ISSUER', {
      value: parsed?.origin ?? '…',
      expected: 'https://…',
      example: 'https://login.example.gov.cn',
    })
  }
  if (clientId === undefined) {
    refuse('OIDC_CLIENT_ID', { value: '', expected: '客户端编号 / id of the client', example: 'duibiao' })
  }
  if (publicUrl === null) {
    const expected = '与 OIDC_ISSUER 同用 / used together with OIDC_ISSUER'
    refuse('PUBLIC_URL', { value: '', expected, example: 'https://duibiao.example.gov.cn' })
  }
  const clientSecret = get('OIDC_CLIENT_SECRET') ?? null
  return {
    issuer: issuer ?? '',
    clientId: clientId ?? '',
    clientSecret,
    claim: get('OIDC_CLAIM') ?? 'preferred_username',
  }
}

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}
