// The data folder as the service depends on it: whether there is room, whether it can be written, and what was set aside in it.
import { mkdir, open, readdir, rm, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Log } from '../core/log.ts'
import { type Text, text } from '../core/text.ts'

export interface FolderState {
  /** `low`: not yet, but soon; `full`: files of figures are refused, so that what is small can still be written. */
  readonly state: 'well' | 'low' | 'full' | 'unwritable'
  /** null: the folder cannot be asked. */
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number } | null
  /** Files that could not be read, moved to `uploads/set-aside`. */
  readonly aside: readonly string[]
  /** Why nothing can be written; empty unless `unwritable`. */
  readonly reason: string
}

export interface FolderWatch {
  /** As it is now; writes nothing. */
  now(): Promise<FolderState>
  /** Tries to write, too. True when it is another state than at the last look. */
  look(): Promise<boolean>
}

interface FolderWatchDeps {
  readonly folder: string
  /** Less than this is `full`, less than four times this `low`. */
  readonly reserveBytes: number
  readonly log: Log
}

/** Written and removed again at every look. */
const TRIAL_FILE = join('uploads', '.trial')
const TRIAL_BYTES = 4_096

export function watchFolder({ folder, reserveBytes, log }: FolderWatchDeps): FolderWatch {
  let reason = ''
  let last: FolderState['state'] = 'well'

  async function now(): Promise<FolderState> {
    const [disk, aside] = await Promise.all([diskOf(folder), asideOf(folder)])
    const free = disk?.freeBytes ?? Number.POSITIVE_INFINITY
    const state =
      free < reserveBytes ? 'full' : reason !== '' ? 'unwritable' : free < 4 * reserveBytes ? 'low' : 'well'
    return { state, disk, aside, reason: state === 'unwritable' ? reason : '' }
  }

  return {
    now,
    async look() {
      reason = await tryWriting(folder)
      const { state, disk } = await now()
      const isOther = state !== last
      if (isOther && state !== 'well') log.error({ state, ...disk, reason }, 'the data folder is in danger')
      if (isOther && state === 'well') log.info({ ...disk }, 'the data folder is well again')
      last = state
      return isOther
    },
  }
}

/** What is wrong with it, for the health page; null: nothing. */
export function folderTrouble({ state, disk, reason }: FolderState): Text | null {
  const free = disk === null ? '' : `${Math.floor(disk.freeBytes / 1024 / 1024)} MB`
  switch (state) {
    case 'well':
      return null
    case 'low':
      return text(`磁盘将满：只剩 ${free}`, `The disk is nearly full: ${free} left`)
    case 'full':
      return text(
        `磁盘已满：只剩 ${free}，暂不接收报送`,
        `The disk is full: ${free} left; files of figures are refused until there is room`,
      )
    case 'unwritable':
      return text(`数据文件夹不可写（${reason}）`, `The data folder cannot be written (${reason})`)
  }
}

/** Empty when it can be done. */
async function tryWriting(folder: string): Promise<string> {
  const path = join(folder, TRIAL_FILE)
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const file = await open(path, 'w', 0o600)
    try {
      await file.write(Buffer.alloc(TRIAL_BYTES))
      await file.sync()
    } finally {
      await file.close()
    }
    await rm(path, { force: true })
    return ''
  } catch (error) {
    await rm(path, { force: true }).catch(() => {})
    return (error as NodeJS.ErrnoException).code ?? String(error)
  }
}

async function diskOf(folder: string): Promise<FolderState['disk']> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
  } catch {
    // Where the folder cannot be asked (a database elsewhere) there is nothing to say.
    return null
  }
}

const asideOf = (folder: string): Promise<string[]> =>
  readdir(join(folder, 'uploads', 'set-aside')).catch(() => [])
