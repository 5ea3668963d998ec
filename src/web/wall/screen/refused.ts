// Whether the service has taken this screen's right to look: a stream that cannot be opened does not say why.
import type { Language } from '../../../core/text.ts'
import { wallMessages } from '../../messages/wall.ts'
import { RELEASE_HEADER } from '../keep-message.ts'

/** Screens that ask all the time would be a burden when the service comes back. */
const ASK_MS = 8_000
const PATIENCE_MS = 10_000

/** Our service's word that this screen may not look; a proxy's 401 or 403 is none of ours. */
export function saysNo(answer: Response | null): boolean {
  if (!answer?.headers.has(RELEASE_HEADER)) return false
  return [401, 403].includes(answer.status)
}

export class ScreenRefusal {
  readonly #root: HTMLElement
  readonly #lang: Language
  readonly #forget: () => void
  #asked = Number.NEGATIVE_INFINITY

  /** `forget`: called when the service said no. */
  constructor(root: HTMLElement, lang: Language, forget: () => void) {
    this.#root = root
    this.#lang = lang
    this.#forget = forget
  }

  /** Asks the service, which alone may take the picture away. */
  async ask(): Promise<void> {
    if (performance.now() - this.#asked < ASK_MS) return
    this.#asked = performance.now()
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
    const answer = await fetch(location.href, {
      method: 'HEAD',
      cache: 'no-store',
      headers: { accept: 'application/json' },
      signal: patience.signal,
    }).catch(() => null)
    clearTimeout(timer)
    if (!saysNo(answer)) return
    this.#forget()
    this.#show()
  }

  /** A plain notice instead of the picture. Whoever may look again gets everything anew. */
  #show(): void {
    const notice = document.createElement('section')
    const [title, how] = [document.createElement('b'), document.createElement('p')]
    notice.className = 'page notice'
    notice.dataset.page = '0'
    notice.setAttribute('role', 'alert')
    title.textContent = wallMessages.screenRefused[this.#lang]
    how.textContent = wallMessages.screenRefusedHow[this.#lang]
    notice.append(title, how)
    this.#root.replaceChildren(notice)
    this.#root.dataset.version = ''
    for (const part of ['header', 'footer']) document.querySelector(`[data-part=${part}]`)?.replaceChildren()
  }
}
