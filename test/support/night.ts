// docs/reliability.md: what a night of faults came to, as its own run counted it.
import { cpus, totalmem } from 'node:os'

export interface FaultRow {
  readonly fault: string
  readonly rounds: number
  /** Rounds in which an upload or an undoing was under way when it struck. */
  readonly met: number
  /** Uploads and undoings that were acknowledged. */
  readonly acknowledged: number
  /** Acknowledged, and not there afterwards. */
  readonly lost: number
  /** Visible in part, or never begun by anybody. */
  readonly torn: number
  readonly seconds: number
}

const sum = (rows: readonly FaultRow[], of: (row: FaultRow) => number): number =>
  rows.reduce((all, row) => all + of(row), 0)

/** The text of docs/reliability.md. */
export function reliabilityDocument(rows: readonly FaultRow[], { seed }: { readonly seed: number }): string {
  const rounds = sum(rows, (row) => row.rounds)
  const lines = [...rows, { ...total(rows), fault: '合计 · all' }].map(
    ({ fault, rounds: of, met, acknowledged, lost, torn, seconds }) =>
      `| ${[WORDS[fault] ?? fault, of, met, acknowledged, lost, torn, Math.round(seconds)].join(' | ')} |`,
  )
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`
  return `# 可靠性 · Reliability

每一轮：服务连续报送、撤销，随机一刻出故障，最后结束服务；然后重新打开数据库，逐份核对账目，逐个核对数字与模型（现值表和各版表）。
Each round: a service uploads and undoes without end, a fault strikes at a random moment, and the service is killed in the end; then the store is opened anew, every acknowledged
upload and undoing is looked for in the ledger, and every figure is compared with a model, in the table of what counts and in that of the vintages.

本页由运行本身写成：\`NIGHT_ROUNDS=${rounds} KILL_SEED=${seed} npm run night\`，${machine}。每次提交的持续集成为 30 轮。
This page was written by that run itself. Continuous integration makes 30 rounds of the first two faults.

| 故障 · fault | 轮 · rounds | 正在写 · struck work | 已确认 · acknowledged | 丢失 · lost | 残缺 · torn | 秒 · seconds |
| --- | --: | --: | --: | --: | --: | --: |
${lines.join('\n')}

督查单、信件的死亡试验另计：\`test/deaths/slips.test.ts\`、\`test/deaths/alerts.test.ts\`（轮数固定）。改快改慢的时钟由 \`test/unit/program/steady-clock.test.ts\` 检验；真正慢的磁盘、复核和年度目标的写入不在本表之内。
Deaths while slips and letters are written have tests of their own with fixed rounds: \`test/deaths/slips.test.ts\`, \`test/deaths/alerts.test.ts\`. Clocks that jump are \`test/unit/program/steady-clock.test.ts\`. A disk that is
really slow, and writing of reviews and plans, are not in this table.
`
}

const WORDS: Readonly<Record<string, string>> = {
  'engine killed': '引擎被杀 · engine killed (SIGKILL)',
  'service killed': '服务被杀 · service killed (SIGKILL)',
  'engine stopped': '引擎停住 1 秒以上 · engine stopped for more than a second (SIGSTOP)',
  'engine slowed': '引擎只得五分之一时间 · engine given a fifth of its time',
  'disk full': '磁盘写满再腾出 · disk full, then room again',
}

function total(rows: readonly FaultRow[]): FaultRow {
  return {
    fault: '',
    rounds: sum(rows, (row) => row.rounds),
    met: sum(rows, (row) => row.met),
    acknowledged: sum(rows, (row) => row.acknowledged),
    lost: sum(rows, (row) => row.lost),
    torn: sum(rows, (row) => row.torn),
    seconds: sum(rows, (row) => row.seconds),
  }
}
