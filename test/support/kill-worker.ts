// A service-like process for the kill test: uploads and undoes without end and says on stdout what was acknowledged.
// argv: folder, seed, number of the first upload. Ends with its parent.
import { writeSync } from 'node:fs'
import { silentLog } from '../../src/core/log.ts'
import { Problem } from '../../src/core/problem.ts'
import { startEngine } from '../../src/engine/supervisor.ts'
import { openStore } from '../../src/store/open-store.ts'
import { commit } from './figures.ts'
import { figuresOfUpload, type Line, momentOf, opOf } from './kill-model.ts'

const [folder = '', seed = '0', first = '0'] = process.argv.slice(2)
process.stdin.on('end', () => process.exit(0)).resume()

// Straight to the pipe: an acknowledgement that was given must not be lost in a buffer of this process.
const say = (line: Line) => writeSync(1, `${JSON.stringify(line)}\n`)

const engine = await startEngine({ folder, log: silentLog })
engine.onState(({ phase, pid }) => {
  if (phase === 'ready' && pid !== null) say({ what: 'engine', pid })
})
const store = await openStore({
  url: engine.url,
  username: engine.username,
  password: engine.password,
  database: 'duibiao',
  exclusive: true,
  parsePlan: () => {
    throw new Error('no plans here')
  },
  log: silentLog,
})
say({ what: 'engine', pid: engine.state().pid ?? 0 })

const EXPECTED = new Set(['store-unavailable', 'store-disk-full'])

const standing: string[] = []
for (let number = Number(first); ; number++) {
  const op = opOf(Number(seed), number)
  const target = op.undo ? standing.pop() : undefined
  const id = target ?? `u${number}`
  try {
    if (target !== undefined) {
      say({ what: 'begin', number, undo: id })
      await store.undo(id, { by: 'w', at: momentOf(number) }, 'test')
      say({ what: 'done', number, undo: id })
    } else {
      say({ what: 'begin', number, upload: id })
      const staging = await store.stage(id)
      const figures = figuresOfUpload(Number(seed), number)
      await staging.add(figures.slice(0, figures.length / 2))
      await staging.add(figures.slice(figures.length / 2))
      await staging.duplicates(10)
      await staging.compare(10)
      await commit(staging, momentOf(number))
      standing.push(id)
      say({ what: 'done', number, upload: id })
    }
  } catch (error) {
    // What a restart of the engine or a full disk may do to a request, and nothing else.
    if (!(error instanceof Problem && EXPECTED.has(error.code))) throw error
    say({ what: 'refused', number, code: error.code })
    await new Promise<void>((resolve) => {
      if (engine.state().phase === 'ready') resolve()
      const off = engine.onState(({ phase }) => {
        if (phase !== 'ready') return
        off()
        resolve()
      })
    })
  }
}
