// A short name for content: equal content, equal name.
import { createHash } from 'node:crypto'

export const shortHash = (content: string): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 16)
