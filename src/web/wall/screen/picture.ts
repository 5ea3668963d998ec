// A message onto the page: only tiles that changed are replaced, the rest stay the elements they were.
import { wallMessages } from '../../messages/wall.ts'
import type { WallMessage } from '../message.ts'

/** False, and nothing changed, when the message builds on another picture than the one shown. */
export function applyMessage(root: HTMLElement, message: WallMessage): boolean {
  if (message.from !== null && message.from !== root.dataset.version) return false
  const shown = new Map<string, HTMLElement[]>()
  for (const tile of root.querySelectorAll<HTMLElement>('[data-tile]')) {
    const id = tile.dataset.tile ?? ''
    shown.set(id, [...(shown.get(id) ?? []), tile])
  }
  const wanted = message.pages.flatMap(({ tiles }) => tiles)
  if (wanted.some((id) => !message.tiles[id] && !shown.has(id))) return false

  const fresh = elementsOf(message.tiles)
  const take = (id: string): HTMLElement => {
    const next = message.tiles[id]
    const old = shown.get(id)
    const reused = old?.length === 1 && old[0] ? old[0] : old?.shift()
    if (reused && (!next || next.hash === reused.dataset.hash)) return clonedIfUsed(reused)
    const made = clonedIfUsed(fresh.get(id) ?? document.createElement('article'))
    if (reused) moveOnce(made, reused)
    return made
  }
  const used = new Set<HTMLElement>()
  const clonedIfUsed = (tile: HTMLElement): HTMLElement => {
    if (used.has(tile)) return tile.cloneNode(true) as HTMLElement
    used.add(tile)
    return tile
  }
  const pages = message.pages.map(({ title, tiles }, index) => pageOf(root, index, title, tiles.map(take)))
  root.replaceChildren(...pages)
  replacePart('header', message.header)
  replacePart('footer', message.footer)
  root.dataset.version = message.version
  return true
}

const VALUES = ':is(.value,.reached,.total) b'

/** Only a value that is another one moves, and only once: a page that is turned back to would move it again. */
function moveOnce(made: HTMLElement, old: HTMLElement): void {
  const words = (tile: HTMLElement): string | null | undefined => tile.querySelector(VALUES)?.textContent
  if (words(made) === words(old)) return
  made.classList.add('changed')
  made.addEventListener('animationend', () => made.classList.add('moved'), { once: true })
}

function pageOf(root: HTMLElement, index: number, title: string | null, tiles: HTMLElement[]): HTMLElement {
  const page = document.createElement('section')
  const lang = root.dataset.lang === 'en' ? 'en' : 'zh'
  page.className = 'page'
  page.dataset.page = String(index)
  if (title !== null) page.dataset.title = title
  page.hidden = true
  const content = document.createElement(tiles.length > 0 ? 'div' : 'p')
  content.className = tiles.length > 0 ? 'grid' : 'nothing'
  if (tiles.length > 0) content.append(...tiles)
  else content.textContent = wallMessages.emptyBoard[lang]
  page.append(content)
  return page
}

function replacePart(part: string, html: string | null): void {
  const element = document.querySelector(`[data-part=${part}]`)
  if (element && html !== null) element.innerHTML = html
}

/** All at once: to parse forty tiles one by one takes a slow screen longer. */
function elementsOf(tiles: WallMessage['tiles']): Map<string, HTMLElement> {
  const template = document.createElement('template')
  const entries = Object.entries(tiles)
  template.innerHTML = entries.map(([, { html }]) => html).join('')
  return new Map(entries.map(([id], index) => [id, template.content.children[index] as HTMLElement]))
}
