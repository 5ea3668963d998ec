// Signing in: name and password, or the provider.
import { type Text, text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { formStyles } from '../styles/form.ts'
import { hrefIn } from './href-in.ts'
import { pageOf } from './page.tsx'

export interface SignInInput {
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
  const say = (key: keyof typeof WORDS): string => WORDS[key][frame.lang]
  return pageOf(
    {
      title: say('title'),
      demo: false,
      dated: false,
      styles: formStyles,
      children: (
        <div class="narrow">
          <h1>{say('title')}</h1>
          <div class="card">
            <form class="form" method="post" action={hrefIn(frame, '/sign-in')}>
              {failure && (
                <p class="refused" role="alert">
                  {failure[frame.lang]}
                </p>
              )}
              <input type="hidden" name="next" value={next} />
              <label>
                {say('login')}
                <input
                  name="login"
                  value={login}
                  autocomplete="username"
                  autocapitalize="none"
                  required
                  maxLength={100}
                />
              </label>
              <label>
                {say('password')}
                <input
                  name="password"
                  type="password"
                  autocomplete="current-password"
                  required
                  maxLength={400}
                />
              </label>
              <button class="button main" type="submit">
                {say('title')}
              </button>
            </form>
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
      ),
    },
    frame,
  )
}
