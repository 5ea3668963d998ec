// Whether a .docx of the office can be the template of a document: every field in braces is one that the document has, in its place, and none that it needs is left out.
import { nearest } from '../core/nearest.ts'
import { type Fault, fault, Problem } from '../core/problem.ts'
import { unzip } from '../ingest/decoding/zip.ts'
import type { DocumentFacts, Fields } from './document.ts'

/** Bytes of a template, and of all that is packed in it. */
export const LARGEST_TEMPLATE = 4 * 1024 * 1024
const MOST_UNPACKED = 24 * 1024 * 1024
const MOST_FAULTS = 40

const TYPES = '[Content_Types].xml'
const BODY = 'word/document.xml'
const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
/** What runs, or fetches something from elsewhere. */
const ACTIVE = /vbaProject|vbaData|activeX|\/embeddings\/|oleObject|attachedTemplate/i
const WORDS_OF = /^word\/(?:document|header\d*|footer\d*)\.xml$/

/** Faults stand by their paragraph, counted from the first of the body. Problems: `template-not-word`, `template-active`, `template-faulty`. */
export function checkTemplate(bytes: Buffer, fields: Fields): void {
  const parts = partsOf(bytes)
  const types = parts.get(TYPES)
  const body = parts.get(BODY)
  if (types === undefined || body === undefined) throw new Problem('template-not-word', { reasonEn: BODY })
  const active = [...parts.keys()].find((name) => ACTIVE.test(name)) ?? activeIn(parts)
  if (/macroEnabled/i.test(types)) throw new Problem('template-active', { part: 'macroEnabled' })
  if (active !== undefined) throw new Problem('template-active', { part: active })
  if (!types.includes(MAIN_TYPE)) throw new Problem('template-not-word', { reasonEn: TYPES })
  const used = new Set<string>()
  const faults = [...parts]
    .filter(([name]) => WORDS_OF.test(name))
    .toSorted(([a], [b]) => Number(a !== BODY) - Number(b !== BODY))
    .flatMap(([, xml]) => faultsOf(paragraphsOf(xml), fields, used))
  for (const name of Object.keys(fields))
    if (!used.has(name)) faults.push(fault('template-field-missing', { field: name }))
  if (faults.length > 0)
    throw new Problem('template-faulty', { count: faults.length }, { faults: faults.slice(0, MOST_FAULTS) })
}

function partsOf(bytes: Buffer): ReadonlyMap<string, string> {
  try {
    const names: string[] = []
    const read = unzip(bytes, MOST_UNPACKED, (name) => {
      names.push(name)
      return name === TYPES || WORDS_OF.test(name) || name.endsWith('.rels')
    })
    return new Map(names.map((name) => [name, read.get(name)?.toString('utf8') ?? '']))
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    throw new Problem('template-not-word', { reasonEn: cause.detail.en }, { cause })
  }
}

/** The part that declares entities of its own, or takes something from outside that is no link for readers. */
function activeIn(parts: ReadonlyMap<string, string>): string | undefined {
  for (const [name, xml] of parts) {
    if (/<!DOCTYPE|<!ENTITY/i.test(xml)) return name
    if (!name.endsWith('.rels')) continue
    for (const [relation] of xml.matchAll(/<Relationship\b[^>]*>/g))
      if (/TargetMode="External"/i.test(relation) && !/\/hyperlink"/.test(relation)) return name
  }
  return undefined
}

/** The words of each paragraph, in the order in which they begin; runs are put together. */
function paragraphsOf(xml: string): readonly string[] {
  const found: string[] = []
  const open: number[] = []
  for (const [, begin, end, words] of xml.matchAll(
    /(<w:p(?:\s[^>]*[^/])?>)|(<\/w:p>)|<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g,
  )) {
    if (begin !== undefined) open.push(found.push('') - 1)
    else if (end !== undefined) open.pop()
    else {
      const at = open.at(-1)
      if (at !== undefined) found[at] += plain(words ?? '')
    }
  }
  return found
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
const plain = (words: string): string =>
  words.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '')

interface Scope {
  readonly list: string
  readonly row: number
  readonly fields: Fields
}

function faultsOf(paragraphs: readonly string[], fields: Fields, used: Set<string>): Fault[] {
  const faults: Fault[] = []
  const scopes: Scope[] = [{ list: '', row: 0, fields }]
  const homes = homesOf(fields)
  paragraphs.forEach((words, at) => {
    const row = at + 1
    const rest = words.replace(/\{([^{}]*)\}/g, (_, tag: string) => {
      const told = tagFault(tag.trim(), row)
      if (told) faults.push(told)
      return ''
    })
    if (/[{}]/.test(rest)) faults.push(fault('template-brace', { words: rest.slice(0, 40) }, { row }))
  })
  for (const { list, row } of scopes.slice(1))
    faults.push(fault('template-list-open', { field: list }, { row }))
  return faults

  function tagFault(tag: string, row: number): Fault | null {
    if (tag.startsWith('/')) {
      if (scopes.length > 1) scopes.pop()
      else return fault('template-list-end', {}, { row })
      return null
    }
    const isList = tag.startsWith('#')
    const name = (isList ? tag.slice(1) : tag).replace(/\s*\[.*\]$/, '').trim()
    const known = scopes.findLast((scope) => Object.hasOwn(scope.fields, name))?.fields[name]
    if (scopes[0] && Object.hasOwn(scopes[0].fields, name)) used.add(name)
    if (isList && typeof known === 'object') {
      scopes.push({ list: name, row, fields: known })
      return null
    }
    // One that is no list is closed by its own end all the same.
    if (isList) scopes.push({ list: name, row, fields: {} })
    if (known !== undefined)
      return isList || typeof known === 'object'
        ? fault('template-list-plain', { field: name }, { row })
        : null
    const home = homes.get(name)
    if (home !== undefined && home !== '')
      return fault('template-field-outside', { field: name, list: home }, { row })
    const own = [...homes.keys()]
    const [suggestion = ''] = nearest(name, own)
    const place = { row, ...(suggestion !== '' && { cell: `{${name.slice(0, 60)}}` }) }
    return fault(
      'template-field-unknown',
      { field: name.slice(0, 60), known: own.slice(0, 30).join('、') },
      place,
    )
  }
}

/** The list in which each field stands; empty: in none. */
function homesOf(fields: Fields, list = '', homes = new Map<string, string>()): Map<string, string> {
  for (const [name, field] of Object.entries(fields)) {
    if (!homes.has(name)) homes.set(name, list)
    if (typeof field === 'object') homesOf(field, name, homes)
  }
  return homes
}

/** Facts of a document about nothing: whether a template can be filled at all. */
export function sampleFacts(fields: Fields): DocumentFacts {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      field === 'words' ? name : field === 'gauge' ? null : [sampleFacts(field)],
    ]),
  )
}
