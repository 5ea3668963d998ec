// The embedded engine asked without the product's client: for yardsticks and for filling tables.
import { createReadStream } from 'node:fs'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { Engine } from '../src/engine/supervisor.ts'

type Address = Pick<Engine, 'url' | 'username' | 'password'>

/** Runs a statement; the answer as text. `file`: rows that an INSERT takes. An Error with the engine's words. */
export async function ask(engine: Address, sql: string, file?: string): Promise<string> {
  const url = new URL(engine.url)
  url.searchParams.set('query', sql)
  const call = request(url, {
    method: 'POST',
    headers: { 'X-ClickHouse-User': engine.username, 'X-ClickHouse-Key': engine.password },
  })
  const answered = new Promise<string>((resolve, reject) => {
    call.once('error', reject)
    call.once('response', (response) => {
      text(response).then((body) => {
        if (response.statusCode === 200) resolve(body)
        else reject(new Error(body.slice(0, 1000)))
      }, reject)
    })
  })
  if (file === undefined) call.end()
  else await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), call)
  return answered
}
