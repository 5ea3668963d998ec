// Signing in: name and password, or the provider.
import { type Text, text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form } from '../kit/form.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { formStyles } from '../styles/form.ts'

interface SignInInput {
  /** Where to go afterwards, an address of ours. */
  readonly next: string
  /** What was typed before; the password is never written back. */
  readonly login: string
  /** Why it did not work; null: not tried yet. */
  readonly failure: Text | null
  /** A provider is configured. */
  readonly provider: boolean
}

const WORDS = {
  title: text('登录', 'Sign in'),
  login: text('登录名', 'Name'),
  password: text('密码', 'Password'),
  or: text('或', 'or'),
  provider: text('统一登录', 'Sign in with your organisation'),
  help: text('忘记密码请管理员重设。', 'The administrator can set a new password for you.'),
} as const

export function renderSignIn({ next, login, failure, provider }: SignInInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const children = (
    <div class="narrow">
      <h1>{say('title')}</h1>
      <div class="card">
        <Form class="form" action="/sign-in" hidden={{ next }} failure={failure?.[lang] ?? null}>
          <Field
            label={say('login')}
            name="login"
            value={login}
            autocomplete="username"
            autocapitalize="none"
            required
            maxLength={100}
          />
          <Field
            label={say('password')}
            name="password"
            type="password"
            autocomplete="current-password"
            required
            maxLength={400}
          />
          <Button main>{say('title')}</Button>
        </Form>
        {provider && (
          <>
            <p class="or">{say('or')}</p>
            <a class="button" href={`/sign-in/oidc?next=${encodeURIComponent(next)}`}>
              {say('provider')}
            </a>
          </>
        )}
      </div>
      <p class="lead">{say('help')}</p>
    </div>
  )
  return pageOf({ title: say('title'), styles: formStyles, children }, frame)
}
