// Where a number comes from: the sheet of its upload around the very cell, marked.

import { uploadHref } from '../../boards/index.ts'
import { text } from '../../core/text.ts'
import { columnLetters } from '../../desk/cell-names.ts'
import type { SheetAround } from '../../desk/sheet-around.ts'
import type { UploadRecord } from '../../store/store.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { FactList } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { type Column, Table } from '../kit/table.tsx'
import { cellStyles } from '../styles/cell.ts'
import { deskStyles } from '../styles/desk.ts'
import { DeskNav } from './places.tsx'

interface CellInput {
  /** Figures that count are made up. */
  readonly demo: boolean
  readonly record: Pick<UploadRecord, 'id' | 'filename' | 'committed' | 'undone'>
  /** `表1!C7` */
  readonly address: string
  /** null: the file has no such cell to be shown. */
  readonly around: SheetAround | null
  /** Whether the reader may have the whole file. */
  readonly whole: boolean
}

const WORDS = {
  title: text('{file} 的 {cell}', '{cell} of {file}'),
  file: text('文件', 'File'),
  unnamed: text('接口报送', 'sent by a program'),
  sheet: text('工作表', 'Sheet'),
  by: text('报送人', 'Sent by'),
  at: text('报送时间', 'Sent at'),
  receipt: text('看这次报送的回执', 'See the receipt of this upload'),
  download: text('下载原文件', 'Download the file as it came'),
  undone: text(
    '这次报送已于 {at} 由 {by} 撤销：{reason}',
    'This upload was taken back by {by} at {at}: {reason}',
  ),
  none: text(
    '这份文件不是表格，或太大不便按格显示；数据取自其中的 {cell}。',
    'This file is no sheet, or too large to be shown by cells; the figure came from {cell} in it.',
  ),
  table: text('{cell} 周围的表格', 'The sheet around {cell}'),
  row: text('行', 'Row'),
  hidden: text('隐藏', 'hidden'),
  part: text(
    '只显示该格及其行列的名称；全表由统计员、复核员查看。',
    'Only this cell and the names of its row and column are shown; the whole sheet is for statisticians and reviewers.',
  ),
  withheld: text('不公开', 'withheld'),
  edited: text('原文件为 {text}，报送时改正', 'the file has {text}; put right when it was sent'),
  left: text('（略）', '(rows left out)'),
} as const

export function renderCell({ record, address, around, whole, demo }: CellInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const file = record.filename || say('unnamed')
  const title = say('title', { file, cell: address })
  const { undone } = record
  const children = (
    <>
      <DeskNav frame={frame} here="/desk/uploads" />
      <h1>{title}</h1>
      {undone && (
        <p class="refused" role="status">
          {say('undone', { by: undone.by, at: momentWords(undone.at), reason: undone.reason })}
        </p>
      )}
      <FactList
        facts={[
          [say('file'), file],
          [say('sheet'), around?.sheet ?? null],
          [say('by'), record.committed.by],
          [say('at'), momentWords(record.committed.at)],
        ]}
      />
      {around ? (
        <Around around={around} address={address} lang={lang} />
      ) : (
        <p class="card empty">{say('none', { cell: address })}</p>
      )}
      {around && !whole && <p class="lead">{say('part')}</p>}
      <p class="ways">
        <a href={uploadHref(record.id, frame.look)}>{say('receipt')}</a>
        {whole && <a href={`/api/v1/uploads/${encodeURIComponent(record.id)}/file`}>{say('download')}</a>}
      </p>
    </>
  )
  return pageOf(
    { title, demo, dated: true, styles: deskStyles + cellStyles, kept: { at: address }, children },
    frame,
  )
}

type AroundRow = SheetAround['rows'][number]

/** `null` stands for rows that are left out. */
function Around({
  around: { rows, columns },
  address,
  lang,
}: {
  around: SheetAround
  address: string
  lang: Frame['lang']
}) {
  const say = speak(WORDS, lang)
  const shown = rows.flatMap((row, at): (AroundRow | null)[] =>
    at > 0 && row.number > (rows[at - 1]?.number ?? 0) + 1 ? [null, row] : [row],
  )
  const cellsOf = (index: number): Column<AroundRow | null> => ({
    head: columnLetters(columns[index] ?? 0),
    class: (row) => {
      const cell = row?.cells[index]
      return [cell?.asked && 'asked', cell?.isNumber && 'number'].filter(Boolean).join(' ')
    },
    cell: (row) => {
      const cell = row?.cells[index]
      if (!cell) return null
      return (
        <>
          {cell.asked ? <mark id="cell">{cell.text}</mark> : (cell.text ?? <Withheld lang={lang} />)}
          {cell.edited !== null && <small>{say('edited', { text: cell.edited || '—' })}</small>}
        </>
      )
    },
  })
  return (
    <Table
      label={say('table', { cell: address })}
      pane="card scroll around"
      rigid
      rows={shown}
      rowClass={(row) => (row === null ? 'gap' : undefined)}
      columns={[
        {
          head: say('row'),
          isHead: true,
          span: (row) => (row === null ? columns.length + 1 : 1),
          cell: (row) =>
            row === null ? (
              say('left')
            ) : (
              <>
                {row.number}
                {row.hidden && <small>{say('hidden')}</small>}
              </>
            ),
        },
        ...columns.map((_, index) => cellsOf(index)),
      ]}
    />
  )
}

const Withheld = ({ lang }: { lang: Frame['lang'] }) => (
  <span class="withheld" title={WORDS.withheld[lang]}>
    ···
  </span>
)
