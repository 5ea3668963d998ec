// What is odd about a figure beside its series, and what stops or lets pass an upload because of it.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

const LOOK = text(
  '核对原始资料；确实如此就写明原因后通过',
  'Check the source; if it really is so, give the reason and it passes',
)

export const seriesProblems = {
  'figures-warned': {
    status: 422,
    title: text('数据未接收：有需要说明的异常', 'Figures not stored: some look wrong and need a reason'),
    detail: [
      text(
        '共 {total} 处异常没有说明原因，列出前 {listed} 处；未存入任何数据',
        '{total} warnings have no reason, the first {listed} listed; nothing was stored',
      ),
      text(
        '共 {total} 处异常没有说明原因；未存入任何数据',
        '{total} warnings have no reason; nothing was stored',
      ),
    ],
    fix: text(
      '逐处核对；确认无误就附上原因再报送，原因随报送留存',
      'Check each; where it is right send again with a reason (accept), which is kept with the upload',
    ),
  },
  'figures-unexamined': {
    status: 422,
    title: text('数据过多，未逐一与历史比对', 'Too many figures to look at each beside its series'),
    detail: text(
      '新增和更正共 {changed} 个，超过 {limit} 个就不逐一与历史比对',
      '{changed} figures are new or revised; beyond {limit} they are not looked at each beside its series',
    ),
    fix: text(
      '分成几份报送；或写明为什么不比对也可入库，原因随报送留存',
      'Send it in parts, or give the reason why it may pass unexamined (accept), which is kept with the upload',
    ),
  },
  'release-too-far': {
    status: 422,
    title: text('公开时间太远', 'The release is too far away'),
    detail: text(
      '{release} 公开，超过 {days} 天',
      'To be released at {release}, more than {days} days from now',
    ),
    fix: text(
      '改到 {latest} 之前。确需更久的，须开启双人复核，写明理由，由第二人确认',
      'Name a moment before {latest}. A longer wait needs review (REVIEW=on), a reason and a second person',
    ),
  },
  'release-long': {
    status: 422,
    title: text('公开时间比通常远', 'The release is farther away than usual'),
    detail: text(
      '{release} 公开，超过 {days} 天',
      'To be released at {release}, more than {days} days from now',
    ),
    fix: text(
      '写明理由，由第二人确认；否则改近',
      'Give a reason, which a second person has to confirm; else name an earlier moment',
    ),
  },
  'release-not-chosen': {
    status: 422,
    title: text('填报员不定公开时间', 'Who reports figures does not choose their release'),
    detail: text(
      '本单位填报的数不能自定 {release} 公开',
      'A unit cannot choose {release} for the release of its figures',
    ),
    fix: text(
      '去掉公开时间；需要推迟公开的，由统计员报送',
      'Leave the release out; where it has to wait, the statistics bureau sends it',
    ),
  },
  'release-postponed': {
    status: 422,
    title: text(
      '发布推迟了，但先前的数会按原时间公布',
      'The release is put off, but the earlier figure would still come out',
    ),
    detail: text(
      '新的发布时间 {release} 晚于先前报送的 {before}',
      'The new release, {release}, is later than the {before} of the figure it revises',
    ),
    fix: text(
      '先撤销先前那次报送，再按新的发布时间报送；不改时间就留空',
      'Undo the earlier upload first, then send it with the new release; leave it empty to keep the old one',
    ),
  },
  'cumulative-falls': {
    status: 422,
    title: text('累计数下降', 'A cumulative value falls'),
    detail: text(
      '累计数“{value}”与同年的 {reference} 相比是下降的',
      '“{value}” counts from its year’s beginning and falls against {reference} of the same year',
    ),
    fix: text(
      '核对是否把当期数报成了累计数；确有核减就写明原因后通过',
      'Check that it is not the period’s own value; if something was taken off, give the reason and it passes',
    ),
  },
  'same-as-before': {
    status: 422,
    title: text('与上期完全相同', 'The same as last time to the last digit'),
    detail: text('“{value}”与 {reference} 一位不差', '“{value}” is what {reference} has, digit by digit'),
    fix: LOOK,
  },
  'digits-swapped': {
    status: 422,
    title: text('疑似两位数字颠倒', 'Two digits seem to have changed places'),
    detail: [
      text(
        '“{value}”与由同一指标的其他口径或有关分项 {others} 算出的约 {expected} 相差 {away}，颠倒两位后相符',
        '“{value}” is {away} off the {expected} or so that the figures beside it make, {others}; with two digits swapped it fits',
      ),
      text(
        '“{value}”与由 {reference} 推算的约 {expected} 相差 {away}，颠倒两位后相符',
        '“{value}” is {away} off the {expected} or so expected after {reference}; with two digits swapped it fits',
      ),
    ],
    fix: [text('是否为“{suggestion}”', 'Did you mean “{suggestion}”'), LOOK],
  },
  'factor-of-ten': {
    status: 422,
    title: text('疑似小数点或单位错误', 'The point or the unit seems wrong'),
    detail: [
      text(
        '“{value}”约为应有水平的 {factor} 倍（由同一指标的其他口径或有关分项 {others} 算出约 {expected}，相差 {away}）',
        '“{value}” is about {factor} times what the figures beside it make ({others}: about {expected}, {away} off)',
      ),
      text(
        '“{value}”约为该序列应有水平的 {factor} 倍（由 {reference} 推算约 {expected}，相差 {away}）',
        '“{value}” is about {factor} times what its series lets one expect (about {expected} after {reference}, {away} off)',
      ),
    ],
    fix: [text('是否为“{suggestion}”', 'Did you mean “{suggestion}”'), LOOK],
  },
  'out-of-range': {
    status: 422,
    title: text('超出以往的变动范围', 'Outside the range seen before'),
    detail: [
      text(
        '“{value}”与由同一指标的其他口径或有关分项 {others} 算出的约 {expected} 相差 {away}，而通常只差 {spread} 左右',
        '“{value}” is {away} off the {expected} or so that the figures beside it make, {others}; usually it is about {spread}',
      ),
      text(
        '“{value}”与由 {reference} 推算的约 {expected} 相差 {away}，而通常只差 {spread} 左右',
        '“{value}” is {away} off the {expected} or so expected after {reference}; usually it is about {spread}',
      ),
    ],
    fix: LOOK,
  },
  'growth-and-level': {
    status: 422,
    title: text('增速与总量矛盾', 'Growth and level contradict each other'),
    detail: text(
      '{period} 增速 {rate}%，按总量计算为 {nominal}%，相差超过可比口径能解释的 {most} 个百分点',
      '{period}: growth {rate}%, by the amounts {nominal}%, more apart than the {most} points that a comparable basis explains',
    ),
    fix: text(
      '核对增速的正负号、总量和上年同期数；口径不同就写明原因后通过',
      'Check the sign of the rate, the amount and last year’s; if the basis differs, give the reason and it passes',
    ),
  },
  'percent-and-points': {
    status: 422,
    title: text('疑似混淆百分比与百分点', 'Percent and points seem mixed up'),
    detail: text(
      '单位是 %，“{value}”与 {reference} 对不上，像是变动的百分点、百分比或小数',
      'The unit is %, and “{value}” does not follow {reference}: it looks like a change, or like a fraction',
    ),
    fix: [text('是否为“{suggestion}”', 'Did you mean “{suggestion}”'), LOOK],
  },
  'quarter-sum': {
    status: 422,
    title: text('合计不等于各期之和', 'Not the sum of its months'),
    detail: text(
      '{period} 当期“{value}”，各期之和为 {sum}：{parts}',
      '{period} itself is “{value}”, its parts make {sum}: {parts}',
    ),
    fix: LOOK,
  },
  'parts-sum': {
    status: 422,
    title: text('分项之和不等于总计', 'The parts do not add up to the whole'),
    detail: text(
      '“{whole}”为 {value}，分项之和为 {sum}：{parts}',
      '“{whole}” is {value}, its parts make {sum}: {parts}',
    ),
    fix: LOOK,
  },
  'ratio-over-100': {
    status: 422,
    title: text('比率超过 100%', 'A ratio over 100 %'),
    detail: text('“{value}”超过 100%', '“{value}” is more than 100 %'),
    fix: LOOK,
  },
  'period-final': {
    status: 422,
    title: text('该期数据已经最终核实', 'The period is final already'),
    detail: text(
      '{period} 的 {before} 已经最终核实，现报为“{value}”',
      '{period} was verified for the last time as {before}; this says “{value}”',
    ),
    fix: text(
      '最终核实的数不再修订；普查等再次最终核实的，在备注写“最终核实”并说明原因',
      'A final figure is not revised; if a census made it final again, write 最终核实 in its note and give the reason',
    ),
  },
} as const satisfies Record<string, ProblemEntry>
