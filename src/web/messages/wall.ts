// Sentences of the wall.
import type { Text } from '../../core/text.ts'

export const wallMessages = {
  target: { zh: '目标', en: 'Target' },
  markTarget: { zh: '目标', en: 'Target' },
  markPace: { zh: '序时进度', en: 'Expected by now' },
  asOfDay: { zh: '截至 {day}', en: 'As of {day}' },
  sourceIs: { zh: '目标来源：{source}', en: 'Targets from {source}' },
  demoShort: { zh: '演示', en: 'Demo' },
  demoTrend: { zh: '走势为演示', en: 'Demo trend' },
  markLastYear: { zh: '上年同期', en: 'Last year' },
  lastYear: { zh: '上年 {value}', en: 'Last year {value}' },
  partOf: { zh: '（{part}/{parts}）', en: ' ({part}/{parts})' },
  nothingBehind: { zh: '没有欠进度的指标', en: 'Nothing is behind' },
  andMore: { zh: '另有 {n} 项', en: 'and {n} more' },
  sheetOf: { zh: '第 {page} 页，共 {pages} 页', en: 'Sheet {page} of {pages}' },
  printedAt: { zh: '打印于 {at}', en: 'Printed {at}' },
  notReported: { zh: '未报', en: 'none' },
  emptyBoard: { zh: '没有符合条件的指标', en: 'No indicator meets the conditions' },
  planYear: { zh: '{year}年度', en: '{year}' },
  pageOf: { zh: '第 {page} 屏，共 {pages} 屏', en: 'Screen {page} of {pages}' },
  knownAtDay: { zh: '按 {at} 所知', en: 'as known at {at}' },
  stale: { zh: '网络中断，显示 {time} 的数据（{age}前）', en: 'No connection: data of {time} ({age} ago)' },
  staleLongAgo: { zh: '网络中断，显示 {time} 的数据', en: 'No connection: data of {time}' },
  staleRestarted: {
    zh: '网络中断，显示 {time} 的数据（重启后 {age}未连上）',
    en: 'No connection: data of {time} (not reached for {age} since the restart)',
  },
  staleStore: {
    zh: '服务读不到新数据，显示 {time} 的数据（{age}前）',
    en: 'The service has no newer data: data of {time} ({age} ago)',
  },
  screenRefused: { zh: '这块屏不能再看大屏', en: 'This screen may not show walls any more' },
  screenRefusedHow: {
    zh: '查看权限已停用或到期，请管理员在“屏幕”页重新添加',
    en: 'Its right to look was ended or has run out; an administrator can add it again under “Screens”',
  },
  screenEnded: {
    zh: '这块屏幕已由管理员停用',
    en: 'An administrator has ended this screen',
  },
  signInHere: { zh: '个人登录', en: 'Sign in as a person' },
  unreachable: { zh: '连不上服务', en: 'The service cannot be reached' },
  unreachableHow: {
    zh: '屏上还没有存下画面，正在自动重试，不用操作',
    en: 'No picture has been kept on this screen yet; it tries again by itself',
  },
  seconds: { zh: '{n} 秒', en: '{n} s' },
  minutes: { zh: '{n} 分钟', en: '{n} min' },
  hours: { zh: '{n} 小时', en: '{n} h' },
  days: { zh: '{n} 天', en: '{n} days' },
  paused: { zh: '已暂停翻页', en: 'Paused' },
} as const satisfies Record<string, Text>
