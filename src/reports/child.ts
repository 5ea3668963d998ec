// The program of the process that makes one document: an order in on stdin, the bytes of a .docx out on stdout, then it ends.
import { text } from 'node:stream/consumers'
import type { ReportDocument } from './document.ts'
import { documents } from './documents/index.ts'
import { filledTemplate } from './fill.ts'
import type { DocumentOrder } from './make.ts'

type AnyDocument = Pick<ReportDocument<never>, 'template' | 'finish'>

const { document, lang, facts, stamp } = JSON.parse(await text(process.stdin)) as DocumentOrder
const { template, finish }: AnyDocument = documents[document]
process.stdout.write(await filledTemplate(await template(lang), facts, stamp, finish))
