// Failures of the settings of channels (`CHANNELS_FILE`). Never with a value of the file: secrets stand in it.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const channelProblems = {
  'channels-unreadable': {
    status: 400,
    title: text('渠道文件无法读取', 'The file of channels cannot be read'),
    detail: () => text('不是有效的 YAML。', 'It is not valid YAML.'),
    fix: () =>
      text(
        '按 YAML 语法修改所指的行：缩进用空格，冒号后留空格。',
        'Mend the line named: indent with spaces, leave a space after a colon.',
      ),
  },
  'channels-unknown-key': {
    status: 400,
    title: text('渠道有不认识的键', 'A channel has an unknown key'),
    detail: ({ key, where }) =>
      text(`${where} 里没有叫“${key}”的键。`, `${where} has no key called “${key}”.`),
    fix: ({ nearest, known }) =>
      nearest
        ? text(
            `是否想写“${nearest}”？可用的键：${known}。`,
            `Did you mean “${nearest}”? Known keys: ${known}.`,
          )
        : text(`可用的键：${known}。`, `Known keys: ${known}.`),
  },
  'channels-wrong-value': {
    status: 400,
    title: text('渠道的值不对', 'A channel has a wrong value'),
    detail: ({ where }) => text(`${where} 的值不符合要求。`, `The value of ${where} does not fit.`),
    fix: ({ expected }) => text(`应为：${expected}。`, `Expected: ${expected}.`),
  },
  'channels-missing-key': {
    status: 400,
    title: text('渠道缺少必需的键', 'A channel lacks a required key'),
    detail: ({ where, key }) => text(`${where} 缺少“${key}”。`, `${where} lacks “${key}”.`),
    fix: ({ key }) => text(`补上“${key}”。`, `Add “${key}”.`),
  },
  'channels-duplicate': {
    status: 400,
    title: text('两个渠道的编号相同', 'Two channels have the same id'),
    detail: ({ id }) => text(`编号“${id}”出现两次。`, `The id “${id}” stands there twice.`),
    fix: () => text('换一个编号。', 'Choose another id.'),
  },
  'channels-host-not-allowed': {
    status: 400,
    title: text('渠道的主机不在允许之列', 'The host of a channel is not among the allowed ones'),
    detail: ({ id, host }) =>
      text(
        `渠道“${id}”发往 ${host}，而 hosts 里没有它。`,
        `Channel “${id}” sends to ${host}, which is not in hosts.`,
      ),
    fix: ({ host }) =>
      text(`核对无误后在 hosts 里加上 ${host}。`, `When that is right, add ${host} to hosts.`),
  },
  'channels-invalid': {
    status: 400,
    title: text('渠道文件有错', 'The file of channels has faults'),
    detail: ({ lines }) => text(`共有这些错误：${lines}`, `The faults are: ${lines}`),
    fix: () => text('逐条改正后再启动。', 'Mend each one, then start again.'),
  },
  'channel-unknown': {
    status: 404,
    title: text('没有这个渠道', 'No such channel'),
    detail: ({ channel }) => text(`没有名为“${channel}”的渠道。`, `There is no channel “${channel}”.`),
    fix: ({ known }) => text(`可选的有：${known}。`, `There are: ${known}.`),
  },
  'channels-file-open': {
    status: 400,
    title: text('渠道文件人人可读', 'Everybody can read the file of channels'),
    detail: ({ file, mode }) =>
      text(
        `${file} 的权限是 ${mode}，里面有密码。`,
        `${file} has the mode ${mode}, and there are secrets in it.`,
      ),
    fix: ({ file }) => text(`运行 chmod 600 ${file}。`, `Run chmod 600 ${file}.`),
  },
} as const satisfies Record<string, ProblemEntry>
