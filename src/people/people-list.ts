// A list of people as an office keeps it: rows copied out of a sheet, with a head. Pure but for the CSV library.
import { type Fault, fault } from '../core/problem.ts'
import { isPersonRole, PERSON_ROLES, type PersonRole, ROLE_WORDS } from '../core/roles.ts'
import { LOGIN, type PersonWords } from './accounts.ts'
import { loginKey } from './state.ts'

/** Passwords are hashed slowly on purpose; a longer list comes in parts. */
const MOST_PEOPLE = 200

type Column = 'login' | 'name' | 'role' | 'unit' | 'account'
const HEADS: Readonly<Record<Column, readonly string[]>> = {
  login: ['登录名', '用户名', '账号', 'login', 'sign-inname', 'user'],
  name: ['姓名', '名字', 'name'],
  role: ['角色', '身份', 'role'],
  unit: ['单位', '部门', '所在单位', 'unit'],
  account: ['统一登录账号', 'account'],
}
const NEEDED: readonly Column[] = ['login', 'name', 'role']

interface PeopleList {
  readonly people: readonly PersonWords[]
  /** With the line of the list, its head being 1; nobody is added when there are any. */
  readonly faults: readonly Fault[]
}

/** As the library answers with `info`, which its types leave out. */
interface Recorded {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

interface Row {
  /** Of the list, in which it ends. */
  readonly line: number
  readonly cells: readonly string[]
}

/** Tabs as a sheet copies them, else commas. */
export async function readPeopleList(list: string): Promise<PeopleList> {
  const { parse } = await import('csv-parse/sync')
  const [first = ''] = list.split('\n', 1)
  let rows: Row[]
  try {
    const records: unknown = parse(list, {
      delimiter: first.includes('\t') ? '\t' : [',', '，'],
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      max_record_size: 10_000,
    })
    rows = (records as readonly Recorded[]).map(({ record, info }) => ({ line: info.lines, cells: record }))
  } catch {
    return { people: [], faults: [fault('people-list-cut', {}, { row: 1 })] }
  }
  const [head, ...entries] = rows
  const places = placesOf(head?.cells ?? [])
  const missing = NEEDED.filter((column) => places[column] === undefined)
  if (missing.length > 0) {
    const names = missing.map((column) => HEADS[column][0]).join('、')
    return { people: [], faults: [fault('people-list-head', { names }, { row: 1 })] }
  }
  if (entries.length === 0 || entries.length > MOST_PEOPLE) {
    return {
      people: [],
      faults: [fault('people-list-length', { found: entries.length, most: MOST_PEOPLE }, { row: 2 })],
    }
  }
  return peopleOf(entries, places)
}

type Places = Readonly<Partial<Record<Column, number>>>

function placesOf(head: readonly string[]): Places {
  const bare = head.map((word) => word.replace(/\s/gu, '').toLowerCase())
  const found = (Object.keys(HEADS) as Column[]).flatMap((column): [Column, number][] => {
    const at = bare.findIndex((word) => HEADS[column].includes(word))
    return at < 0 ? [] : [[column, at]]
  })
  return Object.fromEntries(found)
}

function peopleOf(entries: readonly Row[], places: Places): PeopleList {
  const faults: Fault[] = []
  const seen = new Map<string, number>()
  const people = entries.map(({ line: row, cells }): PersonWords => {
    const at = (column: Column): string => cells[places[column] ?? -1] ?? ''
    const login = at('login')
    if (!LOGIN.test(login)) {
      faults.push(fault('person-name-invalid', { login: login.slice(0, 60) }, { row, column: 'login' }))
    }
    const same = loginKey(login)
    const before = seen.get(same)
    if (before === undefined) seen.set(same, row)
    else
      faults.push(
        fault('people-list-twice', { login: login.slice(0, 60), row: before }, { row, column: 'login' }),
      )
    const role = roleOf(at('role'))
    if (role === null) {
      const known = PERSON_ROLES.map((one) => ROLE_WORDS[one].zh).join('、')
      faults.push(
        fault('people-list-role', { found: at('role').slice(0, 60), known }, { row, column: 'role' }),
      )
    }
    return {
      login,
      name: at('name').slice(0, 60) || login,
      role: role ?? 'viewer',
      unit: at('unit').slice(0, 100) || null,
      account: at('account').slice(0, 100) || null,
      active: true,
    }
  })
  return { people: faults.length > 0 ? [] : people, faults }
}

/** In Chinese or English words, or as programs call it. */
function roleOf(word: string): PersonRole | null {
  const bare = word.toLowerCase()
  if (isPersonRole(bare)) return bare
  return (
    PERSON_ROLES.find((one) => ROLE_WORDS[one].zh === word || ROLE_WORDS[one].en.toLowerCase() === bare) ??
    null
  )
}
