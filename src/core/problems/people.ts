// Failures of signing in, of rights, of tokens, and of those who manage people.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const peopleProblems = {
  'sign-in-needed': {
    status: 401,
    title: text('需要登录', 'Signing in is needed'),
    detail: text(
      '此请求没有登录，也没有有效的口令。',
      'This request comes from nobody who signed in and carries no valid token.',
    ),
    fix: text(
      '在 /sign-in 登录；程序则加上请求头 Authorization: Bearer <口令>，口令在 /me 领取。',
      'Sign in at /sign-in; a program sends the header Authorization: Bearer <token> with a token from /me.',
    ),
  },
  'right-missing': {
    status: 403,
    title: text('没有这项权限', 'Not within your rights'),
    detail: text(
      '{name}（{zhRole}）没有这项权限：{zhRight}。',
      '{name} ({enRole}) may not do this: {enRight}.',
    ),
    fix: text(
      '请有此权限的人来做；谁可以做什么，见 docs/roles.md。',
      'Ask somebody who may; docs/roles.md says who may do what.',
    ),
  },
  'sign-in-refused': {
    status: 401,
    title: text('没有登录成功', 'You could not be signed in'),
    detail: text('名字或密码不对。', 'The name or the password is wrong.'),
    fix: text('重新输入；忘记密码请管理员重设。', 'Try again; the administrator can set a new password.'),
  },
  'sign-in-locked': {
    status: 429,
    title: text('请稍等再登录', 'Signing in has to wait'),
    detail: text(
      '失败次数过多，{seconds} 秒后可再登录；以前登录过的设备和已登录的人不受影响。',
      'Too many failures; signing in is possible again in {seconds} second(s). Devices that signed in before, and whoever is in, are not affected.',
    ),
    fix: text(
      '稍候再试；不是本人所为，请告诉管理员。',
      'Wait; if it was not you who failed, tell the administrator.',
    ),
  },
  'sign-in-busy': {
    status: 503,
    title: text('登录的人过多', 'Too many are signing in'),
    detail: text('正在核对的密码过多。', 'Too many passwords are being checked.'),
    fix: text('几秒后再试。', 'Try again in a few seconds.'),
  },
  'password-too-weak': {
    status: 422,
    title: text('密码太弱', 'The password is too weak'),
    detail: text('不能用作密码：{zh}', 'It cannot serve as a password: {en}'),
    fix: text(
      '至少 12 个字符；或用至少四个词的短语，词间空格。',
      'Use at least 12 characters, or a phrase of at least four words with spaces between them.',
    ),
  },
  'password-wrong': {
    status: 422,
    title: text('现在的密码不对', 'The present password is wrong'),
    detail: text('现在的密码不对，密码没有改。', 'The present password is wrong; nothing was changed.'),
    fix: text('重新输入现在的密码。', 'Enter the present password again.'),
  },
  'password-change-needed': {
    status: 403,
    title: text('须先改密码', 'The password must be changed first'),
    detail: text(
      '现在的密码是别人生成的，只能用来设自己的新密码。',
      'Your password was made by somebody else and only serves to set one of your own.',
    ),
    fix: text('在 /me 改密码。', 'Change it at /me.'),
  },
  'administrator-unknown': {
    status: 404,
    title: text('没有这个管理员', 'No such administrator'),
    detail: text(
      '没有登录名为“{login}”的在用管理员；在用的管理员：{known}。',
      'No active administrator signs in as “{login}”; there are: {known}.',
    ),
    fix: text(
      '用其中一个登录名再试；其他人的密码由管理员在 /admin/people 重设。',
      'Use one of these names; for anybody else an administrator makes a password at /admin/people.',
    ),
  },
  'person-unknown': {
    status: 404,
    title: text('没有这个人', 'No such person'),
    detail: text('没有编号为“{id}”的人。', 'There is nobody with the id “{id}”.'),
    fix: text('全部人员见 /admin/people。', 'Everybody is listed at /admin/people.'),
  },
  'people-list-head': {
    status: 422,
    title: text('名单缺少列', 'The list lacks columns'),
    detail: text('第一行里找不到这些列：{names}。', 'The first line has no such columns: {names}.'),
    fix: text(
      '第一行写列名：登录名、姓名、角色、单位（可空）；从表格复制时连同表头一起复制。',
      'Begin with a line of heads: login, name, role, unit (which may be blank); copy them along from the sheet.',
    ),
  },
  'people-list-length': {
    status: 422,
    title: text('名单的人数不合适', 'The list is empty or too long'),
    detail: text(
      '名单里有 {found} 人，一次 1 至 {most} 人。',
      'The list has {found} people; 1 to {most} at a time.',
    ),
    fix: text('分几次添加。', 'Add them in parts.'),
  },
  'people-list-cut': {
    status: 422,
    title: text('名单读不出来', 'The list cannot be read'),
    detail: text('引号没有成对，或一行太长。', 'A quotation mark has no partner, or a line is too long.'),
    fix: text(
      '从表格里重新复制，或去掉多余的引号。',
      'Copy it from the sheet again, or remove stray quotation marks.',
    ),
  },
  'people-list-twice': {
    status: 422,
    title: text('名单里重名', 'The list has a name twice'),
    detail: text(
      '登录名“{login}”在第 {row} 行已有。',
      'The sign-in name “{login}” stands in line {row} already.',
    ),
    fix: text(
      '两人用不同的登录名；同一人留一行。',
      'Give two people two names; keep one line of one person.',
    ),
  },
  'people-list-role': {
    status: 422,
    title: text('没有这个角色', 'There is no such role'),
    detail: text('“{found}”不是角色。', '“{found}” is no role.'),
    fix: text('写其中之一：{known}。', 'Write one of: {known}.'),
  },
  'person-name-taken': {
    status: 409,
    title: text('登录名已有人用', 'The sign-in name is taken'),
    detail: text('登录名“{login}”已有人用。', 'The sign-in name “{login}” is taken.'),
    fix: text('换一个登录名。', 'Choose another one.'),
  },
  'person-name-invalid': {
    status: 422,
    title: text('登录名有误', 'The sign-in name is faulty'),
    detail: text('“{login}”不能作登录名。', '“{login}” cannot be a sign-in name.'),
    fix: text(
      '用 2 至 60 个字母、数字、汉字或 . _ - @，不含空格。',
      'Use 2 to 60 letters, digits or . _ - @, without spaces.',
    ),
  },
  'last-administrator': {
    status: 409,
    title: text('这是最后一个管理员', 'This is the last administrator'),
    detail: text(
      '这样改之后就没有人能管理人员了。',
      'After this change nobody could manage people any more.',
    ),
    fix: text('先让另一个人成为管理员。', 'Make somebody else an administrator first.'),
  },
  'token-invalid': {
    status: 422,
    title: text('口令的设置有误', 'A token cannot be made like this'),
    detail: text('不能这样设置：{zh}', 'Not possible: {en}'),
    fix: text(
      '给口令起名，至少选一项自己有的权限，有效期 1 至 366 天。',
      'Name it, choose at least one right that you have, and let it live 1 to 366 days.',
    ),
  },
  'credentials-too-many': {
    status: 409,
    title: text('口令太多', 'Too many tokens'),
    detail: text('已有 {limit} 个在用，不能再加。', '{limit} of them are in use already.'),
    fix: text('停用不再需要的，再新建。', 'End those that nobody needs any more, then make it.'),
  },
  'credential-unknown': {
    status: 404,
    title: text('没有这个会话或口令', 'No such session or token'),
    detail: text(
      '没有编号为“{id}”的会话或口令，或已结束。',
      'There is no session or token “{id}”, or it has ended.',
    ),
    fix: text('刷新页面后再看。', 'Load the page again.'),
  },
  'screen-ended': {
    status: 410,
    title: text('这块屏幕已停用', 'This screen was ended'),
    detail: text(
      '这块屏幕没有登记，或已由管理员停用。',
      'This screen is not known, or an administrator ended it.',
    ),
    fix: text(
      '打开 /screen，把屏上的配对码告诉管理员。',
      'Open /screen and tell the administrator the code that it shows.',
    ),
  },
  'pairing-code-unknown': {
    status: 422,
    title: text('没有屏幕显示这个配对码', 'No screen shows this code'),
    detail: text(
      '没有等待配对的屏幕显示“{code}”，或此码已过期。',
      'No waiting screen shows “{code}”, or the code is too old.',
    ),
    fix: text(
      '照屏上现在显示的六位码重新输入；每码 10 分钟内有效。',
      'Type the six characters that the screen shows now; each code is valid for 10 minutes.',
    ),
  },
  'pairing-locked': {
    status: 429,
    title: text('暂时不能配对', 'Pairing is locked for a while'),
    detail: text(
      '输错配对码次数过多，{minutes} 分钟后可再试。',
      'Too many wrong codes; pairing is possible again in {minutes} minute(s).',
    ),
    fix: text('稍候再试，先走近看清屏上的码。', 'Wait, and read the code from close by.'),
  },
  'pairing-busy': {
    status: 503,
    title: text('等待配对的屏幕过多', 'Too many screens wait to be paired'),
    detail: text(
      '等待配对的屏幕过多，稍后自动再试。',
      'Too many screens wait; this one tries again by itself.',
    ),
    fix: text('先确认已在等待的屏幕。', 'Confirm those that are waiting first.'),
  },
  'screen-order-invalid': {
    status: 422,
    title: text('不能这样遥控屏幕', 'A screen cannot be steered like this'),
    detail: text('不能这样遥控：{zh}', 'Not possible: {en}'),
    fix: text('在 /admin/screens 的按钮中选择。', 'Use the buttons at /admin/screens.'),
  },
  'oidc-off': {
    status: 404,
    title: text('没有设置统一登录', 'OpenID Connect is not set up'),
    detail: text('本服务没有设置统一登录。', 'This service has no OpenID Connect provider.'),
    fix: text(
      '用名字和密码登录；或设置 OIDC_ISSUER、OIDC_CLIENT_ID、PUBLIC_URL。',
      'Sign in with name and password, or set OIDC_ISSUER, OIDC_CLIENT_ID and PUBLIC_URL.',
    ),
  },
  'oidc-failed': {
    status: 502,
    title: text('统一登录没有成功', 'Signing in through the provider failed'),
    detail: text('统一登录没有成功：{reason}', 'Signing in through the provider failed: {reason}'),
    fix: text(
      '从 /sign-in 重新开始；仍不行请看服务的日志。',
      'Start again at /sign-in; if it fails again, the log has the cause.',
    ),
  },
  'oidc-person-unknown': {
    status: 403,
    title: text('统一登录的账号没有对应的人', 'Nobody here has that account'),
    detail: text(
      '没有人对应统一登录账号“{account}”，或已停用。',
      'Nobody here has the provider’s account “{account}”, or they are not active.',
    ),
    fix: text(
      '请管理员在 /admin/people 为您填上这个账号。',
      'Ask the administrator to enter this account for you at /admin/people.',
    ),
  },
  'following-full': {
    status: 409,
    title: text('关注太多', 'Too much is followed'),
    detail: text('您已关注 {limit} 项。', 'You follow {limit} things already.'),
    fix: text('在 /me/following 先取消几项。', 'Let some go at /me/following first.'),
  },
  'views-full': {
    status: 409,
    title: text('视图太多', 'Too many views'),
    detail: text('您已存了 {limit} 个视图。', 'You keep {limit} views already.'),
    fix: text('在 /me/following 先删去几个。', 'Remove some at /me/following first.'),
  },
  'view-name-invalid': {
    status: 422,
    title: text('视图要有名字', 'A view needs a name'),
    detail: text(
      '名字“{name}”是空的，或超过 {limit} 个字。',
      'The name “{name}” is empty or longer than {limit} characters.',
    ),
    fix: text('写一个 1 至 40 个字的名字。', 'Write a name of 1 to 40 characters.'),
  },
  'feed-unknown': {
    status: 404,
    title: text('订阅地址无效', 'The private address does not count'),
    detail: text(
      '这个订阅地址不存在、已结束，或其主人已停用。',
      'There is no such private address, it was ended, or its person is no longer active.',
    ),
    fix: text('登录后在 /me 重新领取。', 'Sign in and make another one at /me.'),
  },
  'ledger-broken': {
    status: 500,
    title: text('操作账对不上', 'The ledger of deeds does not hold'),
    detail: text(
      '第 {seq} 条起对不上（{what}）：应为 {expected}，现为 {found}。',
      'Entry {seq} is the first that does not fit ({what}): expected {expected}, found {found}.',
    ),
    fix: text(
      '停止写入，保全数据文件夹，与已打印的日报核对，从备份恢复。',
      'Stop writing, keep the data folder as it is, compare with printed digests and restore a backup.',
    ),
  },
} as const satisfies Record<string, ProblemEntry>
