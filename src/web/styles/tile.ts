// How every tile looks, whatever its kind and size: every length hangs on `--t`. What must be read from the table (name, value,
// status, target) is 34 and more at scale 1, as src/boards/tile-room.ts counts on; nothing else is smaller than 24.

export const tileStyles = `
.tile{position:relative;background:var(--card);border-radius:calc(14*var(--t));padding:calc(12*var(--t)) calc(20*var(--t)) calc(10*var(--t)) calc(22*var(--t));min-width:0;min-height:0;display:grid;overflow:hidden}
.tile::before{content:"";position:absolute;left:0;top:0;bottom:0;width:calc(8*var(--t));background:transparent}
.tile.light-red::before,.tile.light-yellow::before{background:var(--light)}
.tile p,.tile h2{min-width:0}
.tile .name{grid-area:name;font-size:calc(34*var(--t));line-height:1.25;font-weight:600}
.tile .name,.goal,.clamp{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;overflow-wrap:anywhere}
.tile .name.s2{line-height:1.12}
.tile .name.s1{-webkit-line-clamp:1}
.tile .name a{text-decoration:none}
.value b{font-weight:700;letter-spacing:-.01em}
.value span:not(.sr){font-size:max(.42em,var(--unit));color:var(--muted);font-weight:500}
.value.none b{color:var(--grey)}
.status{display:flex;align-items:center;gap:.3em;color:var(--light);font-weight:700;font-size:calc(35*var(--t));line-height:calc(40*var(--t));white-space:nowrap}
.gap,.rest{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.tile :is(.top,.line){display:flex;align-items:center;justify-content:space-between;gap:calc(16*var(--t));min-width:0}
.goal{font-size:calc(34*var(--t));line-height:calc(41*var(--t));font-weight:500;min-width:0}
.goal b{font-weight:700}
.goal .label,.tile .label{color:var(--muted);font-size:calc(24*var(--t));font-weight:500}
.gap,.rest{font-size:calc(26*var(--t));line-height:calc(34*var(--t));font-weight:500}
.gap.bad{color:var(--light);font-weight:700}
.gap.s2,.rest.s2{font-size:calc(24*var(--t));white-space:normal;line-height:1.1}
.rest{color:var(--muted)}
.foot{grid-area:foot;display:flex;align-items:center;gap:calc(14*var(--t));font-size:calc(24*var(--t));line-height:1.25;color:var(--muted);min-height:calc(30*var(--t));white-space:nowrap}
.foot .period,.tile .demo{flex:none}
.foot .unit{min-width:0;overflow:hidden;text-overflow:ellipsis}
.tile .demo{font-size:calc(24*var(--t));line-height:1.2;color:var(--muted);font-weight:400;border:1px solid var(--muted);border-radius:.3em;padding:0 .35em}
.foot .period{margin-left:auto}
/* What is cut off at its end keeps the feet of its letters. */
.tile :is(.name,.goal,.clamp,.gap,.rest,.numbers,.where,.who,.words,.worst-name,.last,.unit),.value span:not(.sr),.gravest a{padding-bottom:.14em;margin-bottom:-.14em}
@media (prefers-reduced-motion:no-preference){.tile.changed:not(.moved) :is(.value,.reached,.total) b{animation:changed .9s cubic-bezier(.2,.7,.2,1) 1}}
@keyframes changed{from{transform:translateY(.35em)}to{transform:none}}
`

/** A list of numbers with silhouette and word: `.parts`. */
export const countStyles = (list: string): string => `
${list} li{display:flex;align-items:center;gap:.22em;font-size:calc(35*var(--t));line-height:1.02;white-space:nowrap;color:var(--light)}
${list} li b{color:var(--text);font-weight:700;min-width:1.2em;text-align:right}
${list} .status-word{font-size:calc(34*var(--t));font-weight:500}
${list} .icon{font-size:.86em}
`

/** How many there are of all, beside the name. */
export const totalStyles = (tile: string): string => `
${tile} .total{grid-area:total;font-size:calc(34*var(--t));color:var(--muted);line-height:1.25;white-space:nowrap}
${tile} .total b{color:var(--text);font-size:calc(46*var(--t));line-height:.9;font-weight:700}
`
