// People for whom an OpenID Connect provider vouches: the way there and back. The only importer of openid-client.
import * as oidc from 'openid-client'
import type { Log } from '../core/log.ts'
import { Problem } from '../core/problem.ts'

interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | null
  /** The claim that holds the account name. */
  readonly claim: string
}

/** What the browser keeps while its person is at the provider. */
export interface Journey {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export interface Oidc {
  /** Where to send the browser, and what it must bring back. Raises `oidc-failed`. */
  begin(): Promise<{ readonly url: string; readonly journey: Journey }>
  /** Who came back; `url`: the whole address of the return. Raises `oidc-failed`. */
  finish(url: string, journey: Journey): Promise<{ readonly subject: string; readonly account: string }>
}

export const OIDC_RETURN = '/sign-in/oidc/return'

/** The provider is asked about itself when the first person comes, and again after a failure. */
export function openOidc(settings: OidcSettings, publicUrl: string, log: Log): Oidc {
  let known: Promise<oidc.Configuration> | null = null

  const configuration = (): Promise<oidc.Configuration> => {
    known ??= oidc
      .discovery(
        new URL(settings.issuer),
        settings.clientId,
        undefined,
        settings.clientSecret === null ? oidc.None() : oidc.ClientSecretBasic(settings.clientSecret),
        {
          execute: [
            // The library trusts the connection alone; a signature holds whoever stands between.
            oidc.enableNonRepudiationChecks,
            // The settings allow http only for a provider on this machine.
            ...(settings.issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []),
          ],
        },
      )
      .catch((error: unknown) => {
        known = null
        throw error
      })
    return known
  }

  async function told<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof Problem) throw error
      log.warn({ err: error }, 'signing in through the provider failed')
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      const message = error instanceof Error ? error.message : String(error)
      throw new Problem(
        'oidc-failed',
        { reason: `${code} ${message}`.trim().slice(0, 200) },
        { cause: error },
      )
    }
  }

  return {
    begin: () =>
      told(async () => {
        const journey = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          verifier: oidc.randomPKCECodeVerifier(),
        }
        const url = oidc.buildAuthorizationUrl(await configuration(), {
          redirect_uri: `${publicUrl}${OIDC_RETURN}`,
          scope: 'openid profile',
          state: journey.state,
          nonce: journey.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
          code_challenge_method: 'S256',
        })
        return { url: url.href, journey }
      }),
    finish: (url, { state, nonce, verifier }) =>
      told(async () => {
        const config = await configuration()
        const tokens = await oidc.authorizationCodeGrant(config, new URL(url, publicUrl), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
        })
        const claims = tokens.claims()
        if (!claims) throw new TypeError('the provider sent no ID token')
        // Many providers tell the account's name only here.
        const told =
          claims[settings.claim] ??
          (await oidc.fetchUserInfo(config, tokens.access_token, claims.sub))[settings.claim]
        return { subject: claims.sub, account: typeof told === 'string' ? told : '' }
      }),
  }
}
