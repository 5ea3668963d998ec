// A person's own page: who they are here, their password, their sessions and tokens.
import type { Instant } from '../../core/period.ts'
import { RIGHT_WORDS, type Right, ROLE_WORDS, type Role } from '../../core/roles.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, ButtonForm, Field, Form, Tick } from '../kit/form.tsx'
import { Note, Once } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { formStyles } from '../styles/form.ts'

interface Held {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Right[] | null
  readonly made: Instant
  readonly expires: Instant | null
  readonly lastUse: Instant | null
  readonly from: string | null
}

interface MeInput {
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
  /** Private addresses of feeds. */
  readonly feeds: readonly Held[]
  /** Limits, news and due days under a new private address, shown this once; null: nothing new. */
  readonly addresses: readonly string[] | null
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
  following: text('我的关注', 'What I follow'),
  notices: text('通知的渠道和时间', 'Channel and hour of notices'),
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
  feeds: text('订阅地址', 'Private addresses of feeds'),
  feedsHow: text(
    '在日历或阅读器里订阅限期、督查动态和应报日。地址只显示一次；谁有它谁就能看到您能看的单，不要转给别人，不用时结束。',
    'For a calendar or a reader: limits, news of slips, due days. An address is shown once; whoever has it sees the slips that you see. Keep it to yourself and end it when it is not needed.',
  ),
  noFeeds: text('还没有订阅地址。', 'There is none yet.'),
  makeFeed: text('领取订阅地址', 'Make an address'),
  limits: text('限期日历（只显示这一次）', 'Limits, a calendar (shown this once)'),
  news: text('督查动态（只显示这一次）', 'News of slips (shown this once)'),
  due: text('应报日历（只显示这一次）', 'Due days, a calendar (shown this once)'),
  newToken: text('新口令（只显示这一次）', 'Your new token, shown this once'),
} as const

export function renderMe(input: MeInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const { name, login, role, unit, token, done, mustChange } = input
  const children = (
    <>
      <h1>{name}</h1>
      <p class="lead">{[login, ROLE_WORDS[role][lang], unit].filter(Boolean).join(' · ')}</p>
      <Note kind="done">{done?.[lang]}</Note>
      <Note kind="refused">{mustChange && say('mustChange')}</Note>
      {token && <Once title={say('newToken')} secret={token} />}
      {input.addresses?.map((address, index) => (
        <Once key={address} title={say(FEEDS[index] ?? 'limits')} secret={address} />
      ))}
      <ButtonForm class="actions" action="/sign-out" word={say('signOut')} />
      {!mustChange && (
        <p class="actions">
          <a class="button" href="/me/notices">
            {say('notices')}
          </a>
          <a class="button" href="/me/following">
            {say('following')}
          </a>
        </p>
      )}
      {!mustChange && <Sessions input={input} say={say} />}
      <h2>{say('password')}</h2>
      <Form action="/me/password">
        <p class="lead">{say('rule')}</p>
        {input.hasPassword && (
          <Field label={say('present')} name="present" {...SECRET} autocomplete="current-password" />
        )}
        <Field label={say('wanted')} name="wanted" {...SECRET} autocomplete="new-password" />
        <Button main>{say('change')}</Button>
      </Form>
      {!mustChange && <Feeds input={input} say={say} />}
      {!mustChange && <Tokens input={input} say={say} lang={lang} />}
    </>
  )
  return pageOf({ title: name, styles: formStyles, children }, frame)
}

const SECRET = { type: 'password', required: true, maxLength: 400 } as const

interface PartInput {
  readonly input: MeInput
  readonly say: Speak<keyof typeof WORDS>
}

const moment = (instant: Instant | null): string => (instant ? momentWords(instant) : '—')

const Sessions = ({ input, say }: PartInput) => (
  <>
    <h2>{say('sessions')}</h2>
    <Table
      label={say('sessions')}
      rows={input.sessions}
      columns={[
        { head: say('since'), cell: ({ made }) => momentWords(made) },
        { head: say('lastUse'), cell: ({ lastUse }) => moment(lastUse) },
        { head: say('until'), cell: ({ expires }) => moment(expires) },
        { head: say('from'), cell: ({ from }) => from ?? '—' },
        {
          head: say('end'),
          bare: true,
          cell: ({ id }) =>
            id === input.session ? (
              say('thisOne')
            ) : (
              <ButtonForm action={`/me/sessions/${id}/end`} word={say('end')} small />
            ),
        },
      ]}
    />
  </>
)

const FEEDS = ['limits', 'news', 'due'] as const

const Feeds = ({ input: { feeds }, say }: PartInput) => (
  <>
    <h2 id="feeds">{say('feeds')}</h2>
    <p class="lead">{say('feedsHow')}</p>
    <Table
      label={say('feeds')}
      rows={feeds}
      empty={say('noFeeds')}
      columns={[
        { head: say('name'), cell: ({ name }) => name },
        { head: say('since'), cell: ({ made }) => momentWords(made) },
        {
          head: say('end'),
          bare: true,
          cell: ({ id }) => <ButtonForm action={`/me/tokens/${id}/end`} word={say('end')} small />,
        },
      ]}
    />
    <Form action="/me/feeds">
      <Field label={say('name')} name="name" required maxLength={60} />
      <Button main>{say('makeFeed')}</Button>
    </Form>
  </>
)

const Tokens = ({ input: { tokens, scopes }, say, lang }: PartInput & { readonly lang: Language }) => (
  <>
    <h2>{say('tokens')}</h2>
    <p class="lead">{say('tokensHow')}</p>
    <Table
      label={say('tokens')}
      rows={tokens}
      empty={say('noTokens')}
      columns={[
        { head: say('name'), cell: ({ name }) => name },
        {
          head: say('scopes'),
          class: 'wrap',
          cell: (held) => (held.scopes ?? []).map((right) => RIGHT_WORDS[right][lang]).join('；'),
        },
        { head: say('until'), cell: ({ expires }) => moment(expires) },
        {
          head: say('end'),
          bare: true,
          cell: ({ id }) => <ButtonForm action={`/me/tokens/${id}/end`} word={say('end')} small />,
        },
      ]}
    />
    <Form action="/me/tokens">
      <Field label={say('name')} name="name" required maxLength={60} />
      <Field label={say('days')} name="days" type="number" min="1" max="366" value="90" required />
      <fieldset>
        <legend>{say('scopes')}</legend>
        {scopes.map((right) => (
          <Tick key={right} label={RIGHT_WORDS[right][lang]} name="scopes" value={right} />
        ))}
      </fieldset>
      <Button main>{say('make')}</Button>
    </Form>
  </>
)
