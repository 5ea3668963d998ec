// How a tile looks, whatever its size: every length hangs on `--t`.

export const tileStyles = `
.tile{position:relative;background:var(--card);border-radius:calc(14*var(--t));padding:calc(12*var(--t)) calc(20*var(--t)) calc(10*var(--t)) calc(22*var(--t));min-width:0;min-height:0;display:grid;overflow:hidden}
.tile::before{content:"";position:absolute;left:0;top:0;bottom:0;width:calc(8*var(--t));background:transparent}
.tile.light-red::before,.tile.light-yellow::before{background:var(--light)}
.tile p,.tile h2{min-width:0}
.tile .name{grid-area:name;font-size:calc(34*var(--t));line-height:1.25;font-weight:600}
.tile .name.s2{font-size:calc(28*var(--t));line-height:1.5}
.tile .name.s3{font-size:calc(24*var(--t));line-height:1.16}
.tile .name.s4{font-size:calc(20*var(--t));line-height:1.2}
.tile .name a{text-decoration:none}
.dial{grid-area:dial;position:relative;align-self:center;justify-self:center;width:calc(284*var(--t))}
.dial svg{overflow:visible}
.dial .value{position:absolute;left:0;right:0;bottom:0;display:flex;align-items:baseline;justify-content:center;gap:.1em;font-size:calc(66*var(--t));line-height:.86;white-space:nowrap}
.dial .value b{font-weight:700;letter-spacing:-.01em}
.dial .value span:not(.sr){font-size:max(.42em,var(--unit));color:var(--muted);font-weight:500}
.dial .value.s2{font-size:calc(58*var(--t))}
.dial .value.s3{font-size:calc(50*var(--t))}
.dial .value.s4{font-size:calc(43*var(--t))}
.dial .value.s5{font-size:calc(36*var(--t))}
.dial .value.s6{font-size:calc(28*var(--t))}
.dial .value.over{flex-direction:column-reverse;align-items:center;gap:.12em}
.dial .value.over span:not(.sr){font-size:calc(23*var(--t));line-height:1}
.dial .value.none b{color:var(--grey)}
.tile .facts{grid-area:facts;align-self:center;min-width:0}
.status{display:flex;align-items:center;gap:.3em;color:var(--light);font-weight:700;font-size:calc(35*var(--t));line-height:calc(40*var(--t));white-space:nowrap}
.status.s2{font-size:calc(30*var(--t))}
.goal,.gap,.rest{white-space:nowrap}
.goal{font-size:calc(34*var(--t));line-height:calc(41*var(--t));font-weight:500}
.goal.s2{font-size:calc(29*var(--t))}
.goal.s3{font-size:calc(24*var(--t));line-height:1.08;white-space:normal}
.goal.s4{font-size:calc(20*var(--t));line-height:1.1;white-space:normal}
.goal b{font-weight:700}
.goal .label{color:var(--muted);font-size:calc(24*var(--t));font-weight:500}
.gap,.rest{font-size:calc(29*var(--t));line-height:calc(35*var(--t));font-weight:500}
.gap.bad{color:var(--light);font-weight:700}
.gap.s2,.rest.s2{font-size:calc(25*var(--t))}
.gap.s3,.rest.s3{font-size:calc(21*var(--t));white-space:normal;line-height:1.2}
.rest{color:var(--muted)}
.foot{grid-area:foot;display:flex;align-items:center;gap:calc(14*var(--t));font-size:calc(24*var(--t));line-height:1.25;color:var(--muted);min-height:calc(30*var(--t));white-space:nowrap}
.foot .unit.s2{font-size:calc(19*var(--t))}
.foot .unit.s3{font-size:calc(15*var(--t));white-space:normal;line-height:1.05;flex:0 1 auto;min-width:0}
.foot .period,.foot .demo{flex:none}
.foot .demo{font-size:calc(21*var(--t));border:1px solid var(--muted);border-radius:.3em;padding:0 .35em}
.foot .spark{flex:0 1 calc(112*var(--t));min-width:0;margin-left:auto}
.foot .period{margin-left:auto}
.foot .spark+.period{margin-left:0}
.beside .tile{grid-template:"name name" auto "dial facts" 1fr "foot foot" auto/calc(288*var(--t)) minmax(0,1fr);column-gap:calc(12*var(--t))}
.stacked .tile{grid-template:"name" auto "dial" 1fr "facts" auto "foot" auto/minmax(0,1fr)}
.stacked .dial{--t:calc(var(--scale)*var(--u)*.85)}
.stacked .facts{display:grid;grid-template-columns:max-content minmax(0,1fr);column-gap:calc(16*var(--t));width:100%}
.stacked .goal,.stacked .rest{text-align:right}
.stacked .rest:nth-child(3){grid-column:2}
@media (prefers-reduced-motion:no-preference){.tile.changed{animation:changed 1.2s ease-out 1}}
@keyframes changed{from{box-shadow:inset 0 0 0 calc(5*var(--t)) var(--light)}to{box-shadow:inset 0 0 0 calc(5*var(--t)) transparent}}
`
