// The only importer of markdown-it: a page of docs becomes markup in which no foreign markup and no script can stand.
import MarkdownIt from 'markdown-it'

interface DocHeading {
  /** Of the heading in the page. */
  readonly id: string
  readonly text: string
}

/** A part of a page under one heading, as it is searched and quoted. */
interface DocPart extends DocHeading {
  readonly words: string
}

export interface Doc {
  readonly title: string
  /** Without the title, which the page says itself. */
  readonly html: string
  readonly parts: readonly DocPart[]
}

/** Where an address in a page leads; null: nowhere, and its words stand alone. */
type LinkTo = (href: string) => string | null

/** Markup in the source is shown as it is written; only line breaks are meant, and remarks are left out. */
export function readDoc(source: string, linkTo: LinkTo): Doc {
  const reader = new MarkdownIt({ html: false, linkify: false, typographer: false })
  const tokens = reader.parse(source.replace(/<!--[\s\S]*?-->/g, ''), {})
  const parts: (DocHeading & { words: string })[] = []
  let title = ''
  for (const [at, token] of tokens.entries()) {
    const inline = tokens[at + 1]
    if (token.type === 'heading_open' && inline) {
      const text = plainText(inline.content)
      const part = { id: idOf(text, parts), text, words: '' }
      token.attrSet('id', part.id)
      if (title === '' && token.tag === 'h1') title = text
      parts.push(part)
    } else if (token.type === 'inline' || token.type === 'fence' || token.type === 'code_block') {
      const part = parts.at(-1)
      if (part && tokens[at - 1]?.type !== 'heading_open') part.words += `${plainText(token.content)}\n`
    }
    mendLinks(token.children ?? [], linkTo)
    if (token.type === 'table_open') token.attrSet('class', 'doc-table')
  }
  const first = tokens.findIndex(({ type }) => type === 'heading_close')
  const rest = tokens[0]?.tag === 'h1' ? tokens.slice(first + 1) : tokens
  const html = reader.renderer
    .render(rest, reader.options, {})
    .replaceAll('&lt;br&gt;', '<br>')
    .replaceAll('<table class="doc-table">', '<div class="scroll" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>')
    .replaceAll('<pre>', '<pre tabindex="0">')
  return { title, html, parts }
}

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number]

/** What leads nowhere is no link: its words stand alone, of a picture those that describe it. */
function mendLinks(tokens: readonly Token[], linkTo: LinkTo): void {
  let isCut = false
  for (const token of tokens) {
    if (token.type === 'link_close' && isCut) {
      becomeWords(token, '')
      isCut = false
    }
    const name = token.type === 'link_open' ? 'href' : token.type === 'image' ? 'src' : null
    if (name === null) continue
    const to = linkTo(String(token.attrGet(name) ?? ''))
    if (to !== null) token.attrSet(name, to)
    else if (name === 'src') becomeWords(token, token.content)
    else {
      becomeWords(token, '')
      isCut = true
    }
  }
}

function becomeWords(token: Token, words: string): void {
  token.type = 'text'
  token.tag = ''
  token.nesting = 0
  token.content = words
}

/** Without the signs of the source. */
const plainText = (words: string): string =>
  words
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<br>/g, ' ')
    .replace(/[`*_|]/g, '')
    .trim()

/** As GitHub names them, so that the links of the sources fit. */
function idOf(text: string, before: readonly DocHeading[]): string {
  const plain = text
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
  const same = before.filter(({ id }) => id === plain || id.startsWith(`${plain}-`)).length
  return same === 0 ? plain : `${plain}-${same}`
}
