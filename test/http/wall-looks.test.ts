// A wall's theme and its print, as asked for in the address; and which reports came in time.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyOf } from '../../src/core/observation.ts'
import { openTestApp, type TestApp } from '../support/app.ts'

let world: TestApp

beforeAll(async () => {
  world = await openTestApp()
})
afterAll(() => world.close())

const page = async (url: string): Promise<string> => {
  const answer = await world.app.inject({ url, headers: { accept: 'text/html' } })
  expect(answer.statusCode).toBe(200)
  return answer.body
}

test('the theme follows the address, and what is no theme changes nothing', async () => {
  expect(await page('/wall/all')).toContain('theme-dark')
  expect(await page('/wall/all?theme=light')).toContain('theme-light')
  // Kept pages of one theme are not served for the other.
  expect(await page('/wall/all')).toContain('theme-dark')
  expect(await page('/wall/all?theme=%3Cscript%3E')).toContain('theme-dark')
})

test('a board is printed on the paper that is asked for, light, without script', async () => {
  const a4 = await page('/wall/all/print')
  expect(a4).toContain('@page{size:A4 landscape')
  expect(a4).toContain('theme-light')
  expect(a4).not.toContain('<script')
  expect(await page('/wall/all/print?paper=a3')).toContain('@page{size:A3 landscape')
  expect(await page('/wall/all/print?paper=%7D*%7B')).toContain('@page{size:A4 landscape')
  const missing = await world.app.inject({ url: '/wall/al/print', headers: { accept: 'text/html' } })
  expect(missing.statusCode).toBe(404)
})

test('a figure that came in time stays in time when a revision comes after its day', async () => {
  world.setClock('2022-11-28T02:00:00.000Z')
  const late = 'indicator,period,value,known_at\nfirms,2022-10,1140,2022-11-25\nexact,2022-09,80,2022-11-25\n'
  const sent = await world.app.inject({
    method: 'POST',
    url: '/api/v1/uploads?filename=revision.csv&by=test',
    headers: { 'content-type': 'text/csv' },
    payload: late,
  })
  expect(sent.statusCode).toBe(201)
  const picture = await world.pictures.of({ plan: null, asOf: '2022-11-28', knownAt: null })
  const firms = picture?.figures.find(
    ({ indicator, period }) => indicator === 'firms' && period === '2022-10',
  )
  if (!picture || !firms) throw new Error('no figure')
  expect([...picture.inTime]).toEqual([keyOf(firms)])
})
