// The text of a YAML file as a tree of nodes that know their lines; refuses what is broken, too large or too deep.
import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  Lexer,
  LineCounter,
  type Node,
  Parser,
  visit,
  type YAMLError,
  YAMLParseError,
} from 'yaml'
import type { Fault, FaultPlace } from '../core/problem.ts'
import type { Particulars } from '../core/text.ts'
import { type FormFault, formFault, type YamlFile } from './file.ts'

export interface YamlTree {
  /** null for an empty file and for one that cannot be read. */
  readonly root: Node | null
  /** The node that an alias stands for; null when its anchor does not come before it. */
  readonly resolve: (alias: Alias) => Node | null
  /** 1-based line of an offset. */
  readonly lineAt: (offset: number) => number
  readonly faults: readonly Fault[]
}

/** Scalars stay text (`8.20` is "8.20"); what they mean is the reader's business. */
export function readTree(text: string, file: YamlFile): YamlTree {
  const { limits } = file
  const fault = (form: FormFault, particulars: Particulars, place: FaultPlace = {}): Fault =>
    formFault(file, form, { at: file.whole, ...particulars }, place)
  const lines = new LineCounter()
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line)
  const refused = (...faults: Fault[]): YamlTree => ({ root: null, resolve: () => null, lineAt, faults })

  if (text.length > limits.characters)
    return refused(fault('too-large', { size: text.length, limit: limits.characters }))
  const undecodable = text.indexOf('\uFFFD')
  if (undecodable >= 0) return refused(fault('not-utf8', {}, { row: lineIn(text, undecodable) }))

  const parsed = parseTokens(text, lines, limits.depth)
  if ('tooDeepAt' in parsed)
    return refused(fault('too-deep', { limit: limits.depth }, { row: lineAt(parsed.tooDeepAt) }))

  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, prettyErrors: false })
  const [document, second] = [...composer.compose(parsed.tokens, false, text.length)]
  if (!document?.contents) return refused(fault('empty', {}, { row: 1 }))
  const errors: YAMLError[] = [...document.errors, ...document.warnings]
  if (second) errors.push(...second.errors, moreThanOne(second.range[0]))
  if (errors.length > 0) {
    return refused(
      ...errors.map((error) => fault('syntax', { detail: error.message }, { row: lineAt(error.pos[0]) })),
    )
  }
  const targets = parsed.hasAliases ? targetsOf(document) : new Map<Node, Node>()
  return { root: document.contents, resolve: (alias) => targets.get(alias) ?? null, lineAt, faults: [] }
}

const moreThanOne = (offset: number): YAMLError =>
  new YAMLParseError(
    [offset, offset],
    'MULTIPLE_DOCS',
    'A file holds one document: what follows "---" is a second one',
  )

type Tokens = { readonly tokens: CST.Token[]; readonly hasAliases: boolean }

// Depth is watched while reading, before anything recursive sees the file.
function parseTokens(
  text: string,
  lines: LineCounter,
  depth: number,
): Tokens | { readonly tooDeepAt: number } {
  const parser = new Parser(lines.addNewLine)
  const tokens: CST.Token[] = []
  let hasAliases = false
  lines.addNewLine(0)
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.startsWith('*')) hasAliases = true
    for (const token of parser.next(lexeme)) tokens.push(token)
    if (parser.stack.length > depth) return { tooDeepAt: parser.offset }
  }
  for (const token of parser.end()) tokens.push(token)
  return { tokens, hasAliases }
}

/** What every alias stands for: the last node before it that carries the anchor. */
function targetsOf(document: Document.Parsed): Map<Node, Node> {
  const anchored = new Map<string, Node>()
  const targets = new Map<Node, Node>()
  visit(document, {
    Node: (_key, node) => {
      if (isAlias(node)) {
        const target = anchored.get(node.source)
        if (target) targets.set(node, target)
      } else if (node.anchor) anchored.set(node.anchor, node)
    },
  })
  return targets
}

const lineIn = (text: string, offset: number): number => text.slice(0, offset).split('\n').length
