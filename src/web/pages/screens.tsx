// The televisions that show walls, for the administrators: letting one in, seeing all, steering each.
import type { Instant } from '../../core/period.ts'
import { type Text, text } from '../../core/text.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form, Select } from '../kit/form.tsx'
import { Once } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import { formStyles } from '../styles/form.ts'
import { screensStyles } from '../styles/screens.ts'
import { ScreenCard, type ShownBoard, type ShownScreen, STATES, screenState } from './screen-card.tsx'

interface ScreensInput {
  readonly screens: readonly ShownScreen[]
  /** Codes that are shown somewhere now, the newest first. */
  readonly waiting: readonly { readonly code: string; readonly made: Instant; readonly from: string }[]
  readonly boards: readonly ShownBoard[]
  readonly now: Instant
  /** Of the service. */
  readonly release: string
  /** What to open on a television. */
  readonly start: string
  /** Address with a token to type into a television, shown this once; null: none was made. */
  readonly address: string | null
  /** Why a screen was not let in; null: nothing went wrong. */
  readonly failure: { readonly detail: Text; readonly fix: Text } | null
}

const WORDS = {
  title: text('屏幕', 'Screens'),
  how: text('在电视上打开', 'On the television, open'),
  how2: text(
    '，把屏上的六位码输入下面；之后不必再碰它。',
    ', and type its six characters here. It needs no hand afterwards.',
  ),
  pair: text('让一块屏幕进来', 'Let a screen in'),
  code: text('屏上的码', 'Code on the screen'),
  name: text('名称（放在哪里）', 'Name (where it hangs)'),
  board: text('大屏', 'Board'),
  confirm: text('确认', 'Let it in'),
  waiting: text('正在等待的屏幕', 'Waiting now'),
  nobody: text('没有屏幕在等待。', 'No screen is waiting.'),
  compare: text('先与电视上的码核对：', 'Compare with the television first:'),
  all: text('全部屏幕', 'All screens'),
  none: text(
    '还没有屏幕；在电视上打开配对页，把所显示的码填到上面。',
    'There is none yet; open /screen on a television and type its code above.',
  ),
  byAddress: text(
    '电视记不住登录时：给它一个带口令的地址',
    'When a television forgets: give it an address with a token',
  ),
  byAddressHow: text(
    '把这个地址设为它的首页。口令不会自己更换，停用后立即失效。',
    'Make the address its start page. The token does not renew itself; it stops working at once when ended.',
  ),
  make: text('生成地址', 'Make an address'),
  address: text('电视的地址（只显示这一次）', 'Address for the television, shown this once'),
} as const satisfies Record<string, Text>

export function renderScreens(input: ScreensInput, frame: Frame): string {
  const { screens, waiting, boards, now, release, start, address, failure } = input
  const { lang, assets } = frame
  const say = speak(WORDS, lang)
  const children = (
    <>
      <h1>{say('title')}</h1>
      <p class="lead">
        {say('how')} <code>{start}</code>
        {say('how2')}
      </p>
      {address && <Once title={say('address')} secret={address} />}
      <div class="letin">
        <LetIn
          boards={boards}
          failure={failure && `${failure.detail[lang]} ${failure.fix[lang]}`}
          say={say}
        />
        <Waiting waiting={waiting} say={say} />
      </div>
      <h2>{say('all')}</h2>
      <ul class="counts" data-live="counts">
        {Object.entries(STATES).map(([state, { word, sign, light }]) => {
          const count = screens.filter((screen) => screenState(screen, now) === state).length
          return (
            <li key={state} class={`state light-${light}`}>
              <span aria-hidden="true">{sign}</span> {word[lang]} {count}
            </li>
          )
        })}
      </ul>
      {screens.length === 0 && <p>{say('none')}</p>}
      <div class="screens">
        {screens.map((screen) => (
          <ScreenCard
            key={screen.id}
            screen={screen}
            boards={boards}
            now={now}
            release={release}
            lang={lang}
          />
        ))}
      </div>
      <details class="byaddress">
        <summary>{say('byAddress')}</summary>
        <Form action="/admin/screens">
          <p class="lead">{say('byAddressHow')}</p>
          <NameAndBoard boards={boards} say={say} />
          <Button>{say('make')}</Button>
        </Form>
      </details>
    </>
  )
  const scripts = assets.screens === undefined ? [] : [assets.screens]
  return pageOf({ title: say('title'), styles: formStyles + screensStyles, scripts, children }, frame)
}

type Say = Speak<keyof typeof WORDS>

const NameAndBoard = ({ boards, say }: { boards: readonly ShownBoard[]; say: Say }) => (
  <>
    <Field label={say('name')} name="name" required maxLength={60} />
    <Select label={say('board')} name="board" required options={boards.map(({ id, title }) => [id, title])} />
  </>
)

interface LetInInput {
  readonly boards: readonly ShownBoard[]
  readonly failure: string | null
  readonly say: Say
}

const LetIn = ({ boards, failure, say }: LetInInput) => (
  <Form action="/admin/screens/pair">
    <h2>{say('pair')}</h2>
    <Field
      label={say('code')}
      name="code"
      fault={failure}
      class="typed-code"
      required
      maxLength={12}
      autocomplete="off"
      autocapitalize="characters"
      spellcheck={false}
    />
    <NameAndBoard boards={boards} say={say} />
    <Button main>{say('confirm')}</Button>
  </Form>
)

const Waiting = ({ waiting, say }: Pick<ScreensInput, 'waiting'> & { readonly say: Say }) => (
  <div class="card" data-live="waiting">
    <h2>{say('waiting')}</h2>
    <p class="lead">{say(waiting.length === 0 ? 'nobody' : 'compare')}</p>
    <ul class="codes">
      {waiting.slice(0, MOST_CODES).map(({ code, made, from }) => (
        <li key={code}>
          <b>{code}</b>
          <span>
            {from} · {momentWords(made)}
          </span>
        </li>
      ))}
    </ul>
  </div>
)

const MOST_CODES = 12
