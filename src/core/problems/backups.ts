// Failures of backups: making one, looking at one, putting one back.

import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const backupProblems = {
  'backup-exists': {
    status: 409,
    title: text('备份文件已存在', 'The backup file is there already'),
    detail: text('{file} 已经存在，没有覆盖', '{file} is there already; it was not written over'),
    fix: text('换一个文件名，或先把它移走', 'Use another name, or move that file away first'),
  },
  'backup-damaged': {
    status: 422,
    title: text('备份文件不完整', 'The backup is not whole'),
    detail: text(
      '备份的 {member} 缺失、被截断或与清单不符；没有恢复任何可用的数据',
      '{member} of the backup is missing, cut off or not as its manifest says; nothing usable was restored',
    ),
    fix: text(
      '重新复制备份文件后再试，或用更早的一份；正在运行的服务不受影响',
      'Copy the backup again and retry, or take an earlier one; a running service is not touched',
    ),
  },
  'backup-unknown': {
    status: 422,
    title: text('不是备份文件', 'This is no backup'),
    detail: text('{file} 不是 duibiao backup 写出的文件', '{file} was not written by duibiao backup'),
    fix: text('指定 duibiao backup 写出的文件', 'Name a file that duibiao backup wrote'),
  },
  'backup-newer': {
    status: 422,
    title: text('备份来自更新的版本', 'The backup comes of a newer release'),
    detail: text(
      '备份用到本程序没有的数据库结构 {file}',
      'The backup needs {file}, a shape of the database that this program does not know',
    ),
    fix: text(
      '用写出备份的版本或更新的版本恢复',
      'Restore it with the release that wrote it, or a newer one',
    ),
  },
  'backup-passphrase-missing': {
    status: 422,
    title: text('备份已加密', 'The backup is encrypted'),
    detail: text('{file} 已加密，没有给出口令', '{file} is encrypted and no passphrase was given'),
    fix: text(
      '把口令写在一个只有自己可读的文件里，用 --passphrase-file 指定',
      'Put the passphrase into a file that only you can read and name it with --passphrase-file',
    ),
  },
  'backup-passphrase-wrong': {
    status: 422,
    title: text('备份口令不对', 'The passphrase is another one'),
    detail: text('{file} 不能用这个口令解开', '{file} cannot be opened with this passphrase'),
    fix: text('核对口令文件', 'Check the file of the passphrase'),
  },
  'backup-passphrase-unusable': {
    status: 422,
    title: text('口令文件不能用', 'The file of the passphrase cannot be used'),
    detail: text('口令文件 {file} 不合用：{reason}', 'The file {file} cannot serve: {reason}'),
    fix: text(
      '口令至少 12 个字符，写在一行里，文件只有自己可读（chmod 600）',
      'A passphrase has at least 12 characters on one line, in a file that only you can read (chmod 600)',
    ),
  },
  'backup-out-of-order': {
    status: 422,
    title: text('备份接不上', 'The backups do not follow each other'),
    detail: text(
      '{file} 是在备份 {expected} 之后的增量，前一份却是 {found}',
      '{file} holds what came after backup {expected}, and the one before it is {found}',
    ),
    fix: text(
      '按先后给出：先完整的一份，再依次给出各增量',
      'Name them in their order: the full one first, then each increment',
    ),
  },
  'restore-not-empty': {
    status: 409,
    title: text('恢复的去处不是空的', 'The place to restore into is not empty'),
    detail: text('{where} 里已有内容，没有动它', '{where} holds something; it was not touched'),
    fix: text(
      '用 DATA_DIR 指定一个空文件夹，或用 CLICKHOUSE_DATABASE 指定一个空数据库',
      'Name an empty folder with DATA_DIR, or an empty database with CLICKHOUSE_DATABASE',
    ),
  },
  'restore-unfinished': {
    status: 503,
    title: text('恢复没有做完', 'A restore was not finished'),
    detail: text(
      '数据库 {database} 里的恢复中途停下了，内容不全',
      'A backup was being put into the database {database} and that stopped half-way',
    ),
    fix: text(
      '清空它（或数据文件夹），再运行一次 duibiao restore',
      'Empty it (or the data folder) and run duibiao restore again',
    ),
  },
  'restore-differs': {
    status: 422,
    title: text('恢复的内容与备份不符', 'What was restored is not what the backup says'),
    detail: text(
      '{what}：应为 {expected}，现为 {found}；不会交付使用',
      '{what}: expected {expected}, found {found}; it is not handed over for use',
    ),
    fix: text('用另一份备份恢复到空文件夹', 'Restore another backup into an empty folder'),
  },
} satisfies Record<string, ProblemEntry>
