// What a deed changed, in a sentence instead of the JSON that its hash is made of.
import type { Json } from '../core/deed.ts'
import { ROLE_WORDS, type Role } from '../core/roles.ts'
import { type Language, type Text, text } from '../core/text.ts'

const FIELDS: Readonly<Record<string, Text>> = {
  name: text('姓名', 'name'),
  login: text('登录名', 'sign-in name'),
  role: text('角色', 'role'),
  unit: text('单位', 'unit'),
  active: text('在用', 'active'),
  account: text('统一登录账号', 'account of the provider'),
  provider: text('统一登录账号', 'account of the provider'),
  temporary: text('首次登录须改密码', 'to be changed at the first sign-in'),
  filename: text('文件', 'file'),
  sha256: text('文件指纹', 'fingerprint'),
  rows: text('行数', 'rows'),
  new: text('新增', 'new'),
  revised: text('更正', 'revised'),
  unchanged: text('未变', 'unchanged'),
  reason: text('原因', 'reason'),
  why: text('缘由', 'why'),
  what: text('事项', 'what'),
  plan: text('年度目标', 'plan'),
  uploads: text('报送', 'uploads'),
  task: text('任务', 'task'),
  indicator: text('指标', 'indicator'),
  period: text('所属期', 'period'),
  claim: text('自评', 'claim'),
  replaces: text('代替', 'replaces'),
  release: text('公开时间', 'public from'),
  state: text('状态', 'state'),
  status: text('状态', 'state'),
  level: text('颜色', 'colour'),
  limit: text('期限', 'limit'),
  text: text('内容', 'text'),
  words: text('内容', 'text'),
  slip: text('督查单', 'slip'),
  round: text('书面报告', 'round of reports'),
  board: text('大屏', 'board'),
  day: text('日期', 'day'),
  until: text('截止', 'until'),
  attempt: text('第几次', 'attempt'),
  scopes: text('权限', 'rights'),
  days: text('天数', 'days'),
  channels: text('渠道', 'channels'),
  credential: text('凭证', 'credential'),
  device: text('设备', 'device'),
  waits: text('暂不显示', 'not shown yet'),
  granted: text('同意', 'granted'),
}

const YES = text('是', 'yes')
const NO = text('否', 'no')
const NOTHING = '—'
const SHOWN_OF_HASH = 8

/** Name and value of each field, those within others behind the outer name. */
type Flat = ReadonlyMap<string, Json>

function flat(value: Json, path = '', found = new Map<string, Json>()): Flat {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    if (path !== '' || value !== null) found.set(path, value)
    return found
  }
  for (const [name, part] of Object.entries(value)) flat(part, path === '' ? name : `${path}.${name}`, found)
  return found
}

/** 角色：查看者 → 填报员；单位：— → 区商务局. Only what became another; empty where nothing did. */
export function whatChanged(before: Json, after: Json, lang: Language): string {
  const [was, is] = [flat(before), flat(after)]
  const paths = [...new Set([...was.keys(), ...is.keys()])]
  const isGone = after === null
  return paths
    .flatMap((path) => {
      const [old, now] = [was.get(path), is.get(path)]
      const [oldWords, nowWords] = [old, now].map((value) => valueWords(path, value ?? null, lang))
      if (was.has(path) && is.has(path))
        return oldWords === nowWords ? [] : [[path, `${oldWords} → ${nowWords}`]]
      if (is.has(path)) return now === null ? [] : [[path, nowWords ?? NOTHING]]
      // What a deed does not speak of afterwards stayed, unless nothing is left of it.
      return isGone && old !== null ? [[path, `${oldWords} → ${NOTHING}`]] : []
    })
    .map(([path = '', words]) => {
      const name = pathWords(path, lang)
      return name === '' ? words : `${name}${lang === 'zh' ? '：' : ': '}${words}`
    })
    .join(lang === 'zh' ? '；' : '; ')
}

const pathWords = (path: string, lang: Language): string =>
  path
    .split('.')
    .map((name) => FIELDS[name]?.[lang] ?? name)
    .join(' ')

function valueWords(path: string, value: Json, lang: Language): string {
  if (value === null || value === '') return NOTHING
  if (typeof value === 'boolean') return (value ? YES : NO)[lang]
  if (Array.isArray(value))
    return (
      value.map((one) => valueWords(path, one as Json, lang)).join(lang === 'zh' ? '、' : ', ') || NOTHING
    )
  if (typeof value === 'object')
    return Object.values(value)
      .map((one) => valueWords(path, one as Json, lang))
      .join(' ')
  const words = String(value)
  if (/^[0-9a-f]{32,}$/.test(words)) return `${words.slice(0, SHOWN_OF_HASH)}…`
  if (path.split('.').at(-1) === 'role') return ROLE_WORDS[words as Role]?.[lang] ?? words
  return words
}
