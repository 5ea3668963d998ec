// What the engine's process said on stderr before it ended, and what that means to a person.
import { Problem } from '../core/problem.ts'

const KEPT = 8_000

/** Keeps the end of a stream of text. */
export function lastWords(): { add(text: string): void; text(): string } {
  let kept = ''
  return {
    add(text) {
      kept = (kept + text).slice(-KEPT)
    },
    text: () => kept,
  }
}

/** Why the engine did not open its folder. Its own exception says only "Failed to create connection". */
export function problemOfWords(words: string, folder: string): Problem {
  if (/Cannot lock file|Another server instance in same directory|Code: 76\b/.test(words)) {
    return new Problem('store-folder-locked', { folder })
  }
  if (/EACCES|EROFS|Permission denied|Read-only file system/.test(words)) {
    return new Problem('store-folder-unwritable', { folder })
  }
  if (/ENOSPC|No space left|NOT_ENOUGH_SPACE/.test(words)) return new Problem('store-disk-full', { folder })
  if (/Cannot find module|ERR_MODULE_NOT_FOUND|prebuilt|unsupported platform/i.test(words)) {
    return new Problem('store-engine-missing', { reason: causeLineOf(words) })
  }
  return new Problem('store-engine-failed', { folder, reason: causeLineOf(words) })
}

/** The line that names the cause; without stack traces and addresses. */
export function causeLineOf(words: string): string {
  const lines = words.split('\n').filter((line) => line.trim() !== '' && !/^\s*(?:at |\d+\. |0x)/.test(line))
  const telling = lines.findLast((line) => /Code: \d+|Error|Exception/.test(line)) ?? lines.at(-1) ?? ''
  return telling.trim().slice(0, 300)
}
