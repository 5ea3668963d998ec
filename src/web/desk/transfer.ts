// A file on its way: how many bytes are gone, then how many rows are read and figures checked, in the service's own numbers.
import type { Progress } from '../../desk/outcomes.ts'
import { Refusal, sentenceOf, type Talk } from './talk.ts'

export interface TransferProgress {
  readonly sent: number
  readonly bytes: number
  readonly service: Progress | null
}

interface Kept {
  readonly draft: string
  readonly path: string
}

/** Sends a form whole. `told`: bytes so far. Raises `Refusal`. */
export function sendForm(
  path: string,
  form: FormData,
  told: (sent: number, bytes: number) => void,
  signal: AbortSignal,
  lost: string,
): Promise<Kept> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('accept', 'application/json')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => told(loaded, total)
    request.onload = () => {
      if (request.status === 201) resolve(request.response as Kept)
      else reject(new Refusal(sentenceOf(request.response) ?? lost))
    }
    request.onerror = () => reject(new Refusal(lost))
    request.onabort = () => reject(signal.reason)
    signal.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}

const EVERY_MS = 200

/** Waits until the preview of a draft is ready; tells how far it is meanwhile. Raises `Refusal`. */
export async function followDraft(
  talk: Talk,
  draft: string,
  told: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<void> {
  const at = `/desk/upload/drafts/${draft}`
  const state = { over: false }
  const ready = talk.read(`${at}/view`, signal).finally(() => {
    state.over = true
  })
  const watching = (async () => {
    while (!state.over && !signal.aborted) {
      const progress = await talk.read<Progress>(`${at}/progress`, signal).catch(() => null)
      if (progress && !state.over) told(progress)
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
    }
  })()
  await ready
  watching.catch(() => {})
}
