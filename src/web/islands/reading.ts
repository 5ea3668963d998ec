// The reading room with a script: each answer is stored at once without loading the page anew, others' answers appear, keys do everything.
import { takeDrops } from '../desk/drops.ts'
import { showShareTables } from '../desk/share-table.ts'

interface Changes {
  readonly seq: number
  readonly state: string
  readonly left: number
  readonly tasks: readonly {
    readonly key: string
    readonly after: string | null
    readonly version: number
    readonly card: string
  }[]
  readonly gone: readonly string[]
}

const lang = document.documentElement.lang.startsWith('en') ? 'en' : 'zh'
const say = (zh: string, en: string): string => (lang === 'en' ? en : zh)
const LOST = say(
  '没有连上服务，刚才的改动没有存入，请再试一次。',
  'The service cannot be reached: the change was not stored, try again.',
)
const EVERY_MS = 3_000

const room = document.querySelector<HTMLElement>('#reading')
const notice = document.querySelector<HTMLFormElement>('form#notice')
if (room) startRoom(room)
if (notice) startDropping(notice)

/** The whole page takes the notice. */
function startDropping(form: HTMLFormElement): void {
  takeDrops(say('松开鼠标，读成草稿', 'Let go to read it'), (files) => {
    const input = form.querySelector<HTMLInputElement>('input[type=file]')
    if (!input || files.length === 0) return
    const held = new DataTransfer()
    held.items.add(files[0] as File)
    input.files = held.files
    form.requestSubmit()
  })
}

function startRoom(place: HTMLElement): void {
  let seq = Number(place.dataset.seq)
  const base = `/plans/drafts/${place.dataset.draft}`
  const back = encodeURIComponent(place.dataset.back ?? '')
  const cards = (): HTMLElement[] => [...place.querySelectorAll<HTMLElement>('article')]
  const cardOf = (key: string): HTMLElement | null => place.querySelector(`article[data-task="${key}"]`)

  /** One after another: an answer is made on the state that the one before left. */
  let line: Promise<unknown> = Promise.resolve()
  const inLine = (work: () => Promise<void>): void => {
    line = line.then(work, work)
  }

  function take(changes: Changes, own: string | null): void {
    if (changes.seq <= seq && own === null) return
    seq = Math.max(seq, changes.seq)
    for (const key of changes.gone) cardOf(key)?.remove()
    for (const { key, after, version, card } of changes.tasks) {
      const shown = cardOf(key)
      if (shown && Number(shown.dataset.version) >= version) continue
      if (shown && key !== own && isBusy(shown)) markStale(shown, card)
      else if (shown) replaceCard(shown, card)
      else if (after !== null && cardOf(after)) cardOf(after)?.insertAdjacentHTML('afterend', card)
    }
    tell(changes.left)
    if (changes.state !== 'open' && own === null) location.reload()
  }

  function replaceCard(shown: HTMLElement, card: string): void {
    const hadFocus = shown.contains(document.activeElement)
    const unfolded = [...shown.querySelectorAll('details')].map(({ open }) => open)
    shown.insertAdjacentHTML('afterend', card)
    const fresh = shown.nextElementSibling as HTMLElement
    shown.remove()
    for (const [at, details] of [...fresh.querySelectorAll('details')].entries())
      if (unfolded[at]) details.open = true
    if (hadFocus) fresh.focus({ preventScroll: true })
  }

  /** Somebody is typing in it: what they typed stays until they say otherwise. */
  function markStale(shown: HTMLElement, card: string): void {
    shown.querySelector('.stale')?.remove()
    const note = document.createElement('p')
    note.className = 'stale'
    note.setAttribute('role', 'alert')
    note.textContent = say('别人刚改了这一项。', 'Somebody has just changed it. ')
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button small'
    button.textContent = say('换成现在的内容', 'Show what stands now')
    button.addEventListener('click', () => replaceCard(shown, card))
    note.append(button)
    shown.prepend(note)
  }

  function tell(left: number): void {
    const count = document.querySelector<HTMLElement>('[data-count]')
    if (!count) return
    count.classList.toggle('none', left === 0)
    const number = count.querySelector('b')
    const words = count.querySelector('span')
    if (number) number.textContent = String(left)
    if (words)
      words.textContent =
        left === 0
          ? say('处待确认，可以生效了', 'to answer: it can come into force')
          : say('处待确认', 'to answer')
  }

  function refuse(card: HTMLElement, words: string): void {
    card.querySelector(':scope > .refused')?.remove()
    const note = document.createElement('p')
    note.className = 'refused'
    note.setAttribute('role', 'alert')
    note.textContent = words
    card.prepend(note)
    note.scrollIntoView({ block: 'nearest' })
  }

  // A table is made when it is looked at: a notice has hundreds of targets.
  place.addEventListener(
    'toggle',
    (event) => {
      const details = event.target as HTMLDetailsElement
      if (details.open && details.matches('.more')) showShareTables(details, lang)
    },
    true,
  )

  place.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    const card = form.closest<HTMLElement>('article')
    if (!card) return
    event.preventDefault()
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null
    const fields = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    if (button?.name) fields.set(button.name, button.value)
    card.setAttribute('aria-busy', 'true')
    inLine(async () => {
      const key = card.dataset.task ?? ''
      // A field of this form is called `action`, which hides the property of that name.
      const [path = ''] = (form.getAttribute('action') ?? '').split('?')
      try {
        // Whoever answered twice in a row meant both.
        const now = cardOf(key)
        const reply = await fetch(`${path}?lang=${lang}&back=${back}`, {
          method: 'POST',
          body: fields,
          headers: { accept: 'application/json' },
        })
        const body = await reply.json()
        if (reply.ok) {
          take(body as Changes, key)
          focusNext(key)
          return
        }
        const {
          detail = LOST,
          fix = '',
          code = '',
        } = body as { detail?: string; fix?: string; code?: string }
        if (now) refuse(now, `${detail} ${fix}`)
        if (code === 'plan-draft-changed') await look(key)
      } catch {
        refuse(card, LOST)
      } finally {
        card.removeAttribute('aria-busy')
      }
    })
  })

  /** A task of which nothing is left gives the word to the next one. */
  function focusNext(key: string): void {
    const all = cards()
    const at = all.findIndex((card) => card.dataset.task === key)
    const done = all[at]
    if (!done || Number(done.dataset.left) > 0) return
    const next = all.slice(at + 1).find((card) => Number(card.dataset.left) > 0)
    if (next && !isBusy(done)) next.focus()
  }

  async function look(conflict: string | null = null): Promise<void> {
    const reply = await fetch(`${base}/changes?since=${seq}&lang=${lang}&back=${back}`, {
      headers: { accept: 'application/json' },
    })
    if (!reply.ok) return
    const changes = (await reply.json()) as Changes
    const shown = conflict === null ? null : cardOf(conflict)
    const other = changes.tasks.find(({ key }) => key === conflict)
    if (shown && other) {
      // What was typed stays in sight, with what the other one did.
      markStale(shown, other.card)
      take({ ...changes, tasks: changes.tasks.filter(({ key }) => key !== conflict) }, null)
    } else take(changes, null)
  }

  setInterval(() => {
    if (document.visibilityState === 'visible') inLine(() => look().catch(() => {}))
  }, EVERY_MS)

  document.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest('input, textarea, select')) return
    const all = cards()
    const current = target.closest<HTMLElement>('article') ?? null
    const at = current ? all.indexOf(current) : -1
    const done = press(event.key, { all, current: current ?? all[0] ?? null, at })
    if (done) event.preventDefault()
  })
}

interface Standing {
  readonly all: readonly HTMLElement[]
  readonly current: HTMLElement | null
  readonly at: number
}

/** True: the key meant something. */
function press(key: string, { all, current, at }: Standing): boolean {
  if (key === 'j' || key === 'k') {
    const next = all[Math.max(0, Math.min(all.length - 1, at + (key === 'j' ? 1 : -1)))]
    next?.focus()
    next?.scrollIntoView({ block: 'start' })
    return next !== undefined
  }
  if (!current) return false
  if (/^[1-9]$/.test(key)) {
    const question = current.querySelector('.question.open') ?? current.querySelector('.question')
    const button = question?.querySelectorAll<HTMLButtonElement>('.answer')[Number(key) - 1]
    button?.click()
    return button !== undefined
  }
  if (key === 'a') {
    const button = current.querySelector<HTMLButtonElement>('.accept button')
    button?.click()
    return button !== null
  }
  const place = { e: '.indicator', x: '.indicator', t: '.edit' }[key]
  const details = place === undefined ? null : current.querySelector<HTMLDetailsElement>(place)
  if (!details) return false
  details.open = true
  details.querySelector<HTMLElement>(key === 'x' ? '[name=reason]' : 'form input:not([type=hidden])')?.focus()
  return true
}

/** Somebody is typing in it. */
function isBusy(card: HTMLElement): boolean {
  const typing = document.activeElement?.closest('input, textarea, select') ?? null
  if (typing && card.contains(typing)) return true
  return [
    ...card.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([type=hidden]), textarea'),
  ].some((one) => one.value !== one.defaultValue)
}
