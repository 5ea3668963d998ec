// The commands that a document tells its reader: those of its blocks of shell, and those that stand in a sentence.

export interface CommandTold {
  /** As it stands in the document, without its comment; a line that goes on is one command. */
  readonly text: string
  readonly line: number
  /** The line at which its block of shell begins; null: it stands in a sentence, between backticks. */
  readonly block: number | null
}

const SENTENCE = /`((?:(?:npx|node|duibiao|curl) [^`]+)|npm (?:run [^`]+|start|test))`/g

/** In the order of the document. */
export function commandsTold(markdown: string): readonly CommandTold[] {
  const found: CommandTold[] = []
  let language: string | null = null
  let begun = ''
  let block = 0
  for (const [at, line] of markdown.split('\n').entries()) {
    const fence = /^\s*```(\w*)/.exec(line)
    if (fence) {
      language = language === null ? (fence[1] ?? '') : null
      block = at + 1
    } else if (language === 'sh') {
      begun += line.replace(/\s+# .*$|^\s*#.*$/, '')
      if (begun.endsWith('\\')) begun = begun.slice(0, -1)
      else {
        if (begun.trim()) found.push({ text: begun.trim(), line: at + 1, block })
        begun = ''
      }
    } else if (language === null) {
      for (const [, text = ''] of line.matchAll(SENTENCE)) {
        found.push({ text, line: at + 1, block: null })
      }
    }
  }
  return found
}
