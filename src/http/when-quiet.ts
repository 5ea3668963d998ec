// What is made ready for the first who asks: soon after the service listens, when the first wall is drawn.
import type { App } from './deps.ts'

const AFTER_MS = 3_000

/** Does it once; when it fails, whoever asks first is told. */
export function whenQuiet(app: App, work: () => Promise<unknown>): void {
  let timer: NodeJS.Timeout | undefined
  app.addHook('onListen', async () => {
    timer = setTimeout(() => {
      work().catch((error: unknown) => app.log.warn({ err: error }, 'not made ready before somebody asks'))
    }, AFTER_MS)
    timer.unref()
  })
  app.addHook('onClose', async () => clearTimeout(timer))
}
