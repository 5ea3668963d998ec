// What runs on the administrators' page of screens: what the screens say is shown anew every few seconds; what somebody types is left alone.
const LOOK_MS = 3_000
/** A page that nobody touches must not keep its reader signed in for ever. */
const IDLE_MS = 20 * 60_000

let touched = performance.now()
for (const event of ['pointerdown', 'keydown', 'scroll']) {
  addEventListener(event, () => {
    touched = performance.now()
  })
}
setInterval(() => void look(), LOOK_MS)

let looking = false

async function look(): Promise<void> {
  if (looking || document.hidden || performance.now() - touched > IDLE_MS) return
  looking = true
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' })
    if (!answer.ok || answer.redirected) return
    renew(new DOMParser().parseFromString(await answer.text(), 'text/html'))
  } catch {
    // The next look may find the service again.
  } finally {
    looking = false
  }
}

const idsOf = (page: Document): string => [...page.querySelectorAll('.screen')].map(({ id }) => id).join()

function renew(next: Document): void {
  // A screen came or went: everything anew, unless somebody is typing.
  const typing = document.activeElement?.matches('input,select') ?? false
  if (idsOf(next) !== idsOf(document) && !typing) {
    const fresh = next.querySelector('.screens')
    if (fresh) document.querySelector('.screens')?.replaceWith(document.adoptNode(fresh))
  }
  for (const part of document.querySelectorAll<HTMLElement>('[data-live]')) {
    const now = next.querySelector<HTMLElement>(`[data-live="${CSS.escape(part.dataset.live ?? '')}"]`)
    if (now && now.outerHTML !== part.outerHTML) part.replaceWith(document.adoptNode(now))
  }
}
