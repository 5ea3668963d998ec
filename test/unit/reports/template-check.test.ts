// A template of the office is taken when its fields are right, and else told by paragraph what is wrong and how to mend it.
import { describe, expect, test } from 'vitest'
import { Problem } from '../../../src/core/problem.ts'
import { type DocumentName, documents } from '../../../src/reports/documents/index.ts'
import { filledTemplate } from '../../../src/reports/fill.ts'
import { checkTemplate, sampleFacts } from '../../../src/reports/template-check.ts'
import { defaultTemplate, withPart, withWords } from '../../support/templates.ts'

const KIND = 'month-bulletin'
const { fields } = documents[KIND]
const STAMP = '2022-10-31T16:00:00.000Z'

function problemOf(bytes: Buffer): Problem {
  try {
    checkTemplate(bytes, fields)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('it was taken')
}
const faultsOf = (bytes: Buffer) => problemOf(bytes).faults.map(({ code, row }) => [code, row])

describe.each(Object.keys(documents) as DocumentName[])('%s', (kind) => {
  test.each(['zh', 'en'] as const)('the default template in %s is right, and can be filled', async (lang) => {
    const bytes = await defaultTemplate(kind, lang)
    expect(() => checkTemplate(bytes, documents[kind].fields)).not.toThrow()
    const filled = await filledTemplate(bytes, sampleFacts(documents[kind].fields), STAMP)
    expect(filled.length).toBeGreaterThan(1000)
  })
})

const good = await defaultTemplate(KIND)

test('a red head, other fonts and a field whose letters are in runs of their own are taken', async () => {
  const head =
    '<w:p><w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>鲤城区人民政府督查室文件</w:t></w:r></w:p>'
  const red = await withPart(good, 'word/document.xml', (xml) =>
    xml
      .replace('<w:body>', `<w:body>${head}`)
      .replace('{标题}', '{标</w:t></w:r><w:r><w:t>题}')
      .replaceAll('仿宋_GB2312', '华文仿宋'),
  )
  expect(() => checkTemplate(red, fields)).not.toThrow()
})

describe('what is wrong is told by its paragraph', () => {
  test('a field that the document does not have, and the one that is missing for it', async () => {
    const problem = problemOf(await withWords(good, '{标题}', '{题标}'))
    expect(problem.code).toBe('template-faulty')
    expect(problem.faults.map(({ code }) => code)).toEqual([
      'template-field-unknown',
      'template-field-missing',
    ])
    expect(problem.faults[0]?.row).toBe(2)
    expect(problem.faults[0]?.detail.zh).toContain('题标')
    expect(problem.faults[0]?.fix.zh).toContain('标题')
    expect(problem.faults[1]?.detail.en).toContain('标题')
  })
  test('a field of a list outside of it', async () => {
    expect(faultsOf(await withWords(good, '{说明}', '{说明}{欠进度}'))).toEqual([
      ['template-field-outside', 3],
    ])
  })
  test('a list that never ends, an end without a list, a list as a field', async () => {
    expect(faultsOf(await withWords(good, '{说明}', '{说明}{#部分计数}'))).toContainEqual([
      'template-list-open',
      3,
    ])
    expect(faultsOf(await withWords(good, '{说明}', '{说明}{/}'))).toEqual([['template-list-end', 3]])
    expect(faultsOf(await withWords(good, '{说明}', '{说明}{部分计数}'))).toEqual([
      ['template-list-plain', 3],
    ])
    expect(faultsOf(await withWords(good, '{说明}', '{#说明}{/}'))).toContainEqual(['template-list-plain', 3])
  })
  test('a brace alone', async () => {
    expect(faultsOf(await withWords(good, '{说明}', '{说明}（见{附件）'))).toEqual([['template-brace', 3]])
  })
  test('a field in a footer that is not there', async () => {
    const footer = await withPart(good, 'word/footer1.xml', (xml) =>
      xml.replace('</w:p>', '<w:r><w:t>{页眉}</w:t></w:r></w:p>'),
    )
    expect(faultsOf(footer).map(([code]) => code)).toEqual(['template-field-unknown'])
  })
  test('a thousand faults are told as forty', async () => {
    const many = await withWords(good, '{说明}', '{说明}{无此}'.repeat(1000))
    expect(problemOf(many).faults).toHaveLength(40)
    expect(problemOf(many).detail.zh).toContain('1000')
  })
})

describe('what is refused', () => {
  const refused: readonly (readonly [string, Promise<Buffer> | Buffer, string])[] = [
    ['words', Buffer.from('不是模板'), 'template-not-word'],
    ['nothing', Buffer.alloc(0), 'template-not-word'],
    ['cut off', good.subarray(0, good.length - 60), 'template-not-word'],
    ['no body', withPart(good, 'word/document.xml', () => ''), 'template-faulty'],
    ['macros', withPart(good, 'word/vbaProject.bin', () => 'x'), 'template-active'],
    [
      'a template with macros',
      withPart(good, '[Content_Types].xml', (xml) =>
        xml.replace('wordprocessingml.document.main', 'ms-word.document.macroEnabled.main'),
      ),
      'template-active',
    ],
    ['a control', withPart(good, 'word/activeX/activeX1.xml', () => 'x'), 'template-active'],
    ['a file inside', withPart(good, 'word/embeddings/a.bin', () => 'x'), 'template-active'],
    [
      'a picture from elsewhere',
      withPart(good, 'word/_rels/document.xml.rels', (xml) =>
        xml.replace(
          '</Relationships>',
          '<Relationship Id="r9" Type="http://x/image" Target="http://evil.example/p" TargetMode="External"/></Relationships>',
        ),
      ),
      'template-active',
    ],
    [
      'entities of its own',
      withPart(good, 'word/document.xml', (xml) =>
        xml.replace('<w:document', '<!DOCTYPE a [<!ENTITY a "b">]><w:document'),
      ),
      'template-active',
    ],
    ['a bomb', withPart(good, 'word/header9.xml', () => ' '.repeat(30 * 1024 * 1024)), 'template-not-word'],
  ]
  test.each(refused)('%s', async (_what, bytes, code) => {
    const problem = problemOf(await bytes)
    expect(problem.code).toBe(code)
    expect(problem.fix.zh).not.toBe('')
    expect(problem.fix.en).not.toBe('')
  })
})
