// The command line of alerts: `duibiao alerts check|explain|year`.
import { type Argument, type Command, Option } from 'commander'
import { rulesFileOf } from './config.ts'
import type { Day } from './core/period.ts'
import type { Language } from './core/text.ts'

/** What all commands have, made by the command line. */
export interface Shared {
  readonly language: () => Option
  readonly planFile: () => Argument
  readonly day: (value: string) => Day
  readonly today: () => Day
  readonly done: (work: () => Promise<boolean>, file?: string | null) => Promise<void>
}

interface Asked {
  readonly lang: Language
  readonly rules: string
}

const rulesOption = (): Option =>
  new Option('--rules <file>', '预警规则文件 / file of alert rules').default(
    rulesFileOf(),
    'dashboards/alerts.yaml',
  )

export function addAlerts(program: Command, { language, planFile, day, today, done }: Shared): void {
  const alerts = program.command('alerts').description('预警规则 / rules of alerts')
  const figures = '数据文件：indicator,period,value / file of figures'
  alerts
    .command('check')
    .description('检查规则文件，列出全部错误 / check a file of rules and list every fault')
    .argument('[FILE]', '规则文件，缺省为所用的 / file of rules, the one in use when absent')
    .option('--plan <file>', '年度目标文件，一并检查所引用的内容 / plan file, to check what the rules name')
    .addOption(language())
    .action((file: string | undefined, options: { lang: Language; plan?: string }) => {
      const path = file ?? rulesFileOf()
      return done(
        async () =>
          (await import('./commands/alerts.ts')).checkAlertsFile(path, options.plan ?? null, options.lang),
        path,
      )
    })
  alerts
    .command('explain')
    .description(
      '每条规则在某一天说什么、为什么，不需要数据库 / what each rule says on a day and why, without a database',
    )
    .addArgument(planFile())
    .argument('<FIGURES>', figures)
    .addOption(rulesOption())
    .option('--rule <id>', '只问这一条，停用的也问 / ask this one only, switched on or not')
    .option('--as-of <day>', '站在哪一天看，缺省为今天 / the day on which one stands, today when absent', day)
    .option('--all', '正常的也列出 / list what is clear too', false)
    .option('--json', '以 JSON 输出 / print JSON', false)
    .addOption(language())
    .action(
      (
        planPath: string,
        figuresPath: string,
        options: Asked & { rule?: string; asOf?: Day; all: boolean; json: boolean },
      ) =>
        done(async () => {
          const { rules, rule, asOf, all, json, lang } = options
          const { explainAlerts } = await import('./commands/alerts.ts')
          const more = { rules, only: rule ?? null, asOf: asOf ?? today(), all, json, lang }
          return explainAlerts(planPath, figuresPath, more)
        }, figuresPath),
    )
  alerts
    .command('year')
    .description(
      '逐日推演一年的督查单；各单位都按时答复、按期书面报送 / a year of slips, day by day; every unit answers and reports in time',
    )
    .addArgument(planFile())
    .argument('<FIGURES>', figures)
    .addOption(rulesOption())
    .option('--unanswering <unit...>', '除了这些单位 / but for these units')
    .addOption(language())
    .action((planPath: string, figuresPath: string, options: Asked & { unanswering?: string[] }) =>
      done(async () => {
        const { rules, unanswering = [], lang } = options
        const { yearOfAlerts } = await import('./commands/alerts.ts')
        return yearOfAlerts(planPath, figuresPath, { rules, unanswering, lang })
      }, figuresPath),
    )
}
