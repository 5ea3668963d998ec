// Who held what back until when, in a sentence.
import type { Scope, Steering } from './slip-holds.ts'
import { type Text, text } from './text.ts'

export function whyHeld(steering: Steering, name: string): Text {
  const { kind, reason } = steering
  switch (kind) {
    case 'silenced': {
      const about = scopeWords(steering.scope)
      return text(
        `${name}静默${about.zh}至${steering.until}：${reason}`,
        `${name} silenced ${about.en} until ${steering.until}: ${reason}`,
      )
    }
    case 'frozen':
      return text(
        `${name}冻结年度目标“${steering.frozen}”至${steering.until}：${reason}`,
        `${name} froze the plan “${steering.frozen}” until ${steering.until}: ${reason}`,
      )
    case 'absent':
      return text(
        `${name}记：${steering.since}至${steering.until}不在岗，由他人代收：${reason}`,
        `${name} noted an absence from ${steering.since} until ${steering.until} with a deputy: ${reason}`,
      )
    case 'lifted':
      return text(`${name}提前结束：${reason}`, `${name} ended it early: ${reason}`)
  }
}

function scopeWords({ plan, rule, subject, receiver }: Scope): Text {
  const zh = [
    plan && `年度目标“${plan}”`,
    rule && `规则“${rule}”`,
    subject && `事项“${subject.id}”`,
    receiver && `单位“${receiver.id}”`,
  ].filter((part) => part !== null)
  const en = [
    plan && `the plan “${plan}”`,
    rule && `the rule “${rule}”`,
    subject && `the matter “${subject.id}”`,
    receiver && `the receiver “${receiver.id}”`,
  ].filter((part) => part !== null)
  return zh.length === 0 ? text('全部督查单', 'all slips') : text(zh.join('、'), en.join(', '))
}
