// One television for those who look after all: how it is, what it shows, and what it can be told.
import type { Instant } from '../../core/period.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import { localText } from '../../core/zone.ts'
import { momentWords } from '../day-words.ts'
import { Button, Form, Select } from '../kit/form.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import type { ScreenReport, SteerMessage } from '../wall/screen-message.ts'

export interface ShownScreen {
  readonly id: string
  readonly name: string
  readonly made: Instant
  /** Came in by a code; else by an address with its token. */
  readonly paired: boolean
  /** What it is to show; `board` null: the first one. */
  readonly wish: SteerMessage
  /** What it said last; null: nothing yet. */
  readonly report: (ScreenReport & { readonly at: Instant; readonly skewMs: number }) | null
}

export interface ShownBoard {
  readonly id: string
  readonly title: string
}

/** A screen tells how it is twice a minute; two that are missing and a little. */
const LIVE_MS = 80_000

export const STATES = {
  live: { word: text('正常', 'Live'), sign: '●', light: 'green' },
  old: { word: text('在线，数据旧', 'On, old data'), sign: '◐', light: 'yellow' },
  offline: { word: text('离线', 'Offline'), sign: '✕', light: 'red' },
  never: { word: text('尚未报告', 'Not heard yet'), sign: '○', light: 'grey' },
} as const satisfies Record<string, { word: Text; sign: string; light: string }>

export function screenState({ report }: Pick<ShownScreen, 'report'>, now: Instant): keyof typeof STATES {
  if (!report) return 'never'
  if (Date.parse(now) - Date.parse(report.at) > LIVE_MS) return 'offline'
  return report.stale ? 'old' : 'live'
}

const WORDS = {
  seen: text('最近报告', 'Last seen'),
  shows: text('画面', 'Shows'),
  page: text('第 {page} 屏，共 {pages} 屏', 'page {page} of {pages}'),
  paused: text('已暂停', 'paused'),
  size: text('尺寸', 'Size'),
  version: text('版本', 'Version'),
  skew: text('时钟偏差', 'Clock'),
  right: text('准', 'right'),
  ahead: text('快 {n}', '{n} fast'),
  behind: text('慢 {n}', '{n} slow'),
  inSeconds: text('{n} 秒', '{n} s'),
  inMinutes: text('{n} 分钟', '{n} min'),
  inHours: text('{n} 小时', '{n} h'),
  inDays: text('{n} 天', '{n} days'),
  memory: text('内存', 'Memory'),
  since: text('登记于', 'Added'),
  failed: text(
    '新版 {release} 在此屏没有起来，仍用旧版',
    'release {release} did not come up here; the old one goes on',
  ),
  older: text('等待换到 {release}', '{release} follows at a quiet moment'),
  changing: text('正在换到“{board}”', 'changing to “{board}”'),
  board: text('大屏', 'Board'),
  theme: text('配色', 'Theme'),
  asBoard: text('按大屏', 'as the board says'),
  dark: text('深色', 'dark'),
  light: text('浅色', 'light'),
  show: text('换画面', 'Show'),
  back: text('上一屏', 'Back'),
  forward: text('下一屏', 'Next'),
  go: text('跳到', 'Go to'),
  pageShort: text('第几屏', 'page'),
  pageNo: text('第几屏', 'Page number'),
  pause: text('暂停', 'Pause'),
  resume: text('继续', 'Resume'),
  reload: text('重新载入', 'Reload'),
  more: text('停用', 'End'),
  end: text('停用这块屏幕', 'End this screen'),
  endHow: text(
    '屏上的数据立即消失，回到配对码；须重新配对。',
    'Its data disappears at once and it shows a code again; it must be paired anew.',
  ),
} as const satisfies Record<string, Text>

interface CardInput {
  readonly screen: ShownScreen
  readonly boards: readonly ShownBoard[]
  readonly now: Instant
  /** Of the service. */
  readonly release: string
  readonly lang: Language
}

type Say = Speak<keyof typeof WORDS>

export function ScreenCard({ screen, boards, now, release, lang }: CardInput) {
  const say = speak(WORDS, lang)
  const { id, name } = screen
  const state = STATES[screenState(screen, now)]
  return (
    <section class="card screen" id={id} aria-labelledby={`${id}-name`}>
      <div class="screen-head">
        <h3 id={`${id}-name`}>{name}</h3>
        <p class={`state light-${state.light}`} data-live={`${id}-state`}>
          <span aria-hidden="true">{state.sign}</span> {state.word[lang]}
        </p>
      </div>
      <dl class="screen-facts" data-live={`${id}-facts`}>
        {factsOf({ screen, boards, release, say }).map(({ name: key, value, note }) => (
          <div key={key} class={key === 'shows' ? 'wide' : undefined}>
            <dt>{say(key)}</dt>
            <dd>
              {value}
              {note && <span class="note">{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <Steering screen={screen} boards={boards} say={say} />
      <details class="screen-end">
        <summary>{say('more')}</summary>
        <p class="lead">{say('endHow')}</p>
        <Form class="" action={`/admin/screens/${id}/end`}>
          <Button small danger>
            {say('end')}
          </Button>
        </Form>
      </details>
    </section>
  )
}

/** What it is to show, and what it can be told at once. */
function Steering({ screen, boards, say }: Pick<CardInput, 'screen' | 'boards'> & { readonly say: Say }) {
  const { id, name, wish } = screen
  const at = `/admin/screens/${id}`
  const told = (what: string, words: string) => (
    <Button small name="what" value={what}>
      {words}
    </Button>
  )
  return (
    <>
      <Form class="screen-show" action={`${at}/show`}>
        <Select
          label={say('board')}
          name="board"
          options={boards.map((board) => [board.id, board.title])}
          chosen={wish.board}
        />
        <Select
          label={say('theme')}
          name="theme"
          any={say('asBoard')}
          options={(['dark', 'light'] as const).map((theme) => [theme, say(theme)])}
          chosen={wish.theme}
        />
        <Button small main>
          {say('show')}
        </Button>
      </Form>
      <div class="screen-tell">
        <Form class="" action={`${at}/tell`}>
          {told('back', `← ${say('back')}`)}
          {told('forward', `${say('forward')} →`)}
          {wish.paused ? told('resume', say('resume')) : told('pause', say('pause'))}
          {told('reload', say('reload'))}
        </Form>
        <Form class="" action={`${at}/tell`} hidden={{ what: 'page' }}>
          <input
            name="page"
            type="number"
            min="1"
            max="999"
            required
            placeholder={say('pageShort')}
            aria-label={`${name}: ${say('pageNo')}`}
          />
          <Button small>{say('go')}</Button>
        </Form>
      </div>
    </>
  )
}

interface ScreenFact {
  readonly name: keyof typeof WORDS
  readonly value: string
  /** What is odd about it. */
  readonly note?: string | false
}

interface FactsInput extends Pick<CardInput, 'screen' | 'boards' | 'release'> {
  readonly say: Say
}

function factsOf({ screen, boards, release, say }: FactsInput): readonly ScreenFact[] {
  const { made, report, wish } = screen
  if (!report) return [{ name: 'since', value: momentWords(made) }]
  const titleOf = (board: string): string => boards.find((each) => each.id === board)?.title ?? board
  const shows = [
    titleOf(report.board),
    report.pages > 1 && say('page', { page: report.page, pages: report.pages }),
    wish.paused && say('paused'),
  ]
  const changing = wish.board !== null && wish.board !== report.board
  return [
    {
      name: 'shows',
      value: shows.filter(Boolean).join(' · '),
      note: changing && say('changing', { board: titleOf(wish.board) }),
    },
    { name: 'seen', value: secondWords(report.at) },
    { name: 'size', value: `${report.width} × ${report.height}${report.dpr === 1 ? '' : ` @${report.dpr}`}` },
    {
      name: 'version',
      value: report.release,
      note:
        report.failed !== null
          ? say('failed', { release: report.failed })
          : report.release !== release && say('older', { release }),
    },
    { name: 'skew', value: skewWords(report.skewMs, say) },
    {
      name: 'memory',
      value: report.memory === null ? '—' : `${Math.round(report.memory / 1_048_576)} MB`,
    },
  ]
}

/** `2022-10-31 16:00:05` */
const secondWords = (instant: Instant): string => localText(instant).replace('T', ' ')

/** From which size on a deviation is told in which unit, the largest first. */
const SKEW_UNITS = [
  { from: 172_800_000, unit: 86_400_000, word: 'inDays' },
  { from: 7_200_000, unit: 3_600_000, word: 'inHours' },
  { from: 120_000, unit: 60_000, word: 'inMinutes' },
  { from: 5_000, unit: 1_000, word: 'inSeconds' },
] as const

function skewWords(ms: number, say: Say): string {
  const size = Math.abs(ms)
  const found = SKEW_UNITS.find(({ from }) => size >= from)
  if (!found) return say('right')
  return say(ms > 0 ? 'ahead' : 'behind', { n: say(found.word, { n: Math.round(size / found.unit) }) })
}
