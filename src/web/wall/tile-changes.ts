// What of a tile's drawing is another one: a few attributes and words, where its shape stayed. A slow screen sets them in a
// fraction of the time that it takes to read the whole tile anew.
import type { TileChange } from './message.ts'

/** An element's start with its attributes, its end, or words. Only of what our own renderers write: quoted attributes, no comments. */
const TOKEN = /<([a-zA-Z][\w-]*)((?: [^\s=>"]+(?:="[^"]*")?)*) ?\/?>|<\/[a-zA-Z][\w-]*>|([^<]+)/y
const ATTRIBUTE = / ([^\s=>"]+)(?:="([^"]*)")?/g
/** Where a browser puts elements elsewhere than they are written, so that counting them would go wrong. */
const REARRANGED = new Set(['table', 'select', 'pre', 'textarea', 'template', 'script', 'style'])

/** One word or attribute: where it stands, and as it is written in HTML; null: an attribute without value. */
interface Piece {
  readonly element: number
  readonly what: string
  readonly text: string | null
}

interface Shape {
  /** Elements, ends and names of attributes in their order. */
  readonly bones: string
  readonly pieces: readonly Piece[]
}

/**
 * From one drawing of a tile to the next; null when its shape is another one, so that the whole drawing is needed.
 * Elements are counted in the order of the document from 0, the tile itself.
 */
export function tileChanges(before: string, after: string): TileChange[] | null {
  const [old, next] = [shapeOf(before), shapeOf(after)]
  if (!old || !next || old.bones !== next.bones) return null
  const changes: TileChange[] = []
  for (const [index, { element, what, text }] of next.pieces.entries()) {
    if (text === null || text === old.pieces[index]?.text) continue
    const value = unescaped(text)
    if (value === null) return null
    changes.push([element, what, value])
  }
  return changes
}

function shapeOf(html: string): Shape | null {
  const bones: string[] = []
  const pieces: Piece[] = []
  /** Of each open element: its number, and how many words it has had. */
  const open: { readonly element: number; words: number }[] = []
  let elements = 0
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < html.length) {
    const token = TOKEN.exec(html)
    if (!token) return null
    const [whole, name, attributes = '', words] = token
    if (words !== undefined) {
      const parent = open.at(-1)
      if (!parent) return null
      bones.push('#')
      pieces.push({ element: parent.element, what: `#${parent.words++}`, text: words })
    } else if (name === undefined) {
      if (!open.pop()) return null
      bones.push('/')
    } else {
      if (REARRANGED.has(name)) return null
      const element = elements++
      bones.push(`<${name}`)
      for (const [, what = '', text = null] of attributes.matchAll(ATTRIBUTE)) {
        bones.push(text === null ? `!${what}` : what)
        pieces.push({ element, what, text })
      }
      if (!whole.endsWith('/>')) open.push({ element, words: 0 })
    }
  }
  return open.length === 0 ? { bones: bones.join(' '), pieces } : null
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
}

/** What the browser would read; null: a character by a name that is not known here. */
function unescaped(text: string): string | null {
  let known = true
  const value = text.replace(/&([^;\s]*);?/g, (whole, name: string) => {
    const found = NAMED[name]
    if (found === undefined || !whole.endsWith(';')) known = false
    return found ?? ''
  })
  return known ? value : null
}
