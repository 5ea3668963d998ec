// Which unit follows a number: money, land, lengths, people, shares, and the measure words of things.

/** What a unit measures, as far as the reading of its number hangs on it. */
export type UnitFamily =
  | 'share'
  | 'points'
  | 'money'
  | 'amount'
  | 'people'
  | 'item'
  | 'time'
  | 'age'
  | 'rating'
  | 'rank'

const FAMILIES: Readonly<Record<UnitFamily, readonly string[]>> = {
  share: ['%', '‰'],
  points: ['个百分点', '百分点'],
  money: ['元人民币', '美元', '欧元', '港元', '日元', '元'],
  amount: [
    '平方公里',
    '平方千米',
    '平方米',
    '立方米',
    '吨标准煤',
    '吨标煤',
    '微克/立方米',
    'μg/m3',
    'μg/m³',
    'ug/m3',
    'mg/L',
    'mg/m3',
    '毫克/立方米',
    '毫克/升',
    '千瓦时',
    '千伏安',
    '标准箱',
    '标箱',
    '㎡',
    '㎥',
    'm³',
    'm²',
    'm2',
    'm3',
    'hm²',
    'hm2',
    'km²',
    'km2',
    '公里',
    '千米',
    '公顷',
    '公斤',
    '千克',
    '千瓦',
    '兆瓦',
    '立方',
    '吨',
    '亩',
    '米',
    '斤',
    '克',
    '度',
    '瓦',
    'TEU',
    'MW',
    'GW',
    'kWh',
    'kW',
    'km',
    '分贝',
    '升',
    '倍',
    '折',
    '箱',
    '公顷',
  ],
  people: ['人次', '户次', '户籍', '人', '名', '户', '位'],
  item: [
    '架次',
    '批次',
    '场次',
    '班次',
    '车次',
    '件次',
    '门次',
    '个',
    '家',
    '所',
    '座',
    '条',
    '处',
    '项',
    '件',
    '套',
    '台',
    '间',
    '宗',
    '起',
    '张',
    '门',
    '片',
    '块',
    '种',
    '场',
    '次',
    '支',
    '只',
    '头',
    '口',
    '株',
    '棵',
    '艘',
    '栋',
    '幢',
    '对',
    '本',
    '部',
    '册',
    '辆',
    '架',
    '盏',
    '组',
    '类',
    '眼',
    '根',
    '例',
    '列',
    '床',
    '班',
    '篇',
    '例',
    '款',
    '枚',
    '面',
    '村',
    '路',
    '单',
    '档',
    '幅',
    '孔',
    '尾',
    '羽',
    '团',
    '队',
    '站',
    '点位',
    '余个',
  ],
  time: [
    '个工作日',
    '工作日',
    '个月',
    '小时',
    '分钟',
    '秒',
    '天',
    '周',
    '年',
    '月份',
    '月',
    '日',
    '时',
    '季度',
  ],
  age: ['周岁', '岁'],
  rating: [
    '千伏',
    '伏',
    '号',
    '期',
    '级',
    '届',
    '版',
    '周年',
    '线',
    '条线',
    '标段',
    '楼',
    '层',
    '章',
    '条规',
  ],
  rank: [],
}

const BY_NAME = new Map<string, UnitFamily>(
  (Object.entries(FAMILIES) as [UnitFamily, readonly string[]][]).flatMap(([family, names]) =>
    names.map((name) => [name, family] as const),
  ),
)
const NAMES = [...BY_NAME.keys()].sort((a, b) => b.length - a.length)
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const UNIT = new RegExp(
  `^\\s*(${NAMES.map(escaped).join('|')})(?:/(?:立方米|平方公里|平方米|万人|千人|百人|人|年|日|天|亩|吨|户|升|公里))?`,
  'u',
)

export interface FoundUnit {
  /** As written, without blanks. */
  readonly name: string
  readonly family: UnitFamily
  /** Characters from the end of the number to the end of the unit. */
  readonly length: number
}

/** The unit with which the rest of a text (after its number) begins, or null. */
export function unitAt(rest: string): FoundUnit | null {
  const match = UNIT.exec(rest)
  const family = match?.[1] === undefined ? undefined : BY_NAME.get(match[1])
  if (!match || family === undefined) return null
  // 5个百分点 and 10个工作日 are longer names and found first; 个性化, 人才, 家庭, 条例 are words and no units.
  if (
    /^\s*(个性|人均|人才|家庭|条例|条件|项目|部门|部分|部署|面积|组织|类型|路网|站点|场所|台账|件事)/u.test(
      rest,
    ) &&
    !/^\s*(项目)/u.test(rest)
  ) {
    return null
  }
  if (/^\s*项目/u.test(rest)) return null
  return { name: match[0].trim(), family, length: match[0].length }
}

/** The unit in the brackets of a name: 地区生产总值（亿元） is in 亿元; null when there is none. */
export function unitInName(name: string): { readonly name: string; readonly unit: string } | null {
  const match = /^(.*?)\s*[(（]\s*([^()（）]{1,12})\s*[)）]\s*$/su.exec(name)
  if (!match?.[1] || !match[2]) return null
  const bare = match[2].replace(/^单位[:：]\s*/u, '')
  const whole = bare.replace(/^(?:百|千|十)?(?:万|亿|万亿)/u, '')
  return whole === '' || unitAt(whole)?.length === whole.length ? { name: match[1].trim(), unit: bare } : null
}
