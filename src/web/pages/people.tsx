// The people of this service, for its administrators.
import { PERSON_ROLES, type PersonRole, ROLE_WORDS } from '../../core/roles.ts'
import { text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { formStyles } from '../styles/form.ts'
import { hrefIn } from './href-in.ts'
import { Once } from './once.tsx'
import { pageOf } from './page.tsx'

interface ShownPerson {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly role: PersonRole
  readonly unit: string | null
  readonly active: boolean
  readonly account: string | null
}

export interface PeopleInput {
  readonly people: readonly ShownPerson[]
  /** Units that the plans know; what is typed may be another. */
  readonly units: readonly string[]
  /** A password that was just made, and whose; null: none. */
  readonly made: { readonly login: string; readonly password: string } | null
}

const WORDS = {
  title: text('人员', 'People'),
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

export function renderPeople({ people, units, made }: PeopleInput, frame: Frame): string {
  const { lang } = frame
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  return pageOf(
    {
      title: say('title'),
      demo: false,
      dated: false,
      styles: formStyles,
      children: (
        <>
          <h1>{say('title')}</h1>
          {made && (
            <Once title={`${made.login} · ${say('password')}`} secret={made.password} more={say('tell')} />
          )}
          <datalist id="units">
            {units.map((unit) => (
              <option key={unit} value={unit} />
            ))}
          </datalist>
          <div class="card" style="margin-top:14px">
            {people.map((person) => (
              <details key={person.id} class="person">
                <summary>
                  <b class={person.active ? '' : 'away'}>{person.name}</b>
                  <span>{person.login}</span>
                  <span>{ROLE_WORDS[person.role][lang]}</span>
                  {person.unit && <span>{person.unit}</span>}
                  {!person.active && <span>{say('inactive')}</span>}
                </summary>
                <PersonForm person={person} frame={frame} />
                <div class="actions">
                  <form method="post" action={hrefIn(frame, `/admin/people/${person.id}/password`)}>
                    <button class="button small" type="submit">
                      {say('reset')}
                    </button>
                  </form>
                  <form method="post" action={hrefIn(frame, `/admin/people/${person.id}/sessions/end`)}>
                    <button class="button small" type="submit">
                      {say('endSessions')}
                    </button>
                  </form>
                </div>
              </details>
            ))}
          </div>
          <h2>{say('add')}</h2>
          <div class="card">
            <PersonForm person={NEW} frame={frame} />
          </div>
        </>
      ),
    },
    frame,
  )
}

function PersonForm({ person, frame }: { person: ShownPerson; frame: Frame }) {
  const { lang } = frame
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  const isNew = person.id === ''
  return (
    <form
      class="form wide"
      method="post"
      action={hrefIn(frame, isNew ? '/admin/people' : `/admin/people/${person.id}`)}
      autocomplete="off"
    >
      <label>
        {say('login')}
        <input
          name="login"
          value={person.login}
          required
          minLength={2}
          maxLength={60}
          autocapitalize="none"
        />
      </label>
      <label>
        {say('name')}
        <input name="name" value={person.name} required maxLength={60} />
      </label>
      <label>
        {say('role')}
        <select name="role">
          {PERSON_ROLES.map((role) => (
            <option key={role} value={role} selected={role === person.role}>
              {ROLE_WORDS[role][lang]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('unit')}
        <input name="unit" value={person.unit ?? ''} list="units" maxLength={100} />
      </label>
      <label>
        {say('account')}
        <input name="account" value={person.account ?? ''} maxLength={100} autocapitalize="none" />
      </label>
      {!isNew && (
        <label class="tick">
          <input type="checkbox" name="active" value="on" checked={person.active} /> {say('active')}
        </label>
      )}
      <button class="button main" type="submit">
        {say(isNew ? 'create' : 'save')}
      </button>
    </form>
  )
}
