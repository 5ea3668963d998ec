// How a board looks on paper: sheets of a fixed size in millimetres, one to a page of the printer.

/** What is printed on, in mm: the lying sheet less its margins. */
export const PAPER_SIZES = {
  A4: { width: 277, height: 188 },
  A3: { width: 400, height: 275 },
} as const

/** What head, foot and their gaps take of a sheet, in 1080ths of its height. */
export const PRINT_HEAD = 218

const MARGIN_MM = 10

export function printStyles(paper: keyof typeof PAPER_SIZES): string {
  const { width, height } = PAPER_SIZES[paper]
  return `
@page{size:${paper} landscape;margin:${MARGIN_MM}mm}
:root{--u:${(height / 1080).toFixed(5)}mm}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
html,body{height:auto}
body.wall.print{display:block;overflow:visible;cursor:auto;padding:0;background:var(--card)}
.sheet{width:${width}mm;height:${height}mm;display:flex;flex-direction:column;gap:calc(14*var(--u));overflow:hidden;break-after:page;break-inside:avoid}
.sheet:last-of-type{break-after:auto}
.sheet .head{flex-wrap:nowrap}
.sheet .clock:not(.tile){display:none}
.sheet .tally{order:0;flex:none}
.sheet .grid{flex:1 1 0;height:auto;min-height:0}
.sheet .tile,.sheet .tally:not(.tile){border:.25mm solid var(--line)}
.sheet .base{flex:none;min-height:0}
.sheet .base .demo{margin-left:0}
.sheet-no{margin-left:auto}
@media screen{body.wall.print{background:var(--ground)}.sheet{margin:6mm auto;padding:0;background:var(--card);outline:${MARGIN_MM}mm solid var(--card)}.sheet+.sheet{margin-top:26mm}body.wall.print{padding:10mm 0}}
`
}
