// Every sentence of the pages, in both languages. `{x}` is replaced by a parameter.
import type { Language, Text } from '../../core/text.ts'
import { type Speak, speak } from '../kit/speak.ts'
import { indicatorMessages } from './indicator.ts'
import { wallMessages } from './wall.ts'

const shared = {
  product: { zh: '对标', en: 'Duibiao' },
  apiDocs: { zh: '接口文档', en: 'API documentation' },
  otherLanguage: { zh: 'English', en: '中文' },
  lossy: {
    zh: '核对发现数据缺失，所示可能不全',
    en: 'Figures are missing from the store: what is shown may be incomplete',
  },
  lossyMore: { zh: '查看运行状况', en: 'See the state of the service' },
  resting: {
    zh: '该年度已过，不再开单、不再通知：',
    en: 'That year is over, nothing is raised or told any more: ',
  },
  silenced: { zh: '已静默，不发通知：', en: 'Silenced, nobody is told: ' },
  silencedMore: { zh: '查看', en: 'See' },
  demo: { zh: '演示数据', en: 'Demonstration data' },
  demoExplained: {
    zh: '本页含演示数据：由程序编造，不是真实统计数据。',
    en: 'This page shows demonstration data: made up by a program, not real statistics.',
  },
  lookBack: { zh: '回看月末', en: 'Look back to a month’s end' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  total: { zh: '共', en: 'Total' },
  boards: { zh: '看板', en: 'Boards' },
  mainBoards: { zh: '总览', en: 'Overview' },
  sectionBoards: { zh: '分部分', en: 'By section' },
  unitBoards: { zh: '按牵头单位', en: 'By lead unit' },
  leaderBoards: { zh: '按分管领导', en: 'By leader' },
  plans: { zh: '年度目标', en: 'Plans' },
  planFacts: { zh: '{tasks} 项任务 · {indicators} 个指标', en: '{tasks} tasks · {indicators} indicators' },
  noPlan: { zh: '还没有年度目标文件。', en: 'There is no plan yet.' },
  noPlanFix: {
    zh: '由督查员在“年度目标”页起草、送入。',
    en: 'A supervisor drafts one on the page of plans.',
  },
  sendFigures: { zh: '报送数据', en: 'Send figures' },
  sendFiguresHow: {
    zh: '在页面上传表格，预览无误后确认入库；别的系统也可经接口报送，写法见接口文档。',
    en: 'Send a table on the page and confirm it after its preview; other systems send through the interface, whose documentation says how.',
  },
  deskUpload: { zh: '在页面上报送', en: 'Send on a page' },
  deskUploads: { zh: '报送记录', en: 'History' },
  deskNarratives: { zh: '任务进展', en: 'How tasks go' },
  deskCalendar: { zh: '报送日历', en: 'Calendar of what is due' },
  lastUploads: { zh: '最近报送', en: 'Latest uploads' },
  noUploads: { zh: '还没有报送。', en: 'Nothing has been sent yet.' },
  uploadedAt: { zh: '时间', en: 'Time' },
  uploadedBy: { zh: '报送人', en: 'Sent by' },
  uploadedFile: { zh: '文件', en: 'File' },
  uploadedRows: { zh: '新增 / 更正 / 未变', en: 'New / revised / unchanged' },
  undone: { zh: '已撤销', en: 'undone' },
  problemFix: { zh: '如何解决', en: 'How to mend it' },
  problemCode: { zh: '错误代码', en: 'Code' },
  requestId: { zh: '请求编号', en: 'Request' },
  problemFaults: { zh: '逐条问题', en: 'Every fault' },
  line: { zh: '行', en: 'Line' },
} as const satisfies Record<string, Text>

export const messages = { ...shared, ...wallMessages, ...indicatorMessages } as const
export type MessageKey = keyof typeof messages

export type Say = Speak<MessageKey>

/** `say('planFacts', { tasks: 98, indicators: 80 })` in one language. */
export const sayIn = (lang: Language): Say => speak(messages, lang)
