// Failures of the settings of channels (`CHANNELS_FILE`). Never with a value of the file: secrets stand in it.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'
import { yamlFileProblems } from './yaml-files.ts'

const yaml = yamlFileProblems(text('渠道文件', 'The file of channels'), { secret: true })

export const channelProblems = {
  'channels-unreadable': yaml.unreadable,
  'channels-unknown-key': yaml.unknownKey,
  'channels-wrong-value': yaml.wrongValue,
  'channels-missing-key': yaml.missingKey,
  'channels-duplicate': {
    status: 400,
    title: text('两个渠道的编号相同', 'Two channels have the same id'),
    detail: text('编号“{id}”出现两次。', 'The id “{id}” stands there twice.'),
    fix: text('换一个编号。', 'Choose another id.'),
  },
  'channels-host-not-allowed': {
    status: 400,
    title: text('渠道的主机不在允许之列', 'The host of a channel is not among the allowed ones'),
    detail: text(
      '渠道“{id}”发往 {host}，而 hosts 里没有它。',
      'Channel “{id}” sends to {host}, which is not in hosts.',
    ),
    fix: text('核对无误后在 hosts 里加上 {host}。', 'When that is right, add {host} to hosts.'),
  },
  'channels-invalid': {
    status: 400,
    title: text('渠道文件有错', 'The file of channels has faults'),
    detail: text('共有这些错误：{lines}', 'The faults are: {lines}'),
    fix: text('逐条改正后再启动。', 'Mend each one, then start again.'),
  },
  'channel-unknown': {
    status: 404,
    title: text('没有这个渠道', 'No such channel'),
    detail: text('没有名为“{channel}”的渠道。', 'There is no channel “{channel}”.'),
    fix: text('可选的有：{known}。', 'There are: {known}.'),
  },
  'channels-file-open': {
    status: 400,
    title: text('渠道文件人人可读', 'Everybody can read the file of channels'),
    detail: text(
      '{file} 的权限是 {mode}，里面有密码。',
      '{file} has the mode {mode}, and there are secrets in it.',
    ),
    fix: text('运行 chmod 600 {file}。', 'Run chmod 600 {file}.'),
  },
} as const satisfies Record<string, ProblemEntry>
