// A month's work by a client made from the description of the API: compiled and run by test/peers/openapi.test.ts in a folder of its own.
import createClient from 'openapi-fetch'
import type { components, paths } from './duibiao.js'

declare const process: { readonly argv: readonly string[] }
const [baseUrl = '', token = ''] = process.argv.slice(2)
const client = createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${token}` } })
const said: string[] = []

async function must<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await answer
  if (data === undefined) throw new Error(`${response.status} ${JSON.stringify(error)}`)
  return data
}
const figures = (value: string) => `indicator,period,value\nexact,2022-09,${value}\n`
const asText = { bodySerializer: (body: unknown) => String(body), headers: { 'content-type': 'text/csv' } }

const { plans } = await must(client.GET('/api/v1/plans'))
const plan = plans[0]?.id ?? ''
const preview = await must(
  client.POST('/api/v1/uploads', {
    params: { query: { 'dry-run': 'true' } },
    body: figures('400'),
    ...asText,
  }),
)
said.push('statusChanges' in preview ? 'previewed' : 'waits')
const receipt: components['schemas']['Receipt'] | components['schemas']['Submission'] = await must(
  client.POST('/api/v1/uploads', { body: figures('400'), ...asText }),
)
if (!('rows' in receipt)) throw new Error('it waits for review')
said.push(`stored ${receipt.rows.new}`)
const corrected = await must(client.POST('/api/v1/uploads', { body: figures('450'), ...asText }))
if (!('rows' in corrected)) throw new Error('it waits for review')
said.push(`revised ${corrected.rows.revised}`)
const look = { plan, 'as-of': '2022-09-30' }
const { assessments } = await must(client.GET('/api/v1/assessments', { params: { query: look } }))
said.push(`exact ${assessments.find(({ indicator }) => indicator === 'exact')?.actual}`)
const proof = await must(
  client.GET('/api/v1/proofs/{id}', { params: { path: { id: 'exact' }, query: look } }),
)
said.push(`proof of ${proof.lines.length > 0 ? 'lines' : 'nothing'}`)
const undone = await must(
  client.POST('/api/v1/uploads/{id}/undo', {
    params: { path: { id: corrected.upload ?? '' } },
    body: { reason: '误报' },
  }),
)
said.push('state' in undone ? 'waits' : 'undone')
const wrong = await client.GET('/api/v1/proofs/{id}', { params: { path: { id: 'nobody' } } })
const problem = wrong.error as components['schemas']['Problem']
said.push(problem.code)
console.log(JSON.stringify(said))
