// A gauge as a picture for what shows no SVG: letters and documents. The only user of resvg.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import type { GaugeView } from './gauge.ts'
import { gaugeSvg } from './index.ts'
import { LIGHT } from './palette.ts'

let wasm: Promise<void> | null = null

async function loadWasm(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')
  await initWasm(await readFile(file))
}

/** A drawing inside a page needs no name space; a file of its own does. */
const named = (svg: string): string => svg.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')

/** By the same builder as on the wall, on white; `width` in pixels. The same view gives the same bytes. */
export async function gaugePng(gauge: GaugeView, width: number): Promise<Buffer> {
  wasm ??= loadWasm()
  await wasm
  const drawn = new Resvg(named(gaugeSvg(gauge, LIGHT)), {
    fitTo: { mode: 'width', value: width },
    background: LIGHT.card,
    font: { loadSystemFonts: false },
  })
  try {
    return Buffer.from(drawn.render().asPng())
  } finally {
    drawn.free()
  }
}
