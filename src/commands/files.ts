// Files that a command is given.
import { readFile } from 'node:fs/promises'
import { Problem } from '../core/problem.ts'

/** Raises `file-unreadable`. */
export async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw unreadable(path, error)
  }
}

export function unreadable(path: string, error: unknown): Problem {
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  return new Problem('file-unreadable', { path, reason: REASONS[code] ?? code }, { cause: error })
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件 / no such file',
  EACCES: '没有权限 / permission denied',
  EISDIR: '是文件夹 / it is a folder',
}

/** Text in UTF-8, with or without its mark. Raises `file-unreadable`. */
export async function textOf(path: string): Promise<string> {
  const bytes = await bytesOf(path)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new Problem('file-unreadable', { path, reason: '不是 UTF-8 / not UTF-8' }, { cause: error })
  }
}
