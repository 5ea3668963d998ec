// What runs on a screen that waits: asks whether it was let in, and shows the code that counts now.
import type { PairingMessage } from '../wall/screen-message.ts'

const ASK_MS = 2_500
/** When nobody answers: not all screens at once. */
const SLOW_MS = 10_000

const main = document.querySelector<HTMLElement>('main.pairing')
if (main) void wait(main)

async function wait(root: HTMLElement): Promise<void> {
  for (;;) {
    const said = await ask()
    if (said?.in && root.dataset.state !== 'empty') {
      location.reload()
      return
    }
    if (root.dataset.state === 'empty' && (await isWall())) {
      location.reload()
      return
    }
    if (said && !said.in) show(root, said.code)
    const ms = said && root.dataset.state !== 'empty' ? ASK_MS : SLOW_MS
    await new Promise((resolve) => setTimeout(resolve, ms * (0.8 + Math.random() * 0.4)))
  }
}

async function ask(): Promise<PairingMessage | null> {
  try {
    const answer = await fetch('/screen/pairing', { method: 'POST', cache: 'no-store' })
    return answer.ok ? ((await answer.json()) as PairingMessage) : null
  } catch {
    return null
  }
}

/** A board may have come in the meantime. */
async function isWall(): Promise<boolean> {
  try {
    const answer = await fetch(location.href, { cache: 'no-store' })
    return answer.ok && (await answer.text()).includes('<main class="pages"')
  } catch {
    return false
  }
}

function show(root: HTMLElement, code: string | null): void {
  const place = root.querySelector<HTMLElement>('[data-part=code]')
  const none = root.querySelector<HTMLElement>('[data-part=none]')
  if (place && place.textContent !== (code ?? '')) {
    place.textContent = code ?? ''
    const label = place.parentElement?.getAttribute('aria-label')?.split(' ')[0] ?? ''
    place.parentElement?.setAttribute('aria-label', `${label} ${code ?? ''}`)
  }
  if (none) none.hidden = code !== null
}
