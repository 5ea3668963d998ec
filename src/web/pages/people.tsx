// The people of this service, for its administrators.
import type { Fault } from '../../core/problem.ts'
import { PERSON_ROLES, type PersonRole, ROLE_WORDS } from '../../core/roles.ts'
import { type Language, text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { Button, ButtonForm, Field, Form, Select, TextArea, Tick } from '../kit/form.tsx'
import { Note, Once } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { formStyles } from '../styles/form.ts'

interface ShownPerson {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly role: PersonRole
  readonly unit: string | null
  readonly active: boolean
  readonly account: string | null
}

/** What has just been done on this page. */
export interface PeopleDone {
  /** Passwords that were just made, and whose. */
  readonly made: readonly { readonly login: string; readonly password: string }[]
  /** Names of a list that were there already. */
  readonly known: readonly string[]
  /** A list that was not taken, as it was sent, and why; null: none. */
  readonly refused: { readonly list: string; readonly faults: readonly Fault[] } | null
}

interface PeopleInput extends PeopleDone {
  readonly people: readonly ShownPerson[]
  /** Units that the plans know; what is typed may be another. */
  readonly units: readonly string[]
  /** Who has to wait after failing to sign in; an address or a name is null where any is meant. */
  readonly slowed: readonly {
    readonly login: string | null
    readonly address: string | null
    readonly failures: number
  }[]
}

/** The rest is in the ledger of deeds. */
const SLOWED_SHOWN = 10
const FAULTS_SHOWN = 50

const WORDS = {
  title: text('人员', 'People'),
  slowed: text(
    '最近 15 分钟登录失败过多，须等几秒至 15 分钟再试；以前登录过的设备不受影响。不是本人所为时，可能有人在猜密码：',
    'Too many failures to sign in within 15 minutes; they wait between seconds and 15 minutes, but for devices that signed in before. Somebody may be guessing passwords:',
  ),
  anyone: text('各种名字', 'any name'),
  anywhere: text('各处', 'anywhere'),
  add: text('新增人员', 'Add somebody'),
  login: text('登录名', 'Sign-in name'),
  name: text('姓名', 'Name'),
  role: text('角色', 'Role'),
  unit: text('单位', 'Unit'),
  account: text('统一登录账号', 'Account at the provider'),
  active: text('在用', 'Active'),
  inactive: text('停用', 'not active'),
  save: text('保存', 'Save'),
  create: text('新增并生成密码', 'Add and make a password'),
  reset: text('重设密码', 'Make a new password'),
  endSessions: text('结束全部会话', 'End all sessions'),
  password: text('密码（只显示这一次）：', 'Password, shown this once: '),
  passwords: text('{n} 人的密码（只显示这一次）：', 'Passwords of {n} people, shown this once:'),
  passwordHead: text('密码', 'Password'),
  known: text('已有的人没有改动：{names}', 'Already there, and left as they are: {names}'),
  list: text('按名单添加', 'Add a list of people'),
  listHow: text(
    '从表格里连同表头复制：登录名、姓名、角色、单位。有一行不对就一个人也不添加；首次登录须改密码。',
    'Copy the rows with their head: login, name, role, unit. If one line is wrong nobody is added; the first sign-in sets another password.',
  ),
  refused: text('名单有误，一个人也没有添加：', 'The list has faults; nobody was added:'),
  line: text('第 {row} 行：', 'Line {row}:'),
  addList: text('添加名单并生成密码', 'Add the list and make passwords'),
  tell: text('请当面或以可靠的方式告诉本人。', 'Tell it to them in person or in another safe way.'),
} as const

const NEW: ShownPerson = {
  id: '',
  login: '',
  name: '',
  role: 'viewer',
  unit: null,
  active: true,
  account: null,
}

export function renderPeople(
  { people, units, made, known, refused, slowed }: PeopleInput,
  frame: Frame,
): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const children = (
    <>
      <h1>{say('title')}</h1>
      <Made made={made} known={known} lang={lang} />
      {slowed.length > 0 && (
        <>
          <Note kind="refused">{say('slowed')}</Note>
          <ul>
            {slowed.slice(0, SLOWED_SHOWN).map(({ login, address, failures }) => (
              <li>
                {login ?? say('anyone')} · {address ?? say('anywhere')} · {failures}
              </li>
            ))}
          </ul>
        </>
      )}
      <datalist id="units">
        {units.map((unit) => (
          <option key={unit} value={unit} />
        ))}
      </datalist>
      <div class="card">
        {people.map((person) => (
          <details key={person.id} class="person">
            <summary>
              <b class={person.active ? '' : 'away'}>{person.name}</b>
              <span>{person.login}</span>
              <span>{ROLE_WORDS[person.role][lang]}</span>
              {person.unit && <span>{person.unit}</span>}
              {!person.active && <span>{say('inactive')}</span>}
            </summary>
            <PersonForm person={person} lang={lang} />
            <div class="actions">
              <ButtonForm action={`/admin/people/${person.id}/password`} word={say('reset')} small />
              <ButtonForm
                action={`/admin/people/${person.id}/sessions/end`}
                word={say('endSessions')}
                small
              />
            </div>
          </details>
        ))}
      </div>
      <h2>{say('add')}</h2>
      <div class="card">
        <PersonForm person={NEW} lang={lang} />
      </div>
      <h2>{say('list')}</h2>
      <Form action="/admin/people/list" untold>
        {refused && (
          <>
            <Note kind="refused">{say('refused')}</Note>
            <ul>
              {refused.faults.slice(0, FAULTS_SHOWN).map(({ row, detail, fix }) => (
                <li>
                  {say('line', { row: row ?? 1 })} {detail[lang]} {fix[lang]}
                </li>
              ))}
            </ul>
          </>
        )}
        <TextArea label={say('listHow')} name="list" rows={8} required value={refused?.list} />
        <Button main>{say('addList')}</Button>
      </Form>
    </>
  )
  return pageOf({ title: say('title'), styles: formStyles, children }, frame)
}

/** Passwords, once: one by itself, those of a list as a table to be handed out. */
function Made({ made, known, lang }: Pick<PeopleInput, 'made' | 'known'> & { lang: Language }) {
  const say = speak(WORDS, lang)
  const [one] = made
  return (
    <>
      {one && made.length === 1 && (
        <Once title={`${one.login} · ${say('password')}`} secret={one.password} more={say('tell')} />
      )}
      {made.length > 1 && (
        <div class="once" role="status">
          <p>{say('passwords', { n: made.length })}</p>
          <Table
            label={say('passwordHead')}
            rows={made}
            columns={[
              { head: say('login'), cell: ({ login }) => login, isHead: true },
              { head: say('passwordHead'), cell: ({ password }) => <code>{password}</code> },
            ]}
          />
          <p class="lead">{say('tell')}</p>
        </div>
      )}
      {known.length > 0 && <Note kind="done">{say('known', { names: known.join('、') })}</Note>}
    </>
  )
}

function PersonForm({ person, lang }: { person: ShownPerson; lang: Language }) {
  const say = speak(WORDS, lang)
  const isNew = person.id === ''
  const { login, name, role, unit, account, active } = person
  return (
    <Form class="form wide" action={isNew ? '/admin/people' : `/admin/people/${person.id}`} untold>
      <Field
        label={say('login')}
        name="login"
        value={login}
        required
        minLength={2}
        maxLength={60}
        autocapitalize="none"
      />
      <Field label={say('name')} name="name" value={name} required maxLength={60} />
      <Select
        label={say('role')}
        name="role"
        options={PERSON_ROLES.map((one) => [one, ROLE_WORDS[one][lang]])}
        chosen={role}
      />
      <Field label={say('unit')} name="unit" value={unit ?? ''} list="units" maxLength={100} />
      <Field
        label={say('account')}
        name="account"
        value={account ?? ''}
        maxLength={100}
        autocapitalize="none"
      />
      {!isNew && <Tick label={say('active')} name="active" value="on" checked={active} />}
      <Button main>{say(isNew ? 'create' : 'save')}</Button>
    </Form>
  )
}
