// Which tiles are on the screen: pages are cut into screens that can be read, and turned by time, keys and swipes.
import type { Language } from '../../../core/text.ts'
import { type Speak, speak } from '../../kit/speak.ts'
import { wallMessages } from '../../messages/wall.ts'
import { FULLNESS, fullnessOf } from '../fullness.ts'
import { type Extent, type ScreenLayout, type Span, wallLayout } from '../layout.ts'

interface Screen {
  readonly page: HTMLElement
  readonly layout: ScreenLayout
  readonly tiles: readonly HTMLElement[]
}

/** Phones scroll. The same width stands in styles/phone.ts. */
const PHONE = '(max-width: 640px)'

function spanOf({ dataset }: HTMLElement): Span {
  const [columns = 1, rows = 1] = (dataset.span ?? '1x1').split('x').map(Number)
  return { columns, rows }
}

export class Pages {
  readonly #root: HTMLElement
  readonly #turnMs: number
  readonly #say: Speak<keyof typeof wallMessages>
  readonly #phone = matchMedia(PHONE)
  /** The room for tiles, in tile units; null: to be looked at. To ask for it makes the browser lay out the page at once. */
  #room: Extent | null = null
  #screens: readonly Screen[] = []
  #shown = 0
  #paused = false
  /** Of pages in the room that there was last: figures change every day, the places of tiles hardly ever. */
  #layouts: ReadonlyMap<string, readonly ScreenLayout[]> = new Map()
  /** Called after each turn, also when there is only one page to turn to. */
  onTurn: () => void = () => {}
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(root: HTMLElement, turnMs: number, lang: Language) {
    this.#root = root
    this.#turnMs = turnMs
    this.#say = speak(wallMessages, lang)
  }

  start(): void {
    this.layOut()
    this.#wait()
    let resized: number | undefined
    addEventListener('resize', () => {
      if (resized !== undefined) cancelAnimationFrame(resized)
      resized = requestAnimationFrame(() => this.#look())
    })
    // Head and foot take another line: told after the browser laid out, before it paints.
    new ResizeObserver(() => this.#look()).observe(this.#root)
    addEventListener('keydown', (event) => this.#key(event))
    let from = 0
    addEventListener('touchstart', ({ touches }) => {
      from = touches[0]?.clientX ?? 0
    })
    addEventListener('touchend', ({ changedTouches }) => {
      const moved = (changedTouches[0]?.clientX ?? from) - from
      if (Math.abs(moved) > 60 && !this.#phone.matches) this.turn(moved < 0 ? 1 : -1)
    })
  }

  #look(): void {
    const { width, height } = this.#roomNow()
    if (width === this.#room?.width && height === this.#room.height) return
    this.#room = null
    this.layOut()
  }

  #roomNow(): Extent {
    const unit = Math.min(innerWidth, innerHeight) / 1080
    return { width: this.#root.clientWidth / unit, height: this.#root.clientHeight / unit }
  }

  /** Cuts the pages into screens for the room there is, and shows the one that was shown. */
  layOut(): void {
    if (this.#phone.matches) return
    const minScale = Number(this.#root.dataset.scale) || 1
    this.#room ??= this.#roomNow()
    const room = this.#room
    const known = this.#layouts
    const layouts = new Map<string, readonly ScreenLayout[]>()
    const layoutFor = (spans: readonly Span[]): readonly ScreenLayout[] => {
      const key = JSON.stringify([spans, room, minScale])
      const layout = known.get(key) ?? wallLayout(spans, room, minScale)
      layouts.set(key, layout)
      return layout
    }
    this.#layouts = layouts
    this.#screens = [...this.#root.querySelectorAll<HTMLElement>('.page')].flatMap((page) => {
      const tiles = [...page.querySelectorAll<HTMLElement>('.tile')]
      return layoutFor(tiles.map(spanOf)).map((layout) => ({
        page,
        layout,
        tiles: layout.tiles.map((place) => tiles[place]).filter((tile) => tile !== undefined),
      }))
    })
    this.#show(this.#shown)
  }

  /** 1 is the first page; 0: none is shown. */
  shown(): { readonly page: number; readonly pages: number } {
    const pages = this.#screens.length
    return { page: pages === 0 ? 0 : this.#shown + 1, pages }
  }

  get paused(): boolean {
    return this.#paused
  }

  pause(paused: boolean): void {
    if (paused === this.#paused) return
    this.#paused = paused
    this.turn(0)
  }

  /** 1 is the first page; a page that is not there is the last. */
  go(page: number): void {
    this.turn(Math.min(page, this.#screens.length) - 1 - this.#shown)
  }

  #show(index: number): void {
    const count = this.#screens.length
    this.#shown = count === 0 ? 0 : ((index % count) + count) % count
    const screen = this.#screens[this.#shown]
    if (!screen) return
    for (const page of this.#root.querySelectorAll<HTMLElement>('.page')) page.hidden = page !== screen.page
    const visible = new Set(screen.tiles)
    for (const tile of screen.page.querySelectorAll<HTMLElement>('.tile')) tile.hidden = !visible.has(tile)
    arrange(screen)
    this.#note(screen)
  }

  #note({ page }: Screen): void {
    const note = document.querySelector('[data-part=page-no]')
    if (!note) return
    const number = this.#say('pageOf', { page: this.#shown + 1, pages: this.#screens.length })
    const parts = [
      page.dataset.title,
      this.#screens.length > 1 ? number : undefined,
      this.#paused ? this.#say('paused') : undefined,
    ]
    note.textContent = parts.filter((part) => part !== undefined).join(' · ')
  }

  turn(by: number): void {
    this.#show(this.#shown + by)
    this.#wait()
    this.onTurn()
  }

  #wait(): void {
    clearTimeout(this.#timer)
    if (!this.#paused) this.#timer = setTimeout(() => this.turn(1), this.#turnMs)
  }

  #key(event: KeyboardEvent): void {
    const { key } = event
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (['ArrowRight', 'ArrowDown', 'PageDown'].includes(key)) this.turn(1)
    else if (['ArrowLeft', 'ArrowUp', 'PageUp'].includes(key)) this.turn(-1)
    else if (key === ' ') this.pause(!this.#paused)
    else if (/^[1-9]$/.test(key) && Number(key) <= this.#screens.length)
      this.turn(Number(key) - 1 - this.#shown)
    else return
    event.preventDefault()
  }
}

/** The grid of a screen, and how full its tiles are: one size of drawings for all of them. */
function arrange({ page, layout, tiles }: Screen): void {
  const { arrangement, columns, rows, scale, grow } = layout
  const full = fullnessOf(tiles, (tile, sign) => tile.querySelector(`[class="${sign}"]`) !== null)
  for (const name of ['stacked', 'beside'] as const) page.classList.toggle(name, arrangement === name)
  // The foot stands outside the page: what lying cells alone draw is explained beside lying cells only.
  document.body.classList.toggle('upright', arrangement === 'stacked')
  for (const { name } of FULLNESS) page.classList.toggle(name, full.includes(name))
  page.style.setProperty('--columns', String(columns))
  page.style.setProperty('--rows', String(rows))
  page.style.setProperty('--scale', scale.toFixed(3))
  page.style.setProperty('--grow', grow.toFixed(3))
  // Of two columns the last tile takes the place that would be empty.
  const odd = columns === 2 && tiles.length === rows * 2 - 1
  for (const [index, tile] of tiles.entries())
    tile.style.gridColumn = odd && index === tiles.length - 1 ? '1 / -1' : ''
}
