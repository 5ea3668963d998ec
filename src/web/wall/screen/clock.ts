// The service's time on a screen whose own clock may be wrong by a year: only differences of its own clock are used.
import type { Language } from '../../../core/text.ts'

const ZONE_MS = 8 * 3_600_000

export class Clock {
  #service: number
  #own: number
  readonly #lang: Language

  /** `service`: the service's time in ms when the page was made. */
  constructor(service: number, lang: Language) {
    this.#service = service
    this.#own = performance.now()
    this.#lang = lang
  }

  set(service: number): void {
    if (Number.isNaN(service)) return
    this.#service = service
    this.#own = performance.now()
    this.draw()
  }

  /** ms since 1970, by the service's clock. */
  now(): number {
    return this.#service + performance.now() - this.#own
  }

  start(): void {
    this.draw()
    setInterval(() => this.draw(), 1000)
  }

  draw(): void {
    const date = new Date(this.now() + ZONE_MS)
    const words = new Intl.DateTimeFormat(this.#lang === 'zh' ? 'zh-CN' : 'en-GB', {
      timeZone: 'UTC',
      month: this.#lang === 'zh' ? 'long' : 'short',
      day: 'numeric',
      weekday: 'short',
    }).format(date)
    for (const clock of document.querySelectorAll('[data-part=clock]')) {
      write(clock.children[0], this.time())
      write(clock.children[1], words)
    }
  }

  /** `10:42`, in China. */
  time(at = this.now()): string {
    return new Date(at + ZONE_MS).toISOString().slice(11, 16)
  }
}

function write(element: Element | undefined, words: string): void {
  if (element && element.textContent !== words) element.textContent = words
}
