// Fonts of GB/T 9704-2012 by the names that offices have, and by which others a computer finds the nearest of its own.
import type * as Docx from 'docx'

export type FontName = 'title' | 'body' | 'first' | 'second' | 'number'

const latin = { ascii: 'Times New Roman', hAnsi: 'Times New Roman' } as const

export const PAPER_FONTS: Readonly<Record<FontName, Docx.IFontAttributesProperties>> = {
  title: { ...latin, eastAsia: '方正小标宋简体' },
  body: { ...latin, eastAsia: '仿宋_GB2312' },
  first: { ...latin, eastAsia: '黑体' },
  second: { ...latin, eastAsia: '楷体_GB2312' },
  number: { ascii: 'SimSun', hAnsi: 'SimSun', eastAsia: '宋体' },
}

/** Half points: 二号, 三号, 四号, 小四, 五号. */
export const SIZES = { title: 44, body: 32, number: 28, table: 24, small: 21 } as const

interface FontEntry {
  readonly name: string
  readonly others: readonly string[]
  readonly panose: string
}

const ENTRIES: readonly FontEntry[] = [
  {
    name: '方正小标宋简体',
    others: ['FZXiaoBiaoSong-B05S', '方正小标宋_GBK', '小标宋', '华文中宋', 'STZhongsong'],
    panose: '02010601030101010101',
  },
  {
    name: '仿宋_GB2312',
    others: ['仿宋', 'FangSong', 'FangSong_GB2312', '华文仿宋', 'STFangsong'],
    panose: '02010609030101010101',
  },
  {
    name: '楷体_GB2312',
    others: ['楷体', 'KaiTi', 'KaiTi_GB2312', '华文楷体', 'STKaiti'],
    panose: '02010609030101010101',
  },
  { name: '黑体', others: ['SimHei', '华文黑体', 'STHeiti'], panose: '02010609060101010101' },
  { name: '宋体', others: ['SimSun', '华文宋体', 'STSong'], panose: '02010600030101010101' },
]

/** `word/fontTable.xml`. Source: ECMA-376, 17.8.3.1: other names stand with commas between. */
export const fontTable = (): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  ENTRIES.map(
    ({ name, others, panose }) =>
      `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/><w:panose1 w:val="${panose}"/>` +
      '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>',
  ).join('') +
  '</w:fonts>'
