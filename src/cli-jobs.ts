// The command line of the calendar: `duibiao jobs list|explain|run`, asked of a running service.
import { type Command, Option } from 'commander'
import type { Shared } from './cli-alerts.ts'
import { readClientConfig } from './config.ts'
import type { Day } from './core/period.ts'
import type { Language } from './core/text.ts'

interface Asked {
  readonly lang: Language
  readonly url?: string
}

const serviceOption = (): Option =>
  new Option('--url <url>', '服务地址，缺省为本机 / address of the service, this machine when absent')

async function serviceAt({ url: asked, lang }: Asked) {
  const { url, ...token } = readClientConfig()
  const { tokenFrom } = await import('./commands/token.ts')
  return { url: asked ?? url, token: await tokenFrom(token), lang }
}

export function addJobs(program: Command, { language, day, done }: Shared): void {
  const jobs = program
    .command('jobs')
    .description('运行中的服务的定时任务 / jobs of the calendar of a running service')
  jobs
    .command('list')
    .description('何时运行，上次怎样 / when each runs and how the last run went')
    .option('--json', '以 JSON 输出 / print JSON', false)
    .addOption(serviceOption())
    .addOption(language())
    .action((options: Asked & { json: boolean }) =>
      done(async () => {
        const { listJobs } = await import('./commands/jobs.ts')
        return listJobs(await serviceAt(options), options.json)
      }),
    )
  jobs
    .command('explain')
    .description('一项任务：做什么、何时、漏了什么 / one job: what it does, when, what was missed')
    .argument('<JOB>', '任务编号 / id of the job')
    .addOption(serviceOption())
    .addOption(language())
    .action((id: string, options: Asked) =>
      done(async () => {
        const { explainJob } = await import('./commands/jobs.ts')
        return explainJob(await serviceAt(options), id)
      }),
    )
  jobs
    .command('run')
    .description('现在运行，需管理员口令 / run it now; needs an administrator’s token')
    .argument('<JOB>', '任务编号 / id of the job')
    .option('--day <day>', '为哪一天，缺省为今天 / for which day, today when absent', day)
    .addOption(serviceOption())
    .addOption(language())
    .action((id: string, options: Asked & { day?: Day }) =>
      done(async () => {
        const { runJob } = await import('./commands/jobs.ts')
        return runJob(await serviceAt(options), id, options.day ?? null)
      }),
    )
}
