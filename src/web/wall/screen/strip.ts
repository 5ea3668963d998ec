// The amber strip: how old the picture is when the line is dead. Silence counts as dead.
import type { Language } from '../../../core/text.ts'
import { wallMessages } from '../../messages/wall.ts'
import type { Clock } from './clock.ts'

/** The service says the time every 15 seconds; two missed ones and a little. */
const SILENCE_MS = 40_000

export class Strip {
  readonly #clock: Clock
  readonly #lang: Language
  #heard: number
  #lost = false

  constructor(clock: Clock, lang: Language) {
    this.#clock = clock
    this.#lang = lang
    this.#heard = clock.now()
    setInterval(() => this.#draw(), 1000)
  }

  /** The service was heard: what is shown is true now. */
  live(): void {
    this.#heard = this.#clock.now()
    this.#lost = false
    this.#draw()
  }

  /** The line broke: shown at once. */
  lost(): void {
    this.#lost = true
    this.#draw()
  }

  #draw(): void {
    const strip = document.querySelector<HTMLElement>('[data-part=strip]')
    if (!strip) return
    const ageMs = this.#clock.now() - this.#heard
    const stale = this.#lost || ageMs > SILENCE_MS
    if (stale) {
      const words = wallMessages.stale[this.#lang]
        .replace('{time}', this.#clock.time(this.#heard))
        .replace('{age}', this.#age(ageMs))
      if (strip.textContent !== words) strip.textContent = words
    }
    strip.hidden = !stale
  }

  #age(ms: number): string {
    const steps = [
      ['days', 86_400_000],
      ['hours', 3_600_000],
      ['minutes', 60_000],
      ['seconds', 1000],
    ] as const
    const [unit, size] = steps.find(([, length]) => ms >= length) ?? steps[3]
    return wallMessages[unit][this.#lang].replace('{n}', String(Math.floor(ms / size)))
  }
}
