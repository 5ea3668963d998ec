// An address of ours in the language that the reader asked for.
import type { Frame } from '../frame.ts'

export const hrefIn = ({ look }: Pick<Frame, 'look'>, path: string): string =>
  look.lang ? `${path}?lang=${look.lang}` : path
