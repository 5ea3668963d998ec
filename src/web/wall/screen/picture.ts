// A message onto the page: tiles that changed are changed or replaced where they hang, the rest stay the elements they were.
import { wallMessages } from '../../messages/wall.ts'
import type { TileChange, WallMessage, WallTileHtml } from '../message.ts'

/** False, and nothing changed, when the message builds on another picture than the one shown. */
export function applyMessage(root: HTMLElement, message: WallMessage): boolean {
  if (message.from !== null && message.from !== root.dataset.version) return false
  const shown = new Map<string, HTMLElement[]>()
  for (const tile of root.querySelectorAll<HTMLElement>('[data-tile]')) {
    const id = tile.dataset.tile ?? ''
    const same = shown.get(id)
    if (same) same.push(tile)
    else shown.set(id, [tile])
  }
  const wanted = message.pages.flatMap(({ tiles }) => tiles)
  const drawn: [string, WallTileHtml][] = []
  const changed: [string, readonly TileChange[]][] = []
  for (const [id, tile] of Object.entries(message.tiles)) {
    if ('html' in tile) drawn.push([id, tile])
    else changed.push([id, tile.changes])
  }
  const whole = new Set(drawn.map(([id]) => id))
  if ([...wanted, ...changed.map(([id]) => id)].some((id) => !whole.has(id) && !shown.has(id))) return false

  for (const [id, changes] of changed) for (const tile of shown.get(id) ?? []) change(tile, changes)
  const fresh = elementsOf(drawn)
  if (isShownInOrder(root, message.pages)) {
    for (const [id, made] of fresh) {
      for (const [index, old] of (shown.get(id) ?? []).entries()) {
        if (old.dataset.hash === made.dataset.hash) continue
        const next = index === 0 ? made : clone(made)
        next.hidden = old.hidden
        if (words(next) !== words(old)) moveOnce(next)
        old.replaceWith(next)
      }
    }
  } else hangAnew(root, message, shown, fresh)
  replacePart('header', message.header)
  replacePart('footer', message.footer)
  root.dataset.version = message.version
  return true
}

/** Whether all tiles hang where they are to hang. */
function isShownInOrder(root: HTMLElement, pages: WallMessage['pages']): boolean {
  const now = root.querySelectorAll<HTMLElement>('.page')
  return (
    now.length === pages.length &&
    pages.every(({ title, tiles }, index) => {
      const page = now[index]
      const hung = page?.querySelectorAll<HTMLElement>('.tile') ?? []
      return (
        (page?.dataset.title ?? null) === title &&
        hung.length === tiles.length &&
        tiles.every((id, place) => hung[place]?.dataset.tile === id)
      )
    })
  )
}

/** Other pages, other tiles or another order: all pages are made again from the tiles that there are. */
function hangAnew(
  root: HTMLElement,
  { pages, tiles }: WallMessage,
  shown: Map<string, HTMLElement[]>,
  fresh: Map<string, HTMLElement>,
): void {
  const used = new Set<HTMLElement>()
  const once = (tile: HTMLElement): HTMLElement => {
    const next = used.has(tile) ? clone(tile) : tile
    used.add(next)
    return next
  }
  const take = (id: string): HTMLElement => {
    const next = tiles[id]
    const old = shown.get(id)
    const reused = old?.length === 1 && old[0] ? old[0] : old?.shift()
    if (reused && (!next || next.hash === reused.dataset.hash)) return once(reused)
    const made = once(fresh.get(id) ?? document.createElement('article'))
    if (reused && words(made) !== words(reused)) moveOnce(made)
    return made
  }
  root.replaceChildren(...pages.map(({ title, tiles }, index) => pageOf(root, index, title, tiles.map(take))))
}

const clone = (tile: HTMLElement): HTMLElement => tile.cloneNode(true) as HTMLElement

const OF_VALUE = ':is(.value,.reached,.total)'

const words = (tile: HTMLElement): string | null | undefined =>
  tile.querySelector(`${OF_VALUE} b`)?.textContent

/** Only a value that is another one moves, and only once: a page that is turned back to would move it again. */
function moveOnce(tile: HTMLElement): void {
  const { classList } = tile
  const waits = classList.contains('changed') && !classList.contains('moved')
  classList.add('changed')
  classList.remove('moved')
  if (!waits) tile.addEventListener('animationend', () => classList.add('moved'), { once: true })
}

function change(tile: HTMLElement, changes: readonly TileChange[]): void {
  const inner = tile.getElementsByTagName('*')
  let moves = false
  for (const [place, what, value] of changes) {
    const element = place === 0 ? tile : inner[place - 1]
    if (!element) continue
    if (place === 0 && what === 'class') tile.className = `${value}${motionOf(tile)}`
    else if (!what.startsWith('#')) element.setAttribute(what, value)
    else {
      const text = textOf(element, Number(what.slice(1)))
      if (text) text.data = value
      if (element.localName === 'b' && element.parentElement?.matches(OF_VALUE)) moves = true
    }
  }
  if (moves) moveOnce(tile)
}

/** The classes of a tile that the service knows nothing of. */
const motionOf = ({ classList }: HTMLElement): string =>
  ['changed', 'moved'].map((name) => (classList.contains(name) ? ` ${name}` : '')).join('')

function textOf(element: Element, place: number): Text | null {
  let before = place
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node instanceof Text && before-- === 0) return node
  }
  return null
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
function elementsOf(tiles: readonly (readonly [string, WallTileHtml])[]): Map<string, HTMLElement> {
  const template = document.createElement('template')
  template.innerHTML = tiles.map(([, { html }]) => html).join('')
  return new Map(tiles.map(([id], index) => [id, template.content.children[index] as HTMLElement]))
}
