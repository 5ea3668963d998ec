// What each kind of deed is called.
import { type Text, text } from '../core/text.ts'

const WORDS: Readonly<Record<string, Text>> = {
  upload: text('报送数据', 'sent figures'),
  'upload-undone': text('撤销报送', 'took an upload back'),
  'review-asked': text('送交复核', 'handed something in to be confirmed'),
  'review-confirmed': text('复核通过', 'confirmed what somebody sent'),
  'review-sent-back': text('复核退回', 'sent something back'),
  'review-withdrawn': text('撤回待复核的报送', 'withdrew what they had handed in'),
  plan: text('送入年度目标', 'sent a plan'),
  'plan-draft-begun': text('开始起草年度目标', 'began a draft of a plan'),
  'plan-draft-offered': text('送交年度目标的草稿', 'handed a draft of a plan in'),
  'plan-draft-sent-back': text('退回年度目标的草稿', 'sent a draft of a plan back'),
  'plan-draft-withdrawn': text('撤回年度目标的草稿', 'withdrew a draft of a plan'),
  'plan-draft-in-force': text('使年度目标的草稿生效', 'put a draft of a plan in force'),
  'plan-draft-dropped': text('丢弃年度目标的草稿', 'dropped a draft of a plan'),
  'plan-withdrawn': text('撤回年度目标', 'withdrew a plan'),
  'demonstration-put-away': text('收起演示', 'demonstration put away'),
  narrative: text('写任务进展', 'wrote how a task goes'),
  'evidence-added': text('附佐证', 'added evidence'),
  'evidence-removed': text('撤下佐证', 'withdrew evidence'),
  'event-marked': text('标注大事', 'marked an event'),
  'event-redefined': text('改指标口径', 'changed what an indicator is'),
  'event-withdrawn': text('撤下大事', 'withdrew an event'),
  comment: text('批示', 'commented on a task'),
  'sign-in': text('登录', 'signed in'),
  'sign-in-refused': text('登录失败', 'failed to sign in'),
  'account-refused': text('统一登录账号无对应的人', 'unknown account of the provider'),
  'account-bound': text('绑定统一登录账号', 'bound an account of the provider'),
  'session-ended': text('会话结束', 'ended a session'),
  'person-added': text('新增人员', 'added a person'),
  'person-changed': text('更改人员', 'changed a person'),
  'password-changed': text('更改密码', 'changed a password'),
  'token-made': text('领取口令', 'made a token'),
  'token-ended': text('结束口令', 'ended a token'),
  'feed-made': text('领取订阅地址', 'made a private address of feeds'),
  'feed-ended': text('结束订阅地址', 'ended a private address of feeds'),
  followed: text('开始关注', 'began to follow something'),
  unfollowed: text('不再关注', 'follows something no more'),
  'view-saved': text('存下一个视图', 'kept a view'),
  'view-removed': text('删去一个视图', 'removed a view'),
  'notices-chosen': text('选通知渠道和时间', 'chose channels and hour of notices'),
  'screen-made': text('新增屏幕', 'added a screen'),
  'screen-renewed': text('屏幕换发口令', 'renewed a screen’s token'),
  'screen-changed': text('更改屏幕', 'changed a screen'),
  'screen-told': text('遥控屏幕', 'steered a screen'),
  'screen-ended': text('结束屏幕', 'ended a screen'),
  'backup-made': text('做备份', 'made a backup'),
  'job-run': text('运行定时任务', 'ran a job'),
  'slip-raised': text('发督查单', 'wrote a slip'),
  'slip-risen': text('督查单升级', 'raised a slip’s level'),
  'slip-signed': text('签收督查单', 'signed for a slip'),
  'slip-replied': text('答复督查单', 'replied to a slip'),
  'slip-reply-judged': text('认定答复', 'judged a reply'),
  'slip-measure-due': text('催办措施', 'chased a measure'),
  'slip-measure-reported': text('报告措施完成', 'reported a measure'),
  'slip-measure-judged': text('审核措施', 'decided on a measure'),
  'slip-extension-asked': text('申请延期', 'asked for more time'),
  'slip-extension-judged': text('批复延期', 'decided on more time'),
  'slip-appealed': text('申诉', 'appealed'),
  'slip-appeal-judged': text('裁定申诉', 'decided on an appeal'),
  'slip-closed': text('办结销号', 'settled a slip'),
  'slip-reopened': text('重新打开督查单', 'opened a slip again'),
  'hold-silenced': text('静默督查单', 'silenced slips'),
  'hold-frozen': text('冻结年度目标', 'froze a plan'),
  'hold-absent': text('登记不在岗与代理人', 'noted an absence and a deputy'),
  'hold-confirmed': text('确认静默或冻结', 'confirmed a silence or freeze'),
  'hold-lifted': text('提前结束静默、冻结或不在岗', 'ended a silence, freeze or absence early'),
}

/** The kind itself where another part of the product has brought it in without words. */
export const kindWord = (kind: string): Text => WORDS[kind] ?? text(kind, kind)

const HIDDEN = new Set(['hash', 'secret'])

/** Before and after without what proves a person: hashes serve nobody who reads. */
export function shownValues(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([name]) => !HIDDEN.has(name)))
}
