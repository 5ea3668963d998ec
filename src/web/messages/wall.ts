// Sentences of the wall.
import type { Text } from '../../core/text.ts'

export const wallMessages = {
  target: { zh: '目标', en: 'Target' },
  markTarget: { zh: '目标', en: 'Target' },
  markPace: { zh: '序时进度', en: 'Expected by now' },
  asOfDay: { zh: '截至 {day}', en: 'As of {day}' },
  sourceIs: { zh: '目标来源：{source}', en: 'Targets from {source}' },
  demoShort: { zh: '演示', en: 'Demo' },
  notReported: { zh: '未报', en: 'none' },
  emptyBoard: { zh: '没有符合条件的指标', en: 'No indicator meets the conditions' },
  planYear: { zh: '{year}年度', en: '{year}' },
  pageOf: { zh: '第 {page} 屏，共 {pages} 屏', en: 'Screen {page} of {pages}' },
  knownAtDay: { zh: '按 {at} 所知', en: 'as known at {at}' },
  stale: { zh: '网络中断，显示 {time} 的数据（{age}前）', en: 'No connection: data of {time} ({age} ago)' },
  seconds: { zh: '{n} 秒', en: '{n} s' },
  minutes: { zh: '{n} 分钟', en: '{n} min' },
  hours: { zh: '{n} 小时', en: '{n} h' },
  days: { zh: '{n} 天', en: '{n} days' },
  paused: { zh: '已暂停翻页', en: 'Paused' },
} as const satisfies Record<string, Text>
