// The service's time on a screen whose own clock may be wrong by a year: only differences of its own clock are used.
import type { Language } from '../../../core/text.ts'
import { timeWords, wallDay } from '../clock-words.ts'

/** The screen's two clocks may drift apart by this between two looks; more, and the screen slept or was set. */
const JUMP_MS = 30_000

export class Clock {
  /** NaN: not known yet. */
  #service: number
  #own: number
  #seen = { date: Date.now(), own: performance.now() }
  readonly #lang: Language
  readonly #zone: string

  /** `zone`: where its days are counted; `service`: its time in ms when the page was made; NaN: not known, as on a page that was kept. */
  constructor(service: number, lang: Language, zone: string) {
    this.#service = service
    this.#own = performance.now()
    this.#lang = lang
    this.#zone = zone
  }

  set(service: number): void {
    if (Number.isNaN(service)) return
    this.#service = service
    this.#own = performance.now()
    this.draw()
  }

  /** ms since 1970, by the service's clock; NaN: not known. */
  now(): number {
    return this.#service + performance.now() - this.#own
  }

  /** `jumped`: the screen slept, or somebody set its clock; the time that went by is not known until the service says it. */
  start(jumped: () => void): void {
    this.draw()
    setInterval(() => {
      const [date, own] = [Date.now(), performance.now()]
      const seen = this.#seen
      this.#seen = { date, own }
      if (Math.abs(date - seen.date - (own - seen.own)) > JUMP_MS) {
        this.#service = Number.NaN
        jumped()
      }
      this.draw()
    }, 1000)
  }

  draw(): void {
    const at = this.now()
    const [time, day] = Number.isNaN(at) ? ['', ''] : [this.time(at), this.day(at, true)]
    for (const clock of document.querySelectorAll('[data-part=clock]')) {
      write(clock.children[0], time)
      write(clock.children[1], day)
    }
  }

  /** `10:42` */
  time(at: number): string {
    return timeWords(at, this.#zone)
  }

  /** `11月20日`; with `weekday`, `11月20日周日`. */
  day(at: number, weekday = false): string {
    return wallDay(at, this.#zone, this.#lang, weekday)
  }
}

function write(element: Element | undefined, words: string): void {
  if (element && element.textContent !== words) element.textContent = words
}
