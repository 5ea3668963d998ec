// The command line: what `duibiao` can be told to do. Each command loads only what it needs.
import { Argument, Command, InvalidArgumentError, Option } from 'commander'
import { useHolidays } from './commands/holidays.ts'
import { complain, complainOf } from './commands/output.ts'
import { RELEASE, readClientConfig, readTimeZone, rulesFileOf } from './config.ts'
import { type Day, type Instant, parseDay } from './core/period.ts'
import { Problem } from './core/problem.ts'
import type { Language } from './core/text.ts'
import { countDaysIn, DEFAULT_ZONE, dayOf, parseInstant } from './core/zone.ts'
import { formats, formatWords, pickable } from './ingest/formats/index.ts'
import type { LayoutName } from './ingest/grid/mapping.ts'
import { shapes } from './notices/shapes/index.ts'

interface Shared {
  readonly lang: Language
}

const language = (): Option =>
  new Option('--lang <lang>', '文字语言 / language of the words').choices(['zh', 'en']).default('zh')
const layoutOption = (): Option =>
  new Option('--layout <layout>', '按哪种版式读 / how a sheet is laid out').choices([
    'long',
    'months-across',
    'months-down',
  ])
/** What figures may come as. */
const readable = formatWords(pickable(formats))
const planFile = (): Argument => new Argument('<PLAN>', '年度目标文件 / plan file (YAML)')
const today = (): Day => dayOf(new Date().toISOString())

// Before any day is read. A name that is none is refused by `serve`, with whatever else is wrong in its settings.
countDaysIn(readTimeZone() ?? DEFAULT_ZONE)

const program = new Command('duibiao')
  .description('对标：政府年度目标与实际完成情况对照\nA government’s targets against what really happened')
  .version(RELEASE)
  .showHelpAfterError('（--help 查看用法 / --help shows how it is used）')

program
  .command('serve')
  .description('运行服务；设置来自环境变量 / run the service; settings come from the environment')
  .option('--host <host>', '监听地址 / address to listen on (HOST)')
  .option('--port <port>', '端口 / port (PORT)')
  .action(async (options: { host?: string; port?: string }) => {
    await done(async () => {
      const { serve } = await import('./commands/serve.ts')
      await serve(options)
      return true
    })
  })

program
  .command('init')
  .description(
    '开始自己的年度：建管理员，列出四步做到哪里 / begin with one’s own plan: makes the administrator and says how far the four steps are',
  )
  .option(
    '--without-demonstration',
    '永久收起演示，或从不放入 / put the demonstration away, or never plant it',
    false,
  )
  .addOption(language())
  .action((options: Shared & { withoutDemonstration: boolean }) =>
    done(async () =>
      (await import('./commands/init.ts')).beginOffice(options.withoutDemonstration, options.lang),
    ),
  )

program
  .command('migrate')
  .description('更新数据库结构 / bring the database up to date')
  .option('--dry-run', '只列出待做的迁移 / only list what is pending', false)
  .addOption(language())
  .action((options: Shared & { dryRun: boolean }) =>
    done(async () => (await import('./commands/migrate.ts')).migrateDatabase(options.dryRun, options.lang)),
  )

program
  .command('verify')
  .description(
    '重新计算操作账的哈希链，指出第一条对不上的 / recompute the chain of deeds and name the first entry that does not fit',
  )
  .option('--entry <n:hash>', '已打印日报上的一条：序号:哈希 / an entry of a printed digest: number:hash')
  .option('--json', '以 JSON 输出 / print JSON', false)
  .addOption(language())
  .action((options: Shared & { entry?: string; json: boolean }) =>
    done(async () =>
      (await import('./commands/verify.ts')).verifyDeeds(options.entry ?? null, options.json, options.lang),
    ),
  )

program
  .command('digest')
  .description('一天的操作账，供打印留存 / the deeds of a day, to be printed and kept')
  .option('--day <day>', '哪一天，缺省为今天 / which day, today when absent', dayOption)
  .addOption(language())
  .action((options: Shared & { day?: Day }) =>
    done(async () =>
      (await import('./commands/verify.ts')).printDigest(options.day ?? today(), options.lang),
    ),
  )

program
  .command('person')
  .description('人员 / people')
  .command('reset-password')
  .description(
    '管理员忘了密码：在本机生成一次性密码，登录后须改 / a lost administrator’s password: makes one on this machine that must be changed',
  )
  .argument('<LOGIN>', '管理员的登录名 / the administrator’s sign-in name')
  .addOption(language())
  .action((login: string, { lang }: Shared) =>
    done(async () => (await import('./commands/person.ts')).resetAdministratorPassword(login, lang)),
  )

const plan = program.command('plan').description('年度目标文件 / plan files')
plan
  .command('check')
  .description('检查文件，列出全部错误 / check a file and list every fault')
  .addArgument(planFile())
  .option(
    '--figures <file>',
    '以前年度的数据，据以建议进度 / figures of earlier years, from which a pace is proposed',
  )
  .addOption(language())
  .action((path: string, { lang, figures }: Shared & { figures?: string }) =>
    done(
      async () =>
        (await import('./commands/plan.ts')).checkPlan(path, {
          figures: figures ?? null,
          today: today(),
          lang,
        }),
      path,
    ),
  )
plan
  .command('show')
  .description('显示文件内容 / show what a file says')
  .addArgument(planFile())
  .option('--json', '全部内容，缺省值已填上 / everything, defaults filled in', false)
  .addOption(language())
  .action((path: string, { json, lang }: Shared & { json: boolean }) =>
    done(async () => (await import('./commands/plan.ts')).showPlan(path, json, lang), path),
  )

plan
  .command('draft')
  .description(
    '由政府的通知起草年度目标文件，不需要数据库 / draft a plan file from a government’s notice, without a database',
  )
  .argument(
    '<FILE>',
    '通知：.docx、.xlsx、.xls、.html、.txt、.md / the notice: .docx, .xlsx, .xls, .html, .txt, .md',
  )
  .option('--region <code>', '行政区划代码，六位 / code of the region, six digits')
  .option('--year <year>', '年份，缺省取自标题 / the year, from the title when absent', yearOption)
  .addOption(
    new Option(
      '--shape <shape>',
      '按哪种形式读，缺省自动识别 / how it is read, recognised when absent',
    ).choices(shapes.map(({ name }) => name)),
  )
  .option('--out <plan.yaml>', '写到这个文件，缺省写到屏幕 / where the plan goes, the screen when absent')
  .option('--json', '以 JSON 输出任务、目标、疑问 / print tasks, targets and questions as JSON', false)
  .option(
    '--after <plan.yaml>',
    '上年的计划：相同的指标沿用编号和设置 / last year’s plan, with which it goes on',
  )
  .option(
    '--figures <file>',
    '上年的数据：年末数作为基数 / last year’s figures, whose outcomes become baselines',
  )
  .addOption(language())
  .action(
    (
      path: string,
      options: Shared & {
        region?: string
        year?: number
        shape?: string
        out?: string
        json: boolean
        after?: string
        figures?: string
      },
    ) =>
      done(
        async () =>
          (await import('./commands/plan-draft.ts')).draftFromNotice(path, {
            region: options.region ?? null,
            year: options.year ?? null,
            shape: options.shape ?? null,
            out: options.out ?? null,
            json: options.json,
            after: options.after ?? null,
            figures: options.figures ?? null,
            today: today(),
            lang: options.lang,
          }),
        path,
      ),
  )

program
  .command('upload')
  .description('把数据文件报送给运行中的服务 / send a file of figures to the running service')
  .argument('<FILE>', `${readable.zh} / ${readable.en}`)
  .option('--sheet <name>', '读哪张工作表 / which sheet is read')
  .addOption(layoutOption())
  .option('--hidden', '隐藏的行、列和工作表也读 / read hidden rows, columns and sheets too', false)
  .option('--dry-run', '只检查，不保存 / check only, store nothing', false)
  .option('--plan <id>', '年度目标编号 / id of the plan')
  .option('--source <source>', '数据来源；演示数据写 demo / where the figures come from')
  .option(
    '--accept <reason>',
    '异常均已核对，原因；随报送留存 / why what looks wrong is right; kept with the upload',
  )
  .option('--by <name>', '代谁报送；报送人即口令的主人 / on whose behalf; the sender is the token’s owner')
  .option('--url <url>', '服务地址，缺省为本机 / address of the service, this machine when absent')
  .option('--json', '以 JSON 输出回执 / print the receipt as JSON', false)
  .addOption(language())
  .action((path: string, options: Shared & UploadFlags) =>
    done(async () => {
      const { url, ...token } = readClientConfig()
      const [{ uploadFile }, { tokenFrom }] = await Promise.all([
        import('./commands/upload.ts'),
        import('./commands/token.ts'),
      ])
      return uploadFile(path, {
        url: options.url ?? url,
        token: await tokenFrom(token),
        dryRun: options.dryRun,
        plan: options.plan ?? null,
        source: options.source ?? null,
        sheet: options.sheet ?? null,
        layout: options.layout ?? null,
        hidden: options.hidden,
        by: options.by ?? null,
        accept: options.accept ?? null,
        json: options.json,
        lang: options.lang,
      })
    }),
  )

interface SheetFlags {
  readonly sheet?: string
  readonly layout?: LayoutName
  readonly hidden: boolean
}

interface UploadFlags extends SheetFlags {
  readonly dryRun: boolean
  readonly plan?: string
  readonly source?: string
  readonly accept?: string
  readonly by?: string
  readonly url?: string
  readonly json: boolean
}

program
  .command('assess')
  .description('对照目标与数据，不需要数据库 / judge figures against a plan, without a database')
  .addArgument(planFile())
  .argument('<FIGURES>', '数据文件：indicator,period,value / file of figures')
  .option('--sheet <name>', '读哪张工作表 / which sheet is read')
  .addOption(layoutOption())
  .option('--hidden', '隐藏的行、列和工作表也读 / read hidden rows, columns and sheets too', false)
  .option(
    '--as-of <day>',
    '站在哪一天看，缺省为今天 / the day on which one stands, today when absent',
    dayOption,
  )
  .option(
    '--known-at <moment>',
    '只用当时已知的数据，缺省为 --as-of 那天 / only what was known then; the day of --as-of when absent',
    momentOption,
  )
  .option('--json', '以 JSON 输出 / print JSON', false)
  .addOption(language())
  .action((planPath: string, figures: string, options: Shared & AssessFlags) =>
    done(async () => {
      const { assessFiles } = await import('./commands/assess.ts')
      return assessFiles(planPath, figures, {
        asOf: options.asOf ?? today(),
        knownAt: options.knownAt ?? null,
        choice: {
          sheet: options.sheet ?? null,
          layout: options.layout ?? null,
          mapping: null,
          hidden: options.hidden,
        },
        today: today(),
        json: options.json,
        lang: options.lang,
      })
    }, figures),
  )

interface AssessFlags extends SheetFlags {
  readonly asOf?: Day
  readonly knownAt?: Instant
  readonly json: boolean
}

program
  .command('board')
  .description('看板文件 / board files')
  .command('check')
  .description('检查文件，列出全部错误 / check a file and list every fault')
  .argument('<FILE>', '看板文件 / board file (YAML)')
  .option('--plan <file>', '年度目标文件，一并检查所引用的内容 / plan file, to check what the board names')
  .addOption(language())
  .action((path: string, options: Shared & { plan?: string }) =>
    done(
      async () =>
        (await import('./commands/board.ts')).checkBoardFile(path, options.plan ?? null, options.lang),
      path,
    ),
  )

interface RulesFlags {
  readonly lang: Language
  readonly rules: string
}

const rulesOption = (): Option =>
  new Option('--rules <file>', '预警规则文件 / file of alert rules').default(
    rulesFileOf(),
    'dashboards/alerts.yaml',
  )

const alerts = program.command('alerts').description('预警规则 / rules of alerts')
const figuresWords = '数据文件：indicator,period,value / file of figures'
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
  .argument('<FIGURES>', figuresWords)
  .addOption(rulesOption())
  .option('--rule <id>', '只问这一条，停用的也问 / ask this one only, switched on or not')
  .option(
    '--as-of <day>',
    '站在哪一天看，缺省为今天 / the day on which one stands, today when absent',
    dayOption,
  )
  .option('--all', '正常的也列出 / list what is clear too', false)
  .option('--json', '以 JSON 输出 / print JSON', false)
  .addOption(language())
  .action(
    (
      planPath: string,
      figuresPath: string,
      options: RulesFlags & { rule?: string; asOf?: Day; all: boolean; json: boolean },
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
  .argument('<FIGURES>', figuresWords)
  .addOption(rulesOption())
  .option('--unanswering <unit...>', '除了这些单位 / but for these units')
  .addOption(language())
  .action((planPath: string, figuresPath: string, options: RulesFlags & { unanswering?: string[] }) =>
    done(async () => {
      const { rules, unanswering = [], lang } = options
      const { yearOfAlerts } = await import('./commands/alerts.ts')
      return yearOfAlerts(planPath, figuresPath, { rules, unanswering, lang })
    }, figuresPath),
  )

interface ServiceFlags {
  readonly lang: Language
  readonly url?: string
}

const serviceOption = (): Option =>
  new Option('--url <url>', '服务地址，缺省为本机 / address of the service, this machine when absent')

async function serviceAt({ url: asked, lang }: ServiceFlags) {
  const { url, ...token } = readClientConfig()
  const { tokenFrom } = await import('./commands/token.ts')
  return { url: asked ?? url, token: await tokenFrom(token), lang }
}

program
  .command('report')
  .description(
    '生成一份文件：Word，或 --out 以 .xlsx 结尾时其中的表 / make a document as a Word file, or its tables where --out ends in .xlsx',
  )
  .argument('<KIND>', '哪一种，见 docs/papers.md / which one')
  .requiredOption('--out <file>', '写到哪里 / where to')
  .option('--plan <id>', '年度目标编号 / id of the plan')
  .option('--as-of <day>', '截止日，缺省为今天 / the day on which one stands, today when absent', dayOption)
  .option('--known-at <moment>', '只用当时已公布的 / only what was public then', momentOption)
  .option('--of <name>', '单位、领导、指标或督查单 / the unit, leader, indicator or slip that it is of')
  .option('--number <words>', '发文字号 / document number')
  .option('--office <name>', '发文机关署名 / issuing office')
  .addOption(serviceOption())
  .addOption(language())
  .action((kind: string, options: ServiceFlags & ReportFlags) =>
    done(async () => {
      const { makeReport } = await import('./commands/report.ts')
      const { plan, asOf, knownAt, of, number, office, out } = options
      return makeReport(kind, {
        ...(await serviceAt(options)),
        plan: plan ?? null,
        asOf: asOf ?? null,
        knownAt: knownAt ?? null,
        of: of ?? null,
        number: number ?? null,
        office: office ?? null,
        out,
      })
    }),
  )

interface ReportFlags {
  readonly plan?: string
  readonly asOf?: Day
  readonly knownAt?: Instant
  readonly of?: string
  readonly number?: string
  readonly office?: string
  readonly out: string
}

const jobs = program
  .command('jobs')
  .description('运行中的服务的定时任务 / jobs of the calendar of a running service')
jobs
  .command('list')
  .description('何时运行，上次怎样 / when each runs and how the last run went')
  .option('--json', '以 JSON 输出 / print JSON', false)
  .addOption(serviceOption())
  .addOption(language())
  .action((options: ServiceFlags & { json: boolean }) =>
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
  .action((id: string, options: ServiceFlags) =>
    done(async () => {
      const { explainJob } = await import('./commands/jobs.ts')
      return explainJob(await serviceAt(options), id)
    }),
  )
jobs
  .command('run')
  .description('现在运行，需管理员口令 / run it now; needs an administrator’s token')
  .argument('<JOB>', '任务编号 / id of the job')
  .option('--day <day>', '为哪一天，缺省为今天 / for which day, today when absent', dayOption)
  .addOption(serviceOption())
  .addOption(language())
  .action((id: string, options: ServiceFlags & { day?: Day }) =>
    done(async () => {
      const { runJob } = await import('./commands/jobs.ts')
      return runJob(await serviceAt(options), id, options.day ?? null)
    }),
  )

interface BackupFlags {
  readonly lang: Language
  readonly passphraseFile?: string
}

const passphraseOption = (): Option =>
  new Option(
    '--passphrase-file <file>',
    '口令所在的文件，只有自己可读 / file of the passphrase, which only you can read',
  )
const inOrder = '先完整的一份，再依次各增量 / the full one first, then each increment'

const backup = program
  .command('backup')
  .description(
    '全部数据备份成一个文件，服务运行时也可以 / everything in one file, also while the service runs',
  )
  .argument('<FILE>', '写到哪里，不覆盖 / where to; nothing is written over')
  .option('--after <file>', '只备份这一份之后新增的 / only what came after this one')
  .addOption(passphraseOption())
  .addOption(serviceOption())
  .addOption(language())
  .action((file: string, options: BackupFlags & ServiceFlags & { after?: string }) =>
    done(async () => {
      const { lang, passphraseFile = null, after = null } = options
      const { backUp } = await import('./commands/backup.ts')
      return backUp(file, { passphraseFile, after, lang }, () => serviceAt(options))
    }),
  )
backup
  .command('check')
  .description(
    '恢复到临时文件夹，核对后删除 / restore into a temporary folder, look whether all fits, throw it away',
  )
  .argument('<FILES...>', inOrder)
  .addOption(passphraseOption())
  .addOption(language())
  .action((files: string[], _own: BackupFlags, command: Command) =>
    done(async () => {
      // The command above has options of the same names, and takes them first.
      const { passphraseFile, lang } = command.optsWithGlobals<BackupFlags>()
      const { checkBackup } = await import('./commands/backup.ts')
      return checkBackup(files, { passphraseFile: passphraseFile ?? null, lang })
    }),
  )

program
  .command('restore')
  .description('从备份恢复到空的文件夹和数据库 / restore a backup into an empty folder and database')
  .argument('<FILES...>', inOrder)
  .addOption(passphraseOption())
  .addOption(language())
  .action((files: string[], { passphraseFile, lang }: BackupFlags) =>
    done(async () => {
      const { restoreFrom } = await import('./commands/backup.ts')
      return restoreFrom(files, { passphraseFile: passphraseFile ?? null, lang })
    }),
  )

function yearOption(text: string): number {
  const year = Number(text)
  if (!Number.isInteger(year) || year < 1949 || year > 2100) {
    throw new InvalidArgumentError('写成 2026 / write it as 2026')
  }
  return year
}

function dayOption(value: string): Day {
  const day = parseDay(value)
  if (day === null) throw new InvalidArgumentError('写成 2022-10-31 / write it as 2022-10-31')
  return day
}

function momentOption(value: string): Instant {
  const moment = parseInstant(value)
  if (moment === null) {
    throw new InvalidArgumentError(
      '写成 2022-10-31 或 2022-10-31T08:00+08:00 / write a day or a moment with zone',
    )
  }
  return moment
}

/** Runs a command: 0 when it is true, else 1. A Problem is two lines; anything else is a fault of ours, with its stack. */
async function done(work: () => Promise<boolean>, file: string | null = null): Promise<void> {
  try {
    if (!(await work())) process.exitCode = 1
  } catch (error) {
    process.exitCode = 1
    if (error instanceof Problem) complainOf(error, file)
    else complain(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
}

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

program.hook('preAction', async () => {
  try {
    await useHolidays()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    complainOf(error)
    process.exit(1)
  }
})

await program.parseAsync()
