// The televisions that may show walls, for the administrators.
import type { Instant } from '../../core/period.ts'
import { text } from '../../core/text.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { formStyles } from '../styles/form.ts'
import { hrefIn } from './href-in.ts'
import { Once } from './once.tsx'
import { pageOf } from './page.tsx'

export interface ScreensInput {
  readonly screens: readonly { readonly id: string; readonly name: string; readonly made: Instant }[]
  /** Address to type into the television, shown this once; null: none was made. */
  readonly address: string | null
}

const WORDS = {
  title: text('屏幕', 'Screens'),
  how: text(
    '每台电视一个口令，只能看大屏。把下面的地址设为电视浏览器的首页；结束后立即失效。',
    'One token a television; it can only look at walls. Make the address its browser’s start page; it stops working at once when ended.',
  ),
  name: text('名称（放在哪里）', 'Name (where it hangs)'),
  since: text('启用', 'Since'),
  end: text('结束', 'End'),
  make: text('新增屏幕', 'Add a screen'),
  address: text('电视的地址（只显示这一次）', 'Address for the television, shown this once'),
  none: text('还没有屏幕。', 'There is none yet.'),
} as const

export function renderScreens({ screens, address }: ScreensInput, frame: Frame): string {
  const say = (key: keyof typeof WORDS): string => WORDS[key][frame.lang]
  return pageOf(
    {
      title: say('title'),
      demo: false,
      dated: false,
      styles: formStyles,
      children: (
        <>
          <h1>{say('title')}</h1>
          <p class="lead">{say('how')}</p>
          {address && <Once title={say('address')} secret={address} />}
          <div class="card scroll" style="margin-top:14px">
            {screens.length === 0 && <p>{say('none')}</p>}
            {screens.length > 0 && (
              <table class="stack">
                <thead>
                  <tr>
                    <th scope="col">{say('name')}</th>
                    <th scope="col">{say('since')}</th>
                    <th scope="col">{say('end')}</th>
                  </tr>
                </thead>
                <tbody>
                  {screens.map(({ id, name, made }) => (
                    <tr key={id}>
                      <td class="wrap" data-label={say('name')}>
                        {name}
                      </td>
                      <td data-label={say('since')}>{momentWords(made)}</td>
                      <td>
                        <form class="inline" method="post" action={hrefIn(frame, `/admin/screens/${id}/end`)}>
                          <button class="button small" type="submit">
                            {say('end')}
                          </button>
                        </form>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </div>
          <form
            class="card form"
            method="post"
            action={hrefIn(frame, '/admin/screens')}
            style="margin-top:14px"
          >
            <label>
              {say('name')}
              <input name="name" required maxLength={60} />
            </label>
            <button class="button main" type="submit">
              {say('make')}
            </button>
          </form>
        </>
      ),
    },
    frame,
  )
}
