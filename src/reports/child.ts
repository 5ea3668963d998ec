// The program of the process that makes one document: an order in on stdin, the bytes of a .docx out on stdout, then it ends.
import { text } from 'node:stream/consumers'
import { documents } from './documents/index.ts'
import { filledTemplate } from './fill.ts'
import type { DocumentOrder } from './make.ts'

const { document, lang, facts, stamp } = JSON.parse(await text(process.stdin)) as DocumentOrder
process.stdout.write(await filledTemplate(await documents[document].template(lang), facts, stamp))
