// How the script talks to the service: JSON in, forms out, a Problem as a sentence.

/** What the service or the line said when something did not work: a sentence for the person. */
export class Refusal extends Error {}

export interface Talk {
  /** Raises `Refusal`. */
  read<T>(path: string, signal?: AbortSignal): Promise<T>
  /** Sends fields as a form. Raises `Refusal`. */
  tell(path: string, fields: readonly (readonly [string, string])[]): Promise<void>
}

/** `lang`: of the sentences. `lost`: what is said when nobody answers. */
export function talkIn(lang: string, lost: string): Talk {
  const address = (path: string): string => `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`
  const headers = { accept: 'application/json' }
  async function answer(path: string, init: RequestInit): Promise<Response> {
    const reply = await fetch(address(path), { ...init, headers, credentials: 'same-origin' }).catch(
      (error: unknown) => {
        throw error instanceof DOMException && error.name === 'AbortError' ? error : new Refusal(lost)
      },
    )
    if (!reply.ok) throw new Refusal(sentenceOf(await reply.json().catch(() => null)) ?? lost)
    return reply
  }
  return {
    async read(path, signal) {
      const reply = await answer(path, signal ? { signal } : {})
      return reply.json()
    },
    async tell(path, fields) {
      await answer(path, { method: 'POST', body: new URLSearchParams(fields.map(([...pair]) => pair)) })
    },
  }
}

/** The detail of a Problem and how to mend it; null when it is none. */
export function sentenceOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null
  const { detail, fix } = body as { readonly detail?: unknown; readonly fix?: unknown }
  return typeof detail === 'string'
    ? [detail, fix].filter((part) => typeof part === 'string').join(' ')
    : null
}
