// What every page loads of scripts, as it comes over the wire: under 60 kB, and 250 kB with what draws a chart, which comes only when the chart is in sight.
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import { frame } from './frame.ts'
import { PAGES } from './page-samples.ts'

const ISLANDS = join(import.meta.dirname, '../../../src/web/islands')
const PAGE_BYTES = 60_000
const CHART_BYTES = 250_000
const NAMES = readdirSync(ISLANDS).map((file) => file.replace(/\.tsx?$/, ''))

const assets = {
  wall: '',
  desk: '',
  ...Object.fromEntries(NAMES.map((name) => [name, `/assets/${name}.js`])),
  fonts: '/assets/fonts.css',
}
/** Bytes of each script, compressed as the service sends them. */
const weights = new Map<string, number>()

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: readdirSync(ISLANDS).map((file) => join(ISLANDS, file)),
    ...{ bundle: true, minify: true, format: 'esm', write: false, outdir: 'out' },
    ...{ jsx: 'automatic', jsxImportSource: 'preact' },
    target: ['chrome87', 'firefox90', 'safari14.1'],
  })
  for (const { path, contents } of outputFiles)
    weights.set(`/assets/${basename(path)}`, brotliCompressSync(contents).length)
}, 60_000)

const weightOf = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + (weights.get(path) ?? Number.NaN), 0)

const loadedBy = (html: string) => ({
  scripts: [...html.matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, src = '']) => src),
  drawing: /data-drawing="([^"]+)"/.exec(html)?.[1] ?? null,
})

const person = { name: '李强', role: 'administrator' } as const
const loads = Object.entries(PAGES).map(
  ([name, render]) => [name, loadedBy(render(frame({ assets, person, unread: 3, look: {} })))] as const,
)

describe.each(loads)('%s', (_name, { scripts, drawing }) => {
  test('is light enough', () => {
    expect(weightOf(scripts)).toBeLessThan(PAGE_BYTES)
    expect(weightOf([...scripts, ...(drawing ? [drawing] : [])])).toBeLessThan(
      drawing ? CHART_BYTES : PAGE_BYTES,
    )
    expect(scripts).not.toContain('/assets/drawing.js')
  })
})

test('what draws charts is in no other script, and pages with a chart name it', () => {
  const drawn = loads.filter(([, { drawing }]) => drawing !== null).map(([name]) => name)
  expect(drawn.length).toBeGreaterThan(0)
  for (const [, { scripts, drawing }] of loads)
    if (drawing !== null)
      expect([drawing, scripts]).toEqual(['/assets/drawing.js', expect.arrayContaining(['/assets/chart.js'])])
  const others = [...weights].filter(([path]) => path !== '/assets/drawing.js')
  expect(Math.max(...others.map(([, bytes]) => bytes))).toBeLessThan(PAGE_BYTES)
})
