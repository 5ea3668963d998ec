// How a text in unknown encoding begins, as far as its markup tells: enough to know a page or an XML file by sight.

/** The first bytes as Latin letters, whatever the encoding: no mark, no NULs, no blanks, declaration or comments in front. */
export const startOfText = (start: Uint8Array): string =>
  Buffer.from(start)
    .toString('latin1')
    .replaceAll('\u0000', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replace(/^(?:\s+|<\?[^>]*\?>|<!--[\s\S]*?-->)+/, '')
