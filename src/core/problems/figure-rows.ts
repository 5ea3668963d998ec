// What may be wrong with the head or with one row of a file of figures: its columns, indicator, period and words.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const headFaults = {
  'column-missing': {
    status: 422,
    title: text('缺少必需的列', 'A required column is missing'),
    detail: text('没有“{columnZh}”列', 'There is no column “{columnEn}”'),
    fix: text('在首行加上这一列，列名可写：{namesZh}', 'Add it to the head row; accepted names: {namesEn}'),
  },
  'column-twice': {
    status: 422,
    title: text('列重复', 'A column occurs twice'),
    detail: text('“{column}”与“{other}”是同一列', '“{column}” and “{other}” are the same column'),
    fix: text('只保留其中一列', 'Keep only one of them'),
  },
  'column-unknown': {
    status: 422,
    title: text('列名疑似写错', 'A column name seems misspelt'),
    detail: text(
      '不认识列名“{column}”，与“{suggestion}”相近',
      '“{column}” is no column name, but near “{suggestion}”',
    ),
    fix: text('改为“{suggestion}”，或删去这一列', 'Write “{suggestion}”, or remove the column'),
  },
  'row-too-wide': {
    status: 422,
    title: text('该行的格数多于列数', 'The row has more cells than the head'),
    detail: text('有 {cells} 格，首行只有 {columns} 列', 'It has {cells} cells, the head row {columns}'),
    fix: text(
      '数值里的千分位逗号要去掉，或用引号把该格括起来',
      'Remove thousands separators from the number, or put the cell in quotation marks',
    ),
  },
  'cell-missing': {
    status: 422,
    title: text('缺少必填的格', 'A required cell is missing'),
    detail: text('没有“{columnZh}”', 'There is no “{columnEn}”'),
    fix: text('填上“{columnZh}”', 'Fill in “{columnEn}”'),
  },
} as const satisfies Record<string, ProblemEntry>

export const rowFaults = {
  'figure-not-own': {
    status: 422,
    title: text('不是本单位的数据', 'Not a figure of the own unit'),
    detail: text('“{indicator}”由{units}提供', '“{indicator}” is supplied by {units}'),
    fix: text(
      '只报本单位提供的指标；删去这一行，或请统计员报送',
      'Send only figures that your unit supplies: remove the row, or ask a statistician to send it',
    ),
  },
  'release-unreadable': {
    status: 422,
    title: text('发布时间读不出来', 'The release instant cannot be read'),
    detail: text('“{value}”不是日期或时刻', '“{value}” is neither a day nor a moment'),
    fix: text(
      '写日期（2022-10-18，当日 10 时发布）或带时区的时刻（2022-10-18T10:00:00+08:00）',
      'Write a day (2022-10-18, released at 10:00) or a moment with zone (2022-10-18T10:00:00+08:00)',
    ),
  },
  'figure-indicator-unknown': {
    status: 422,
    title: text('指标不存在', 'Unknown indicator'),
    detail: text(
      '地区 {region} 的年度目标里没有指标“{value}”',
      'The plans of region {region} have no indicator “{value}”',
    ),
    fix: [
      text('是否为“{suggestion}”', 'Did you mean “{suggestion}”'),
      text('用年度目标里的指标代码或全称', 'Use an indicator id or its full name from the plan'),
    ],
  },
  'figure-share-unknown': {
    status: 422,
    title: text('没有分解给这个单位或地方', 'Nobody with a share is called so'),
    detail: text(
      '指标“{whole}”没有分解给“{value}”',
      'Nobody called “{value}” has a share of the indicator “{whole}”',
    ),
    fix: [
      text('是否为“{suggestion}”', 'Did you mean “{suggestion}”'),
      text('用年度目标里的地方、单位名称或别名', 'Use the place, unit or other name that the plan has'),
    ],
  },
  'region-unknown': {
    status: 422,
    title: text('地区没有年度目标', 'A region without a plan'),
    detail: text('地区“{value}”没有年度目标', 'There is no plan of region “{value}”'),
    fix: text('有年度目标的地区：{known}', 'Regions with a plan: {known}'),
  },
  'region-unstated': {
    status: 422,
    title: text('没有说明地区', 'The region is not stated'),
    detail: text('年度目标分属几个地区：{known}', 'There are plans of several regions: {known}'),
    fix: text('加一列“地区”，或在报送时指明地区', 'Add a column “region”, or name the region when sending'),
  },
  'period-unknown': {
    status: 422,
    title: text('期的写法不对', 'Unknown form of period'),
    detail: text('“{value}”不是一个明确的期', '“{value}” is not one clear period'),
    fix: [
      text('是否为“{suggestion}”', 'Did you mean “{suggestion}”'),
      text('写成 2022-05、2022-Q2、2022-S1 或 2022', 'Write 2022-05, 2022-Q2, 2022-S1 or 2022'),
    ],
  },
  'period-future': {
    status: 422,
    title: text('期在将来', 'A period in the future'),
    detail: text('{period} 到 {today} 还没有结束', '{period} is not over on {today}'),
    fix: text(
      '核对期；预计数状态写 E，预测数写 F',
      'Check the period; mark estimates with status E and forecasts with F',
    ),
  },
  'basis-unknown': {
    status: 422,
    title: text('口径写法不对', 'Unknown basis'),
    detail: text('不认识口径“{value}”', '“{value}” is no basis'),
    fix: text('用 当期、累计、同比、累计同比 或 期末', 'Use period, cumulative, yoy, cumulative-yoy or end'),
  },
  'basis-open': {
    status: 422,
    title: text('当月还是累计，没有说明', 'The month’s figure or the cumulative one: not said'),
    detail: text(
      '这里的数可能是当月的，也可能是年初以来累计的，表头、单位和名称都没有说明',
      'These figures may be of the month alone or count from January; neither head, unit nor name says which',
    ),
    fix: text(
      '在这一格的文字里写明“当月”或“累计”（例如“累计同比增长”）；逐行填报的表加一列“口径”，写 当期 或 累计，增速写 同比 或 累计同比',
      'Say 当月 (of the month) or 累计 (cumulative) in this cell; a table with a figure a row gets a column “basis”: period or cumulative, of rates yoy or cumulative-yoy',
    ),
  },
  'basis-misfit': {
    status: 422,
    title: text('口径与指标不符', 'The basis does not fit the indicator'),
    detail: text(
      '指标“{indicator}”（{kindZh}）没有“{basisZh}”口径的数据',
      '“{indicator}” ({kindEn}) has no figures of basis {basisEn}',
    ),
    fix: text('可用的口径：{acceptedZh}', 'Accepted: {acceptedEn}'),
  },
  'basis-contradicted': {
    status: 422,
    title: text('口径与期的写法矛盾', 'Basis and period contradict each other'),
    detail: text(
      '“{value}”是累计的写法，口径却是 {basis}',
      '“{value}” says cumulative, but the basis is {basis}',
    ),
    fix: text(
      '口径改为累计，或把期写成 {suggestion}',
      'Use a cumulative basis, or write the period as {suggestion}',
    ),
  },
  'period-of-calendar-year': {
    status: 422,
    title: text('不清楚是哪个年度', 'A year that could be two'),
    detail: text(
      '计划的年度从 {begins} 月开始，“{value}”可能是财年，也可能是公历年',
      'The plan’s year begins with month {begins}; “{value}” could be a fiscal year or a calendar year',
    ),
    fix: text(
      '把期写成最后一个月，例如 {suggestion}',
      'Write the period as its last month, such as {suggestion}',
    ),
  },
  'status-unknown': {
    status: 422,
    title: text('数据状态写法不对', 'Unknown observation status'),
    detail: text('不认识数据状态“{value}”', '“{value}” is no observation status'),
    fix: text('用 SDMX 代码之一：{known}', 'Use one of the SDMX codes {known}'),
  },
  'status-contradicted': {
    status: 422,
    title: text('数据状态与数值矛盾', 'Status and value contradict each other'),
    detail: text(
      '状态 {status} 表示没有数值，却填了“{value}”',
      'Status {status} means no value, but there is “{value}”',
    ),
    fix: text('删去数值，或改状态', 'Remove the value, or change the status'),
  },
  'value-missing': {
    status: 422,
    title: text('缺少数值', 'The value is missing'),
    detail: text('状态是 {status}，却没有数值', 'The status is {status}, but there is no value'),
    fix: text('填上数值；确实没有就把状态写成 M', 'Fill in the value; if there is none, write status M'),
  },
  'known-at-unreadable': {
    status: 422,
    title: text('获知时间写法不对', 'Unknown form of known_at'),
    detail: text('“{value}”不是日期或时刻', '“{value}” is neither a day nor a moment'),
    fix: text(
      '写成 2022-06-20 或 2022-06-20T09:00:00+08:00',
      'Write 2022-06-20 or 2022-06-20T09:00:00+08:00',
    ),
  },
  'known-at-future': {
    status: 422,
    title: text('获知时间在将来', 'known_at is in the future'),
    detail: text('{value} 晚于现在（{now}）', '{value} is later than now ({now})'),
    fix: text('写数据实际公布的日子', 'Write the day on which the figure was really published'),
  },
  'known-at-before-period': {
    status: 422,
    title: text('获知时间早于该期', 'known_at lies before the period'),
    detail: text('{value} 时 {period} 还没有开始', 'On {value} the period {period} had not begun'),
    fix: text(
      '核对期和获知时间；预测数状态写 F',
      'Check the period and known_at; mark forecasts with status F',
    ),
  },
} as const satisfies Record<string, ProblemEntry>
