// Channels that post each notice as one request: what is asked of the other side, and what its answer means.
import Type, { type Static, type TObject, type TProperties } from 'typebox'
import Value from 'typebox/value'
import type { Json } from '../../core/deed.ts'
import type { Destination, Notice } from '../../slips/notice.ts'
import { DeliveryFailed } from '../delivery-failed.ts'
import type { Sent } from '../egress.ts'
import { type ChannelDeps, type ChannelKind, type ChannelParts, channelKind } from './channel.ts'

export const Url = Type.String({
  pattern: '^https?://[^@\\s]+$',
  maxLength: 2_000,
  description: 'https://…',
})
export const Secret = Type.String({
  minLength: 8,
  maxLength: 500,
  description: '至少 8 个字符 / at least 8 characters',
})

/** A notice as it is posted. */
interface NoticeRequest {
  readonly url: string
  /** JSON. */
  readonly body: string
  /** Besides the content type and the notice's key. */
  readonly headers?: Readonly<Record<string, string>>
}

interface HttpParts<Properties extends TProperties & { readonly url: typeof Url }>
  extends Omit<ChannelParts<Properties>, 'personal' | 'hostOf' | 'sender'> {
  readonly request: (
    notice: Notice,
    to: Destination,
    settings: Static<TObject<Properties>>,
    deps: Pick<ChannelDeps, 'publicUrl' | 'now'>,
  ) => NoticeRequest
  /** Where an answer with status 200 carries a code of its own: under which names, and which pass with time. */
  readonly code?: AnswerCode
}

interface AnswerCode {
  readonly names: readonly string[]
  readonly passing: readonly number[]
  /** Which say that too much was sent, and how long the channel then rests. */
  readonly throttled?: { readonly codes: readonly number[]; readonly restMs: number }
}

const Addressed = Type.Object({ url: Url })

/** A channel of one receiver behind an address. */
export function httpChannel<Properties extends TProperties & { readonly url: typeof Url }>(
  of: HttpParts<Properties>,
): ChannelKind {
  const { request, code, ...parts } = of
  return channelKind({
    ...parts,
    personal: false,
    hostOf(settings) {
      if (!Value.Check(Addressed, settings)) throw new Error(`a channel of kind ${of.kind} has no address`)
      return new URL(settings.url).hostname
    },
    sender:
      (settings, { egress, publicUrl, now }, id) =>
      async (notice, to) => {
        const { url, body, headers } = request(notice, to, settings, { publicUrl, now })
        const answer = await egress.post(url, body, {
          'content-type': 'application/json',
          'idempotency-key': notice.key,
          ...headers,
        })
        checkStatus(id, answer)
        if (code) checkCode(id, codeIn(id, answer, code.names), code)
      },
  })
}

/** Raises `DeliveryFailed` unless the status is 2xx. */
function checkStatus(id: string, { status, retryAfterMs }: Sent): void {
  if (status >= 200 && status < 300) return
  const retry = status >= 500 || status === 429 || status === 408
  const rests = status === 429 && retryAfterMs !== null
  throw new DeliveryFailed(`${id} answered ${status}`, { retry, afterMs: retryAfterMs, rests })
}

/** A number in the answer's JSON that is 0 when all is well; -1 when there is none. Raises `DeliveryFailed` for no JSON. */
function codeIn(id: string, { body }: Sent, names: readonly string[]): number {
  let answer: Json
  try {
    answer = JSON.parse(body)
  } catch (cause) {
    throw new DeliveryFailed(`${id} answered something that is no JSON`, { retry: true, cause })
  }
  const fields = typeof answer === 'object' && answer !== null ? Object.entries(answer) : []
  const code = names
    .map((name) => fields.find(([field]) => field === name)?.[1])
    .find((value) => typeof value === 'number')
  return code ?? -1
}

/** Raises `DeliveryFailed` for a code that is not 0; those in `passing` pass with time. */
function checkCode(id: string, code: number, { passing, throttled }: AnswerCode): void {
  if (code === 0) return
  const rests = throttled?.codes.includes(code) ?? false
  throw new DeliveryFailed(`${id} refused with code ${code}`, {
    retry: passing.includes(code),
    afterMs: rests ? (throttled?.restMs ?? null) : null,
    rests,
  })
}
