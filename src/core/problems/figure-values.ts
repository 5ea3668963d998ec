// What may be wrong with the value of a figure: its form, its magnitude, its unit.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const valueFaults = {
  'value-not-a-number': {
    status: 422,
    title: text('不是数字', 'Not a number'),
    detail: text('“{value}”不是数字', '“{value}” is not a number'),
    fix: [
      text('确认后改为“{suggestion}”', 'If that is what is meant, write “{suggestion}”'),
      text('只写数字；没有数据写“—”', 'Write digits only; write “—” when nothing is reported'),
    ],
  },
  'value-marked': {
    status: 422,
    title: text('数字带注号', 'A number with the mark of a footnote'),
    detail: [
      text(
        '“{value}”里的“{mark}”是注号，不是数字；文件里的注：“{note}”',
        '“{mark}” in “{value}” is the mark of a note, not a digit; the file notes: “{note}”',
      ),
      text(
        '“{value}”里的“{mark}”是注号，不是数字；文件里没有找到它的注',
        '“{mark}” in “{value}” is the mark of a note, not a digit; the file has no such note',
      ),
    ],
    fix: [
      text('去掉注号，改为“{suggestion}”', 'Without the mark it is “{suggestion}”'),
      text('去掉注号，只写数字', 'Remove the mark and write digits only'),
    ],
  },
  'value-sign-open': {
    status: 422,
    title: text('正负不明', 'The sign is open'),
    detail: [
      text(
        '“{value}”的正负要看“{sign}”的含义；文件里的注：“{note}”',
        'Whether “{value}” is a rise or a fall hangs on “{sign}”; the file notes: “{note}”',
      ),
      text(
        '“{value}”里的“{sign}”有的表示上升，有的表示下降，文件里没有说明',
        '“{sign}” in “{value}” may be a rise or a fall, and the file does not say which',
      ),
    ],
    fix: [
      text('按这条注应为“{suggestion}”，确认后改写', 'By this note it is “{suggestion}”: confirm it'),
      text(
        '问清正负后只写数字，下降写负号',
        'Find out which it is and write digits only, with a minus for a fall',
      ),
    ],
  },
  'value-comma-open': {
    status: 422,
    title: text('逗号的位置不对', 'A comma in an odd place'),
    detail: text(
      '“{value}”里的逗号不在千分位上：可能是小数点，也可能是多打或少打了数字',
      'The comma in “{value}” separates no thousands: it may be a decimal point, or a digit too many or too few',
    ),
    fix: text('核对原数，小数点写“.”', 'Check the figure, and write a decimal point as “.”'),
  },
  'value-power-open': {
    status: 422,
    title: text('不知道按多少倍计', 'A power of ten of nobody knows what'),
    detail: [
      text(
        'UNIT_MULT 写的是 {power}，UNIT_MEASURE 已经是“{unit}”：“{value}”是否还要再乘，看不出来',
        'UNIT_MULT says {power} and UNIT_MEASURE is “{unit}” already: whether “{value}” is to be multiplied again is not clear',
      ),
      text(
        'UNIT_MULT 写的是 {power}，没写 UNIT_MEASURE；年度目标按“{expected}”计，“{value}”是多少{expected}看不出来',
        'UNIT_MULT says {power} and there is no UNIT_MEASURE; the plan counts in “{expected}”, and how many of these “{value}” are is not clear',
      ),
    ],
    fix: [
      text(
        '把数值换算成“{expected}”，UNIT_MULT 写 0；或在 UNIT_MEASURE 写不带万、亿的单位（如 CNY）',
        'Give the value in “{expected}” with UNIT_MULT 0; or name a unit without a scale in UNIT_MEASURE (CNY, for one)',
      ),
      text('在 UNIT_MEASURE 写明单位', 'Name the unit in UNIT_MEASURE'),
    ],
  },
  'known-becomes-nothing': {
    status: 422,
    title: text('已有的数会被清空', 'A known figure would become nothing'),
    detail: text(
      '这一期已有 {known}，写“{value}”会把它清空',
      '{known} is known for this period, and “{value}” would take it away',
    ),
    fix: text(
      '填上数值或删去这一行；确实要清空，就在状态列写 M',
      'Write the number or remove the row; if it really is to go, write status M',
    ),
  },
  'value-shown-otherwise': {
    status: 422,
    title: text('显示的数与存的数不同', 'The cell shows another number than it holds'),
    detail: text(
      '这一格显示“{shown}”，存的却是“{value}”，相差 10 的若干次方',
      'The cell shows “{shown}” and holds “{value}”, which differ by a power of ten',
    ),
    fix: text(
      '数字格式把数缩小了：核对单位，在这一格写上按计量单位应有的数',
      'A number format scales it: check the unit, and write the number in that unit into the cell',
    ),
  },
  'value-formula-error': {
    status: 422,
    title: text('公式出错', 'A formula failed'),
    detail: [
      text('这一格的公式结果是 {value}', 'The formula of this cell gives {value}'),
      text('这一格的公式没有算出结果', 'The formula of this cell was never calculated'),
    ],
    fix: text(
      '在表格软件里打开，改正公式或填上数值，保存后重新报送',
      'Open it in a spreadsheet program, mend the formula or write the number, save it and send it again',
    ),
  },
  'value-too-precise': {
    status: 422,
    title: text('位数太多', 'Too many digits'),
    detail: text(
      '“{value}”的小数超过 12 位或整数超过 24 位',
      '“{value}” has more than 12 decimals or 24 digits before the point',
    ),
    fix: [text('改为“{suggestion}”', 'Write “{suggestion}”'), text('核对数值', 'Check the value')],
  },
  'percent-as-fraction': {
    status: 422,
    title: text('百分数写成了小数', 'A fraction where percent is expected'),
    detail: text(
      '单位是 %，“{value}”与 {reference} 相差约 100 倍',
      'The unit is %, and “{value}” is about 100 times smaller than {reference}',
    ),
    fix: text(
      '改为“{suggestion}”；如果确实是 {literal}，就连百分号写上',
      'Write “{suggestion}”; if it really is {literal}, write it with its percent sign',
    ),
  },
  'growth-as-amount': {
    status: 422,
    title: text('增速指标报成了总量', 'An amount where a growth rate is expected'),
    detail: text(
      '“{value}”超出增速的合理范围（{limit}）',
      '“{value}” is beyond what a growth rate can be ({limit})',
    ),
    fix: [
      text(
        '报增速（%）；总量（{unit}）要注明口径“累计”；确实是增速就连百分号写上',
        'Send the rate in %; for the amount ({unit}) name the basis cumulative; if it really is a rate, write its percent sign',
      ),
      text(
        '报增速（%）；如果确实是增速，就连百分号写上',
        'Send the rate in %; if it really is a rate, write it with its percent sign',
      ),
    ],
  },
  'amount-without-unit': {
    status: 422,
    title: text('增速指标没有总量', 'No amounts are kept for this growth indicator'),
    detail: text(
      '“{indicator}”只收增速，“{basisZh}”是总量的口径',
      '“{indicator}” takes growth rates only, and {basisEn} is an amount',
    ),
    fix: text(
      '报累计同比增速；也要收总量的，请管理员在年度目标里给它写上总量的单位',
      'Send the cumulative growth rate; to keep amounts too, give the indicator a levelUnit in the plan',
    ),
  },
  'unit-mismatch': {
    status: 422,
    title: text('计量单位不符', 'Another unit than the indicator has'),
    detail: text('写的是“{unit}”，应为“{expected}”', 'It says “{unit}”; “{expected}” is expected'),
    fix: [
      text('换算后写“{suggestion}”', 'Converted it is “{suggestion}”'),
      text('按规定的单位填报，并核对口径', 'Send it in the expected unit, and check the basis'),
    ],
  },
  'unit-jump': {
    status: 422,
    title: text('疑似单位错误', 'Probably in a wrong unit'),
    detail: text('“{value}”约为 {reference} 的 {factor} 倍', '“{value}” is about {factor} times {reference}'),
    fix: text(
      '单位应为 {unit}，是否为“{suggestion}”；如果错的是先前的数，先撤销那次报送',
      'The unit is {unit}; did you mean “{suggestion}”? If the earlier figure is wrong, undo its upload first',
    ),
  },
  'duplicate-figure': {
    status: 422,
    title: text('同一数据出现两次', 'Two rows for one figure'),
    detail: text(
      '同一指标、同一期、同一口径的数据在第 {first} 行已经有了',
      '{keyEn} stands in row {first} already',
    ),
    fix: text(
      '只保留其中一个；如果是两列读成了一样，就在列名里写明各是什么',
      'Keep one of them; where two columns were read alike, say in their heads what each is',
    ),
  },
} as const satisfies Record<string, ProblemEntry>
