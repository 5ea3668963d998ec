// How the ledger looks: wide, dense, its head in sight; cards on a phone, a lying sheet on paper.
export const ledgerStyles = `
main,.top .row,.foot-of-all{max-width:1480px}
.ledger{margin-top:12px}
.ledger table{font-size:15px;line-height:1.5}
.ledger td,.ledger tbody th{white-space:normal;vertical-align:top;padding:10px 12px 10px 0}
.ledger tbody th{color:var(--text);font-weight:600;padding-left:14px;border-right:0}
.ledger th:first-child{border-right:0}
.ledger thead th{padding:9px 12px 9px 0;text-align:left}
.ledger thead th:first-child{padding-left:14px}
.ledger tbody tr:last-child>*{border-bottom:0}
.ledger small{display:block;color:var(--muted);font-size:13px;font-weight:400}
.ledger .verbatim{min-width:240px;width:26%}
.ledger .who{min-width:70px;max-width:190px}
.ledger .who .name{display:inline-block;max-width:100%}
.ledger .next{min-width:96px}
.ledger .written{min-width:150px;max-width:230px}
.ledger .written .words{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}
.ledger .items{min-width:230px}
.ledger .items li{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 10px}
.ledger .items li{max-width:440px}
.ledger .items li+li{margin-top:10px}
.ledger .items li>.measured,.ledger .items li>.small-bullet{grid-column:1/-1}
.ledger .measured{display:flex;flex-wrap:wrap;gap:0 10px;align-items:baseline}
.ledger .measured small{display:inline}
.ledger .made-up{font-size:12px;border:1px solid var(--track);border-radius:5px;padding:0 5px;color:var(--muted)}
.small-bullet{display:block;max-width:230px;margin-top:3px}
.small-bullet svg{width:100%;height:auto}
.ledger .slips-of{min-width:126px}
.ledger .slips-of a{white-space:nowrap}
.ledger .level{font-size:14px;display:flex}
.bullet-key{color:var(--muted);font-size:14px;margin-top:8px}
.ledger .slips-of li+li{margin-top:6px}
.ledger .late{color:var(--red);font-weight:600}
.areas .number,.areas thead th+th{text-align:right}
.areas td[class*=light-]{color:var(--light);font-weight:700}
.texts+.texts,.months+.texts{margin-top:10px}
.stands{margin:10px 0}
.stands b{color:var(--light)}
.stands .counts{margin-top:4px}
.stands a.state{text-decoration:none;min-height:34px;padding:2px 10px;border:1px solid var(--line);border-radius:99px;background:var(--card)}
.stands a.state:hover,.stands a[aria-current]{border-color:currentColor}
.stands a[aria-current]{outline:1px solid currentColor}
.filter label{flex:1 1 130px;max-width:230px}
.filter label:first-of-type{flex:2 1 220px;max-width:320px}
.filter select,.filter input{width:100%}
.filter details{flex:none}
.filter details[open]{flex:1 0 100%}
.filter summary{cursor:pointer;color:var(--blue);min-height:44px;display:inline-flex;align-items:center}
.filter details>div{display:flex;flex-wrap:wrap;gap:10px 14px;padding-top:6px}
.chips{display:flex;flex-wrap:wrap;gap:8px;margin:0 0 12px}
.chip{display:inline-flex;gap:.5em;align-items:center;min-height:34px;padding:2px 12px;border:1px solid var(--blue);border-radius:99px;text-decoration:none;font-size:15px;background:var(--card)}
.chip.all{border-color:var(--line)}
.actions .lead{margin:0;align-self:center}
.filter .columns{border:1px solid var(--line);border-radius:8px;padding:4px 12px 8px;display:flex;flex-wrap:wrap;gap:2px 16px;flex:1 0 100%}
.filter .columns legend{font-size:15px;color:var(--muted);padding:0 4px}
.filter .columns label{display:flex;flex:none;max-width:none;width:auto;align-items:center;min-height:38px;gap:.4em;color:var(--text)}
.filter .columns input{width:20px;min-height:20px}
.ledger tbody tr:focus-within>*{background:var(--ground)}
.views-of{display:flex;flex-wrap:wrap;gap:4px 14px;align-items:center;margin:0 0 10px}
.views-of .chips{margin:0}
.chip.kept{border-style:dashed}
.chip[aria-current]{outline:1px solid currentColor}
.keep{display:flex;gap:8px;align-items:center}
.keep input{font:inherit;font-size:15px;color:var(--text);background:var(--card);border:1px solid var(--track);border-radius:8px;padding:4px 10px;min-height:36px;min-width:0;width:170px}
.keys-of{margin:auto;color:var(--text);min-width:min(340px,90vw)}
.keys-of::backdrop{background:rgb(0 0 0/.45)}
.keys-of h2{margin-top:0}
.keys-of dl>div{display:grid;grid-template-columns:90px 1fr;padding:4px 0}
.keys-of form{margin-top:14px}
[data-swap][aria-busy=true]{opacity:.6}
@media (min-width:1180px){.ledger{overflow:visible;max-height:none}}
@media (max-width:760px){
.ledger{max-height:none;padding:0 14px}
.ledger tbody th,.ledger th:first-child{position:static;padding:0;border:0;font-size:18px}
.ledger .stack td{padding:3px 0}
.ledger .verbatim{width:auto}
.ledger .who,.ledger .written{max-width:none}
.ledger small .name{display:inline}
.ledger .stack td[data-label]{padding-left:6.2em}
.ledger .stack td[data-label]::before{width:5.6em;margin-left:-6.2em}
.filter{display:grid;grid-template-columns:repeat(2,minmax(0,1fr))}
.filter label:first-of-type,.filter>.button,.filter details{grid-column:1/-1}
.filter details>div{display:grid;grid-template-columns:repeat(2,minmax(0,1fr))}
.filter label{max-width:none}
.filter .columns{grid-column:1/-1}
}
@media print{
@page{size:A4 landscape;margin:11mm}
.filter,.actions,.chips,.places,.keep{display:none}
body{background:#fff;font-size:12px}
main{padding:0}
.ledger{overflow:visible;max-height:none;border:0}
.ledger table{font-size:11px;border-collapse:collapse}
.ledger thead{display:table-header-group}
.ledger thead th{position:static}
.ledger tr{break-inside:avoid}
.ledger a,.stands a{color:inherit;text-decoration:none}
.ledger .written .words{display:block}
}
`

/** A4 lying, a head on each sheet. */
export const listPaperStyles = `
@page{size:A4 landscape;margin:11mm}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body.paper{background:#fff;color:#111;font-size:9.5pt;line-height:1.45}
.paper .back{padding:8px 16px}
.paper .back a{color:#0b57a4;margin-right:1.5em}
.paper main{max-width:275mm;margin:0 auto;padding:4mm}
.paper h1{font-size:18pt;text-align:center}
.paper .org{text-align:center;margin:1mm 0 3mm}
.paper h2{font-size:12pt;margin:4mm 0 1mm}
.paper .counts{display:flex;flex-wrap:wrap;gap:1mm 5mm;margin:1mm 0 2mm}
.paper .state{display:inline-flex;align-items:center;gap:.3em;color:var(--light)}
.paper .stands b{color:var(--light)}
.paper .list{overflow-x:auto}
.paper table{width:100%;border-collapse:collapse;border:.4mm solid #111;font-size:8.5pt}
.paper thead{display:table-header-group}
.paper tr{break-inside:avoid}
.paper th,.paper td{border:.2mm solid #111;padding:1mm 1.4mm;text-align:left;vertical-align:top;white-space:pre-line;overflow-wrap:anywhere}
.paper th{background:#f3f3f0;font-weight:600}
@media screen{.paper table{min-width:1000px}}
.paper table{table-layout:fixed}
.paper th{width:8.5%}
.paper th:first-child{width:4%}.paper th:nth-child(2){width:23%}.paper th:nth-child(6){width:5.5%}.paper th:nth-child(7){width:20%}.paper th:nth-child(9){width:11%}.paper th:nth-child(10){width:10%}
@media print{.paper .back{display:none}.paper main{padding:0;max-width:none}.paper .list{overflow:visible}}
`
