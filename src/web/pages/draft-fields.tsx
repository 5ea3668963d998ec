// A field of a plan file in a form of the reading room, whichever it is.
import type { Language } from '../../core/text.ts'
import { type FormField, shownIn } from '../../drafting/form-fields.ts'
import { Field, type Option, Select, TextArea } from '../kit/form.tsx'

interface FieldsInput {
  readonly fields: readonly FormField[]
  /** What stands in them. */
  readonly values: object
  readonly lang: Language
  /** Of fields that choose among what is in the draft. */
  readonly options?: Readonly<Record<string, readonly Option[]>>
  /** Those that may not be left empty. */
  readonly required?: readonly string[]
}

export const DraftFields = ({ fields, ...more }: FieldsInput) => (
  <>
    {fields.map((one) => (
      <DraftField key={one.name} one={one} {...more} />
    ))}
  </>
)

function DraftField({
  one,
  values,
  lang,
  options = {},
  required = [],
}: Omit<FieldsInput, 'fields'> & { one: FormField }) {
  const { name, empty } = one
  const label = one.label[lang]
  const value = shownIn(one, values)
  const known = options[name] ?? one.options?.map(([word, said]): Option => [word, said[lang]])
  if (known !== undefined) {
    // What stands there and is none of them is kept until somebody chooses another.
    const all =
      known.some(([word]) => word === value) || value === '' ? known : [...known, [value, value] as const]
    const any = required.includes(name) ? {} : { any: empty?.[lang] ?? '—' }
    return <Select label={label} name={name} options={all} chosen={value || null} {...any} />
  }
  if (one.long)
    return (
      <TextArea
        label={label}
        name={name}
        value={value}
        rows={Math.min(8, Math.max(2, value.split('\n').length))}
      />
    )
  return (
    <Field
      label={label}
      name={name}
      value={value}
      required={required.includes(name)}
      {...(one.day ? { type: 'date' as const } : { maxLength: LONGEST_WORDS })}
      {...(one.numeric ? { inputmode: 'decimal' as const } : {})}
      {...(empty ? { placeholder: empty[lang] } : {})}
      {...(one.wide ? { class: 'wide' } : {})}
      spellcheck={false}
    />
  )
}

/** As long as the fields of a form are taken. */
const LONGEST_WORDS = 4_000
