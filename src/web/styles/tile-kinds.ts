// How the other tiles look: bullet, number, tally, list, year, calendar, clock. Sizes as in tile.ts: 34 to be read, 24 besides.

export const tileKindStyles = `
.tile[data-span="2x2"]{grid-column:span 2;grid-row:span 2}
.bullet{grid-template:"name" auto "top" 1fr "drawing" auto "line" auto "foot" auto/minmax(0,1fr)}
.bullet .top,.bullet .line,.number .line,.year .line{display:flex;align-items:center;justify-content:space-between;gap:calc(16*var(--t));min-width:0}
.bullet .top{grid-area:top}
.bullet .line{grid-area:line}
.bullet .drawing{grid-area:drawing}
.bullet .drawing svg{width:100%;height:auto;max-height:calc(74*var(--t))}
.bullet .value,.number .value{display:flex;align-items:baseline;gap:.14em;font-size:calc(54*var(--t));line-height:.95;white-space:nowrap}
.stacked .bullet :is(.top,.line){flex-wrap:wrap}
.stacked .bullet .goal{white-space:normal}
.stacked .bullet .name.s1~.top .value{font-size:calc(54*var(--grow,1)*var(--t))}
.bullet .name:not(.s1)~.top .value{font-size:calc(40*var(--t));line-height:.9}
.bullet .name:not(.s1)~* :is(.goal,.status){line-height:calc(36*var(--t))}
.bullet .name:not(.s1){margin-top:calc(-6*var(--t))}
.bullet .name:not(.s1)~.foot{line-height:1.05;min-height:0}
.bullet .tight svg{height:calc(36*var(--t))}
.bullet .tight~.line .goal{line-height:1.02}
.bullet .goal.l2{line-height:1.08}
.bullet .gap{font-size:calc(29*var(--t))}
.bullet .last{display:flex;align-items:center;gap:.35em}
.bullet .last i,.legend i.ring{width:.6em;height:.6em;border:.14em solid var(--mark);border-radius:50%}
.number{grid-template:"name" auto "value" 1fr "line" auto "foot" auto/minmax(0,1fr)}
.number .value{grid-area:value;align-items:baseline;align-self:center;font-size:calc(112*var(--t))}
.number .value span:not(.sr){font-size:calc(38*var(--t))}
.number .value.s2{font-size:calc(96*var(--t))}
.number .value.s3{font-size:calc(80*var(--t))}
.number .value.s4,.number .value.s5{font-size:calc(64*var(--t))}
.number .name:not(.s1)~.value{font-size:calc(72*var(--t))}
.number .line{grid-area:line}
.number .goal{white-space:normal;text-align:right}
.tally-tile{grid-template:"name total" auto "drawing drawing" auto "parts parts" 1fr/minmax(0,1fr) max-content;column-gap:calc(16*var(--t));padding-bottom:calc(14*var(--t));align-items:start}
.tally-tile .total{grid-area:total;font-size:calc(34*var(--t));color:var(--muted);line-height:1.25;white-space:nowrap}
.tally-tile .total b{color:var(--text);font-size:calc(46*var(--t));line-height:.9;font-weight:700}
.tally-tile .drawing{grid-area:drawing;margin:calc(4*var(--t)) 0}
.tally-tile .drawing svg{width:100%;height:calc(16*var(--t));border-radius:calc(4*var(--t))}
.tally-tile .parts{grid-area:parts;align-self:stretch;display:flex;flex-wrap:wrap;align-content:space-evenly;gap:0 calc(20*var(--t))}
.tally-tile .parts li{flex:none;min-width:46%}
.slips{grid-template:"name total" auto "levels levels" 1fr "gravest gravest" auto "by by" auto/minmax(0,1fr) max-content;column-gap:calc(16*var(--t))}
.slips .total{grid-area:total;font-size:calc(34*var(--t));color:var(--muted);line-height:1.25;white-space:nowrap}
.slips .total b{color:var(--text);font-size:calc(46*var(--t));line-height:.9;font-weight:700}
.slips .levels{grid-area:levels;align-self:center;display:flex;justify-content:space-between;gap:0 calc(10*var(--t))}
.slips .levels li{display:flex;align-items:center;gap:.12em;font-size:calc(46*var(--t));line-height:1;color:var(--light);white-space:nowrap}
/* Upright cells are high and narrow: one colour below the other. */
.stacked .slips .levels{flex-direction:column;align-self:stretch;justify-content:space-evenly}
.stacked .slips .levels li{font-size:calc(60*var(--t))}
.slips .levels b{color:var(--text);font-weight:700}
.slips .levels .icon{font-size:.62em}
.slips .levels .status-word{font-size:calc(34*var(--t));font-weight:500}
.slips .gravest{grid-area:gravest;display:flex;align-items:center;gap:.3em;font-size:calc(36*var(--t));font-weight:600;color:var(--light);line-height:1.25;min-width:0}
.slips .gravest a{color:var(--text);text-decoration:none;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.slips .total .late{color:var(--red);font-weight:600;margin-right:.5em}
.slips .by{grid-area:by;display:flex;justify-content:space-between;gap:.6em;font-size:calc(28*var(--t));color:var(--muted);line-height:1.3;white-space:nowrap}
.slips .by .unit{overflow:hidden;text-overflow:ellipsis}
.parts li,.arrivals li{display:flex;align-items:center;gap:.22em;font-size:calc(35*var(--t));line-height:1.02;white-space:nowrap;color:var(--light)}
.arrivals li{line-height:1.2}
.parts li b,.arrivals li b{color:var(--text);font-weight:700;min-width:1.2em;text-align:right}
.parts .status-word,.arrivals .status-word{font-size:calc(34*var(--t));font-weight:500}
.parts .icon,.arrivals .icon{font-size:.86em}
.behind{grid-template:"name" auto "rows" 1fr/minmax(0,1fr);padding-bottom:calc(16*var(--t))}
.behind .name{color:var(--text)}
.behind .part{color:var(--muted);font-weight:500;font-size:calc(26*var(--t));margin-left:.4em}
.behind .nothing{grid-area:rows;align-self:center;justify-self:center;font-size:calc(40*var(--t));color:var(--muted)}
.behind .rows{grid-area:rows;display:grid;grid-template-rows:repeat(5,minmax(0,1fr));margin-top:calc(6*var(--t))}
.behind .rows.n4{grid-template-rows:repeat(4,minmax(0,1fr))}
.behind .rows li{display:flex;flex-direction:column;justify-content:center;border-top:1px solid var(--line);min-width:0}
.behind .what{display:flex;align-items:center;gap:calc(12*var(--t));font-size:calc(36*var(--t));line-height:1.15;min-width:0}
.behind .what .icon{color:var(--light)}
.behind .row-name{flex:1 1 auto;min-width:0;font-weight:600;text-decoration:none}
.behind .status-word{flex:none;color:var(--light);font-weight:700;font-size:calc(34*var(--t));white-space:nowrap}
.behind .numbers{flex:none;max-width:46%;text-align:right;font-size:calc(36*var(--t))}
.behind .goal-word{font-size:calc(34*var(--t));font-weight:500}
.behind .how{font-size:calc(28*var(--t));line-height:1.3;color:var(--muted);padding-left:calc(48*var(--t));display:flex;align-items:center;gap:.6em}
.year{grid-template:"name demo" auto "line line" auto "cells cells" minmax(0,1fr)/minmax(0,1fr) auto;row-gap:calc(4*var(--t))}
.year .line{grid-area:line;justify-content:flex-start;flex-wrap:wrap;gap:0 calc(12*var(--t))}
.year>.demo{grid-area:demo;align-self:start;margin-top:calc(6*var(--t))}
.year .reached{font-size:calc(36*var(--t));white-space:nowrap}
.year .goal{white-space:normal}
.year .cells{grid-area:cells;display:grid;gap:calc(6*var(--t));grid-template-columns:repeat(6,minmax(0,1fr))}
.year .cells.n4{grid-template-columns:repeat(4,minmax(0,1fr))}
.year .cells.n2{grid-template-columns:repeat(2,minmax(0,1fr))}
.year .cells.n1{grid-template-columns:minmax(0,1fr)}
.year .cells li{display:flex;align-items:center;justify-content:center;gap:.25em;font-size:calc(26*var(--t));line-height:1;border-radius:calc(6*var(--t));border-bottom:calc(5*var(--t)) solid var(--light,var(--line));background:var(--ground);white-space:nowrap;min-height:0}
.year .cells .icon{color:var(--light);font-size:calc(30*var(--t))}
.year .cells li.ahead{--light:var(--line);color:var(--muted)}
.year .cells .empty{width:calc(20*var(--t));height:calc(3*var(--t));background:var(--muted);border-radius:2px}
.calendar{grid-template:"name name" auto "month side" minmax(0,1fr)/minmax(0,1fr) max-content;column-gap:calc(28*var(--t));row-gap:calc(6*var(--t))}
.calendar .month{grid-area:month;border-collapse:separate;border-spacing:calc(4*var(--t));table-layout:fixed;width:100%;height:100%}
.month th{font-size:calc(26*var(--t));font-weight:500;color:var(--muted);line-height:1.1;height:calc(32*var(--t))}
.month td{background:var(--ground);border-radius:calc(8*var(--t));vertical-align:middle;text-align:center;line-height:1.05;font-size:calc(26*var(--t));padding:0}
.month td.other{background:transparent}
.month td.off{background:transparent;color:var(--muted)}
.month tbody tr{height:16.66%}
.month .date{display:block}
.month td.today{box-shadow:inset 0 0 0 calc(4*var(--t)) var(--text)}
.month td.due .date{display:inline-block;margin-right:.2em;color:var(--muted)}
.month .mark{display:inline-flex;align-items:center;gap:.12em;color:var(--light);font-weight:700;margin:0 .08em}
.month .mark .icon{font-size:.86em}
.calendar .side{grid-area:side;width:calc(370*var(--t));display:flex;flex-direction:column;justify-content:space-evenly;gap:calc(10*var(--t));min-height:0}
.calendar .open li{display:flex;align-items:baseline;gap:.35em;font-size:calc(34*var(--t));line-height:1.15;margin-top:.25em;min-width:0}
.calendar .open .icon{color:var(--light);font-size:.8em;position:relative;top:.05em}
.calendar .open .more{color:var(--muted);font-size:calc(26*var(--t))}
.clock-tile{place-items:center}
.clock-tile .face{text-align:center}
.clock-tile .face b{display:block;font-size:calc(128*var(--t));line-height:1;font-weight:600}
.clock-tile .face span{font-size:calc(40*var(--t));color:var(--muted)}
`
