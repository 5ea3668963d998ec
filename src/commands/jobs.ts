// `duibiao jobs`: what the calendar of a running service sets going, and running one of it now.
import type { Occurrence } from '../alerts/jobs.ts'
import type { Day } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import type { Language, Text } from '../core/text.ts'
import type { JobRun } from '../store/job-runs.ts'
import { askService, type ServiceAddress } from './ask-service.ts'
import { print } from './output.ts'

interface ListedJob {
  readonly id: string
  readonly words: Text
  readonly days: 'every-day' | 'working-days' | 'mondays'
  readonly time: string
  readonly timeZone: string
  readonly last: Occurrence | null
  readonly next: Occurrence | null
  readonly runs: readonly JobRun[]
}

const DAYS: Readonly<Record<ListedJob['days'], Text>> = {
  'every-day': { zh: '每天', en: 'every day' },
  'working-days': { zh: '工作日', en: 'on working days' },
  mondays: { zh: '每周一', en: 'on Mondays' },
}
const STATES: Readonly<Record<JobRun['state'], Text>> = {
  started: { zh: '已开始，未结束', en: 'begun and not ended' },
  done: { zh: '完成', en: 'done' },
  failed: { zh: '失败', en: 'failed' },
}

async function jobsOf(service: ServiceAddress): Promise<readonly ListedJob[] | null> {
  const answer = await askService(service, 'GET', '/api/v1/jobs')
  return answer === null ? null : (answer as { readonly jobs: readonly ListedJob[] }).jobs
}

const when = (occurrence: Occurrence | null): string =>
  occurrence === null ? '—' : `${occurrence.day} ${occurrence.time}`

function runLine({ key, attempt, state, startedAt, note }: JobRun, lang: Language): string {
  const tail = note === '' ? '' : ` · ${note}`
  const word = STATES[state][lang]
  return lang === 'zh'
    ? `  ${key} 第 ${attempt} 次：${word}（${startedAt}）${tail}`
    : `  ${key} attempt ${attempt}: ${word} (${startedAt})${tail}`
}

/** One line a job: when it runs, when it runs next, how the last run ended. */
export async function listJobs(service: ServiceAddress, json: boolean): Promise<boolean> {
  const jobs = await jobsOf(service)
  if (jobs === null) return false
  if (json) {
    print(JSON.stringify(jobs, null, 2))
    return true
  }
  const { lang } = service
  for (const { id, words, days, time, next, runs } of jobs) {
    const [latest] = runs
    const head =
      lang === 'zh'
        ? `${id}  ${words.zh}：${DAYS[days].zh} ${time}，下次 ${when(next)}`
        : `${id}  ${words.en}: ${DAYS[days].en} at ${time}, next ${when(next)}`
    print(head)
    if (latest) print(runLine(latest, lang))
  }
  return true
}

/** One job in full: what it does, when and in which time zone, what was missed, every kept run. */
export async function explainJob(service: ServiceAddress, id: string): Promise<boolean> {
  const jobs = await jobsOf(service)
  if (jobs === null) return false
  const job = jobs.find((one) => one.id === id)
  if (!job) throw new Problem('job-unknown', { job: id, known: jobs.map((one) => one.id).join(', ') })
  const { words, days, time, timeZone, last, next, runs } = job
  const done = runs.some(({ key, state }) => key === last?.day && state === 'done')
  const zh = service.lang === 'zh'
  print(zh ? `${id}：${words.zh}` : `${id}: ${words.en}`)
  print(
    zh ? `时间：${DAYS[days].zh} ${time}（${timeZone}）` : `When: ${DAYS[days].en} at ${time} (${timeZone})`,
  )
  print(
    zh
      ? `上次应在 ${when(last)}：${done ? '已完成' : '未完成，会自动补做一次'}；下次 ${when(next)}`
      : `Last due ${when(last)}: ${done ? 'done' : 'not done, it will be made up once'}; next ${when(next)}`,
  )
  for (const run of runs) print(runLine(run, service.lang))
  return true
}

/** Runs a job now. False when it failed. */
export async function runJob(service: ServiceAddress, id: string, day: Day | null): Promise<boolean> {
  const path = `/api/v1/jobs/${encodeURIComponent(id)}/runs`
  const answer = await askService(service, 'POST', path, { ...(day !== null && { day }) })
  if (answer === null) return false
  const { state, run } = answer as { readonly state: string; readonly run: JobRun | null }
  print(run ? `${id}${runLine(run, service.lang).slice(1)}` : `${id}: ${state}`)
  return state === 'done'
}
