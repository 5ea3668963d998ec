// Failures of requests: what a client sees.

import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const requestProblems = {
  'not-found': {
    status: 404,
    title: text('没有这个地址', 'No such address'),
    detail: text('这里没有 {path}。', 'There is nothing at {path}.'),
    fix: text(
      '从首页 / 进入，或在 /docs 查看全部接口。',
      'Start from the home page / or look the address up at /docs.',
    ),
  },
  'method-not-allowed': {
    status: 405,
    title: text('此地址不接受这种请求', 'This address does not take that method'),
    detail: text('{path} 不接受 {method}，只接受 {allowed}。', '{path} takes {allowed}, not {method}.'),
    fix: text('改用 {allowed}。', 'Use {allowed}.'),
  },
  'request-invalid': {
    status: 400,
    title: text('请求有误', 'The request is faulty'),
    detail: text('请求中有 {count} 处错误。', 'The request has {count} fault(s).'),
    fix: text('按 errors 中的说明逐条改正。', 'Mend each fault listed in errors.'),
  },
  'parameter-unknown': {
    status: 400,
    title: text('没有这个参数', 'No such parameter'),
    detail: text('没有名为“{name}”的参数。', 'There is no parameter “{name}”.'),
    fix: [
      text('是否要写“{suggestion}”？', 'Did you mean “{suggestion}”?'),
      text('可用参数：{known}。', 'Known parameters: {known}.'),
      text('可用参数：无。', 'Known parameters: none.'),
    ],
  },
  'parameter-invalid': {
    status: 400,
    title: text('参数的值有误', 'A parameter has a faulty value'),
    detail: text('参数“{name}”的值“{value}”有误：{reason}', 'Parameter “{name}” is “{value}”: {reason}'),
    fix: text(
      '改正“{name}”的值；格式见 /docs。',
      'Mend the value of “{name}”; its form is described at /docs.',
    ),
  },
  'day-invalid': {
    status: 400,
    title: text('不是日期', 'Not a day'),
    detail: text(
      '“{name}”的值“{value}”不是存在的日期。',
      '“{name}” is “{value}”, which is not an existing day.',
    ),
    fix: text('写成 2022-10-31 的形式。', 'Write it as 2022-10-31.'),
  },
  'moment-invalid': {
    status: 400,
    title: text('不是时刻', 'Not a moment'),
    detail: text(
      '“{name}”的值“{value}”不是日期或时刻。',
      '“{name}” is “{value}”, neither a day nor a moment.',
    ),
    fix: text(
      '写成 2022-10-31（当日结束时）或 2022-10-31T08:00:00+08:00。',
      'Write 2022-10-31 (the end of that day) or 2022-10-31T08:00:00+08:00.',
    ),
  },
  'period-invalid': {
    status: 400,
    title: text('不是期', 'Not a period'),
    detail: text('“{name}”的值“{value}”不是期。', '“{name}” is “{value}”, which is not a period.'),
    fix: text('写成 2022-05、2022-Q2、2022-S1 或 2022。', 'Write 2022-05, 2022-Q2, 2022-S1 or 2022.'),
  },
  'body-too-large': {
    status: 413,
    title: text('内容过大', 'The body is too large'),
    detail: text('内容超过 {limit} 字节。', 'The body has more than {limit} bytes.'),
    fix: text('分成几份报送。', 'Send it in several parts.'),
  },
  'media-type-unsupported': {
    status: 415,
    title: text('不认识的内容类型', 'Unknown content type'),
    detail: text('此地址不接受“{type}”。', 'This address does not take “{type}”.'),
    fix: text('改用 {accepted}。', 'Use {accepted}.'),
  },
  'not-acceptable': {
    status: 406,
    title: text('没有所要的格式', 'Not available in that format'),
    detail: text('没有“{accept}”格式的内容。', 'Nothing here is written as “{accept}”.'),
    fix: text('Accept 可写：{available}。', 'Ask for one of: {available}.'),
  },
  'body-unreadable': {
    status: 400,
    title: text('内容无法读取', 'The body cannot be read'),
    detail: text('内容无法读取：{reason}', 'The body cannot be read: {reason}'),
    fix: text('检查内容后重新发送。', 'Check the body and send it again.'),
  },
  'cross-site-refused': {
    status: 403,
    title: text('拒绝来自其他网站的写入', 'Writes from other sites are refused'),
    detail: text('写入请求来自其他网站：{origin}。', 'The write comes from another site: {origin}.'),
    fix: text(
      '在本服务自己的页面上操作，或用命令行报送。',
      'Use this service’s own pages or the command line.',
    ),
  },
  'host-refused': {
    status: 421,
    title: text('不认识的主机名', 'Unknown host name'),
    detail: text(
      '请求写给主机“{host}”，本服务不以此为名。',
      'The request is for host “{host}”, which is not ours.',
    ),
    fix: text(
      '用 http://127.0.0.1 或 localhost 访问；经代理使用别的名字时，把它写进 ALLOWED_HOSTS。',
      'Use http://127.0.0.1 or localhost; for another name behind a proxy, list it in ALLOWED_HOSTS.',
    ),
  },
  'too-many-requests': {
    status: 429,
    title: text('请求过于频繁', 'Too many requests'),
    detail: text('写入过于频繁，请 {seconds} 秒后再试。', 'Too many writes; try again in {seconds} seconds.'),
    fix: text('稍候再发，或把多份数据合成一份。', 'Wait, or join several files into one.'),
  },
  'body-too-slow': {
    status: 408,
    title: text('上传太慢', 'The body came in too slowly'),
    detail: text(
      '内容来得太慢：每秒至少 {rate} 字节，{seconds} 秒内传完。',
      'The body has to come with {rate} bytes a second at least, and whole within {seconds} seconds.',
    ),
    fix: text(
      '换好一些的网络再传；大文件先压缩（gzip）。',
      'Send it over a better network; compress a large file (gzip) first.',
    ),
  },
  'sender-gone': {
    status: 400,
    title: text('报送方已断开', 'The sender has gone'),
    detail: text(
      '还没读完，报送方就断开了；什么也没有入库。',
      'The sender went away before the end; nothing was stored.',
    ),
    fix: text('再报送一次。', 'Send it again.'),
  },
  'uploads-too-many': {
    status: 429,
    title: text('同时报送的文件太多', 'Too many files at once'),
    detail: text('您已有 {limit} 个文件正在报送。', 'You are sending {limit} files already.'),
    fix: text('等前面的报送完再报。', 'Wait until one of them is done.'),
  },
  'streams-too-many': {
    status: 429,
    title: text('同一处打开的大屏太多', 'Too many walls opened from one place'),
    detail: text(
      '此处（同一人或同一地址）已有 {limit} 个页面在接收更新。',
      '{limit} pages of this person or address receive updates already.',
    ),
    fix: text(
      '关掉不用的页面；电视请在 /screen 配对接入，不占此数；或调高 MAX_SCREENS_PER_ASKER。',
      'Close unused pages; let televisions in at /screen, which are not counted here; or raise MAX_SCREENS_PER_ASKER.',
    ),
  },
  'standpoints-too-many': {
    status: 503,
    title: text('回看的日期太多', 'Too many days are looked back at'),
    detail: text(
      '正在更新的回看画面已有 {limit} 个。',
      '{limit} pictures of other days are kept up to date already.',
    ),
    fix: text('关掉别的回看页面，或看今天的画面。', 'Close other pages that look back, or look at today.'),
  },
  'pages-too-many': {
    status: 429,
    title: text('费时的页面要得太多', 'Too many slow pages at once'),
    detail: text(
      '此处（同一人或同一地址）已有 {limit} 个费时的页面（打印、导出、回看）在等。',
      '{limit} slow pages (print, export, looking back) of this person or address wait already.',
    ),
    fix: text('等前面的打开后再试。', 'Try again when one of them is there.'),
  },
  'too-many-screens': {
    status: 503,
    title: text('连接的屏幕过多', 'Too many screens'),
    detail: text('已有 {limit} 块屏幕在接收更新。', '{limit} screens already receive updates.'),
    fix: text('关掉不用的页面，或调高 MAX_SCREENS。', 'Close unused pages or raise MAX_SCREENS.'),
  },
  'not-ready': {
    status: 503,
    title: text('服务尚未就绪', 'The service is not ready'),
    detail: text('服务尚未就绪：{reason}', 'The service is not ready: {reason}'),
    fix: text('稍候再试；详情见 /health。', 'Try again shortly; /health has the details.'),
  },
  'internal-error': {
    status: 500,
    title: text('服务内部出错', 'The service failed'),
    detail: text('服务出错，请求编号 {request}。', 'The service failed; request {request}.'),
    fix: text(
      '把请求编号告诉维护人员，日志中有原因。',
      'Tell the operator the request number; the log has the cause.',
    ),
  },
  'no-plan': {
    status: 404,
    title: text('还没有年度目标', 'There is no plan yet'),
    detail: text(
      '这一页的内容来自年度目标，现在一个也没有。',
      'What stands on this page comes from a plan, and there is none.',
    ),
    fix: text(
      '由督查员在“年度目标”页起草，或送入计划文件（/plans），这一页就有内容；管理员可以按“开始”页的步骤做（/begin）。',
      'A supervisor drafts one on the page of plans, or sends a plan file (/plans); an administrator can follow the steps of /begin.',
    ),
  },
  'plan-unknown': {
    status: 404,
    title: text('没有这个年度目标', 'No such plan'),
    detail: text('没有编号为“{id}”的年度目标。', 'There is no plan “{id}”.'),
    fix: [text('现有：{known}。', 'There are: {known}.'), text('现有：无。', 'There are: none.')],
  },
  'indicator-unknown': {
    status: 404,
    title: text('没有这个指标', 'No such indicator'),
    detail: text('没有编号为“{id}”的指标。', 'There is no indicator “{id}”.'),
    fix: [
      text('是否要写“{suggestion}”？', 'Did you mean “{suggestion}”?'),
      text('全部指标见 /api/v1/plans。', 'All indicators are listed under /api/v1/plans.'),
    ],
  },
  'unit-unknown': {
    status: 404,
    title: text('没有这个单位', 'No such unit'),
    detail: text('年度目标 {plan} 里没有单位“{id}”。', 'Plan {plan} has no unit “{id}”.'),
    fix: [
      text('是否要写“{suggestion}”？', 'Did you mean “{suggestion}”?'),
      text('全部单位见 /units。', 'All units are listed at /units.'),
    ],
  },
  'help-unknown': {
    status: 404,
    title: text('没有这一页说明', 'No such page of help'),
    detail: text('使用说明里没有“{page}”。', 'The help has no page “{page}”.'),
    fix: [
      text('是否要写“{suggestion}”？', 'Did you mean “{suggestion}”?'),
      text('目录和查找见 /help。', 'Contents and search are at /help.'),
    ],
  },
  'leader-unknown': {
    status: 404,
    title: text('没有这位领导', 'No such leader'),
    detail: text('年度目标 {plan} 里没有领导“{id}”。', 'Plan {plan} has no leader “{id}”.'),
    fix: [
      text('是否要写“{suggestion}”？', 'Did you mean “{suggestion}”?'),
      text('全部领导见 /leaders。', 'All leaders are listed at /leaders.'),
    ],
  },
  'upload-bytes-missing': {
    status: 404,
    title: text('报送的原文件不在', 'The uploaded file is gone'),
    detail: text(
      '报送“{id}”的原文件已不在数据文件夹中。',
      'The bytes of upload “{id}” are no longer in the data folder.',
    ),
    fix: text(
      '从备份恢复数据文件夹中的 uploads。',
      'Restore the folder uploads of the data folder from a backup.',
    ),
  },
} as const satisfies Record<string, ProblemEntry>
