// The flags that only count when Node starts stand in four places: wherever the service is started from, they are the same.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startFlags } from '../support/start-flags.ts'

const flagsIn = (line: string): string[] => line.match(/--[\w-]+=\w+/g) ?? []
const lineOf = (path: string, begin: RegExp): string =>
  readFileSync(path, 'utf8')
    .split('\n')
    .find((line) => begin.test(line)) ?? ''

test.each([
  ['npm run duibiao', lineOf('package.json', /"duibiao": "node /)],
  ['the image', lineOf('Dockerfile', /^CMD /)],
  ['the command itself', lineOf('bin/duibiao.js', /^#!/)],
])('%s starts Node as npm start does', (_what, line) => {
  expect(startFlags()).not.toEqual([])
  expect(flagsIn(line)).toEqual(startFlags())
})
