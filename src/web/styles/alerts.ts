// How pages about slips look: three colours that are also shapes and words, lists that fold on a phone, the sheet of paper.
export const levelStyles = `
:root{--orange:#9a4600}
@media (prefers-color-scheme:dark){:root{--orange:#ffa552}}
.level-blue{--level:var(--blue)}.level-orange{--level:var(--orange)}.level-red{--level:var(--red)}
.level{display:inline-flex;align-items:center;gap:.35em;font-weight:700;color:var(--level);white-space:nowrap}
.level svg{width:.95em;height:.95em;flex:none}
`

export const measureStyles = `
.measure-list{margin:4px 0;padding-left:1.4em;display:grid;gap:6px;overflow-wrap:anywhere}
.measure-list small{color:var(--muted)}
.measure-list b{white-space:nowrap}
.measure-late{color:var(--red)}.measure-reported{color:var(--orange)}.measure-done{color:var(--muted)}
`

export const alertStyles = `${levelStyles}
.evidence{list-style:none;padding:0;margin:8px 0;display:grid;gap:8px}
.evidence li{display:flex;gap:12px;align-items:flex-start;overflow-wrap:anywhere}
.evidence .by{margin:2px 0 0;color:var(--muted);font-size:14px}
.evidence .gone{display:block;color:var(--muted)}
.evidence .small-picture{flex:none}
.evidence img{display:block;width:96px;height:72px;object-fit:cover;border:1px solid var(--line);border-radius:6px;background:var(--ground)}
.evidence summary,details.add summary{color:var(--muted);font-size:14px;cursor:pointer;padding:4px 0}
details.add{margin:4px 0}
#evidence{margin:14px 0}
.colours{display:flex;flex-wrap:wrap;gap:10px;margin:14px 0}
.colours a{display:flex;align-items:baseline;gap:.5em;min-width:112px;min-height:44px;padding:8px 16px;border:1px solid var(--line);border-top:5px solid var(--level,var(--track));border-radius:10px;background:var(--card);text-decoration:none;color:var(--muted);font-size:15px}
.colours b{font-size:27px;line-height:1.2;color:var(--level,var(--text))}
.colours [aria-current]{border-color:var(--level,var(--text));outline:2px solid var(--level,var(--text));outline-offset:-1px;color:var(--text)}
.slips{display:grid;gap:10px}
.family{list-style:none;background:var(--card);border:1px solid var(--line);border-left:6px solid var(--level);border-radius:12px}
.family summary{cursor:pointer;display:flex;flex-wrap:wrap;gap:4px 16px;align-items:baseline;padding:14px 16px}
.family summary b{font-size:18px}
.family summary small{flex-basis:100%;color:var(--muted);font-size:14px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.family .slips{padding:0 12px 12px}
.slip{display:grid;grid-template-columns:28px minmax(0,1fr) 190px 150px;gap:4px 16px;align-items:start;background:var(--card);border:1px solid var(--line);border-left:6px solid var(--level);border-radius:10px;padding:12px 16px}
.slip.bare{grid-template-columns:minmax(0,1fr) 190px 150px}
.slip.bare .tick{display:none}
.slip h2{margin:0;font-size:18px;line-height:1.4}
.slip h2 a{color:var(--text);text-decoration-thickness:1px;text-underline-offset:3px}
.slip .tick{display:grid;place-items:center;min-height:30px}
.slip .tick input{width:22px;height:22px}
.slip p{font-size:15px}
.slip .about{color:var(--muted);font-size:15px;display:flex;flex-wrap:wrap;gap:2px 14px}
.slip .why{margin-top:4px;line-height:1.5}
.slip .until b{display:block;font-size:17px}
.slip .until,.slip .stands{font-size:15px;color:var(--muted)}
.slip .stands b{color:var(--text)}
.late{color:var(--red);font-weight:700}
.bulk{position:sticky;bottom:0;z-index:3;display:flex;flex-wrap:wrap;gap:10px 14px;align-items:end;background:var(--card);border:1px solid var(--track);border-radius:12px 12px 0 0;padding:12px 16px;margin-top:14px}
.bulk label{display:grid;gap:4px;font-size:15px;color:var(--muted);flex:1 1 260px}
.bulk input{font:inherit;font-size:16px;color:var(--text);background:var(--ground);border:1px solid var(--track);border-radius:8px;padding:6px 10px;min-height:44px}
.sheet{max-width:860px;border-top:8px solid var(--level)}
.sheet header{display:flex;flex-wrap:wrap;gap:4px 20px;justify-content:space-between;align-items:baseline;margin-bottom:10px}
.sheet h1{font-size:27px}
.sheet .no{font-size:18px;font-weight:600}
.sheet table{font-size:16px;table-layout:fixed}
.sheet th{width:8.4em;color:var(--text);font-weight:600;white-space:normal;padding-left:2px}
.sheet tr:last-child>*{border-bottom:0}
.scroll+.facts{margin-top:10px}
.sheet td{white-space:pre-line;overflow-wrap:anywhere}
.sheet td p+p{margin-top:6px}
.sheet .by{color:var(--muted);font-size:15px;white-space:normal}
.todo{display:grid;gap:12px;max-width:860px;margin:16px 0}
.todo details,.todo .now{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:12px 18px}
.todo .now{border-color:var(--blue)}
.todo summary{cursor:pointer;font-weight:600;min-height:32px;display:flex;align-items:center;gap:.5em}
.todo summary::before{content:"▸";color:var(--muted)}
.todo details[open] summary::before{content:"▾"}
.todo form{margin-top:8px;max-width:none}
.todo textarea,.form textarea{font:inherit;font-size:16px;line-height:1.5;color:var(--text);background:var(--ground);border:1px solid var(--track);border-radius:8px;padding:8px 12px;width:100%;min-height:92px}
.todo .row{display:flex;flex-wrap:wrap;gap:12px;align-items:end}
.todo .row label{flex:0 1 200px}
.todo .button{justify-self:start}
${measureStyles}
.measures{border:1px solid var(--line);border-radius:10px;padding:8px 14px;display:grid;gap:10px;margin:0}
.measures legend{font-weight:600;padding:0 6px}
.measure{display:grid;grid-template-columns:minmax(0,1fr) 150px 170px;gap:10px;align-items:end}
.measures details>.measure{margin-top:10px}
.todo .measures input{min-width:0;width:100%}
.taken{margin:8px 0 12px}
.enter{margin:16px 0;max-width:860px}
.enter>summary{cursor:pointer;font-weight:600;min-height:32px}
.ticks{display:grid;grid-template-columns:repeat(auto-fill,minmax(180px,1fr));gap:4px 12px;max-height:320px;overflow:auto;margin:8px 0}
.findings{list-style:none;display:grid;gap:10px}
.findings .by{color:var(--muted);font-size:14px}
.told td,.record td{white-space:normal}
.record td:first-child{white-space:nowrap}
.parts{display:flex;flex-wrap:wrap;gap:6px 20px;font-size:15px;margin:6px 0 0}
.parts .bad{color:var(--red);font-weight:600}
.said{display:grid;gap:6px}
.rule{margin-bottom:14px}
.rule h2{margin:0 0 8px}
.rule dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 14px;font-size:16px}
.rule dt{color:var(--muted)}
.off{color:var(--muted);font-weight:500}
.notices{display:grid;gap:10px}
.notices>li{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px 16px;border-left:6px solid var(--level,var(--track))}
.notices .fresh{font-size:14px;font-weight:700;color:var(--card);background:var(--blue);border-radius:6px;padding:1px 8px}
.notices h2{margin:0 0 4px;font-size:18px}
.notices .items{display:grid;gap:8px;margin-top:6px}
.notices time{color:var(--muted);font-size:15px}
@media (max-width:760px){
.measure{grid-template-columns:minmax(0,1fr) minmax(0,1fr);padding-bottom:10px;border-bottom:1px solid var(--line)}
.measure>:first-child{grid-column:1/-1}
.slip{grid-template-columns:28px minmax(0,1fr)}
.slip .until,.slip .stands{grid-column:2;display:flex;flex-wrap:wrap;gap:2px 12px}
.slip .until b{display:inline;font-size:15px}
.slip.bare{grid-template-columns:minmax(0,1fr)}
.slip.bare .until,.slip.bare .stands{grid-column:1}
.colours+.filter{display:grid;grid-template-columns:repeat(2,minmax(0,1fr))}
.sheet{padding:14px 14px}
.sheet th{width:5.4em}
.colours a{flex:1 1 40%;min-width:0}
.record tr{display:block;padding:8px 0;border-bottom:1px solid var(--line)}
.record td,.record th{display:block;border:0;padding:0}
.rule dl{grid-template-columns:minmax(0,1fr)}
}
`

/** One A4 sheet, upright, like the paper form. */
export const paperStyles = `
@page{size:A4 portrait;margin:15mm 16mm}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body.paper{background:#fff;color:#111;font-size:10.5pt;line-height:1.5}
.paper .back{background:none;padding:8px 16px;margin:0;font-weight:400}
.paper .back a{color:#0b57a4;margin-right:1.5em}
.paper main{width:178mm;max-width:100%;margin:0 auto;padding:6mm 0}
.paper h1{font-size:20pt;text-align:center;letter-spacing:.12em;line-height:1.3}
.paper .org{text-align:center;font-size:11pt;margin-bottom:3mm}
.paper .head{display:flex;justify-content:space-between;margin:3mm 0 1.5mm;font-size:10.5pt}
.paper .mark{display:inline-block;border:.6mm solid currentColor;border-radius:1mm;padding:0 3mm;font-weight:700}
.paper .mark.level-blue{color:#0b4f9e}.paper .mark.level-orange{color:#9a4600}.paper .mark.level-red{color:#a8002e}
.paper table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:10.5pt;border:.5mm solid #111}
.paper th,.paper td{border:.25mm solid #111;padding:1.6mm 2.4mm;text-align:left;vertical-align:top;white-space:pre-line;overflow-wrap:anywhere;color:#111}
.paper th{width:24mm;font-weight:600;text-align:center;vertical-align:middle;background:#f3f3f0}
.paper td p+p{margin-top:1.2mm}
.paper .blank td{height:16mm}
.paper .tall td{height:26mm}
.paper .by{color:#333;font-size:9.5pt;white-space:normal}
.paper.dense table{font-size:9pt;line-height:1.4}
.paper.dense th,.paper.dense td{padding:1mm 2mm}
.paper .note{margin-top:2.5mm;font-size:9pt;color:#333}
@media print{.paper .back{display:none}.paper main{padding:0;width:auto}}
`
