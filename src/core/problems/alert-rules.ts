// Failures of the rules of alerts (`dashboards/alerts.yaml`).

import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'
import { yamlFileProblems } from './yaml-files.ts'

const yaml = yamlFileProblems(text('预警规则文件', 'The file of alert rules'))

export const alertRuleProblems = {
  'alerts-unreadable': yaml.unreadable,
  'alerts-invalid': {
    status: 400,
    title: text('预警规则文件有错', 'The file of alert rules has faults'),
    detail: text('共 {count} 处错误。', '{count} faults.'),
    fix: text('逐条改正。', 'Mend each one.'),
  },
  'alerts-file-invalid': {
    status: 400,
    title: text('预警规则文件有错，不能启动', 'The file of alert rules has faults; not starting'),
    detail: text('共有这些错误：{lines}', 'The faults are: {lines}'),
    fix: text(
      '逐条改正后再启动；duibiao alerts check 可先行检查。',
      'Mend each one, then start again; `duibiao alerts check` tells beforehand.',
    ),
  },
  'alerts-unknown-key': yaml.unknownKey,
  'alerts-wrong-value': yaml.wrongValue,
  'alerts-missing-key': yaml.missingKey,
  'alerts-duplicate': {
    status: 400,
    title: text('两条预警规则的编号相同', 'Two alert rules have the same id'),
    detail: text('规则编号“{id}”在第 {line} 行已有。', 'The rule id “{id}” stands on line {line} already.'),
    fix: text(
      '换一个编号；已发过督查单的编号不要挪作他用。',
      'Choose another id; never give one that has raised slips to another rule.',
    ),
  },
  'alerts-grades-order': {
    status: 400,
    title: text('预警规则的级别次序不对', 'The grades of an alert rule are out of order'),
    detail: text(
      '{where}：{level} 应比前面的 {before} 更严，而“{what}”并不更严。',
      '{where}: {level} must ask for more than {before} before it, but “{what}” does not.',
    ),
    fix: text(
      '级别按蓝 blue、橙 orange、红 red 的次序写，每级的数值不小于前一级，且至少一项更大。',
      'Write the grades as blue, orange, red; each with numbers no smaller than the one before and at least one larger.',
    ),
  },
  'alerts-unknown-reference': {
    status: 400,
    title: text('预警规则引用了计划里没有的东西', 'An alert rule refers to something the plan does not have'),
    detail: text('计划 {plan} 里没有{noun}“{id}”。', 'Plan {plan} has no {nounEn} “{id}”.'),
    fix: [
      text('是否想写“{nearest}”？', 'Did you mean “{nearest}”?'),
      text('改为计划里有的名称，或删去这一项。', 'Name one that the plan has, or remove it.'),
    ],
  },
} as const satisfies Record<string, ProblemEntry>
