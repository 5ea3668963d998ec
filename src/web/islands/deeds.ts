// What runs on every page with a form that does something: it is sent only when the service can be reached. A browser would leave the page
// for its own words about the network, and what somebody wrote would be gone with it. Without script forms are sent as ever.
import { forgetLost, tellLost } from '../line-lost.ts'

const LOST = {
  zh: '连不上服务，没有送出；所填的还在这里，网络恢复后再按一次。',
  en: 'The service cannot be reached: nothing was sent. What you entered is still here; press again when the network is back.',
}
const UNASKED = {
  zh: '网络断了，还没有去查；所填的还在这里，网络恢复后再按一次。',
  en: 'There is no network, and nothing was asked. What you entered is still here; press again when the network is back.',
}
const WAITS_MS = 8_000

/** Forms that are being asked for, and those that may go. */
const asking = new WeakSet<HTMLFormElement>()
const clear = new WeakSet<HTMLFormElement>()

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return
  const method = form.getAttribute('method')?.toLowerCase() ?? 'get'
  if (method === 'dialog' || form.target !== '' || clear.delete(form)) return
  if (method === 'get') {
    // What only asks is not worth a question before it: the browser knows when it has no network at all.
    if (navigator.onLine) return
    event.preventDefault()
    tellLost(form, UNASKED)
    return
  }
  event.preventDefault()
  if (asking.has(form)) return
  asking.add(form)
  void send(form, event.submitter)
})

async function send(form: HTMLFormElement, pressed: HTMLElement | null): Promise<void> {
  form.setAttribute('aria-busy', 'true')
  try {
    // The script itself: it is small, and everybody who sees the page may have it.
    const signal = AbortSignal.timeout?.(WAITS_MS)
    await fetch(import.meta.url, { method: 'HEAD', cache: 'no-store', ...(signal && { signal }) })
    forgetLost(form)
    clear.add(form)
    form.requestSubmit(pressed)
    // Its fields may have refused it.
    clear.delete(form)
  } catch {
    tellLost(form, LOST)
  } finally {
    asking.delete(form)
    form.removeAttribute('aria-busy')
  }
}
