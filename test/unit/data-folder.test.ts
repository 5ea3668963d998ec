// Whatever is written outside the database has an owner that clears it, named in one table.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clearLeftovers, WRITTEN } from '../../src/data-folder.ts'
import { openDrafts } from '../../src/desk/drafts.ts'
import { openSubmissions } from '../../src/desk/submissions.ts'

const WRITES =
  /\b(?:mkdir|mkdirSync|mkdtemp|writeFile|writeFileSync|appendFile|createWriteStream|rename|copyFile|symlink)\(/

test('every module that writes files is the writer of a place in the table, and none else is', async () => {
  // A command writes where it is told (plan draft --out), never in the data folder.
  const names = (await readdir('src', { recursive: true })).filter(
    (name) => /\.tsx?$/.test(name) && name !== 'commands/plan-draft.ts',
  )
  const writers = new Set<string>()
  for (const name of names) if (WRITES.test(await readFile(join('src', name), 'utf8'))) writers.add(name)
  expect([...writers].sort()).toEqual([...new Set(WRITTEN.map(({ writer }) => writer))].sort())
})

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duibiao-data-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const DAY_MS = 86_400_000
let clock = Date.parse('2022-06-20T01:00:00.000Z')
const now = () => new Date(clock).toISOString()
const kept = async (path: string) => (await readdir(join(folder, 'uploads', path))).sort()

test('a start removes unfinished uploads', async () => {
  await mkdir(join(folder, 'uploads', 'incoming'), { recursive: true })
  await writeFile(join(folder, 'uploads', 'incoming', 'half'), 'indicator,per')
  await clearLeftovers(folder, now)
  expect(await kept('incoming')).toEqual([])
})

test('a start removes old drafts and what belongs to none, and leaves those that wait', async () => {
  const drafts = openDrafts(join(folder, 'uploads', 'drafts'), now)
  const words = { person: 'p', filename: 'a.csv', contentType: null, plan: null, mapping: null }
  await drafts.keep(words, Buffer.from('old'))
  clock += 4 * DAY_MS
  const waits = await drafts.keep({ ...words, filename: 'b.csv' }, Buffer.from('waits'))
  await writeFile(join(folder, 'uploads', 'drafts', `${waits.id}.json.1.new`), '{')
  await writeFile(join(folder, 'uploads', 'drafts', `${'a'.repeat(64)}.bytes`), 'without words')
  const spoilt = '11111111-1111-4111-8111-111111111111'
  await writeFile(join(folder, 'uploads', 'drafts', `${spoilt}.json`), '')
  await expect(drafts.read(spoilt, 'p')).rejects.toMatchObject({ code: 'draft-unknown' })
  clock += 4 * DAY_MS
  await clearLeftovers(folder, now)
  expect(await kept('drafts')).toEqual([`${waits.id}.json`, `${waits.sha256}.bytes`].sort())
  expect(await drafts.waiting('p')).toEqual([waits])
})

test('a start removes what was handed in without its words, and leaves what waits for a second person', async () => {
  const submissions = openSubmissions(join(folder, 'uploads', 'review'), now)
  const id = '00000000-0000-4000-8000-000000000001'
  const undo = { kind: 'undo', id, person: 'p', by: '张三', at: now(), decision: null, upload: 'u' } as const
  const receipt = {
    upload: 'u',
    sha256: '',
    filename: '',
    format: 'csv',
    encoding: null,
    receivedAt: now(),
    by: '张三',
    dryRun: false,
    rows: { read: 0, new: 0, revised: 0, unchanged: 0 },
    revised: [],
    statusChanges: [],
    warnings: [],
  } as const
  await submissions.keepUndo({ ...undo, filename: 'a.csv', reason: '报错了', receipt })
  await writeFile(join(folder, 'uploads', 'review', '00000000-0000-4000-8000-000000000002.bytes'), 'half')
  await writeFile(join(folder, 'uploads', 'review', `${id}.words.json.1.new`), '{')
  clock += 200 * DAY_MS
  await clearLeftovers(folder, now)
  expect(await kept('review')).toEqual([`${id}.words.json`])
})
