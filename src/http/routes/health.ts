// `/health` and `/ready`: the truth about engine, store, last upload and last assessment.
import { setTimeout } from 'node:timers/promises'
import Type from 'typebox'
import { type FolderState, folderTrouble } from '../../alerts/folder-watch.ts'
import { PART_STATES, type PartHealth, stateWord } from '../../alerts/heartbeats.ts'
import { slipDepsOf } from '../../alerts/slips/deps.ts'
import { overAll } from '../../alerts/slips/hold.ts'
import { holidaysKnown } from '../../core/calendar.ts'
import { addDays, type Day, type Instant } from '../../core/period.ts'
import { Problem } from '../../core/problem.ts'
import { type Text, text } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import { toldLosses } from '../../ingest/originals.ts'
import type { Screens } from '../../live/screens.ts'
import type { ClockDoubt } from '../../program/clock-at-start.ts'
import type { StoreCheck } from '../../store/store.ts'
import { renderHealth } from '../../web/index.ts'
import type { App, EngineHealth, HttpDeps } from '../deps.ts'
import type { PageFrame } from '../page-frame.ts'
import { reads } from '../resource.ts'
import { instant, nullable, wordOf } from '../schemas.ts'
import { LANGUAGE_VARIES, languageOf, wantsPage } from '../wanted.ts'

const Sentence = Type.Object({ zh: Type.String(), en: Type.String() })

const HealthSchema = Type.Object(
  {
    status: Type.Union([Type.Literal('ok'), Type.Literal('degraded'), Type.Literal('failing')]),
    problems: Type.Array(Sentence),
    version: Type.String(),
    now: instant,
    engine: Type.Object({
      kind: Type.Union([Type.Literal('embedded'), Type.Literal('server')]),
      state: Type.String(),
      restarts: Type.Integer(),
      lastFailure: nullable(Type.String()),
    }),
    store: Type.Object({
      reachable: Type.Boolean(),
      version: Type.String(),
      check: nullable(
        Type.Object({
          at: instant,
          uploads: Type.Integer(),
          observations: Type.Integer(),
          losses: Type.Array(
            Type.Object({
              upload: Type.String(),
              what: Type.String(),
              expected: Type.String(),
              found: Type.String(),
            }),
          ),
          detachedParts: Type.Array(Type.String()),
        }),
      ),
    }),
    disk: nullable(Type.Object({ freeBytes: Type.Number(), totalBytes: Type.Number() })),
    lastUpload: nullable(Type.Object({ at: instant, id: Type.String(), day: Type.String() })),
    lastAssessment: nullable(instant),
    screens: Type.Integer(),
    slowScreens: Type.Integer({
      description:
        '因不接收数据被断开的屏，自启动起 / screens let go since the start because they did not read',
    }),
    parts: Type.Array(
      Type.Object({
        part: Type.Object({
          id: Type.String(),
          words: Sentence,
          everyMs: Type.Integer(),
          off: Type.Boolean(),
        }),
        state: wordOf(PART_STATES),
        wellAt: nullable(instant),
        failedAt: nullable(instant),
        note: Type.String(),
      }),
    ),
  },
  { title: 'Health' },
)

export function healthRoutes(app: App, deps: HttpDeps, screens: Screens, frameOf: PageFrame): void {
  app.get(
    '/health',
    reads(
      'none',
      '运行状况；有数据缺失或数据库不应答时为 503 / health; 503 when figures are lost or the database is silent',
      {
        tag: 'service',
        anyQuery: true,
        answer: { 200: HealthSchema, 503: HealthSchema },
      },
    ),
    async (request, reply) => {
      const health = await healthOf(deps, screens)
      reply
        .code(health.status === 'failing' ? 503 : 200)
        .header('cache-control', 'no-store')
        .header('vary', `Accept, ${LANGUAGE_VARIES}`)
      if (!wantsPage(request)) return health
      return reply.type('text/html; charset=utf-8').send(renderHealth(health, frameOf(request, reply)))
    },
  )

  app.get(
    '/ready',
    reads('none', '能否应答 / whether requests can be answered', {
      tag: 'service',
      anyQuery: true,
      answer: Type.Object({ ready: Type.Literal(true) }),
    }),
    async (request, reply) => {
      const health = await healthOf(deps, screens)
      reply.header('cache-control', 'no-store')
      if (isReady(health)) return { ready: true }
      const words = health.problems.map((problem) => problem[languageOf(request)])
      throw new Problem('not-ready', { reason: words.join('; ') })
    },
  )
}

interface Health {
  /** `failing`: figures are gone or cannot be read; `degraded`: what is shown may be old. */
  readonly status: 'ok' | 'degraded' | 'failing'
  readonly problems: readonly Text[]
  readonly version: string
  readonly now: Instant
  readonly engine: EngineHealth
  readonly store: { readonly reachable: boolean; readonly version: string; readonly check: StoreCheck | null }
  /** Of the data folder; null when it cannot be asked. */
  readonly disk: FolderState['disk']
  readonly lastUpload: { readonly at: Instant; readonly id: string; readonly day: string } | null
  readonly lastAssessment: Instant | null
  readonly screens: number
  /** Screens let go since the start because they did not read. */
  readonly slowScreens: number
  /** Scheduler, jobs, rules and channels; empty when the database cannot be asked. */
  readonly parts: readonly PartHealth[]
}

/** What health is asked of. */
export type HealthDeps = Pick<
  HttpDeps,
  | 'store'
  | 'pictures'
  | 'engine'
  | 'storeCheck'
  | 'now'
  | 'release'
  | 'alerts'
  | 'originals'
  | 'clockJumpMs'
  | 'clockAtStart'
>

/** So many days ahead limits are set now. */
const LIMITS_AHEAD_DAYS = 60

/** Years of the coming limits whose holidays nobody has entered yet: to be known, and no fault of the service. */
const unknownYears = (today: Day): Text[] =>
  [...new Set([today, addDays(today, LIMITS_AHEAD_DAYS)].map((day) => Number(day.slice(0, 4))))]
    .filter((year) => !holidaysKnown(year))
    .map((year) =>
      text(
        `${year} 年放假安排尚未录入：该年的工作日按周一至周五推算。公布后写入 holidays.yaml。`,
        `The holidays of ${year} are not known yet: its working days are Monday to Friday. Enter them in holidays.yaml once they are published.`,
      ),
    )

export async function healthOf(deps: HealthDeps, screens: Pick<Screens, 'count' | 'slow'>): Promise<Health> {
  const { store, pictures, release, now } = deps
  const check = deps.storeCheck()
  const problems: Text[] = []
  let failing = false
  const fail = (zh: string, en: string): void => {
    failing = true
    problems.push(text(zh, en))
  }
  const [answers, told, folder] = await Promise.all([
    store.answersWithin(PROBE_MS),
    inTime(toldBy(deps)),
    deps.alerts.folder.now(),
  ])
  const engine = answers ? deps.engine() : { ...deps.engine(), state: 'silent' }
  const { lastUpload, parts, resting } = 'parts' in told ? told : { lastUpload: null, parts: [], resting: [] }
  const reachable = answers && !('failure' in told)
  const seconds = PROBE_MS / 1000
  if (!answers) {
    fail(`数据库引擎 ${seconds} 秒没有应答`, `The database engine is silent: no answer within ${seconds} s`)
  } else if ('failure' in told) {
    fail(`数据库没有应答：${told.failure.zh}`, `The database does not answer: ${told.failure.en}`)
  } else if ('late' in told) {
    problems.push(
      text(
        `数据库引擎在运行但很慢：${seconds} 秒内没有查出结果`,
        `The database engine is alive but slow: a small query took longer than ${seconds} s`,
      ),
    )
  }
  if (answers && engine.state !== 'ready')
    fail(`数据库引擎：${engine.state}`, `The database engine is ${engine.state}`)
  if (check === null) fail('尚未核对数据与报送账', 'The store was not checked against its ledger yet')
  for (const { upload, what, expected, found } of check?.losses ?? []) {
    fail(
      `报送 ${upload} 的数据有缺失（${what}）：应有 ${expected}，现有 ${found}`,
      `Figures of upload ${upload} are gone (${what}): expected ${expected}, found ${found}`,
    )
  }
  for (const part of check?.detachedParts ?? []) {
    fail(`数据库丢下了损坏的部分 ${part}`, `The database has set aside a broken part ${part}`)
  }
  const { each, missing } = toldLosses(deps.originals())
  if (missing > 0) {
    fail(
      `${missing} 次报送的原文件不在 uploads 文件夹里：几个服务共用数据库时，uploads 须是同一个文件夹；否则请从备份恢复`,
      `The files of ${missing} uploads are not in the folder uploads: services that share a database have to share it too; else restore it from a backup`,
    )
  }
  for (const { upload, of, what, found } of each) {
    const isGone = what === 'file-missing'
    fail(
      `${of === 'evidence' ? '佐证' : '报送'} ${upload} 的原文件${isGone ? '已缺失' : `已改变（${found.slice(0, 16)}）`}`,
      `The file of ${of ?? 'upload'} ${upload} is ${isGone ? 'gone' : `changed (${found.slice(0, 16)})`}`,
    )
  }
  const doubt = deps.clockAtStart()
  if (doubt !== null) problems.push(doubtWords(doubt))
  const jumpMs = deps.clockJumpMs()
  if (jumpMs !== 0) {
    const days = (jumpMs / 86_400_000).toFixed(1)
    fail(
      `系统时钟被改动了 ${days} 天，服务仍按原来的时间运行；新时间无误的话请重新启动服务`,
      `The machine’s clock was set by ${days} days; the service goes on with its own time. If the new time is right, start it again`,
    )
  }
  if (lastUpload !== null && lastUpload.at > now()) {
    fail(
      `系统时钟早于最近一次报送（${lastUpload.at}），暂不接收报送`,
      `The clock is behind the last upload (${lastUpload.at}); files of figures are refused`,
    )
  }
  const trouble = folderTrouble(folder)
  if (trouble) problems.push(trouble)
  for (const name of folder.aside) {
    problems.push(
      text(
        `文件 ${name} 读不出，已移到 uploads/set-aside`,
        `The file ${name} cannot be read and was moved to uploads/set-aside`,
      ),
    )
  }
  const { stale, assessedAt } = pictures.state()
  if (stale) problems.push(text('研判未能按最新数据更新', 'Assessments could not follow the latest figures'))
  for (const { part, state, note } of parts) {
    if (state === 'well') continue
    const [zh, en] = [stateWord(state).zh, stateWord(state).en]
    const why = note === '' ? '' : `: ${note}`
    problems.push(text(`${part.words.zh}：${zh}${why}`, `${part.words.en}: ${en}${why}`))
  }
  const status = failing ? 'failing' : problems.length > 0 ? 'degraded' : 'ok'
  return {
    status,
    problems: [...problems, ...resting, ...unknownYears(dayOf(now()))],
    version: release,
    now: now(),
    engine,
    store: { reachable, version: store.version, check },
    disk: folder.disk,
    lastUpload,
    lastAssessment: assessedAt,
    screens: screens.count(),
    slowScreens: screens.slow(),
    parts,
  }
}

const PASSED: Readonly<Record<ClockDoubt['of'], Text>> = {
  ledger: text('账上最近一笔', 'the last entry of the ledger'),
  file: text('数据文件夹里最近的文件', 'the latest file of the data folder'),
  built: text('本程序的制作日期', 'the day on which this program was built'),
}

function doubtWords({ which, of, days }: ClockDoubt): Text {
  const { zh, en } = PASSED[of]
  return which === 'behind'
    ? text(
        `启动时系统时钟比${zh}早 ${days} 天：请校正时钟，再重新启动`,
        `At the start the clock was ${days} days behind ${en}: put it right and start the service again`,
      )
    : text(
        `启动时系统时钟比${zh}晚 ${days} 天：若不是停用了这么久，请先校正时钟再报送`,
        `At the start the clock was ${days} days after ${en}: unless nobody used the service for so long, put it right before figures are sent`,
      )
}

/** How long the health page waits for the database. */
const PROBE_MS = 2_000

type Told =
  | (Pick<Health, 'lastUpload' | 'parts'> & {
      /** Silences and freezes over plans that are over: to be known, and no fault of the service. */
      readonly resting: readonly Text[]
    })
  | { readonly failure: Text }

/** What only the database knows, or why it does not say so. */
async function toldBy(deps: HealthDeps): Promise<Told> {
  const { store, alerts, pictures, now } = deps
  try {
    await store.ping()
    const { resting } = await overAll(slipDepsOf(deps), await pictures.plans(null), dayOf(now()))
    return {
      lastUpload: await store.lastUpload(),
      parts: await alerts.health(),
      resting: resting.map(({ plan, begun: { why } }) =>
        text(
          `年度目标“${plan}”的年度已过，不再开单、不再通知：${why.zh}`,
          `The year of the plan “${plan}” is over, nothing is raised or told any more: ${why.en}`,
        ),
      ),
    }
  } catch (error) {
    return {
      failure: error instanceof Problem ? error.detail : text('原因见日志', 'the log has the cause'),
    }
  }
}

const inTime = (told: Promise<Told>): Promise<Told | { readonly late: true }> =>
  Promise.race([told, setTimeout(PROBE_MS, { late: true } as const, { ref: false })])

/** Figures that were acknowledged are gone or cannot be read: pages and walls say so until they are back. */
export const isLossy = (check: StoreCheck | null): boolean =>
  check !== null && (check.losses.length > 0 || check.detachedParts.length > 0)

/** Whether all that is asked can be answered in full: the engine runs, the store answers, was checked and is whole. */
const isReady = ({ engine, store }: Health): boolean =>
  engine.state === 'ready' && store.reachable && store.check !== null && !isLossy(store.check)
