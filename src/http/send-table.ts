// A table that somebody takes away: under its name, in the reader's language, kept by nobody between.
import type { FastifyReply } from 'fastify'
import { XLSX } from './routes/desk-template.ts'
import { type TableFile, tableCsv, tableWorkbook } from './table-file.ts'
import { LANGUAGE_VARIES } from './wanted.ts'

/** `name`: of ASCII letters, without its ending. */
export const sendTableCsv = (reply: FastifyReply, name: string, table: TableFile): FastifyReply =>
  send(reply, `${name}.csv`, 'text/csv; charset=utf-8', tableCsv(table))

export const sendTableWorkbook = async (
  reply: FastifyReply,
  name: string,
  table: TableFile,
): Promise<FastifyReply> => send(reply, `${name}.xlsx`, XLSX, await tableWorkbook(table))

const send = (reply: FastifyReply, name: string, type: string, body: string | Buffer): FastifyReply =>
  reply
    .header('cache-control', 'private, no-cache')
    .header('vary', LANGUAGE_VARIES)
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(type)
    .send(body)
