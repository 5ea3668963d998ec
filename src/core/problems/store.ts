// Failures of the database: at start, while it runs, and what its ledger refuses.

import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

const atStart = {
  'store-folder-locked': {
    status: 503,
    title: text('数据文件夹被占用', 'The data folder is in use'),
    detail: text(
      '另一个进程正在使用数据文件夹 {folder}',
      'Another process is using the data folder {folder}',
    ),
    fix: text(
      '停止另一个正在运行的对标服务，或用 DATA_DIR 指定另一个文件夹',
      'Stop the other running service, or name another folder with DATA_DIR',
    ),
  },
  'store-folder-unwritable': {
    status: 503,
    title: text('数据文件夹不可写', 'The data folder cannot be written'),
    detail: text('没有写入数据文件夹 {folder} 的权限', 'The data folder {folder} cannot be written'),
    fix: text(
      '给运行服务的用户 {folder} 的读写权限，或改用另一个文件夹',
      'Give the user who runs the service the right to write {folder}, or use another folder',
    ),
  },
  'clock-behind': {
    status: 503,
    title: text('系统时钟慢了', 'The clock is behind'),
    detail: text(
      '系统时间 {now} 早于最近一次报送的 {last}',
      'The clock says {now}, which is before the last upload at {last}',
    ),
    fix: text(
      '校准服务器的时钟后再报送；现在收下的更正会排在旧数之前，看不到',
      'Put the machine’s clock right and send it again; a correction taken in now would count as older than what it corrects',
    ),
  },
  'store-disk-full': {
    status: 507,
    title: text('磁盘已满', 'The disk is full'),
    detail: text('磁盘空间不足，未存入任何数据', 'There is no space left; nothing was stored'),
    fix: text(
      '清理数据文件夹所在磁盘后再试；已存的数据不受影响',
      'Free space on the disk of the data folder and try again; what is stored is safe',
    ),
  },
  'store-engine-missing': {
    status: 503,
    title: text('内置数据库未安装', 'The embedded database is not installed'),
    detail: text('内置数据库无法装载：{reason}', 'The embedded database cannot be loaded: {reason}'),
    fix: text(
      '在项目文件夹执行 npm ci（不要省略可选依赖），或用 CLICKHOUSE_URL 指定一个 ClickHouse 服务器',
      'Run npm ci in the project folder (optional dependencies included), or name a ClickHouse server with CLICKHOUSE_URL',
    ),
  },
  'store-processor-unfit': {
    status: 503,
    title: text('处理器不支持内置数据库', 'The processor cannot run the embedded database'),
    detail: text(
      '本机处理器（{arch}）缺少内置数据库用到的指令：{missing}',
      'The processor of this machine ({arch}) lacks instructions that the embedded database is built with: {missing}',
    ),
    fix: text(
      '另用一台 ClickHouse 服务器（本机可装按兼容方式编译的版本，如 aarch64 的 v80compat），用 CLICKHOUSE_URL 指定，见 docs/xinchuang.md',
      'Name a ClickHouse server with CLICKHOUSE_URL; on this machine one that is built for such processors (v80compat on aarch64), see docs/xinchuang.md',
    ),
  },
  'store-engine-failed': {
    status: 503,
    title: text('内置数据库无法启动', 'The embedded database does not start'),
    detail: text(
      '在文件夹 {folder} 上启动失败：{reason}',
      'It did not start on the folder {folder}: {reason}',
    ),
    fix: text(
      '按上面的原因处理；若文件已损坏，从备份恢复该文件夹',
      'Act on the reason above; if files are damaged, restore the folder from a backup',
    ),
  },
  'store-unreachable': {
    status: 503,
    title: text('连不上数据库', 'The database cannot be reached'),
    detail: text('无法连接 {url}：{reason}', 'No connection to {url}: {reason}'),
    fix: text(
      '检查 CLICKHOUSE_URL 的主机和端口（HTTP 端口，通常 8123），确认服务器已启动、网络可达',
      'Check host and port of CLICKHOUSE_URL (the HTTP port, usually 8123), that the server runs and that the network leads there',
    ),
  },
  'store-login-refused': {
    status: 503,
    title: text('数据库拒绝登录', 'The database refused the login'),
    detail: text(
      '{url} 不接受用户“{username}”的密码',
      '{url} does not accept the password of the user “{username}”',
    ),
    fix: text('检查 CLICKHOUSE_USER 和 CLICKHOUSE_PASSWORD', 'Check CLICKHOUSE_USER and CLICKHOUSE_PASSWORD'),
  },
  'store-rights-missing': {
    status: 503,
    title: text('数据库权限不足', 'The database user lacks rights'),
    detail: text('用户“{username}”无权执行：{reason}', 'The user “{username}” may not do this: {reason}'),
    fix: text(
      '授予该用户在 CLICKHOUSE_DATABASE 所指的数据库上建表、读、写、删除的权限，且不要设为只读',
      'Grant the user create, select, insert and delete on the database that CLICKHOUSE_DATABASE names, and do not make it read-only',
    ),
  },
  'store-too-old': {
    status: 503,
    title: text('数据库版本太旧', 'The database is too old'),
    detail: text(
      '服务器是 ClickHouse {version}，需要 {needed} 或更新',
      'The server is ClickHouse {version}; {needed} or newer is needed',
    ),
    fix: text(
      '升级服务器到 {needed} 以上，或不设 CLICKHOUSE_URL 而使用内置数据库',
      'Upgrade the server to {needed} or newer, or leave CLICKHOUSE_URL out and use the embedded database',
    ),
  },
  'store-setting-invalid': {
    status: 503,
    title: text('数据库设置有误', 'A setting of the database is faulty'),
    detail: text('{name} 的值“{value}”不能用作名称', '{name} is “{value}”, which cannot be a name'),
    fix: text(
      '只用字母、数字和下划线，以字母开头',
      'Use letters, digits and underscores only, a letter first',
    ),
  },
} as const satisfies Record<string, ProblemEntry>

const migrations = {
  'migration-changed': {
    status: 503,
    title: text('已执行的迁移被改动', 'An applied migration was changed'),
    detail: text('{file} 执行之后内容变了', '{file} is not what it was when it was applied'),
    fix: text(
      '恢复 {file} 的原文，把改动写进一个编号更大的新文件',
      'Put {file} back as it was and write the change into a new file with a higher number',
    ),
  },
  'migration-vanished': {
    status: 503,
    title: text('已执行的迁移不见了', 'An applied migration is missing'),
    detail: text('数据库执行过 {file}，但文件不在了', 'The database has applied {file}, which is not here'),
    fix: text(
      '恢复 {file}；若这是旧版程序，请换用与数据库相符的新版',
      'Put {file} back; if this is an older program, use the one that fits the database',
    ),
  },
  'migration-misnumbered': {
    status: 503,
    title: text('迁移编号有误', 'Migrations are misnumbered'),
    detail: text('{file} 的编号应是 {expected}', '{file} should have the number {expected}'),
    fix: text(
      '文件名写成 0001_name.sql，编号从 0001 起连续，新文件排在最后',
      'Name files 0001_name.sql, numbered from 0001 without gaps, new ones last',
    ),
  },
} as const satisfies Record<string, ProblemEntry>

const whileRunning = {
  'store-unavailable': {
    status: 503,
    title: text('数据库暂时不可用', 'The database does not answer just now'),
    detail: text(
      '数据库正在重新启动或连接中断；这次请求没有得到确认',
      'The database is being restarted or the connection broke; this request was not confirmed',
    ),
    fix: text(
      '几秒后重试；同一文件重复报送不会重复入库',
      'Try again in a few seconds; the same file sent twice is stored once',
    ),
  },
  'store-damaged': {
    status: 503,
    title: text('数据文件损坏', 'Stored files are damaged'),
    detail: text('读取已存数据时发现损坏：{reason}', 'Damage was found while reading: {reason}'),
    fix: text(
      '见 /health 上的损失清单；从备份恢复数据文件夹，或重新报送缺失的文件',
      'See the losses at /health; restore the data folder from a backup, or send the lost files again',
    ),
  },
  'upload-overtaken': {
    status: 409,
    title: text('另一份报送抢先了', 'Another upload came in between'),
    detail: text(
      '核对之后、入库之前，另一份报送改变了数据；未存入任何数据',
      'After the comparison and before storing, another upload changed the figures; nothing was stored',
    ),
    fix: text('重新报送同一文件', 'Send the same file again'),
  },
} as const satisfies Record<string, ProblemEntry>

export const storeProblems = { ...atStart, ...migrations, ...whileRunning } as const
