// The words of a Word document by its content controls: what stands in each, and paragraph by paragraph what stands in none.

export interface MarkedDocument {
  /** In their order; the words of a control of several paragraphs have line ends between them. */
  readonly controls: readonly { readonly tag: string; readonly words: string }[]
  /** Paragraphs outside; empty ones are left out. */
  readonly outside: readonly string[]
  /** Changes are tracked in it: what it says is not settled. */
  readonly tracked: boolean
}

const PIECE = /<(\/?)(w:[A-Za-z]+)([^>]*?)(\/?)>|([^<]+)|<[^>]*>/gu
const TRACKED = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'])

/** `xml`: word/document.xml. Goes through it once; nothing in it is resolved or fetched. */
export function readMarkedDocument(xml: string): MarkedDocument {
  const open: { tag: string | null; words: string[] }[] = []
  const controls: { tag: string; words: string }[] = []
  const outside: string[] = []
  let line = new Map<object | null, string>()
  let isTracked = false
  let inText = false
  let depth = 0
  const owner = () => open.findLast(({ tag }) => tag !== null) ?? null
  const say = (words: string): void => {
    line.set(owner(), (line.get(owner()) ?? '') + words)
  }
  for (const [, end = '', name = '', attributes = '', alone = '', words] of xml.matchAll(PIECE)) {
    if (words !== undefined) {
      if (inText) say(unescaped(words))
      continue
    }
    if (TRACKED.has(name) && end === '') isTracked = true
    if (name === 'w:t') inText = end === '' && alone === ''
    else if (name === 'w:br' || name === 'w:cr') say('\n')
    else if (name === 'w:tab' && alone === '/' && !/w:val/.test(attributes)) say('\t')
    else if (name === 'w:tag' && open.length > 0) {
      const top = open.at(-1)
      if (top) top.tag = unescaped(/w:val="([^"]*)"/.exec(attributes)?.[1] ?? '')
    } else if (name === 'w:sdt') {
      if (end === '') open.push({ tag: null, words: [] })
      else {
        const done = open.pop()
        if (done && line.has(done)) {
          done.words.push(line.get(done) ?? '')
          line.delete(done)
        }
        if (done && done.tag !== null) controls.push({ tag: done.tag, words: done.words.join('\n').trim() })
      }
    } else if (name === 'w:p' && alone === '') {
      if (end === '') {
        if (depth++ === 0) line = new Map()
      } else {
        depth = Math.max(0, depth - 1)
        for (const [whose, said] of line) {
          if (whose === null) {
            if (said.trim() !== '') outside.push(said.trim())
          } else (whose as { words: string[] }).words.push(said)
        }
        line = new Map()
      }
    }
  }
  return { controls, outside, tracked: isTracked }
}

const SIGNS: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const unescaped = (words: string): string =>
  words.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/giu, (whole, decimal, hex, name) => {
    if (name) return SIGNS[name] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
