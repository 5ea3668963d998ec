// What scripts of a screen ask of a browser, as far as they are tried without one: a stream, a store, one element. Time is Vitest's.
import { vi } from 'vitest'

/** A stream of events as `EventSource` opens it; the test says what arrives. */
export class Stream extends EventTarget {
  static opened: Stream[] = []
  readonly url: string
  closed = false

  constructor(url: string) {
    super()
    this.url = url
    Stream.opened.push(this)
  }

  static last(): Stream {
    const last = Stream.opened.at(-1)
    if (!last) throw new Error('nothing was opened')
    return last
  }

  close(): void {
    this.closed = true
  }

  says(name: string, data?: object): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data ?? null) }))
  }
}

/** `localStorage` or `sessionStorage`; `full`: nothing more can be written. */
export function storage(full = false): Pick<Storage, 'getItem' | 'setItem' | 'clear'> {
  const kept = new Map<string, string>()
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem(name, value) {
      if (full) throw new Error('full')
      kept.set(name, value)
    },
    clear: () => kept.clear(),
  }
}

export interface Shown {
  textContent: string
  hidden: boolean
}

/** A page with nothing but these elements, by their selector. Undone by `vi.unstubAllGlobals`. */
export function page(elements: Readonly<Record<string, object>>): void {
  vi.stubGlobal('document', {
    querySelector: (selector: string) => elements[selector] ?? null,
    querySelectorAll: (selector: string) => (elements[selector] ? [elements[selector]] : []),
  })
}
