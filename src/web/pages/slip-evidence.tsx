// Files that stand for a slip or one of its replies: a list to take away, small pictures, and forms to add and withdraw.
import { type EvidenceFile, pictureTypeOf } from '../../core/evidence.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import { momentWords } from '../day-words.ts'
import { Button, Field, Form } from '../kit/form.tsx'
import { Note } from '../kit/notes.tsx'
import { speak } from '../kit/speak.ts'

export interface SlipEvidenceInput {
  /** All that the reader may see, oldest first, also what was withdrawn. */
  readonly files: readonly EvidenceFile[]
  readonly mayAdd: boolean
  readonly mayRemove: (file: EvidenceFile) => boolean
  readonly mostMegabytes: number
  readonly mostFiles: number
  /** What was wrong with the files that were just sent; null: nothing. */
  readonly failure: Text | null
}

const WORDS = {
  title: text('佐证', 'Evidence'),
  add: text('附佐证', 'Add evidence'),
  files: text('文件（可选几件）', 'Files (several at once)'),
  limits: text(
    '可附 PDF、Word、Excel、OFD、图片和文本；一次共至多 {mb} MB，本单共至多 {n} 件。',
    'PDF, Word, Excel, OFD, pictures and text; at most {mb} MB at once, {n} files for this slip.',
  ),
  remove: text('撤下', 'Withdraw'),
  reason: text('撤下的原因', 'Why it is withdrawn'),
  removed: text('已撤下：{reason}（{who}）', 'Withdrawn: {reason} ({who})'),
  waits: text('待发布', 'waits for a release'),
  picture: text('缩小的照片：{name}', 'Small picture: {name}'),
} as const

interface EvidenceInput {
  readonly input: SlipEvidenceInput
  readonly slip: string
  /** The reply or appeal that they stand for; null: the slip itself. */
  readonly part: string | null
  readonly lang: Language
}

/** The slip's own, as a part of its page. */
export function SlipEvidence({ input, slip, lang }: Omit<EvidenceInput, 'part'>) {
  const say = speak(WORDS, lang)
  const isEmpty = !input.files.some(({ part }) => part === null)
  if (isEmpty && !input.mayAdd && input.failure === null) return null
  return (
    <section id="evidence">
      <h2>{say('title')}</h2>
      <Note kind="refused">{input.failure?.[lang]}</Note>
      <EvidenceOf input={input} slip={slip} part={null} lang={lang} />
    </section>
  )
}

/** Those of one reply, or of the slip itself, with what the reader may do. */
export function EvidenceOf({ input, slip, part, lang }: EvidenceInput) {
  const say = speak(WORDS, lang)
  const files = input.files.filter((file) => file.part === part)
  return (
    <>
      {files.length > 0 && (
        <ul class="evidence" aria-label={say('title')}>
          {files.map((file) => (
            <Piece key={file.id} file={file} input={input} slip={slip} lang={lang} />
          ))}
        </ul>
      )}
      {input.mayAdd && (
        <details class="add">
          <summary>{say('add')}</summary>
          <Form class="form" action={`/alerts/${slip}/evidence`} hidden={{ part }} files>
            <FileField input={input} lang={lang} />
            <Button>{say('add')}</Button>
          </Form>
        </details>
      )}
    </>
  )
}

/** The field for files, with what is taken. */
export function FileField({ input, lang }: Pick<EvidenceInput, 'input' | 'lang'>) {
  const say = speak(WORDS, lang)
  const { mostMegabytes: mb, mostFiles: n } = input
  return (
    <label>
      {say('files')}
      <input type="file" name="files" multiple />
      <small>{say('limits', { mb, n })}</small>
    </label>
  )
}

type PieceInput = Omit<EvidenceInput, 'part'> & { readonly file: EvidenceFile }

function Piece({ file, input, slip, lang }: PieceInput) {
  const say = speak(WORDS, lang)
  const { id, name, bytes, by, at, releaseAt, removed, type } = file
  const about = [sizeWords(bytes), by, momentWords(at), ...(releaseAt === null ? [] : [say('waits')])].join(
    ' · ',
  )
  if (removed !== null)
    return (
      <li class="gone">
        <s>{name}</s>
        <p class="by">
          {about} ·{' '}
          {say('removed', { reason: removed.reason, who: `${removed.by}，${momentWords(removed.at)}` })}
        </p>
      </li>
    )
  const href = `/api/v1/evidence/${id}/file`
  return (
    <li>
      {pictureTypeOf(type) !== null && (
        <a href={href} class="small-picture">
          <img src={`/api/v1/evidence/${id}/picture`} alt={say('picture', { name })} loading="lazy" />
        </a>
      )}
      <div>
        <a href={href} download={name}>
          {name}
        </a>
        <p class="by">{about}</p>
        {input.mayRemove(file) && (
          <details>
            <summary>{say('remove')}</summary>
            <Form class="filter" action={`/alerts/${slip}/evidence/${id}/remove`}>
              <Field label={say('reason')} name="reason" required maxLength={400} autocomplete="off" />
              <Button small>{say('remove')}</Button>
            </Form>
          </details>
        )}
      </div>
    </li>
  )
}

/** `1.2 MB`, `340 KB`. */
const sizeWords = (bytes: number): string =>
  bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1_000))} KB`
