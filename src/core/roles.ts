// Who may do what: roles, rights and the one matrix of both. docs/roles.md agrees with it by test.
import { type Text, text } from './text.ts'

export const ROLES = [
  'viewer',
  'screen',
  'reporter',
  'statistician',
  'reviewer',
  'supervisor',
  'leader',
  'administrator',
] as const
export type Role = (typeof ROLES)[number]

/** What people can be; `screen` is what a television's token is. */
export type PersonRole = Exclude<Role, 'screen'>
export const PERSON_ROLES = ROLES.filter((role): role is PersonRole => role !== 'screen')

export const RIGHTS = [
  'embeds:read',
  'boards:read',
  'records:read',
  'files:read',
  'figures:write',
  'figures:report',
  'narratives:write',
  'reviews:read',
  'uploads:confirm',
  'plans:write',
  'plans:confirm',
  'slips:write',
  'slips:answer',
  'comments:write',
  'events:write',
  'people:write',
  'settings:write',
  'deeds:read',
  'backups:make',
] as const
export type Right = (typeof RIGHTS)[number]

/** What a route asks for: nothing (`none`), a person's own session (`self`), or a right. */
const NEEDS = ['none', 'self', ...RIGHTS] as const
export type Need = (typeof NEEDS)[number]

/** `own-unit`: where the person's unit is concerned. `not-own`: where somebody else did it. */
type Grant = 'all' | 'own-unit' | 'not-own'

const SEEING = { 'embeds:read': 'all', 'boards:read': 'all', 'records:read': 'all' } as const

/**
 * Only a statistician writes figures, and a reporter those that the own unit supplies: no leader, supervisor or
 * administrator may, whatever else they are given.
 */
export const MATRIX: Readonly<Record<Role, Readonly<Partial<Record<Right, Grant>>>>> = {
  viewer: SEEING,
  screen: { 'embeds:read': 'all', 'boards:read': 'all' },
  reporter: {
    ...SEEING,
    'figures:report': 'own-unit',
    'reviews:read': 'own-unit',
    'narratives:write': 'own-unit',
    'slips:answer': 'own-unit',
  },
  statistician: {
    ...SEEING,
    'files:read': 'all',
    'figures:write': 'all',
    'figures:report': 'all',
    'reviews:read': 'all',
    'events:write': 'all',
  },
  reviewer: {
    ...SEEING,
    'files:read': 'all',
    'reviews:read': 'all',
    'uploads:confirm': 'not-own',
    'plans:confirm': 'not-own',
  },
  supervisor: {
    ...SEEING,
    'plans:write': 'all',
    'plans:confirm': 'not-own',
    'slips:write': 'all',
    'slips:answer': 'own-unit',
    'events:write': 'all',
    'deeds:read': 'all',
  },
  leader: { ...SEEING, 'comments:write': 'own-unit', 'slips:answer': 'own-unit' },
  administrator: {
    ...SEEING,
    'slips:answer': 'own-unit',
    'people:write': 'all',
    'settings:write': 'all',
    'deeds:read': 'all',
    'backups:make': 'all',
  },
}

/** Whoever may do more may do less too: the right within which another one lies. */
export const PART_OF: Readonly<Partial<Record<Right, Right>>> = {
  'figures:report': 'figures:write',
  'embeds:read': 'boards:read',
}

/** What a token may carry; people are changed by people who signed in. */
export const TOKEN_RIGHTS: readonly Right[] = RIGHTS.filter((right) => right !== 'people:write')

/** Whoever asks, as far as rights go. */
export interface Holder {
  readonly id: string
  readonly role: Role
  /** Id of the unit that the person belongs to; null: none. */
  readonly unit: string | null
  /** What a token is limited to; null: everything that the role may. */
  readonly scopes: readonly Right[] | null
}

/** What is acted upon, as far as it is known. */
interface RightObject {
  /** Units that are concerned. */
  readonly units?: readonly string[]
  /** Id of the person who did what is to be decided upon. */
  readonly owner?: string | null
}

/**
 * Whether this person (null: nobody) may do this to the subject. Without a subject: whether to any at all, which is what
 * a route asks before it knows what it is about; the use case asks again with the subject.
 */
export function mayDo(holder: Holder | null, right: Right, subject?: RightObject): boolean {
  if (holder === null) return false
  if (!isWithin(holder.scopes, right)) return false
  const grant = MATRIX[holder.role][right]
  if (grant === undefined) return false
  if (subject === undefined || grant === 'all') return true
  if (grant === 'not-own') return subject.owner != null && subject.owner !== holder.id
  return holder.unit !== null && (subject.units ?? []).includes(holder.unit)
}

const isWithin = (scopes: Holder['scopes'], right: Right): boolean =>
  scopes === null || scopes.includes(right) || scopes.includes(PART_OF[right] ?? right)

/** The rights that a role has in one way or another, in the order of `RIGHTS`. */
export const rightsOf = (role: Role): Right[] => RIGHTS.filter((right) => MATRIX[role][right] !== undefined)

export const isRole = (value: unknown): value is Role => ROLES.includes(value as Role)
export const isPersonRole = (value: unknown): value is PersonRole => isRole(value) && value !== 'screen'
export const isRight = (value: unknown): value is Right => RIGHTS.includes(value as Right)

export const ROLE_WORDS: Readonly<Record<Role, Text>> = {
  viewer: text('查看者', 'Viewer'),
  screen: text('屏幕', 'Screen'),
  reporter: text('填报员', 'Reporter'),
  statistician: text('统计员', 'Statistician'),
  reviewer: text('复核员', 'Reviewer'),
  supervisor: text('督查员', 'Supervisor'),
  leader: text('分管领导', 'Leader'),
  administrator: text('管理员', 'Administrator'),
}

export const RIGHT_WORDS: Readonly<Record<Right, Text>> = {
  'embeds:read': text(
    '只看嵌入别处的仪表和大屏',
    'See gauges and boards that are embedded elsewhere, and nothing else',
  ),
  'boards:read': text('看大屏、指标和研判', 'See walls, indicators and how they are judged'),
  'records:read': text('看报送记录和回执', 'See uploads and their receipts'),
  'files:read': text('下载报送的原文件', 'Download uploaded files'),
  'figures:write': text('报送、更正、撤销数据', 'Send, correct and take back figures'),
  'figures:report': text('填报本单位的数据', 'Send and correct figures that the own unit supplies'),
  'narratives:write': text('写本单位任务的进展', 'Write how the own unit’s tasks go'),
  'reviews:read': text(
    '看待复核的报送；填报员只看自己送出的',
    'See what waits to be confirmed; reporters only what they sent',
  ),
  'uploads:confirm': text('复核他人的报送', 'Confirm what somebody else sent'),
  'plans:write': text('起草、送入、调整年度目标', 'Draft, send and amend plans'),
  'plans:confirm': text(
    '看年度目标的草稿，确认他人送交的',
    'See drafts of plans, confirm those that somebody else handed in',
  ),
  'slips:write': text('开督查单、定答复、销号', 'Write slips, judge answers, close'),
  'slips:answer': text('签收、答复本单位的督查单', 'Sign and answer the own unit’s slips'),
  'comments:write': text('批示所分管的事项', 'Comment on the own area'),
  'events:write': text('在走势图上标注、撤下大事', 'Mark events on charts, and withdraw them'),
  'people:write': text('管理人员和屏幕', 'Manage people and screens'),
  'settings:write': text('改设置', 'Change settings'),
  'deeds:read': text('查操作账', 'Read the ledger of deeds'),
  'backups:make': text('做备份（含全部数据）', 'Make backups, which hold everything'),
}
