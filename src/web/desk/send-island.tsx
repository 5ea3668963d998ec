// Sending with a script: drop, choose or paste, see how far it is, stop it. What waits for its sender is opened the same way.
import { render } from 'preact'
import type { Language } from '../../core/text.ts'
import { type SayWord, wordsIn } from '../messages/sheet.ts'
import { takeDrops } from './drops.ts'
import { Refusal, talkIn } from './talk.ts'
import { followDraft, sendForm, type TransferProgress } from './transfer.ts'

interface Going {
  readonly name: string
  readonly step: TransferProgress
  readonly stop: () => void
}

interface State {
  readonly going: Going | null
  /** Why nothing goes, or that it was stopped. */
  readonly message: string | null
}

export function startSending(form: HTMLFormElement, lang: Language): void {
  const say = wordsIn(lang)
  const talk = talkIn(lang, say('lost'))
  const place = document.createElement('div')
  form.before(place)
  const hint = document.createElement('p')
  hint.className = 'lead'
  hint.textContent = say('pasteHere')
  form.prepend(hint)
  let state: State = { going: null, message: null }

  function show(next: Partial<State>): void {
    state = { ...state, ...next }
    form.hidden = state.going !== null
    render(<Sending {...state} say={say} lang={lang} />, place)
  }

  /** `begin` gives the draft; everything else is the same for a new file and one that waits. */
  async function go(
    name: string,
    bytes: number,
    begin: (told: (step: Partial<TransferProgress>) => void, signal: AbortSignal) => Promise<string>,
    keep: boolean,
  ): Promise<void> {
    if (state.going) return
    const stopper = new AbortController()
    let draft: string | null = null
    const stop = (): void => stopper.abort(new DOMException('stopped', 'AbortError'))
    const told = (step: Partial<TransferProgress>): void => {
      const now = state.going?.step ?? { sent: 0, bytes, service: null }
      if (!stopper.signal.aborted) show({ going: { name, stop, step: { ...now, ...step } } })
    }
    show({ message: null })
    told({})
    try {
      draft = await begin(told, stopper.signal)
      await followDraft(talk, draft, (service) => told({ service }), stopper.signal)
      location.assign(`/desk/upload/drafts/${draft}`)
    } catch (error) {
      const wasStopped = stopper.signal.aborted
      if (wasStopped && draft && !keep)
        await talk.tell(`/desk/upload/drafts/${draft}/forget`, []).catch(() => {})
      show({ going: null, message: wasStopped ? say('cancelled') : wordsOf(error, say) })
      form.querySelector<HTMLElement>('[name=file]')?.focus()
    }
  }

  const send = (data: FormData, name: string, bytes: number): Promise<void> =>
    go(
      name,
      bytes,
      async (told, signal) => {
        const tell = (sent: number, of: number): void => told({ sent, bytes: of })
        const kept = await sendForm(form.action, data, tell, signal, say('lost'))
        return kept.draft
      },
      false,
    )

  function sendFile(file: File): void {
    const data = new FormData()
    data.set('file', file)
    send(data, file.name, file.size)
  }

  function sendText(text: string): void {
    const data = new FormData()
    data.set('pasted', text)
    send(data, say('pasted'), new Blob([text]).size)
  }

  hear(form, say, {
    sendFile,
    sendText,
    resume: (name, draft) => void go(name, 0, async () => draft, true),
    tell: (message) => show({ message }),
  })
}

interface Ways {
  readonly sendFile: (file: File) => void
  readonly sendText: (text: string) => void
  /** Opens a draft that waits. */
  readonly resume: (name: string, draft: string) => void
  readonly tell: (message: string) => void
}

/** Every way in which somebody gives something: the form, its file, a drop, a paste, a draft that waits. */
function hear(form: HTMLFormElement, say: SayWord, { sendFile, sendText, resume, tell }: Ways): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const data = new FormData(form)
    const file = data.get('file')
    const pasted = String(data.get('pasted') ?? '')
    if (file instanceof File && file.size > 0) sendFile(file)
    else if (pasted.trim() !== '') sendText(pasted)
    else tell(say('nothing'))
  })
  form.querySelector<HTMLInputElement>('[name=file]')?.addEventListener('change', ({ target }) => {
    const [file] = (target as HTMLInputElement).files ?? []
    if (file) sendFile(file)
  })
  takeDrops(say('dropHere'), (files) => {
    const [file] = files
    if (files.length > 1) tell(say('onePlease'))
    else if (file) sendFile(file)
  })
  document.addEventListener('paste', (event) => {
    const target = event.target as HTMLElement
    if (target.closest('input')) return
    const [file] = event.clipboardData?.files ?? []
    const text = event.clipboardData?.getData('text/plain') ?? ''
    // One word is no range: it goes where it was pasted.
    if (/[\t\n]/.test(text.trim())) sendText(text)
    else if (file) sendFile(file)
    else return
    event.preventDefault()
  })
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.waiting a[data-draft]')) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      resume(link.textContent ?? '', link.dataset.draft ?? '')
    })
  }
}

const wordsOf = (error: unknown, say: SayWord): string =>
  error instanceof Refusal ? error.message : say('lost')

function Sending({ going, message, say, lang }: State & { say: SayWord; lang: Language }) {
  const isSent = going !== null && going.step.service !== null
  return (
    <div class="sending-place">
      {going && (
        <section class="card sending" aria-label={say(isSent ? 'reading' : 'sending', { name: going.name })}>
          <h2>
            <output>{say(isSent ? 'reading' : 'sending', { name: going.name })}</output>
          </h2>
          <Steps step={going.step} say={say} lang={lang} />
          <button class="button" type="button" onClick={going.stop}>
            {say('cancel')}
          </button>
        </section>
      )}
      {message && (
        <p class="refused" role="alert">
          {message}
        </p>
      )}
    </div>
  )
}

const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

function Steps({ step, say, lang }: { step: TransferProgress; say: SayWord; lang: Language }) {
  const { sent, bytes, service } = step
  const plain = (n: number): string => n.toLocaleString(lang)
  return (
    <dl class="steps">
      {bytes > 0 && (
        <div>
          <dt>{say('stepSent')}</dt>
          <dd>
            <progress aria-label={say('stepSent')} max={bytes} value={sent} />{' '}
            {`${sizeWords(sent)} / ${sizeWords(bytes)}`}
          </dd>
        </div>
      )}
      <div>
        <dt>{say('stepRead')}</dt>
        <dd>{service && service.rows > 0 ? say('rows', { n: plain(service.rows) }) : '—'}</dd>
      </div>
      <div>
        <dt>{say('stepChecked')}</dt>
        <dd>
          {service && service.toCheck > 0 ? (
            <>
              <progress aria-label={say('stepChecked')} max={service.toCheck} value={service.checked} />{' '}
              {say('ofFigures', { n: plain(service.checked), of: plain(service.toCheck) })}
            </>
          ) : (
            '—'
          )}
        </dd>
      </div>
    </dl>
  )
}
