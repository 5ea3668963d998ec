// One television for those who look after all: how it is, what it shows, and what it can be told.
import type { Instant } from '../../core/period.ts'
import { type Text, text } from '../../core/text.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import type { ScreenReport, SteerMessage } from '../wall/screen-message.ts'
import { hrefIn } from './href-in.ts'

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

export function stateOf({ report }: Pick<ShownScreen, 'report'>, now: Instant): keyof typeof STATES {
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
  readonly frame: Frame
}

export function ScreenCard({ screen, boards, now, release, frame }: CardInput) {
  const { lang } = frame
  const say = (key: keyof typeof WORDS, params: Readonly<Record<string, string | number>> = {}): string =>
    WORDS[key][lang].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
  const { id, name, wish } = screen
  const state = STATES[stateOf(screen, now)]
  const tell = hrefIn(frame, `/admin/screens/${id}/tell`)
  return (
    <section class="card screen" id={id} aria-labelledby={`${id}-name`}>
      <div class="screen-head">
        <h3 id={`${id}-name`}>{name}</h3>
        <p class={`state light-${state.light}`} data-live={`${id}-state`}>
          <span aria-hidden="true">{state.sign}</span> {state.word[lang]}
        </p>
      </div>
      <Facts {...{ screen, boards, release, lang, say }} />
      <form class="screen-show" method="post" action={hrefIn(frame, `/admin/screens/${id}/show`)}>
        <label>
          {say('board')}
          <select name="board">
            {boards.map((board) => (
              <option key={board.id} value={board.id} selected={board.id === wish.board}>
                {board.title}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('theme')}
          <select name="theme">
            <option value="">{say('asBoard')}</option>
            {(['dark', 'light'] as const).map((theme) => (
              <option key={theme} value={theme} selected={theme === wish.theme}>
                {say(theme)}
              </option>
            ))}
          </select>
        </label>
        <button class="button small main" type="submit">
          {say('show')}
        </button>
      </form>
      <div class="screen-tell">
        <form method="post" action={tell}>
          <button class="button small" type="submit" name="what" value="back">
            ← {say('back')}
          </button>
          <button class="button small" type="submit" name="what" value="forward">
            {say('forward')} →
          </button>
          <button class="button small" type="submit" name="what" value={wish.paused ? 'resume' : 'pause'}>
            {say(wish.paused ? 'resume' : 'pause')}
          </button>
          <button class="button small" type="submit" name="what" value="reload">
            {say('reload')}
          </button>
        </form>
        <form method="post" action={tell}>
          <input type="hidden" name="what" value="page" />
          <input
            name="page"
            type="number"
            min="1"
            max="999"
            required
            placeholder={say('pageShort')}
            aria-label={`${name}: ${say('pageNo')}`}
          />
          <button class="button small" type="submit">
            {say('go')}
          </button>
        </form>
      </div>
      <details class="screen-end">
        <summary>{say('more')}</summary>
        <p class="lead">{say('endHow')}</p>
        <form method="post" action={hrefIn(frame, `/admin/screens/${id}/end`)}>
          <button class="button small danger" type="submit">
            {say('end')}
          </button>
        </form>
      </details>
    </section>
  )
}

interface FactsInput extends Pick<CardInput, 'screen' | 'boards' | 'release'> {
  readonly lang: Frame['lang']
  readonly say: (key: keyof typeof WORDS, params?: Readonly<Record<string, string | number>>) => string
}

function Facts({ screen, boards, release, lang, say }: FactsInput) {
  const { id, made, report, wish } = screen
  const titleOf = (board: string): string => boards.find((each) => each.id === board)?.title ?? board
  const changing = report && wish.board !== null && wish.board !== report.board
  const facts: (readonly [keyof typeof WORDS, string, (string | undefined)?])[] = report
    ? [
        [
          'shows',
          [
            titleOf(report.board),
            report.pages > 1 ? say('page', { page: report.page, pages: report.pages }) : '',
            wish.paused ? say('paused') : '',
          ]
            .filter(Boolean)
            .join(' · '),
          changing && wish.board !== null ? say('changing', { board: titleOf(wish.board) }) : undefined,
        ],
        ['seen', secondWords(report.at)],
        ['size', `${report.width} × ${report.height}${report.dpr === 1 ? '' : ` @${report.dpr}`}`],
        [
          'version',
          report.release,
          report.failed !== null
            ? say('failed', { release: report.failed })
            : report.release !== release
              ? say('older', { release })
              : undefined,
        ],
        ['skew', skewWords(report.skewMs, lang, say)],
        ['memory', report.memory === null ? '—' : `${Math.round(report.memory / 1_048_576)} MB`],
      ]
    : [['since', momentWords(made)]]
  return (
    <dl class="screen-facts" data-live={`${id}-facts`}>
      {facts.map(([key, value, note]) => (
        <div key={key} class={key === 'shows' ? 'wide' : undefined}>
          <dt>{say(key)}</dt>
          <dd>
            {value}
            {note !== undefined && <span class="note">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** `2022-10-31 16:00:05` in UTC+8. */
const secondWords = (instant: Instant): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

function skewWords(ms: number, lang: Frame['lang'], say: FactsInput['say']): string {
  const size = Math.abs(ms)
  if (size < 5_000) return say('right')
  const [n, zh, en] =
    size < 120_000
      ? [size / 1_000, '秒', 's']
      : size < 7_200_000
        ? [size / 60_000, '分钟', 'min']
        : size < 172_800_000
          ? [size / 3_600_000, '小时', 'h']
          : [size / 86_400_000, '天', 'days']
  return say(ms > 0 ? 'ahead' : 'behind', { n: `${Math.round(n)} ${lang === 'zh' ? zh : en}` })
}
