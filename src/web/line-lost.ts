// What a page says when the service cannot be reached: beside what was pressed, until something reaches it again.
const MARK = 'data-lost'

/** Read out at once. A second time it is said anew. */
export function tellLost(form: HTMLFormElement, words: { readonly zh: string; readonly en: string }): void {
  forgetLost(form)
  const note = document.createElement('p')
  note.className = 'refused'
  note.setAttribute('role', 'alert')
  note.setAttribute(MARK, '')
  note.textContent = document.documentElement.lang.startsWith('en') ? words.en : words.zh
  form.append(note)
  note.scrollIntoView({ block: 'nearest' })
}

export function forgetLost(form: HTMLFormElement): void {
  for (const note of form.querySelectorAll(`[${MARK}]`)) note.remove()
}
