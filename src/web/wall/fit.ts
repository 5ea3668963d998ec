// How wide words will be, well enough to choose a size in which they fit.

/** Width in ems of the shipped font: a Chinese character is one, Latin letters and digits a little over half. */
export function emsOf(words: string): number {
  let ems = 0
  for (const char of words) {
    if (/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f\u2014\u2018-\u201f\u2026]/u.test(char))
      ems += 1
    else if (/[ .,:;'|!ijl()[\]]/.test(char)) ems += 0.3
    else if (/[frt]/.test(char)) ems += 0.4
    else if (/[A-Z%WMmw]/.test(char)) ems += 0.78
    else ems += 0.58
  }
  return ems
}

/** Which step of a list of widths (in ems, growing) still holds the words: 1 for the first, one more than its length for none. */
export function stepOf(words: string, widths: readonly number[]): number {
  const ems = emsOf(words)
  const index = widths.findIndex((width) => ems <= width)
  return index === -1 ? widths.length + 1 : index + 1
}
