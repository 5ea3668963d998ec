// An indicator's page: how it stands beside its chart, lines that open, tables that are read down.

export const indicatorStyles = `
.title-row{display:flex;flex-wrap:wrap;align-items:center;gap:2px 16px;margin-bottom:10px}
.title-row .state{font-size:19px}
.beside{display:flex;align-items:center;gap:2px;margin-left:auto;font-size:15px}
.beside>*{min-width:44px;min-height:40px;padding:6px 8px;display:inline-flex;align-items:center;justify-content:center;text-decoration:none}
.beside .end{color:var(--track)}
.beside a:hover{text-decoration:underline}
.sight{display:grid;grid-template-columns:minmax(300px,390px) minmax(0,1fr);gap:14px;align-items:stretch}
.says .latest{display:flex;align-items:baseline;gap:.3em;line-height:1.1;color:var(--muted);font-size:20px}
.says .latest b{font-size:52px;font-weight:700;color:var(--text);border-bottom:5px solid var(--light);padding-bottom:8px}
.says .finding{margin:12px 0;font-size:18px;line-height:1.55}
.says .facts{grid-template-columns:repeat(2,minmax(0,1fr));gap:2px 16px;margin-top:10px}
.says .facts dt{font-size:14px}
.says .facts dd{font-size:16px;margin-bottom:6px;line-height:1.4}
.sight .chart{display:flex;flex-direction:column;padding:14px 18px 10px}
.chart figcaption{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:2px 16px}
.chart h2{margin:0;font-size:17px}
.take{display:flex;gap:14px;font-size:14px}
.take a,.take button{font:inherit;color:var(--blue);background:none;border:0;padding:6px 0;text-decoration:underline;cursor:pointer}
.live{height:280px;touch-action:pan-y;outline-offset:2px;border-radius:6px}
.live:focus-visible{outline:3px solid var(--blue)}
.chart[data-drawn] .still{display:none}
.read-out{min-height:1.6em;font-size:15px;color:var(--text)}
.read-out:empty::before{content:attr(data-hint);color:var(--muted)}
.fold{background:var(--card);border:1px solid var(--line);border-radius:10px;margin-top:10px}
.fold>summary{cursor:pointer;padding:9px 16px;min-height:44px;font-weight:500}
.fold[open]>summary{border-bottom:1px solid var(--line)}
.fold>:not(summary){margin-left:16px;margin-right:16px}
.fold>:not(summary):last-child{margin-bottom:14px}
.fold>p{margin-top:10px}
.fold>.card{border:0;padding:10px 0;margin-top:0}
.why{padding:0;margin-top:14px;overflow:hidden}
.why .fold{border:0;border-radius:0;margin:0}
.why .fold+.fold{border-top:1px solid var(--line)}
.why summary b{display:inline-block;min-width:3.2em}
.why summary q{color:var(--muted)}
.why section.task{border:0;padding:10px 0 0;margin-top:0;margin-bottom:0}
.why h2{font-size:17px;margin:14px 0 4px}
.chart .fold{border:0;margin-top:2px}
.chart .fold>summary{padding:6px 0;min-height:36px;color:var(--blue);font-size:15px;font-weight:400}
.chart .fold>:not(summary){margin-left:0;margin-right:0}
.strip12{margin-top:14px}
.figures td,.figures th{white-space:nowrap}
.place{display:inline-block}
.cell{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.92em;background:var(--ground);border-radius:5px;padding:1px 6px}
ol.events{display:grid;gap:2px;padding:10px 18px}
ol.events>li{display:flex;flex-wrap:wrap;gap:2px 12px;align-items:baseline;padding:4px 0}
ol.events small{color:var(--muted);font-size:14px}
ol.events summary{cursor:pointer;color:var(--blue);min-height:36px;font-size:15px}
ol.events .mark{font-size:18px}
.state.watched{color:var(--muted);border:1px solid var(--line);border-radius:6px;padding:1px 10px;font-size:16px}
.ways{list-style:none;padding:0;display:grid;gap:4px;margin:0 0 12px;font-size:18px}
.triangle td,.triangle th{padding-right:18px}
.told{font-size:15px;margin-top:8px}
.told li{padding:4px 0}
.told small{color:var(--muted);font-size:14px}
.track{width:100%;max-width:1100px;height:auto;margin:0 0 8px}
.track text{font-size:13px;fill:var(--muted);text-anchor:middle}
.track .rail{stroke:var(--track);stroke-width:3}
.track .now{stroke:var(--text);stroke-width:2;stroke-dasharray:3 4}
.track .planned{fill:var(--card);stroke:var(--text);stroke-width:2.5}
.track .real,.track .stage-done .planned{fill:var(--green);stroke:var(--green)}
.track .stage-late .planned{stroke:var(--red)}
.track .stage-next .planned{stroke:var(--blue);stroke-width:4}
.stage-done .mark{color:var(--green)}
.stage-late .mark{color:var(--red)}
.stage-next .mark{color:var(--blue)}
.stage-next td{font-weight:600}
@media (max-width:900px){
.sight{grid-template-columns:minmax(0,1fr)}
}
@media (max-width:760px){
.says .latest b{font-size:40px}
.live{height:250px}
.beside{margin-left:0}
.fold>summary{padding:9px 12px}
.fold>:not(summary){margin-left:12px;margin-right:12px}
}
@media print{
.take,.beside,.read-out,.live{display:none}
.chart[data-drawn] .still{display:block}
details::details-content{content-visibility:visible;block-size:auto}
}
`
