// A file of Office without a clock of its own: the same content and moment give the same bytes.
import type { Instant } from '../core/period.ts'

/** What ZIP can say as a time at all, for every entry: the document's own moment stands in its properties. */
const EARLIEST = new Date(Date.UTC(1980, 0, 1))
const PROPERTIES = 'docProps/core.xml'
const MAIN = 'word/document.xml'

/** Entries by name, none with a clock of its own. `finish`: of the main part of a document. */
export async function sameBytes(
  bytes: Uint8Array,
  stamp: Instant,
  finish: (xml: string) => string = (xml) => xml,
): Promise<Uint8Array> {
  const { default: Zip } = await import('jszip')
  const read = await Zip.loadAsync(bytes)
  const made = new Zip()
  for (const name of Object.keys(read.files).toSorted()) {
    const entry = read.files[name]
    if (!entry || entry.dir) continue
    const content =
      name === PROPERTIES
        ? withMoment(await entry.async('string'), stamp)
        : name === MAIN
          ? finish(await entry.async('string'))
          : await entry.async('uint8array')
    made.file(name, content, { date: EARLIEST, createFolders: false })
  }
  return made.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' })
}

const withMoment = (properties: string, stamp: Instant): string =>
  properties.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${stamp.slice(0, 19)}Z`)

/** Files in one zip, as they are: each is packed already. */
export async function packed(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<Uint8Array> {
  const { default: Zip } = await import('jszip')
  const made = new Zip()
  for (const { name, bytes } of files) made.file(name, bytes, { date: EARLIEST, createFolders: false })
  return made.generateAsync({ type: 'uint8array', compression: 'STORE', platform: 'DOS' })
}
