// What the service writes outside the database, and who clears it: nothing that a crash leaves may stay for ever.
import { join } from 'node:path'
import type { Instant } from './core/period.ts'
import { openDrafts } from './desk/drafts.ts'
import { openSubmissions } from './desk/submissions.ts'
import { clearUnfinished } from './ingest/spool.ts'

interface WrittenPlace {
  /** Below the data folder, or below the checkout when it begins with `node_modules`; each name of it is a regular expression. */
  readonly path: string
  /** The module that writes there. */
  readonly writer: string
  /** What goes when, and by whose hand; or why it stays. */
  readonly cleared: string
}

/** Every place. A module that writes files and a folder that appears without a line here fail a test. */
export const WRITTEN: readonly WrittenPlace[] = [
  { path: 'engine/clickhouse', writer: 'engine/child.ts', cleared: 'by the database itself' },
  {
    path: 'engine/incoming',
    writer: 'engine/http-interface.ts',
    cleared: 'each with its insert; what a crash left, when the engine starts',
  },
  {
    path: 'uploads/set-aside',
    writer: 'ingest/whole-file.ts',
    cleared: 'never: what could not be read, for a person to look at',
  },
  {
    path: 'uploads/.trial',
    writer: 'alerts/folder-watch.ts',
    cleared: 'at once: whether the folder can be written',
  },
  {
    path: 'uploads/incoming',
    writer: 'ingest/spool.ts',
    cleared: 'each with its upload; what a crash left, when the service starts',
  },
  {
    path: 'uploads/[0-9a-f]{2}',
    writer: 'ingest/spool.ts',
    cleared: 'never: the bytes of an upload are kept as long as the ledger that names them',
  },
  {
    path: 'evidence/incoming',
    writer: 'ingest/spool.ts',
    cleared: 'each with its file; what a crash left, when the service starts',
  },
  {
    path: 'evidence/[0-9a-f]{2}',
    writer: 'ingest/spool.ts',
    cleared:
      'never: what was shown as evidence is kept as long as the ledger that names it, also when it was withdrawn',
  },
  {
    path: 'templates/incoming',
    writer: 'ingest/spool.ts',
    cleared: 'each with its template; what a crash left, when the service starts',
  },
  {
    path: 'templates/[0-9a-f]{2}',
    writer: 'ingest/spool.ts',
    cleared: 'never: a document that was ordered is made with the template that it was ordered with',
  },
  {
    path: 'uploads/drafts',
    writer: 'ingest/whole-file.ts',
    cleared:
      'after a week, with the next draft or the next start; what a crash left, when the service starts',
  },
  {
    path: 'uploads/review',
    writer: 'ingest/whole-file.ts',
    cleared:
      'ninety days after the decision, with the next submission or the next start; what a crash left, when the service starts',
  },
  {
    path: 'uploads/notices',
    writer: 'ingest/whole-file.ts',
    cleared: 'never: the notice that a plan was read from is kept as long as the draft that names it',
  },
  {
    path: 'uploads/[0-9a-f]{2}',
    writer: 'backup/restore.ts',
    cleared: 'never: files of a backup go back where they lay, into an empty folder only',
  },
  {
    path: 'backups',
    writer: 'backup/write-file.ts',
    cleared:
      'wherever BACKUP_DIR says: beyond BACKUP_KEEP with the next backup, and what a death left of one',
  },
  {
    path: 'first-password',
    writer: 'ingest/whole-file.ts',
    cleared: 'by its reader: one password that serves to set another, written at the first start',
  },
  {
    path: 'demo-token',
    writer: 'ingest/whole-file.ts',
    cleared: 'never: one line, written at the first start',
  },
  {
    path: 'node_modules/.cache/duibiao',
    writer: 'program/child-program.ts',
    cleared: 'never: two programs, made anew over the old ones, and in a checkout only',
  },
]

/** Before the first upload: removes what is out of date and what a crash left. */
export async function clearLeftovers(dataFolder: string, now: () => Instant): Promise<void> {
  const uploads = join(dataFolder, 'uploads')
  await clearUnfinished(uploads)
  await clearUnfinished(join(dataFolder, 'evidence'))
  await clearUnfinished(join(dataFolder, 'templates'))
  await openDrafts(join(uploads, 'drafts'), now).clear()
  await openSubmissions(join(uploads, 'review'), now).clear()
}
