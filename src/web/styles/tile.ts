// How a tile looks, whatever its size: every length hangs on `--t`. What must be read from the table (name, value, status,
// target) is 34 and more at scale 1, as src/boards/tile-room.ts counts on; nothing else is smaller than 24.

export const tileStyles = `
.tile{position:relative;background:var(--card);border-radius:calc(14*var(--t));padding:calc(12*var(--t)) calc(20*var(--t)) calc(10*var(--t)) calc(22*var(--t));min-width:0;min-height:0;display:grid;overflow:hidden}
.tile::before{content:"";position:absolute;left:0;top:0;bottom:0;width:calc(8*var(--t));background:transparent}
.tile.light-red::before,.tile.light-yellow::before{background:var(--light)}
.tile p,.tile h2{min-width:0}
.tile .name{grid-area:name;font-size:calc(34*var(--t));line-height:1.25;font-weight:600}
.tile .name.s2,.tile .name.s3,.tile .name.s4{line-height:1.12}
.tile .name a{text-decoration:none}
.dial{grid-area:dial;position:relative;align-self:center;justify-self:center;width:calc(284*var(--t))}
.dial svg{overflow:visible}
.dial .value{position:absolute;left:0;right:0;bottom:0;display:flex;align-items:baseline;justify-content:center;gap:.1em;font-size:calc(66*var(--t));line-height:.86;white-space:nowrap}
.value b{font-weight:700;letter-spacing:-.01em}
.value span:not(.sr){font-size:max(.42em,var(--unit));color:var(--muted);font-weight:500}
.dial .value.s2{font-size:calc(58*var(--t))}
.dial .value.s3{font-size:calc(50*var(--t))}
.dial .value.s4{font-size:max(calc(43*var(--t)),var(--must))}
.dial .value.s5,.dial .value.s6{font-size:max(calc(36*var(--t)),var(--must))}
.dial .value.over{flex-direction:column-reverse;align-items:center;gap:.12em}
.dial .value.over span:not(.sr){font-size:var(--unit);line-height:1}
.value.none b{color:var(--grey)}
.tile .facts{grid-area:facts;align-self:center;min-width:0}
.status{display:flex;align-items:center;gap:.3em;color:var(--light);font-weight:700;font-size:calc(35*var(--t));line-height:calc(40*var(--t));white-space:nowrap}
.gap,.rest{white-space:nowrap}
.goal{font-size:calc(34*var(--t));line-height:calc(41*var(--t));font-weight:500;white-space:nowrap}
.goal.wide{grid-area:goal;white-space:normal;line-height:1.15}
.goal b{font-weight:700}
.goal .label,.tile .label{color:var(--muted);font-size:calc(24*var(--t));font-weight:500}
.gap,.rest{font-size:calc(29*var(--t));line-height:calc(35*var(--t));font-weight:500}
.gap.bad{color:var(--light);font-weight:700}
.gap.s2,.rest.s2{font-size:calc(25*var(--t))}
.gap.s3,.rest.s3{font-size:calc(24*var(--t));white-space:normal;line-height:1.1}
.rest{color:var(--muted)}
.foot{grid-area:foot;display:flex;align-items:center;gap:calc(14*var(--t));font-size:calc(24*var(--t));line-height:1.25;color:var(--muted);min-height:calc(30*var(--t));white-space:nowrap}
.foot .period,.tile .demo{flex:none}
.tile .demo{font-size:calc(24*var(--t));line-height:1.2;color:var(--muted);font-weight:400;border:1px solid var(--muted);border-radius:.3em;padding:0 .35em}
.foot .spark{flex:0 1 calc(112*var(--t));min-width:0;margin-left:auto}
.foot .period{margin-left:auto}
.foot .spark+.period{margin-left:0}
.beside .gauge{grid-template:"name name" auto "goal goal" auto "dial facts" 1fr "foot foot" auto/calc(288*var(--t)) minmax(0,1fr);column-gap:calc(12*var(--t))}
.stacked .gauge{grid-template:"name" auto "goal" auto "dial" 1fr "facts" auto "foot" auto/minmax(0,1fr)}
.beside .gauge .name.s2~.dial{--t:calc(.88*var(--scale)*var(--u))}
.beside .gauge .goal.l1~.dial{--t:calc(.78*var(--scale)*var(--u))}
.beside .gauge .goal.l2~.dial{--t:calc(.6*var(--scale)*var(--u))}
.beside .gauge .name:not(.s1)~.goal.l1~.dial{--t:calc(.64*var(--scale)*var(--u))}
.beside .gauge .name:not(.s1)~.goal.l2~.dial{--t:calc(.38*var(--scale)*var(--u))}
.beside .gauge .goal.wide~.facts .rest{display:none}
.beside .gauge .goal.l1~.facts .gap+.rest{display:block}
.beside .gauge .name:not(.s1)~.goal.wide~.facts .rest{display:none}
.beside .gauge .name:not(.s1)~.goal.l2~.facts .gap{display:none}
.stacked .dial{--t:calc(.82*var(--grow,1)*var(--scale)*var(--u))}
.stacked .gauge .name:not(.s1)~.dial,.stacked .gauge .goal.wide~.dial{--t:calc(.74*var(--grow,1)*var(--scale)*var(--u))}
.stacked .gauge .name:not(.s1)~.goal.wide~.dial{--t:calc(.5*var(--grow,1)*var(--scale)*var(--u))}
.stacked .facts{display:flex;flex-wrap:wrap;justify-content:space-between;column-gap:calc(16*var(--t));width:100%}
.stacked .facts .goal{white-space:normal}
.stacked .foot .unit{white-space:normal;line-height:1.05}
@media (prefers-reduced-motion:no-preference){.tile.changed:not(.moved) :is(.value,.reached,.total) b{animation:changed .9s cubic-bezier(.2,.7,.2,1) 1}}
@keyframes changed{from{transform:translateY(.35em)}to{transform:none}}
`
