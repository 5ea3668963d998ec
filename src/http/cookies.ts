// Our cookies: never read by scripts, never sent along by other sites' forms, by https only where people use https.
import { parseCookie, stringifySetCookie } from 'cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

type CookieName = 'session' | 'screen' | 'journey' | 'language' | 'device' | 'visit'

/** A name with this beginning is refused by browsers unless it came by https for exactly this host. */
const nameOf = (name: CookieName, secure: boolean): string => `${secure ? '__Host-' : ''}duibiao_${name}`

export function cookieOf(
  request: Pick<FastifyRequest, 'headers'>,
  name: CookieName,
  secure: boolean,
): string | null {
  const { cookie } = request.headers
  if (cookie === undefined) return null
  return parseCookie(cookie)[nameOf(name, secure)] || null
}

/** `seconds`: how long the browser keeps it; 0 takes it away; null: until it is closed. */
export function setCookie(
  reply: FastifyReply,
  name: CookieName,
  value: string,
  { secure, seconds }: { readonly secure: boolean; readonly seconds: number | null },
): void {
  const cookie = stringifySetCookie({
    name: nameOf(name, secure),
    value,
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure,
    ...(seconds !== null && { maxAge: seconds }),
  })
  reply.header('set-cookie', [...[reply.getHeader('set-cookie') ?? []].flat().map(String), cookie])
}
