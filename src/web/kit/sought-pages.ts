// Pages that the search box knows by name, with other words by which one looks for them. Whether a reader may open one, its route says.
import { type Text, text } from '../../core/text.ts'

interface SoughtPage {
  readonly path: string
  readonly word: Text
  /** What else it is called, or answers. */
  readonly also: readonly string[]
}

export const SOUGHT_PAGES: readonly SoughtPage[] = [
  { path: '/', word: text('总览', 'Overview'), also: ['首页', '落后', 'home'] },
  { path: '/boards', word: text('看板', 'Boards'), also: ['大屏', 'walls'] },
  { path: '/tasks', word: text('台账', 'Ledger of tasks'), also: ['任务清单', '任务分解'] },
  { path: '/indicators', word: text('指标台账', 'Ledger of indicators'), also: ['全部指标'] },
  { path: '/units', word: text('单位', 'Units'), also: ['责任单位', '牵头单位', '部门'] },
  { path: '/leaders', word: text('分管领导', 'Leaders'), also: ['领导'] },
  { path: '/alerts', word: text('督查单', 'Slips'), also: ['督查', '预警', 'alerts', 'supervision'] },
  { path: '/alerts/new', word: text('手工开督查单', 'Write a slip'), also: ['开单'] },
  { path: '/alerts/rules', word: text('预警规则', 'Rules of alerts'), also: ['规则'] },
  { path: '/alerts/holds', word: text('静默与冻结', 'Silences and freezes'), also: ['暂停'] },
  {
    path: '/alerts/channels',
    word: text('通知渠道', 'Channels'),
    also: ['邮件', '企业微信', '钉钉', '飞书', 'mail'],
  },
  {
    path: '/reports',
    word: text('文件', 'Documents'),
    also: ['督查通报', '公文', '报告', 'Word', 'bulletin', 'report'],
  },
  {
    path: '/rounds',
    word: text('书面报告', 'Written reports'),
    also: ['书面报送', '半年报告', '年终报告', '催报', '合订', 'written report'],
  },
  { path: '/desk/upload', word: text('报送', 'Send figures'), also: ['上传', '填报', 'upload'] },
  {
    path: '/desk/calendar',
    word: text('报送日历', 'Calendar of due days'),
    also: ['应报', '缺报', '迟报', 'due'],
  },
  { path: '/desk/narratives', word: text('进展填报', 'Narratives'), also: ['写进展', '文字进展'] },
  { path: '/desk/review', word: text('待复核', 'To be confirmed'), also: ['复核', '审核', 'review'] },
  { path: '/desk/uploads', word: text('报送记录', 'Uploads'), also: ['历史', '回执', 'receipts'] },
  { path: '/plans', word: text('年度目标', 'Plans'), also: ['计划', '目标文件'] },
  { path: '/plans/new', word: text('起草年度目标', 'Draft a plan'), also: ['导入通知', '新建'] },
  { path: '/inbox', word: text('消息', 'Inbox'), also: ['通知', 'notices'] },
  { path: '/me', word: text('我的账号', 'My account'), also: ['密码', '口令', '会话', 'password', 'token'] },
  { path: '/me/following', word: text('我的关注', 'What I follow'), also: ['视图', 'views'] },
  { path: '/me/notices', word: text('通知的渠道和时间', 'How I am told'), also: ['摘要', 'digest'] },
  { path: '/admin/people', word: text('人员', 'People'), also: ['用户', '账号', 'users'] },
  { path: '/admin/screens', word: text('屏幕', 'Screens'), also: ['电视', 'televisions'] },
  { path: '/waiting', word: text('待发布的数据', 'Figures that wait'), also: ['未发布', 'embargo'] },
  { path: '/deeds', word: text('操作账', 'Deeds'), also: ['日志', '谁做了什么', 'log'] },
  { path: '/help', word: text('使用说明', 'Help'), also: ['帮助', '手册', 'manual'] },
  { path: '/docs', word: text('接口文档', 'Interface'), also: ['开发', 'API'] },
  { path: '/docs/problems', word: text('错误一览', 'Problems'), also: ['报错', 'errors'] },
  { path: '/health', word: text('运行状况', 'State of the service'), also: ['健康', '监控', 'health'] },
]
