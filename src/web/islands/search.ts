// What runs in the search box: `/` goes to it, what is found stands under it while one writes, arrows and Enter choose.
interface Result {
  readonly kind: string
  readonly title: string
  readonly detail: string
  readonly href: string
}

const WAIT_MS = 80
const SHOWN = '8'

const box = document.querySelector<HTMLElement>('[data-search]')
const form = box?.querySelector('form')
const input = box?.querySelector<HTMLInputElement>('input[type=search]')
if (box && form && input) openBox(box, form, input)

function openBox(box: HTMLElement, form: HTMLFormElement, input: HTMLInputElement): void {
  const list = document.createElement('ul')
  list.id = 'found'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', box.dataset.found ?? '')
  const nothing = document.createElement('p')
  nothing.setAttribute('role', 'status')
  box.append(list, nothing)
  nothing.className = 'sr'
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-controls', list.id)
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-expanded', 'false')
  let chosen = -1
  let shown = ''
  let ready = false
  let waiting = 0
  let asking: AbortController | null = null

  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role=option]')]

  function choose(at: number): void {
    const all = options()
    chosen = all.length === 0 ? -1 : (at + all.length) % all.length
    for (const [place, option] of all.entries()) {
      option.setAttribute('aria-selected', String(place === chosen))
      if (place === chosen) option.scrollIntoView({ block: 'nearest' })
    }
    if (chosen < 0) input.removeAttribute('aria-activedescendant')
    else input.setAttribute('aria-activedescendant', `found-${chosen}`)
  }

  function show(isShown: boolean): void {
    list.hidden = !isShown
    input.setAttribute('aria-expanded', String(isShown))
    if (!isShown) choose(-1)
  }

  function address(words: string, more: Readonly<Record<string, string>>): URLSearchParams {
    const query = new URLSearchParams(more)
    for (const [name, value] of new FormData(form)) if (name !== 'q') query.set(name, String(value))
    query.set('q', words)
    return query
  }

  function tell(results: readonly Result[], words: string): void {
    shown = words
    list.replaceChildren(
      ...results.map(({ title, detail, href }, at) => {
        const option = document.createElement('li')
        option.id = `found-${at}`
        option.setAttribute('role', 'option')
        option.setAttribute('aria-selected', 'false')
        option.dataset.href = href
        const [name, more] = [document.createElement('b'), document.createElement('small')]
        name.textContent = title
        more.textContent = detail
        option.append(name, more)
        return option
      }),
    )
    chosen = -1
    input.removeAttribute('aria-activedescendant')
    const isEmpty = results.length === 0 && words !== ''
    nothing.textContent = isEmpty ? (box.dataset.nothing ?? '') : ''
    show(results.length > 0)
  }

  async function ask(words: string): Promise<void> {
    asking?.abort()
    asking = new AbortController()
    const query = address(words, { limit: SHOWN, lang: box.dataset.lang ?? 'zh' })
    try {
      const answer = await fetch(`/api/v1/search?${query}`, { signal: asking.signal })
      if (!answer.ok) return
      const { results } = (await answer.json()) as { readonly results: readonly Result[] }
      if (input.value.trim() === words && document.activeElement === input) tell(results, words)
    } catch {
      // Another question came first, or there is no network: the form still goes to the page of results.
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(waiting)
    const words = input.value.trim()
    if (words === '') tell([], '')
    else waiting = window.setTimeout(() => void ask(words), WAIT_MS)
  })
  input.addEventListener('focus', () => {
    // So that the first word that is written finds everything ready.
    if (!ready) void ask('')
    ready = true
    if (shown !== '' && shown === input.value.trim()) show(options().length > 0)
  })
  input.addEventListener('blur', () => show(false))
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (event.key === 'Escape') {
      if (!list.hidden) event.preventDefault()
      show(false)
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options().length > 0) {
      event.preventDefault()
      show(true)
      choose(event.key === 'ArrowDown' ? chosen + 1 : chosen < 0 ? -1 : chosen - 1)
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault()
      go(options()[chosen])
    }
  })
  // Before the box loses its focus, or the list would be gone.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => {
    if (event.target instanceof Element) go(event.target.closest<HTMLElement>('[role=option]'))
  })
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
    event.preventDefault()
    input.focus()
    input.select()
  })
}

function go(option: HTMLElement | null | undefined): void {
  if (option?.dataset.href) location.assign(option.dataset.href)
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input,textarea,select,dialog') !== null)
