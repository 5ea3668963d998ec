// The amber strip: how old the picture is when the line is dead. Silence counts as dead; an age that is not known is not made up.
import type { Language } from '../../../core/text.ts'
import { type Speak, speak } from '../../kit/speak.ts'
import { wallMessages } from '../../messages/wall.ts'
import type { Clock } from './clock.ts'

/** The service says the time every 10 seconds; two missed ones and a little. */
const SILENCE_MS = 24_000

/** Why the picture may be old. `restarted`: this page came from what was kept, and the service was not heard since. */
type Lost = 'line' | 'store' | 'restarted'

export class Strip {
  readonly #clock: Clock
  readonly #say: Speak<keyof typeof wallMessages>
  /** The service's time when the picture was last known to be true. */
  #heard: number
  /** The same, or the page's beginning, by the screen's own monotonic clock. */
  #since = performance.now()
  #lost: Lost | null

  /** `kept`: the service's time when the kept picture was last true; null: the picture is fresh from the service. */
  constructor(clock: Clock, lang: Language, kept: number | null) {
    this.#clock = clock
    this.#say = speak(wallMessages, lang)
    this.#heard = kept ?? clock.now()
    this.#lost = kept === null ? null : 'restarted'
    this.#draw()
    setInterval(() => this.#draw(), 1000)
  }

  /** The service was heard: what is shown is true now. */
  live(): void {
    this.#heard = this.#clock.now()
    this.#since = performance.now()
    this.#lost = null
    this.#draw()
  }

  /** The line broke, or the service says that it has nothing new itself: shown at once. */
  lost(why: 'line' | 'store' = 'line'): void {
    if (this.#lost !== 'restarted' || why === 'store') this.#lost = why
    this.#draw()
  }

  /** What the strip would say of this picture to whoever sees it later: nothing of its age. */
  later(): string {
    return this.#of('staleLongAgo', '')
  }

  /** The service's time when the picture was last known to be true, in ms. */
  heard(): number {
    return this.#heard
  }

  /** The picture may be old. */
  isShown(): boolean {
    return this.#lost !== null || performance.now() - this.#since > SILENCE_MS
  }

  #draw(): void {
    const strip = document.querySelector<HTMLElement>('[data-part=strip]')
    if (!strip) return
    const ageMs = performance.now() - this.#since
    const stale = this.isShown()
    if (stale) {
      const words = this.#words(ageMs)
      if (strip.textContent !== words) strip.textContent = words
    }
    // Where there is no picture there is none to be old.
    strip.hidden = !stale || document.querySelector('.page.notice') !== null
  }

  #words(ageMs: number): string {
    if (this.#lost === 'restarted') return this.#of('staleRestarted', this.#age(ageMs))
    const now = this.#clock.now()
    // The screen slept or was set: how long it was, nobody knows.
    if (Number.isNaN(now)) return this.#of('staleLongAgo', '')
    return this.#of(this.#lost === 'store' ? 'staleStore' : 'stale', this.#age(now - this.#heard))
  }

  #of(sentence: 'stale' | 'staleStore' | 'staleRestarted' | 'staleLongAgo', age: string): string {
    const time = this.#clock.time(this.#heard)
    const day = this.#clock.day(this.#heard)
    const now = this.#clock.now()
    const isToday = sentence !== 'staleLongAgo' && !Number.isNaN(now) && this.#clock.day(now) === day
    return this.#say(sentence, { time: isToday ? time : `${day} ${time}`, age })
  }

  #age(ms: number): string {
    const steps = [
      ['days', 86_400_000],
      ['hours', 3_600_000],
      ['minutes', 60_000],
      ['seconds', 1000],
    ] as const
    const [unit, size] = steps.find(([, length]) => ms >= length) ?? steps[3]
    return this.#say(unit, { n: Math.max(0, Math.floor(ms / size)) })
  }
}
