// What runs on the ledger: a condition shows its rows without a new page, and keys walk through them. Links and the form say everything by themselves.

import { forgetLost, tellLost } from '../line-lost.ts'

/** Parts of the page that say something else under other conditions. */
const SWAPPED = ['[data-swap=tally]', '[data-swap=rows]', '.places', '.look', '.lang']
const TYPED_MS = 40
const LOST = {
  zh: '连不上服务，下面还是原来的条件；网络恢复后再选一次。',
  en: 'The service cannot be reached: the rows below are those of before. Choose again when the network is back.',
}

const form = document.querySelector<HTMLFormElement>('form.filter')
const dialog = document.querySelector<HTMLDialogElement>('[data-keys-of]')
let asking: AbortController | null = null
if (form) followForm(form)
followKeys()

/** What the form asks for, without what asks for nothing: the same address that a link has. */
function addressOf(form: HTMLFormElement): URL {
  const url = new URL(form.action)
  const columns: string[] = []
  const boxes = form.querySelectorAll<HTMLInputElement>('input[name=columns]')
  for (const [name, value] of new FormData(form)) {
    if (name === 'columns') columns.push(String(value))
    else if (value !== '' && !isUsual(name, value)) url.searchParams.set(name, String(value))
  }
  if (columns.length > 0 && columns.length < boxes.length) url.searchParams.set('columns', columns.join(','))
  return url
}

const isUsual = (name: string, value: FormDataEntryValue): boolean =>
  (name === 'group' && value === 'none') || (name === 'order' && value === 'number')

/** The form as it would be under these conditions. */
function tellForm(form: HTMLFormElement, { searchParams }: URL): void {
  const columns = searchParams.get('columns')?.split(',') ?? null
  for (const control of form.elements) {
    if (control instanceof HTMLSelectElement) {
      const usual = control.name === 'group' ? 'none' : control.name === 'order' ? 'number' : ''
      control.value = searchParams.get(control.name) ?? usual
    } else if (control instanceof HTMLInputElement && control.type === 'checkbox')
      control.checked = columns?.includes(control.value) ?? true
    else if (
      control instanceof HTMLInputElement &&
      control.type !== 'hidden' &&
      control !== document.activeElement
    )
      control.value = searchParams.get(control.name) ?? ''
  }
}

/** Shows what stands at an address; whatever goes wrong, the browser goes there itself. */
async function show(url: URL, how: 'push' | 'replace' | 'stay'): Promise<void> {
  asking?.abort()
  asking = new AbortController()
  const { signal } = asking
  const rows = document.querySelector('[data-swap=rows]')
  rows?.setAttribute('aria-busy', 'true')
  try {
    const answer = await fetch(url, { headers: { accept: 'text/html' }, signal })
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status))
    // Its styles are those of this page, and its policy would refuse them here.
    const text = (await answer.text()).replace(/<style[\s\S]*?<\/style>/g, '')
    const page = new DOMParser().parseFromString(text, 'text/html')
    if (!page.querySelector('[data-swap=rows]')) throw new Error('another page')
    if (how === 'push') history.pushState(null, '', url)
    if (how === 'replace') history.replaceState(null, '', url)
    for (const place of SWAPPED) {
      const [old, made] = [document.querySelector(place), page.querySelector(place)]
      if (old && made) old.replaceWith(made)
    }
    document.title = page.title
    if (form) tellForm(form, url)
    if (form) forgetLost(form)
  } catch (error) {
    if (signal.aborted) return
    rows?.removeAttribute('aria-busy')
    // The network is gone, and with it the way to any other page: what stands here stays.
    if (error instanceof TypeError && form) tellLost(form, LOST)
    else location.assign(url)
  }
}

function followForm(form: HTMLFormElement): void {
  let waiting = 0
  const words = form.querySelector<HTMLInputElement>('input[name=words]')
  const now = (how: 'push' | 'replace'): void => {
    clearTimeout(waiting)
    void show(addressOf(form), how)
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    now('push')
  })
  form.addEventListener('change', ({ target }) => {
    if (target !== words) now('push')
  })
  words?.addEventListener('input', (event) => {
    if (event instanceof InputEvent && event.isComposing) return
    clearTimeout(waiting)
    waiting = window.setTimeout(() => now('replace'), TYPED_MS)
  })
  words?.addEventListener('compositionend', () => now('replace'))
  window.addEventListener('popstate', () => void show(new URL(location.href), 'stay'))
  document.querySelector('#content')?.addEventListener('click', (event) => {
    if (!(event instanceof MouseEvent) || !(event.target instanceof Element)) return
    const link = event.target.closest('a')
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    // Other conditions of the same list; everything else is another page.
    if (!link || !isPlain || link.target !== '' || link.pathname !== location.pathname || link.hash !== '')
      return
    event.preventDefault()
    const place = link.closest('[data-swap]')?.getAttribute('data-swap')
    void show(new URL(link.href), 'push').then(() => {
      // What was pressed is gone: reading goes on where it stood.
      if (document.activeElement === document.body)
        document.querySelector<HTMLElement>(`[data-swap=${place}] a`)?.focus({ preventScroll: true })
    })
  })
}

function followKeys(): void {
  const button = document.querySelector<HTMLElement>('[data-keys]')
  if (button) button.hidden = false
  button?.addEventListener('click', () => dialog?.showModal())
  document.addEventListener('keydown', (event) => {
    const { target, key } = event
    if (event.ctrlKey || event.metaKey || event.altKey || dialog?.open) return
    if (target instanceof Element && target.closest('input,textarea,select')) return
    if (key === 'j' || key === 'k') walk(key === 'j' ? 1 : -1)
    else if (key === '?') dialog?.showModal()
    else if (key === 'f') form?.querySelector<HTMLInputElement>('input[name=words]')?.focus()
    else return
    event.preventDefault()
  })
}

/** To the first link of the next row or the row before; Enter then opens it, as it opens any link. */
function walk(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.ledger tbody tr')]
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]
  next?.querySelector<HTMLElement>('a')?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
