// The flags that `npm start` gives to Node, for programs that are measured as the service would be.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../src/config.ts'

export function startFlags(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>
  }
  return (scripts.start ?? '').split(' ').filter((word) => word.startsWith('--'))
}
