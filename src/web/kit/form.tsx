// Forms as they work without script: what is sent along unseen, fields under their words with their faults, buttons.
import type { ComponentChildren, PartialInputHTMLAttributes } from 'preact'
import type { Standpoint } from '../../core/standpoint.ts'
import { Note } from './notes.tsx'

interface FormInput {
  readonly action: string
  /** `post` when absent: it changes something. */
  readonly method?: 'get' | 'post'
  /** `card form` when absent; empty: none. */
  readonly class?: string
  /** Sent along unseen; null: not at all. */
  readonly hidden?: Readonly<Record<string, string | number | null | undefined>>
  /** Why it was not taken; null: it was not sent, or nothing is wrong. */
  readonly failure?: string | null
  readonly id?: string
  /** It carries a file. */
  readonly files?: boolean
  /** What a browser knows of its reader must not be put in. */
  readonly untold?: boolean
  readonly label?: string
  readonly children: ComponentChildren
}

export function Form(input: FormInput) {
  const { action, method = 'post', class: kind = 'card form', hidden = {}, failure, children } = input
  return (
    <form
      id={input.id}
      class={kind || undefined}
      method={method}
      action={action}
      encType={input.files ? 'multipart/form-data' : undefined}
      autocomplete={input.untold ? 'off' : undefined}
      aria-label={input.label}
    >
      {failure != null && <Note kind="refused">{failure}</Note>}
      {Object.entries(hidden).map(
        ([name, value]) =>
          value != null && value !== '' && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
    </form>
  )
}

/** A form that is one button. */
export function ButtonForm({ word, more, class: kind = 'inline', small, ...form }: ActInput) {
  return (
    <Form {...form} class={kind}>
      <Button small={small}>
        {word}
        {more && <span class="sr"> {more}</span>}
      </Button>
    </Form>
  )
}

interface ActInput extends Pick<FormInput, 'action' | 'hidden' | 'class'> {
  readonly word: string
  /** Which of several it acts on, for those who hear the page. */
  readonly more?: string
  readonly small?: boolean
}

/** With what a page is looked at, so that a form that asks for something else keeps it. */
export const lookFields = ({ plan, asOf, knownAt }: Partial<Standpoint>) => ({
  plan,
  'as-of': asOf,
  'known-at': knownAt,
})

interface Labelled {
  readonly label: ComponentChildren
  readonly name: string
  /** What is wrong with what was typed, said below the field; null: nothing. */
  readonly fault?: string | null
}

type Attributes = PartialInputHTMLAttributes<HTMLInputElement>

interface FieldInput
  extends Labelled,
    Pick<
      Attributes,
      'value' | 'checked' | 'required' | 'min' | 'max' | 'minLength' | 'maxLength' | 'pattern' | 'placeholder'
    >,
    Pick<
      Attributes,
      'size' | 'autocomplete' | 'autocapitalize' | 'inputmode' | 'spellcheck' | 'class' | 'accept'
    > {
  /** Id of the list of what is suggested. */
  readonly list?: string
  readonly type?: 'text' | 'number' | 'date' | 'password' | 'file'
}

/** The kinds of input differ in which attributes of hearing they may carry; none of those is given here. */
const plain = (attributes: object): object => attributes

export function Field({ label, name, fault = null, ...more }: FieldInput) {
  return (
    <label>
      {label}
      <input name={name} {...faulty(name, fault)} {...plain(more)} />
      <Fault name={name} fault={fault} />
    </label>
  )
}

interface AreaInput extends Labelled, Pick<Attributes, 'required' | 'maxLength' | 'spellcheck'> {
  readonly value?: string | undefined
  readonly rows?: number
}

export function TextArea({ label, name, fault = null, value, ...more }: AreaInput) {
  return (
    <label>
      {label}
      <textarea name={name} {...faulty(name, fault)} {...more}>
        {value}
      </textarea>
      <Fault name={name} fault={fault} />
    </label>
  )
}

const faulty = (name: string, fault: string | null) =>
  fault === null ? {} : ({ 'aria-invalid': true, 'aria-describedby': `${name}-fault` } as const)

const Fault = ({ name, fault }: { name: string; fault: string | null }) =>
  fault === null ? null : (
    <span class="fault" id={`${name}-fault`} role="alert">
      {fault}
    </span>
  )

/** One of several: what is sent, and what it is called. */
export type Option = readonly [value: string, word: string]

interface ChoiceInput extends Labelled {
  readonly options: readonly Option[]
  /** Options under headings of their own. */
  readonly groups?: readonly { readonly label: string; readonly options: readonly Option[] }[]
  readonly chosen?: string | null
  /** What choosing nothing is called; absent: something is chosen. */
  readonly any?: string
  readonly required?: boolean
}

export function Select({ label, name, options, groups = [], chosen = null, any, required }: ChoiceInput) {
  const option = ([value, word]: Option) => (
    <option key={value} value={value} selected={value === chosen}>
      {word}
    </option>
  )
  return (
    <label>
      {label}
      <select name={name} required={required}>
        {any !== undefined && <option value="">{any}</option>}
        {options.map(option)}
        {groups
          .filter((group) => group.options.length > 0)
          .map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.options.map(option)}
            </optgroup>
          ))}
      </select>
    </label>
  )
}

/** Things with an id and a name, to choose one of. */
export const named = (things: readonly { readonly id: string; readonly name: string }[]): Option[] =>
  things.map(({ id, name }) => [id, name])

/** A box to tick. */
export const Tick = ({ label, name, ...more }: FieldInput) => (
  <label class="tick">
    <input type="checkbox" name={name} {...plain(more)} /> {label}
  </label>
)

interface ButtonInput {
  /** What is most likely meant on this page. */
  readonly main?: boolean | undefined
  readonly small?: boolean | undefined
  /** It ends something for good. */
  readonly danger?: boolean
  readonly name?: string
  readonly value?: string | number
  /** When its words alone do not say on what it acts. */
  readonly label?: string
  readonly children: ComponentChildren
}

export function Button({ main, small, danger, name, value, label, children }: ButtonInput) {
  const kind = ['button', small && 'small', main && 'main', danger && 'danger'].filter(Boolean).join(' ')
  return (
    <button class={kind} type="submit" name={name} value={value} aria-label={label}>
      {children}
    </button>
  )
}
