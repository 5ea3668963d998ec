// A person's own page: who they are here, their password, their sessions and tokens.
import type { Instant } from '../../core/period.ts'
import { RIGHT_WORDS, type Right, ROLE_WORDS, type Role } from '../../core/roles.ts'
import { type Text, text } from '../../core/text.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { formStyles } from '../styles/form.ts'
import { hrefIn } from './href-in.ts'
import { Once } from './once.tsx'
import { pageOf } from './page.tsx'

interface Held {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Right[] | null
  readonly made: Instant
  readonly expires: Instant | null
  readonly lastUse: Instant | null
  readonly from: string | null
}

export interface MeInput {
  readonly name: string
  readonly login: string
  readonly role: Role
  readonly unit: string | null
  readonly hasPassword: boolean
  /** The password was made by somebody else: nothing but changing it is possible. */
  readonly mustChange: boolean
  /** Id of the session that looks. */
  readonly session: string
  readonly sessions: readonly Held[]
  readonly tokens: readonly Held[]
  /** What a token of this person may carry. */
  readonly scopes: readonly Right[]
  /** Shown this once; null: nothing new. */
  readonly token: string | null
  readonly done: Text | null
}

const WORDS = {
  password: text('密码', 'Password'),
  present: text('现在的密码', 'Present password'),
  wanted: text('新密码', 'New password'),
  rule: text(
    '至少 12 个字符，或至少四个词的短语（词间空格）。改密码后，其他会话都会结束。',
    'At least 12 characters, or a phrase of at least four words. Your other sessions end when it changes.',
  ),
  change: text('改密码', 'Change password'),
  mustChange: text(
    '现在的密码是别人为您生成的，请先设一个自己的；在此之前不能做别的。',
    'Your password was made for you by somebody else. Set one of your own first; nothing else is possible before.',
  ),
  sessions: text('会话', 'Sessions'),
  since: text('开始', 'Since'),
  lastUse: text('最近使用', 'Last used'),
  until: text('至迟', 'Until'),
  from: text('来自', 'From'),
  thisOne: text('当前', 'this one'),
  end: text('结束', 'End'),
  signOut: text('退出登录', 'Sign out'),
  tokens: text('程序用的口令', 'Tokens for programs'),
  tokensHow: text(
    '程序以请求头 Authorization: Bearer 出示口令。口令只显示一次，只能用到您自己的权限。',
    'A program shows its token in the header Authorization: Bearer. A token is shown once and never exceeds your own rights.',
  ),
  noTokens: text('还没有口令。', 'There is none yet.'),
  name: text('名称', 'Name'),
  days: text('有效天数', 'Days to live'),
  scopes: text('权限', 'Rights'),
  make: text('领取口令', 'Make a token'),
  newToken: text('新口令（只显示这一次）', 'Your new token, shown this once'),
  unit: text('单位', 'Unit'),
} as const

export function renderMe(input: MeInput, frame: Frame): string {
  const { lang } = frame
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  const { name, login, role, unit, token, done, mustChange } = input
  return pageOf(
    {
      title: name,
      demo: false,
      dated: false,
      styles: formStyles,
      children: (
        <>
          <h1>{name}</h1>
          <p class="lead">
            {login} · {ROLE_WORDS[role][lang]}
            {unit && ` · ${unit}`}
          </p>
          {done && (
            <p class="once" role="status">
              {done[lang]}
            </p>
          )}
          {mustChange && (
            <p class="refused" role="alert">
              {say('mustChange')}
            </p>
          )}
          {token && <Once title={say('newToken')} secret={token} />}
          <form class="actions" method="post" action={hrefIn(frame, '/sign-out')}>
            <button class="button" type="submit">
              {say('signOut')}
            </button>
          </form>

          {!mustChange && <Sessions input={input} frame={frame} />}

          <h2>{say('password')}</h2>
          <form class="card form" method="post" action={hrefIn(frame, '/me/password')}>
            <p class="lead">{say('rule')}</p>
            {input.hasPassword && (
              <label>
                {say('present')}
                <input
                  name="present"
                  type="password"
                  autocomplete="current-password"
                  required
                  maxLength={400}
                />
              </label>
            )}
            <label>
              {say('wanted')}
              <input name="wanted" type="password" autocomplete="new-password" required maxLength={400} />
            </label>
            <button class="button main" type="submit">
              {say('change')}
            </button>
          </form>

          {!mustChange && <Tokens input={input} frame={frame} />}
        </>
      ),
    },
    frame,
  )
}

function Sessions({ input, frame }: { input: MeInput; frame: Frame }) {
  const { lang } = frame
  const { sessions } = input
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  return (
    <>
      <h2>{say('sessions')}</h2>
      <div class="card scroll">
        <table class="stack">
          <thead>
            <tr>
              <th scope="col">{say('since')}</th>
              <th scope="col">{say('lastUse')}</th>
              <th scope="col">{say('until')}</th>
              <th scope="col">{say('from')}</th>
              <th scope="col">{say('end')}</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map(({ id, made, lastUse, expires, from }) => (
              <tr key={id}>
                <td data-label={say('since')}>{momentWords(made)}</td>
                <td data-label={say('lastUse')}>{lastUse ? momentWords(lastUse) : '—'}</td>
                <td data-label={say('until')}>{expires ? momentWords(expires) : '—'}</td>
                <td data-label={say('from')}>{from ?? '—'}</td>
                <td>
                  {id === input.session ? (
                    say('thisOne')
                  ) : (
                    <EndForm frame={frame} action={`/me/sessions/${id}/end`} word={say('end')} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Tokens({ input, frame }: { input: MeInput; frame: Frame }) {
  const { lang } = frame
  const { tokens, scopes } = input
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  return (
    <>
      <h2>{say('tokens')}</h2>
      <p class="lead">{say('tokensHow')}</p>
      <div class="card scroll">
        {tokens.length === 0 && <p>{say('noTokens')}</p>}
        {tokens.length > 0 && (
          <table class="stack">
            <thead>
              <tr>
                <th scope="col">{say('name')}</th>
                <th scope="col">{say('scopes')}</th>
                <th scope="col">{say('until')}</th>
                <th scope="col">{say('end')}</th>
              </tr>
            </thead>
            <tbody>
              {tokens.map((held) => (
                <tr key={held.id}>
                  <td data-label={say('name')}>{held.name}</td>
                  <td class="wrap" data-label={say('scopes')}>
                    {(held.scopes ?? []).map((right) => RIGHT_WORDS[right][lang]).join('；')}
                  </td>
                  <td data-label={say('until')}>{held.expires ? momentWords(held.expires) : '—'}</td>
                  <td>
                    <EndForm frame={frame} action={`/me/tokens/${held.id}/end`} word={say('end')} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <form class="card form" method="post" action={hrefIn(frame, '/me/tokens')} style="margin-top:14px">
        <label>
          {say('name')}
          <input name="name" required maxLength={60} />
        </label>
        <label>
          {say('days')}
          <input name="days" type="number" min="1" max="366" value="90" required />
        </label>
        <fieldset>
          <legend>{say('scopes')}</legend>
          {scopes.map((right) => (
            <label key={right} class="tick">
              <input type="checkbox" name="scopes" value={right} /> {RIGHT_WORDS[right][lang]}
            </label>
          ))}
        </fieldset>
        <button class="button main" type="submit">
          {say('make')}
        </button>
      </form>
    </>
  )
}

function EndForm({ frame, action, word }: { frame: Frame; action: string; word: string }) {
  return (
    <form class="inline" method="post" action={hrefIn(frame, action)}>
      <button class="button small" type="submit">
        {word}
      </button>
    </form>
  )
}
