// A whole machine to throw away: the folders of this one below a layer that vanishes, with processes of its own, so that commands
// which install, make users and write to /etc run as they stand in a document and leave nothing behind.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** How a script ended, and the end of what it printed. */
interface Ended {
  readonly status: number | null
  readonly printed: string
}

export interface ThrowawayRoot {
  /** Runs a script of bash, which stops at the first command that fails. `alone`: with no network but a loopback of its own. */
  run(script: string, options?: { readonly alone?: boolean; readonly seconds?: number }): Promise<Ended>
  /** Ends every process that runs in it, and its files are gone. */
  close(): Promise<void>
}

const MADE = ['--mount', '--propagation', 'private', '--pid', '--fork', '--kill-child']

/** Whether this machine lets us: root on Linux, which may mount. */
export const isRootThrowable = (): boolean =>
  process.getuid?.() === 0 &&
  spawnSync('unshare', [...MADE, 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0 &&
  spawnSync('ip', ['-V']).status === 0

/** `shown`: a folder of this machine that is seen in it, not to be written, as /shown. */
export async function openThrowawayRoot(shown: string): Promise<ThrowawayRoot> {
  const folder = await mkdtemp(join(tmpdir(), 'duibiao-root-'))
  // The last line is its first process, which every orphan comes to and by which none stays a zombie.
  const mounts = `
    mount -t proc none /proc
    mount -t tmpfs -o size=8g none ${folder}
    mkdir ${folder}/upper ${folder}/work ${folder}/root
    mount -t overlay -o lowerdir=/,upperdir=${folder}/upper,workdir=${folder}/work overlay ${folder}/root
    mount -t proc none ${folder}/root/proc
    mount --rbind /dev ${folder}/root/dev
    mount -t tmpfs none ${folder}/root/tmp
    mkdir ${folder}/root/shown
    mount --bind ${shown} ${folder}/root/shown
    mount -o remount,bind,ro ${folder}/root/shown
    touch ${folder}/alone
    unshare --net=${folder}/alone ip link set lo up
    echo ready
    while :; do sleep 60 & wait $!; done`
  const machine = spawn('unshare', [...MADE, 'bash', '-ec', mounts], { stdio: ['ignore', 'pipe', 'inherit'] })
  const first = await createInterface(machine.stdout)[Symbol.asyncIterator]().next()
  if (first.value !== 'ready') throw new Error('no throwaway root could be made')
  const init = (await readFile(`/proc/${machine.pid}/task/${machine.pid}/children`, 'utf8')).trim()
  const seen = `/proc/${init}/root${folder}`
  return {
    async run(script, { alone = false, seconds = 300 } = {}) {
      const child = spawn(
        'nsenter',
        [
          ...['-t', init, '-m', '-p', `--root=${seen}/root`, `--wd=${seen}/root`],
          ...(alone ? [`--net=${seen}/alone`] : []),
          ...['env', '-i', 'HOME=/root', 'LANG=C.UTF-8', 'DEBIAN_FRONTEND=noninteractive', `PATH=${PATH}`],
          ...['timeout', '--kill-after=5', String(seconds), 'bash', '-eo', 'pipefail', '-c', script],
        ],
        { stdio: ['ignore', 'pipe', 'pipe'] },
      )
      let printed = ''
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          printed = `${printed}${chunk}`.slice(-20_000)
        })
      }
      // What a script leaves in the background holds its streams: the script itself is over.
      const [status] = (await once(child, 'exit')) as [number | null]
      return { status, printed }
    },
    async close() {
      const gone = once(machine, 'exit')
      machine.kill('SIGKILL')
      await gone
      await rmdir(folder)
    },
  }
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
