// What a television shows that nobody has let in yet: a code to be read from afar, and what to do, in both languages.
import { LANGUAGE_TAGS, type Text, text } from '../../core/text.ts'
import { documentOf } from '../document.tsx'
import type { Frame } from '../frame.ts'
import { baseStyles, DARK_VARIABLES } from '../styles/base.ts'

interface PairingInput {
  /** Six characters; null: none can be had at the moment. */
  readonly code: string | null
  /** `ended`: an administrator ended this screen. `empty`: it is in, and there is no board yet. */
  readonly state: 'new' | 'ended' | 'empty'
  /** Where the administrator types the code. */
  readonly address: string
}

const WORDS = {
  title: text('屏幕配对', 'Pair this screen'),
  new: text('这块屏幕还没有登记', 'This screen is not known yet'),
  ended: text('这块屏幕已由管理员停用', 'An administrator has ended this screen'),
  empty: text('还没有可以显示的大屏', 'There is no board to show yet'),
  emptyHow: text(
    '这块屏幕已登记。有了年度目标，画面会自己出现。',
    'The screen is known. As soon as there is a plan, the wall appears by itself.',
  ),
  how: text(
    '请管理员打开下面的地址，输入这个码，并为屏幕起名、选大屏：',
    'An administrator opens this address, types the code, names the screen and chooses its board:',
  ),
  after: text(
    '之后画面会自己出现。此码约十分钟换一次。',
    'The wall then appears by itself. The code changes every ten minutes.',
  ),
  none: text('暂时没有码，正在自动重试', 'No code at the moment; trying again'),
  code: text('配对码', 'Code'),
} as const satisfies Record<string, Text>

/** Both languages at once, the asked one first: nobody has told a new screen who reads it. */
export function renderPairing({ code, state, address }: PairingInput, frame: Frame): string {
  const order = frame.lang === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const)
  const both = (key: keyof typeof WORDS) =>
    order.map((lang) => (
      <p key={lang} lang={LANGUAGE_TAGS[lang]}>
        {WORDS[key][lang]}
      </p>
    ))
  const { pairing } = frame.assets
  return documentOf(
    {
      title: WORDS.title[frame.lang],
      styles: pairingStyles,
      bodyClass: 'pairing theme-dark',
      scripts: pairing === undefined ? [] : [pairing],
      untranslated: true,
      body: (
        <main class="pairing" data-state={state}>
          <h1>
            {order.map((lang) => (
              <span key={lang} lang={LANGUAGE_TAGS[lang]}>
                {WORDS[state][lang]}
              </span>
            ))}
          </h1>
          {state === 'empty' ? (
            <div class="how">{both('emptyHow')}</div>
          ) : (
            <>
              <p class="code" role="status" aria-label={`${WORDS.code[frame.lang]} ${code ?? ''}`}>
                <b data-part="code">{code ?? ''}</b>
              </p>
              <div class="none" data-part="none" hidden={code !== null}>
                {both('none')}
              </div>
              <div class="how">
                {both('how')}
                <p class="address">{address}</p>
              </div>
              <div class="after">{both('after')}</div>
            </>
          )}
        </main>
      ),
    },
    frame,
  )
}

/** How a screen looks that waits to be let in: one code that can be read from the back of the room. */
const pairingStyles = `${baseStyles}
.theme-dark{${DARK_VARIABLES};color-scheme:dark}
html,body{height:100%}
body.pairing{overflow:hidden;cursor:none;--u:calc(100vmin / 1080)}
[hidden]{display:none!important}
main.pairing{min-height:100%;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:calc(44*var(--u));padding:calc(40*var(--u));text-align:center}
h1{display:grid;gap:calc(6*var(--u));font-size:calc(52*var(--u));line-height:1.25;font-weight:700}
h1 span+span{font-size:calc(34*var(--u));font-weight:500;color:var(--muted)}
main[data-state=ended] h1 span:first-child{color:var(--yellow)}
.code{background:var(--card);border:calc(3*var(--u)) solid var(--line);border-radius:calc(28*var(--u));padding:calc(18*var(--u)) calc(60*var(--u))}
.code:has(b:empty){display:none}
.code b{display:block;font-family:ui-monospace,"DejaVu Sans Mono","Noto Sans Mono",Menlo,Consolas,monospace;font-size:min(calc(230*var(--u)),17vw);line-height:1.2;font-weight:700;letter-spacing:.08em;margin-right:-.08em;color:var(--text);white-space:nowrap}
.how p,.after p,.none p{font-size:calc(34*var(--u));line-height:1.45}
.how p+p:not(.address),.after p+p,.none p+p{font-size:calc(26*var(--u));color:var(--muted)}
.how .address{font-size:calc(46*var(--u));font-weight:700;color:var(--blue);margin-top:calc(14*var(--u));overflow-wrap:anywhere}
.after p{color:var(--muted);font-size:calc(30*var(--u))}
`
