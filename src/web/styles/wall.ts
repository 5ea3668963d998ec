// How a wall looks. Lengths: `--u` is a 1080th of the screen's shorter side, `--t` a tile's own unit (1 = smallest legible).
import { baseStyles, DARK_VARIABLES, LIGHT_VARIABLES } from './base.ts'
import { phoneStyles } from './phone.ts'
import { tileStyles } from './tile.ts'

/** `tiles`: what each kind of tile needs besides. */
export const wallStyles = (tiles: string): string => `${baseStyles}
:root{--u:calc(100vmin / 1080)}
.theme-dark{${DARK_VARIABLES};color-scheme:dark}
.theme-light{${LIGHT_VARIABLES};color-scheme:light}
html,body{height:100%}
body.wall{display:flex;flex-direction:column;overflow:hidden;padding:calc(20*var(--u)) calc(24*var(--u)) calc(12*var(--u));gap:calc(16*var(--u));cursor:none}
body.pointed{cursor:auto}
.pointed a{cursor:pointer}
body:not(.pointed) a{cursor:inherit}
[hidden]{display:none!important}
.head{flex:none;display:flex;align-items:center;gap:calc(32*var(--u));min-height:calc(92*var(--u))}
.headline{flex:1 1 0;min-width:0}
.head h1{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;overflow-wrap:anywhere;padding-bottom:.12em;margin-bottom:-.12em}
.head h1{font-size:calc(46*var(--u));line-height:1.15;font-weight:700;letter-spacing:.01em}
.head h1:not(.s1){font-size:calc(28*var(--u));line-height:1.08}
.head h1:not(.s1)+.sub{margin-top:0}
.head .sub{display:flex;white-space:nowrap;font-size:calc(26*var(--u));line-height:1.2;color:var(--muted);margin-top:calc(4*var(--u))}
.head .where{padding-bottom:.14em;margin-bottom:-.14em;flex:0 1 auto;min-width:2em;overflow:hidden;text-overflow:ellipsis}
.page-no{flex:none;white-space:pre}
.page-no:not(:empty)::before{content:" · "}
.tally{flex:none;display:flex;align-items:stretch;background:var(--card);border-radius:calc(14*var(--u));padding:calc(8*var(--u)) calc(10*var(--u))}
.tally li{display:flex;flex-direction:column;align-items:center;justify-content:center;padding:0 calc(20*var(--u));border-left:1px solid var(--line)}
.tally.many li{padding:0 calc(11*var(--u))}
.tally li:first-child{border-left:0}
.tally b{display:flex;align-items:center;gap:.2em;font-size:calc(44*var(--u));line-height:1;font-weight:700;color:var(--text)}
.tally .icon{width:.72em;height:.72em;color:var(--light)}
.tally span{font-size:calc(26*var(--u));line-height:1.2;color:var(--light,var(--muted));font-weight:500;white-space:nowrap}
.clock{flex:none;text-align:right;min-width:calc(170*var(--u))}
.clock b{display:block;font-size:calc(50*var(--u));line-height:1.05;font-weight:600}
.clock span{font-size:calc(26*var(--u));color:var(--muted);white-space:nowrap}
.clock em{display:block;font-style:normal;font-weight:600;font-size:calc(26*var(--u));line-height:1.2;color:var(--yellow);white-space:nowrap}
.clock b:empty,.clock span:empty{display:none}
.pages{flex:1 1 0;min-height:0;position:relative}
.page{position:absolute;inset:0}
.grid{height:100%;display:grid;grid-template-columns:repeat(var(--columns),minmax(0,1fr));grid-template-rows:repeat(var(--rows),minmax(0,1fr));gap:calc(16*var(--u));grid-auto-flow:row dense;--t:calc(var(--scale)*var(--u));--unit:calc(24*var(--t));--must:calc(34*var(--t))}
.nothing{height:100%;display:grid;place-content:center;font-size:calc(46*var(--u));color:var(--muted)}
.notice{display:grid;place-content:center;justify-items:center;text-align:center;gap:.6em;padding:0 10%}
.notice b{font-size:calc(72*var(--u))}
.notice p{font-size:calc(40*var(--u));line-height:1.5;color:var(--muted)}
.bottom{flex:none;display:flex;align-items:center;gap:calc(28*var(--u))}
/* As large as what must be read from the table, and in room that is there without it: no tile moves because the line is dead. */
.strip{flex:none;background:var(--yellow);color:var(--ground);font-weight:700;font-size:calc(34*var(--u));line-height:calc(48*var(--u));padding:0 calc(20*var(--u));border-radius:calc(10*var(--u));white-space:nowrap}
.strip:not([hidden])+.base{flex-wrap:nowrap}
.strip:not([hidden])+.base .legend,.strip:not([hidden])+.base .source{display:none}
.strip:not([hidden])+.base .facts{display:block;flex:0 1 auto;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.base{flex:1 1 0;min-width:0;display:flex;flex-wrap:wrap;align-items:center;gap:calc(4*var(--u)) calc(36*var(--u));font-size:calc(25*var(--u));color:var(--muted);min-height:calc(48*var(--u))}
.base .facts{display:flex;flex-wrap:wrap;gap:0 calc(36*var(--u))}
.legend{display:flex;flex-wrap:wrap;gap:0 calc(28*var(--u))}
.upright .legend .roomy{display:none}
.legend li{display:flex;align-items:center;gap:.4em;white-space:nowrap}
.legend svg{width:.85em;height:.85em;flex:none;fill:var(--mark)}
.legend .icon{color:var(--light)}
.legend i{flex:none}
.legend i.steps{width:1.5em;height:.7em;background:linear-gradient(90deg,var(--step1) 33%,var(--step2) 33% 66%,var(--step3) 66%)}
.legend i.line{width:1.3em;height:.12em;background:var(--muted)}
.legend i.dashes{width:1.3em;height:.6em;background:repeating-linear-gradient(90deg,var(--track) 0 .12em,transparent .12em .3em)}
.base .lossy{margin-left:auto;color:#0b1626;background:#ffc04d;font-weight:700;padding:0 .7em;border-radius:.3em;white-space:nowrap}
.base .lossy~.demo{margin-left:0}
.base .demo{margin-left:auto;color:var(--ground);background:var(--text);font-weight:700;padding:0 .7em;border-radius:.3em;white-space:nowrap}
@media (orientation:landscape) and (min-width:641px){.base{flex-wrap:nowrap}.base .legend{flex:0 1 auto}.base .facts{flex:0 9 auto;display:block;min-width:8em;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.facts .source{margin-left:calc(36*var(--u))}}
@media (orientation:portrait){.bottom{flex-direction:column;align-items:stretch;justify-content:center;gap:calc(8*var(--u));min-height:calc(152*var(--u))}.base{flex:none}.strip{white-space:normal;text-align:center}.head{flex-wrap:wrap}.tally{order:3;flex:1 0 100%;max-width:100%;flex-wrap:wrap;justify-content:space-around}.tally.many li{padding:0 calc(4*var(--u))}}
${tileStyles}
${tiles}
${phoneStyles}
`
