// Who can be told, and where: the people of the house with the addresses of the file of channels.
import type { PersonRole } from '../core/roles.ts'
import type { Contact } from './post.ts'
import type { ChannelsFile } from './read-channels.ts'

/** What is known of a person elsewhere. */
interface KnownPerson {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly role: PersonRole
  readonly unit: string | null
  readonly active: boolean
  readonly muted: readonly string[]
  readonly digestAt: string | null
}

/** Only those who are active. */
export const contactsOf = (
  people: readonly KnownPerson[],
  { addresses, languages }: Pick<ChannelsFile, 'addresses' | 'languages'>,
): Contact[] =>
  people
    .filter(({ active }) => active)
    .map(({ id, login, name, role, unit, muted, digestAt }) => ({
      id,
      name,
      role,
      unit,
      muted,
      digestAt,
      address: addresses.get(login) ?? null,
      language: languages.get(login) ?? 'zh',
    }))
