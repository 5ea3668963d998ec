// What runs in a frame of another site's page: its gauges are asked for again now and then, in place, until somebody stops that.
const EVERY_MS = 300_000

const pause = document.querySelector<HTMLButtonElement>('[data-pause]')
const lost = document.querySelector<HTMLElement>('[data-lost]')
let paused = false
if (pause) {
  pause.hidden = false
  pause.addEventListener('click', () => {
    paused = !paused
    pause.setAttribute('aria-pressed', String(paused))
    if (!paused) void renew()
  })
}
setInterval(() => {
  if (!paused && document.visibilityState === 'visible') void renew()
}, EVERY_MS)

/** Only what changed is another one: whoever reads or stands on a link is not disturbed. */
async function renew(): Promise<void> {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-cache' })
    if (!answer.ok) throw new Error(String(answer.status))
    // Its styles are those of this page, and its policy would refuse them here.
    const text = (await answer.text()).replace(/<style[\s\S]*?<\/style>/g, '')
    const page = new DOMParser().parseFromString(text, 'text/html')
    for (const part of ['said', 'gauges']) {
      const [old, made] = [document, page].map((one) => one.querySelector(`[data-part=${part}]`))
      if (old && made && old.innerHTML !== made.innerHTML) old.replaceWith(made)
    }
    if (lost) lost.hidden = true
  } catch {
    if (lost) lost.hidden = false
  }
}
