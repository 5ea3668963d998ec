// Failures of the service's own start, and of the command line.

import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const startProblems = {
  'settings-invalid': {
    status: 500,
    title: text('设置有误', 'The settings are faulty'),
    detail: text('环境变量中有 {count} 处错误：{zh}', 'The environment has {count} fault(s): {en}'),
    fix: text('改正这些环境变量后重新启动。', 'Mend these environment variables and start again.'),
  },
  'setting-invalid': {
    status: 500,
    title: text('一项设置有误', 'A setting is faulty'),
    detail: text('{name}="{value}"，应为 {expected}', '{name}="{value}" is not {expected}'),
    fix: text('例如 {name}={example}', 'For example {name}={example}'),
  },
  'address-taken': {
    status: 500,
    title: text('端口被占用', 'The port is taken'),
    detail: text('{host}:{port} 已被别的程序占用。', '{host}:{port} is already used by another program.'),
    fix: text('关掉那个程序，或用 PORT 换一个端口。', 'Stop that program or choose another port with PORT.'),
  },
  'address-unusable': {
    status: 500,
    title: text('无法监听此地址', 'Cannot listen on this address'),
    detail: text('无法监听 {host}:{port}（{reason}）。', 'Cannot listen on {host}:{port} ({reason}).'),
    fix: text(
      '把 HOST 设为本机的地址，PORT 设为 1024 以上。',
      'Set HOST to an address of this machine and PORT above 1024.',
    ),
  },
  'file-unreadable': {
    status: 400,
    title: text('文件无法读取', 'The file cannot be read'),
    detail: text('无法读取 {path}：{reason}', 'Cannot read {path}: {reason}'),
    fix: text('检查路径和权限。', 'Check the path and its permissions.'),
  },
  'service-not-running': {
    status: 503,
    title: text('服务没有运行', 'The service is not running'),
    detail: text('{url} 没有应答。', '{url} does not answer.'),
    fix: text(
      '先运行 duibiao serve；服务在别处时用 --url 指明。',
      'Run duibiao serve first; name another address with --url.',
    ),
  },
  'service-answer-unreadable': {
    status: 502,
    title: text('应答不是对标服务的', 'That is not a Duibiao service'),
    detail: text(
      '{url} 的应答（{status}）不是对标服务的。',
      '{url} answered {status}, and not as a Duibiao service does.',
    ),
    fix: text('检查 --url。', 'Check --url.'),
  },
  'boards-invalid': {
    status: 500,
    title: text('看板文件有误', 'The board files are faulty'),
    detail: text('看板文件有误：{lines}', 'The board files are faulty: {lines}'),
    fix: text('逐条改正，或用 duibiao board check 检查。', 'Mend them; duibiao board check tells more.'),
  },
  'page-not-built': {
    status: 503,
    title: text('页面脚本尚未生成', 'The page scripts are not built'),
    detail: text('没有文件夹 {folder}。', 'The folder {folder} does not exist.'),
    fix: text('运行 npm run build。', 'Run npm run build.'),
  },
} as const satisfies Record<string, ProblemEntry>
