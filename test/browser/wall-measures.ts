// What is measured of a wall in the page itself: a screen after the other, nothing sent back but what is wrong.
import type { Page } from 'playwright-core'

/** What must be read from the farthest seat; all other words are two thirds of it and more. */
const MUST =
  '.tile .name, .value b, .status, .goal b, .row-name, .status-word, .numbers b, .reached b, .tile .total b, .parts b, .arrivals b, .standings b, .value-word'
const WORDS =
  '.name, .value b, .value span:not(.sr), .status, .goal, .gap, .rest, .foot > span, .row-name, .numbers, .words, .who, .demo, .status-word, .reached, .total, .open span, .date, .levels b, .by span, .gravest a, .worst-name, .standings b, .cells li > span:not(.sr), .value-word, .watched .of, .watched .way > span'

/**
 * Every text that is cut off without an ellipsis, leaves its tile, lies on another or is smaller than promised, gauges of two
 * sizes side by side, and every scroll bar, on all screens of the wall that is open. `mustRead`: the smallest em of what must
 * be read, in 1080ths of the shorter side.
 */
export const flawsOf = (page: Page, mustRead: number): Promise<string[]> =>
  page.evaluate(
    async ({ mustRead, MUST, WORDS }) => {
      const settled = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)))
      // Whatever the size was before: the wall is laid out anew in the frame after the change.
      await settled()
      await settled()
      const found = new Set<string>()
      const unit = Math.min(innerWidth, innerHeight) / 1080
      const seen = (element: Element): boolean => element.getClientRects().length > 0
      const sizeOf = (element: Element): number => Number.parseFloat(getComputedStyle(element).fontSize)

      /** Where something of a text can be seen: its lines within whatever clips them. */
      const inked = (text: HTMLElement, frame: Element) => {
        const range = document.createRange()
        range.selectNodeContents(text)
        const box = range.getBoundingClientRect()
        const size = sizeOf(text)
        // The font's box is half as high again as its glyphs.
        const rect = {
          left: box.left,
          right: box.right,
          top: box.top + size * (text.matches('.value b') ? 0.4 : 0.25),
          bottom: box.bottom - size * (text.matches('.value b') ? 0.28 : 0.15),
        }
        for (let clip: Element | null = text; clip && clip !== frame; clip = clip.parentElement) {
          if (getComputedStyle(clip).overflow === 'visible') continue
          const own = clip.getBoundingClientRect()
          const lined = size * 0.2
          rect.left = Math.max(rect.left, own.left)
          rect.right = Math.min(rect.right, own.right)
          rect.bottom = Math.min(rect.bottom, own.bottom - lined)
        }
        return rect
      }

      const measure = (): void => {
        const root = document.documentElement
        if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) found.add('the page scrolls')
        for (const box of document.querySelectorAll<HTMLElement>(
          '.head h1, .head .sub, .tally, .clock, .base, .tile',
        )) {
          if (!seen(box)) continue
          const { left, top, right, bottom } = box.getBoundingClientRect()
          const name = `${box.tagName}.${box.className} ${box.textContent?.slice(0, 24)}`
          if (left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1)
            found.add(`off the screen: ${name}`)
          // In a single line the glyphs stand inside the line, their font's box does not.
          const tall = box.matches('.tile') && box.scrollHeight > box.clientHeight + 1
          if (box.scrollWidth > box.clientWidth + 1 || tall) found.add(`cut off: ${name}`)
        }
        const dials = new Set<number>()
        for (const tile of document.querySelectorAll<HTMLElement>('.tile')) {
          if (!seen(tile)) continue
          const frame = tile.getBoundingClientRect()
          const dial = tile.querySelector('.dial')
          if (dial) dials.add(Math.round(dial.getBoundingClientRect().width))
          const texts = [...tile.querySelectorAll<HTMLElement>(WORDS)].filter(
            (text) => seen(text) && text.textContent !== '',
          )
          const rects = texts.map((text) => ({ text, rect: inked(text, tile) }))
          for (const [index, { text, rect }] of rects.entries()) {
            const name = `${tile.dataset.tile} ${text.className || text.localName}: ${text.textContent}`
            if (rect.left < frame.left || rect.right > frame.right + 1 || rect.bottom > frame.bottom + 1)
              found.add(`leaves its tile: ${name}`)
            const floor = text.matches(MUST) ? mustRead : mustRead * 0.69
            if (sizeOf(text) / unit < floor - 0.1)
              found.add(`too small, ${(sizeOf(text) / unit).toFixed(1)} for ${floor.toFixed(1)}: ${name}`)
            for (const other of rects.slice(index + 1)) {
              if (text.contains(other.text) || other.text.contains(text)) continue
              const across = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left)
              const down = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top)
              if (across > 1 && down > 1)
                found.add(`overlap: ${name} / ${other.text.className || other.text.localName}`)
            }
          }
          // Words may end in an ellipsis, a number never.
          for (const number of tile.querySelectorAll<HTMLElement>('.number')) {
            if (seen(number) && number.getBoundingClientRect().right > inked(number, tile).right + 1)
              found.add(`a number is cut: ${tile.dataset.tile} ${number.textContent}`)
          }
          for (const text of tile.querySelectorAll(MUST)) {
            if (seen(text) && sizeOf(text) / unit < mustRead - 0.1)
              found.add(`too small: ${tile.dataset.tile} ${text.className} ${text.textContent}`)
          }
        }
        if (dials.size > 1) found.add(`gauges of ${[...dials].join(', ')} side by side`)
      }

      const first = (): string | undefined =>
        [...document.querySelectorAll<HTMLElement>('.tile')].find(seen)?.dataset.tile
      const begun = first()
      for (let turn = 0; turn < 60; turn++) {
        measure()
        dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }))
        if (first() === begun) break
      }
      return [...found]
    },
    { mustRead, MUST, WORDS },
  )
