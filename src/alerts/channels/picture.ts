// A gauge as a PNG for readers that show no SVG: drawn by the same builder as on the wall.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { gaugeSvg, LIGHT } from '../../charts/index.ts'
import type { NoticeGauge } from '../../slips/notice.ts'

let ready: Promise<void> | null = null
/** Twice the size at which it is shown, for sharp screens. */
const WIDTH_PX = 480

const load = async (): Promise<void> => {
  const file = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')
  await initWasm(await readFile(file))
}

/** A drawing inside a page needs no name space; a file of its own does. */
const alone = (svg: string): string => svg.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')

export async function gaugePng(gauge: NoticeGauge): Promise<Buffer> {
  ready ??= load()
  await ready
  const drawn = new Resvg(alone(gaugeSvg(gauge, LIGHT)), {
    fitTo: { mode: 'width', value: WIDTH_PX },
    background: LIGHT.card,
    font: { loadSystemFonts: false },
  })
  try {
    return Buffer.from(drawn.render().asPng())
  } finally {
    drawn.free()
  }
}
