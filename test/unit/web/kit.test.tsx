// The kit that pages are made of: what a table, a form and a sentence look like whatever they are about.
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { text } from '../../../src/core/text.ts'
import { ButtonForm, Field, Form, Select, TextArea } from '../../../src/web/kit/form.tsx'
import { FactList, Note } from '../../../src/web/kit/notes.tsx'
import { speak } from '../../../src/web/kit/speak.ts'
import { type Column, Table } from '../../../src/web/kit/table.tsx'

interface Row {
  readonly name: string
  readonly value: number
}
const ROWS: readonly Row[] = [
  { name: '回迁', value: 2 },
  { name: '<b>泊位</b>', value: 1 },
]
const NAME: Column<Row> = { head: '指标', cell: ({ name }) => name }
const VALUE: Column<Row> = { head: '数值', class: 'number', cell: ({ value }) => value }

describe('a table', () => {
  test('says each head once, and again at every cell for a phone', () => {
    const html = renderToString(<Table label="数据" rows={ROWS} columns={[NAME, VALUE]} />)
    expect(html).toContain('<section class="card scroll" aria-label="数据" tabindex="0">')
    expect(html.match(/<th scope="col"/g)).toHaveLength(2)
    expect(html.match(/data-label="指标"/g)).toHaveLength(2)
    expect(html).toContain('<table class="stack">')
    expect(html).toContain('&lt;b>泊位')
  })

  test('that stays one on a phone, or has no heads, carries no labels', () => {
    const rigid = renderToString(<Table label="数据" rows={ROWS} columns={[NAME]} rigid />)
    const headless = renderToString(<Table label="数据" rows={ROWS} columns={[{ cell: NAME.cell }]} />)
    for (const html of [rigid, headless]) expect(html).not.toMatch(/data-label|stack/)
    expect(headless).not.toContain('<thead')
  })

  test('leaves out columns that are not for the reader, and the label of a cell that says enough', () => {
    const html = renderToString(
      <Table label="x" rows={ROWS} columns={[{ ...NAME, bare: true }, false, null]} />,
    )
    expect(html.match(/<th /g)).toHaveLength(1)
    expect(html).not.toContain('data-label')
  })

  test('sorts by a link, and tells how it is sorted', () => {
    const sorted: Column<Row> = { ...VALUE, sort: { href: '/tasks?sort=value&desc', now: 'ascending' } }
    const other: Column<Row> = { ...NAME, sort: { href: '/tasks?sort=name', now: null } }
    const html = renderToString(<Table label="x" rows={ROWS} columns={[other, sorted]} />)
    expect(html).toContain(
      '<th scope="col" class="number" aria-sort="ascending"><a href="/tasks?sort=value&amp;desc">数值</a></th>',
    )
    expect(html).toContain('<th scope="col"><a href="/tasks?sort=name">指标</a></th>')
  })

  test('without rows says so, or nothing', () => {
    expect(renderToString(<Table label="x" rows={[]} columns={[NAME]} empty="没有。" />)).toBe(
      '<p class="card empty">没有。</p>',
    )
    expect(renderToString(<Table label="x" rows={[]} columns={[NAME]} />)).toBe('')
  })

  test('lets a cell take the place of others, and a cell be the head of its row', () => {
    const wide: Column<Row> = { head: '一月', span: ({ value }) => (value === 1 ? 2 : 1), cell: () => '—' }
    const html = renderToString(
      <Table label="x" rows={ROWS} columns={[{ ...NAME, isHead: true }, wide, { ...VALUE, head: '二月' }]} />,
    )
    expect(html.match(/<th scope="row"/g)).toHaveLength(2)
    expect(html.match(/<td /g)).toHaveLength(3)
    expect(html).toContain('colspan="2"')
  })
})

describe('a form', () => {
  test('sends along what nobody types, and nothing that is not there', () => {
    const html = renderToString(
      <Form action="/desk" hidden={{ plan: 'p-1', unit: null, month: undefined, none: '', count: 0 }}>
        <span />
      </Form>,
    )
    expect(html.match(/type="hidden"/g)).toHaveLength(2)
    expect(html).toContain('<input type="hidden" name="count" value="0"/>')
    expect(html).toContain('method="post"')
  })

  test('says why it was not taken, and at which field', () => {
    const html = renderToString(
      <Form action="/desk" failure="没有存。">
        <Field label="原因" name="reason" fault="请写原因。" required />
        <TextArea label="内容" name="text" value="<script>" />
      </Form>,
    )
    expect(html).toContain('<p class="refused" role="alert">没有存。</p>')
    expect(html).toContain(
      '<input name="reason" aria-invalid="true" aria-describedby="reason-fault" required/>',
    )
    expect(html).toContain('<span class="fault" id="reason-fault" role="alert">请写原因。</span>')
    expect(html).toContain('<textarea name="text">&lt;script></textarea>')
  })

  test('keeps what was chosen, among groups too', () => {
    const html = renderToString(
      <Select
        label="事项"
        name="subject"
        any="不限"
        options={[['a', '甲']]}
        groups={[
          { label: '任务', options: [['b', '乙']] },
          { label: '无', options: [] },
        ]}
        chosen="b"
      />,
    )
    expect(html).toContain('<option value>不限</option>')
    expect(html).toContain('<optgroup label="任务"><option value="b" selected>乙</option></optgroup>')
    expect(html).not.toContain('label="无"')
  })

  test('that is one button tells those who hear the page on what it acts', () => {
    expect(renderToString(<ButtonForm action="/end" word="结束" more="口令" small />)).toContain(
      '<button class="button small" type="submit">结束<span class="sr"> 口令</span></button>',
    )
  })
})

test('notes and facts are there where there is something to say', () => {
  expect(renderToString(<Note kind="done">{null}</Note>)).toBe('')
  expect(renderToString(<Note kind="done">{false}</Note>)).toBe('')
  expect(renderToString(<Note kind="done">已存。</Note>)).toBe('<p class="once" role="status">已存。</p>')
  const facts = renderToString(
    <FactList
      facts={[
        ['单位', '区商务局'],
        ['原因', null],
      ]}
    />,
  )
  expect(facts.match(/<dt>/g)).toHaveLength(1)
})

test('words are said in the reader’s language, their places taken literally', () => {
  const words = { more: text('另有 {n} 件：{name}', '{n} more: {name}') }
  expect(speak(words, 'zh')('more', { n: 3, name: '$& $1' })).toBe('另有 3 件：$& $1')
  expect(speak(words, 'en')('more', { n: 3 })).toBe('3 more: {name}')
})
