// Whatever is written outside the database has an owner that clears it, named in one table.
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { watchFolder } from '../../src/alerts/folder-watch.ts'
import { silentLog } from '../../src/core/log.ts'
import { clearLeftovers, WRITTEN } from '../../src/data-folder.ts'
import { openDrafts } from '../../src/desk/drafts.ts'
import { openSubmissions } from '../../src/desk/submissions.ts'
import { closeToOthers, writeWhole } from '../../src/ingest/whole-file.ts'

const WRITES =
  /\b(?:mkdir|mkdirSync|mkdtemp|writeFile|writeFileSync|appendFile|createWriteStream|rename|copyFile|symlink)\(/

test('every module that writes files is the writer of a place in the table, and none else is', async () => {
  // A command writes where it is told (plan draft --out), or for as long as it runs (backup check), never in the data folder.
  const names = (await readdir('src', { recursive: true })).filter(
    (name) => /\.tsx?$/.test(name) && !['commands/plan-draft.ts', 'commands/backup.ts'].includes(name),
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

test.for(['', '{', 'null', '[]', '{"id":1}'])(
  'a draft of which %j is left is set aside, and the others go on',
  async (left) => {
    const drafts = openDrafts(join(folder, 'uploads', 'drafts'), now)
    const words = { person: 'p', filename: 'a.csv', contentType: null, plan: null, mapping: null }
    const whole = await drafts.keep(words, Buffer.from('whole'))
    const name = '11111111-1111-4111-8111-111111111111.json'
    await writeFile(join(folder, 'uploads', 'drafts', name), left)
    expect(await drafts.waiting('p')).toEqual([whole])
    expect(await kept('set-aside')).toEqual([`drafts-${name}`])
    const { aside } = await watchFolder({ folder, reserveBytes: 1, log: silentLog }).now()
    expect(aside).toEqual([`drafts-${name}`])
  },
)

test('a draft whose file is gone or changed is no draft any more, and stops nobody', async () => {
  const drafts = openDrafts(join(folder, 'uploads', 'drafts'), now)
  const words = { person: 'p', filename: 'a.csv', contentType: null, plan: null, mapping: null }
  const [gone, changed, whole] = [
    await drafts.keep(words, Buffer.from('gone')),
    await drafts.keep(words, Buffer.from('changed')),
    await drafts.keep(words, Buffer.from('whole')),
  ]
  await rm(join(folder, 'uploads', 'drafts', `${gone.sha256}.bytes`))
  await writeFile(join(folder, 'uploads', 'drafts', `${changed.sha256}.bytes`), 'Changed')
  for (const { id } of [gone, changed]) {
    await expect(drafts.read(id, 'p')).rejects.toMatchObject({ code: 'draft-unknown' })
  }
  expect((await drafts.read(whole.id, 'p')).bytes.toString()).toBe('whole')
  expect(await kept('set-aside')).toEqual([`drafts-${changed.sha256}.bytes`])
})

test('what was handed in and cannot be read is set aside with all that belongs to it', async () => {
  const submissions = openSubmissions(join(folder, 'uploads', 'review'), now)
  const id = '00000000-0000-4000-8000-000000000003'
  for (const part of ['words.json', 'seen.json', 'bytes']) {
    await mkdir(join(folder, 'uploads', 'review'), { recursive: true })
    await writeFile(join(folder, 'uploads', 'review', `${id}.${part}`), '')
  }
  expect(await submissions.all()).toEqual([])
  await clearLeftovers(folder, now)
  expect(await kept('set-aside')).toEqual([
    `review-${id}.bytes`,
    `review-${id}.seen.json`,
    `review-${id}.words.json`,
  ])
})

test('folders that an earlier release left open are closed to others; new files are from the beginning', async () => {
  const uploads = join(folder, 'uploads')
  await mkdir(join(uploads, 'ab'), { recursive: true, mode: 0o755 })
  await writeFile(join(uploads, 'ab', 'old'), 'x', { mode: 0o644 })
  await chmod(uploads, 0o755)
  await closeToOthers(uploads)
  const modes = await Promise.all(
    ['', 'ab', 'ab/old'].map(async (name) => (await stat(join(uploads, name))).mode & 0o777),
  )
  expect(modes).toEqual([0o700, 0o700, 0o600])
  await writeWhole(join(uploads, 'new', 'file'), 'x')
  expect((await stat(join(uploads, 'new'))).mode & 0o777).toBe(0o700)
  expect((await stat(join(uploads, 'new', 'file'))).mode & 0o777).toBe(0o600)
  expect(await readdir(join(uploads, 'new'))).toEqual(['file'])
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

test('one person keeps so many drafts, and all together so many bytes', async () => {
  const drafts = openDrafts(join(folder, 'uploads', 'drafts'), now, { ofPerson: 2, bytes: 30 })
  const keep = (person: string, bytes: string) =>
    drafts.keep(
      { person, filename: 'a.csv', contentType: null, plan: null, mapping: null },
      Buffer.from(bytes),
    )
  const first = await keep('p', 'ten bytes.')
  await keep('p', 'another 10')
  await expect(keep('p', 'x')).rejects.toMatchObject({ code: 'drafts-too-many' })
  await expect(keep('q', 'more than ten')).rejects.toMatchObject({ code: 'drafts-too-large' })
  await keep('q', 'tenth here')
  await drafts.forget(first)
  await keep('p', 'room again')
})
