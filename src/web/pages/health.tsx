// How the service is, for a person: engine, store, last upload, last assessment, and what is wrong.
import type { PartHealth } from '../../alerts/heartbeats.ts'
import type { Instant } from '../../core/period.ts'
import type { Text } from '../../core/text.ts'
import { text } from '../../core/text.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { Lines } from '../kit/table.tsx'
import { Parts } from './parts.tsx'

interface HealthInput {
  readonly status: 'ok' | 'degraded' | 'failing'
  readonly problems: readonly Text[]
  readonly version: string
  readonly engine: { readonly kind: string; readonly state: string; readonly restarts: number }
  readonly store: {
    readonly version: string
    readonly check: { readonly at: Instant; readonly uploads: number; readonly observations: number } | null
  }
  readonly lastUpload: { readonly at: Instant; readonly id: string } | null
  readonly lastAssessment: Instant | null
  readonly screens: number
  readonly slowScreens: number
  readonly parts: readonly PartHealth[]
}

const WORDS = {
  title: text('运行状况', 'Health'),
  ok: text('一切正常', 'All is well'),
  degraded: text('部分内容可能不是最新', 'Some of what is shown may be old'),
  failing: text('有故障', 'Something is wrong'),
  engine: text('数据库引擎', 'Database engine'),
  restarts: text('重启 {n} 次', 'restarted {n} times'),
  store: text('核对数据与报送账', 'Store checked against its ledger'),
  counts: text('{uploads} 次报送，{observations} 条数据', '{uploads} uploads, {observations} figures'),
  lastUpload: text('最近一次报送', 'Last upload'),
  lastAssessment: text('最近一次研判', 'Last assessment'),
  screens: text('正在接收更新的屏幕', 'Screens that receive updates'),
  slowScreens: text('因不接收数据被断开的屏幕', 'Screens let go because they did not read'),
  parts: text('预警各部分', 'Parts of alerts'),
  version: text('版本', 'Version'),
  none: text('无', 'none'),
  embedded: text('内置引擎', 'embedded'),
  server: text('数据库服务器', 'server'),
  ready: text('运行正常', 'running'),
  restarting: text('正在重启', 'restarting'),
  stopped: text('已停止', 'stopped'),
  silent: text('没有应答', 'silent'),
} as const

export function renderHealth(health: HealthInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const { engine, store, lastUpload, lastAssessment } = health
  const { check } = store
  // A state that has no word yet is shown as it is called.
  const word = (name: string): string => (name in WORDS ? say(name as keyof typeof WORDS) : name)
  const moment = (at: Instant | null | undefined): string => (at ? momentWords(at) : say('none'))
  const state = [
    `${word(engine.kind)} ${store.version}`,
    word(engine.state),
    say('restarts', { n: engine.restarts }),
  ]
  const lines: readonly (readonly [keyof typeof WORDS, string | number])[] = [
    ['engine', state.join(' · ')],
    [
      'store',
      check
        ? `${momentWords(check.at)} · ${say('counts', { uploads: check.uploads, observations: check.observations })}`
        : say('none'),
    ],
    ['lastUpload', moment(lastUpload?.at)],
    ['lastAssessment', moment(lastAssessment)],
    ['screens', health.screens],
    ['slowScreens', health.slowScreens],
    ['version', health.version],
  ]
  const children = (
    <>
      <h1>{say(health.status)}</h1>
      {health.problems.length > 0 && (
        <ul class="card">
          {health.problems.map((problem, index) => (
            <li key={index}>{problem[lang]}</li>
          ))}
        </ul>
      )}
      <div class="card scroll">
        <Lines lines={lines.map(([name, value]) => ({ name: say(name), value }))} />
      </div>
      <h2>{say('parts')}</h2>
      <Parts parts={health.parts} lang={lang} />
    </>
  )
  return pageOf({ title: say('title'), children }, frame)
}
