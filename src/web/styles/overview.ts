// How the overview looks: one sentence, the worst beside what is to be done, the year as a strip of shades.
export const overviewStyles = `
main{padding-top:10px}
.look{margin-bottom:6px}
.demo-note{border-width:1px;padding:1px 12px;margin:4px 0 6px;font-size:14px}
.title{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 16px}
.title h1{font-size:20px;font-weight:600}
.title .lead{margin:0}
.choose{display:flex;flex-wrap:wrap;gap:8px;align-items:end;margin-left:auto}
.choose label{display:flex;gap:.5em;align-items:center;font-size:15px;color:var(--muted)}
.choose select{font:inherit;font-size:15px;color:var(--text);background:var(--card);border:1px solid var(--track);border-radius:8px;padding:4px 10px;min-height:38px;max-width:min(100%,420px)}
.sentence{font-size:27px;line-height:1.35;font-weight:700;margin:2px 0 8px}
.sentence a{color:var(--light,inherit);text-decoration-thickness:1px;text-underline-offset:5px;text-decoration-color:var(--track)}
.sentence a:hover{text-decoration-color:currentColor}
.sentence .than{font-weight:500;color:var(--muted)}
.sentence.quiet{font-size:17px;font-weight:500;color:var(--muted)}
.overview{display:grid;grid-template-columns:minmax(0,1fr) 380px;gap:16px;align-items:start}
.overview h2{font-size:17px;margin:0 0 6px}
.overview h3{font-size:14px;color:var(--muted);font-weight:500;margin:6px 0 2px}
.first{display:grid;gap:12px;min-width:0}
.then{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;min-width:0}
.then .card{padding:8px 16px 9px}
.then .lead{font-size:15px;margin:0}
.overview .ledger{margin:0;max-height:none}
.overview .ledger table{font-size:14px;line-height:1.35}
.overview .ledger td,.overview .ledger tbody th{padding:3px 10px 3px 0}
.overview .ledger tbody th{padding-left:14px}
.overview .ledger .what{width:22%;min-width:160px}
.overview .ledger .what small{font-size:13px;font-weight:400}
.overview .ledger .stood{white-space:nowrap}
.overview .ledger .gap{width:26%;color:var(--text)}
.overview .worst .measured small{font-size:13px}
.overview .ledger .items{min-width:0}
.overview .ledger .measured small{display:block;flex:1 0 100%}
.overview .ledger .drawn{width:120px}
.overview .ledger .slips-of{min-width:0;white-space:nowrap}
.overview .ledger .slips-of a{font-size:13px}
.overview .small-bullet{margin-top:3px;width:112px}
.overview .ledger .button.small{margin-left:8px}
.overview .more{text-align:right;font-size:15px;margin-top:-4px}
.worst+.worst{margin-top:4px}
.changes-of dl,.work dl{display:grid;gap:3px;font-size:15px;line-height:1.45}
.changes-of dl>div,.work dl>div{display:grid;grid-template-columns:6.2em minmax(0,1fr);gap:8px}
.work dl>div{grid-template-columns:8.4em minmax(0,1fr)}
.changes-of dt,.work dt{color:var(--muted)}
.changes-of dt b{color:var(--text)}
.changes-of .fell b,.work .bad dt,.work .bad dd a{color:var(--red)}
.changes-of .rose b{color:var(--green)}
.changes-of .links{display:flex;flex-wrap:wrap;gap:2px 14px;grid-column:1/-1}
.work small{display:block;color:var(--muted);font-size:13px}
.work .act{margin-top:8px}
.soon ol{display:grid;gap:3px;font-size:15px;line-height:1.45}
.soon ol>li{display:grid;grid-template-columns:8.4em minmax(0,1fr);gap:8px}
.soon time{color:var(--muted)}
.unit-tasks .what a{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
.unit-tasks .open{color:var(--muted)}
.heat h2{font-size:17px;margin:0}
.heat .scroll{position:relative}
.heat .lead{font-size:13px;line-height:1.4;margin:0 0 4px}
.heat thead th{font-size:12px;white-space:nowrap}
.then .heat{padding-right:10px}
.heat table{border-collapse:separate;border-spacing:2px;font-size:14px;table-layout:fixed}
.heat th,.heat td{border:0;padding:0;text-align:center;height:26px}
.heat th[scope=row],.heat thead th:first-child{width:118px;text-align:left;padding-right:10px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;color:var(--text)}
.heat td a{display:block;line-height:26px;border-radius:4px;text-decoration:none;color:var(--text);font-weight:600;background:var(--card)}
.heat td a:hover{outline:2px solid var(--blue)}
.heat .shade-0 a,.heat .shade-none a{color:var(--muted);font-weight:400}
.heat .shade-1 a{background:color-mix(in srgb,var(--red) 14%,var(--card))}
.heat .shade-2 a{background:color-mix(in srgb,var(--red) 26%,var(--card))}
.heat .shade-3 a{background:color-mix(in srgb,var(--red) 38%,var(--card))}
.heat .shade-4 a{background:color-mix(in srgb,var(--red) 50%,var(--card))}
.heat .ahead{background:none}
.watching ul{list-style:none;padding:0;margin:0}
.watching li{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 10px;padding:6px 0}
.watching li+li{border-top:1px solid var(--line)}
.watching li b{margin-left:auto}
.watching li small{color:var(--muted)}
.watching .travel{flex:1 1 100%;font-size:15px;line-height:1.45}
@media (min-width:1101px){
.heat .ahead{display:none}
.heat th,.heat td{height:23px}.heat td a{line-height:23px}
.overview .worst .what{width:208px;min-width:0}
.overview .worst .what small{white-space:nowrap;overflow:hidden;text-overflow:ellipsis;max-width:214px}
.overview .worst .items{width:206px}
.overview .worst .drawn{width:96px}
.overview .worst .small-bullet{width:88px}
.overview .worst .gap{width:auto}
.to-decide td small{display:inline;margin-left:.6em}
.to-decide{position:relative}
.to-decide .more{position:absolute;right:2px;top:0;margin:0}
.overview .first>.more{margin-top:-10px}
.overview .then{gap:10px;grid-template-columns:minmax(0,1fr)}
.then .heat .lead{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.then .work dl>div{grid-template-columns:9.6em minmax(0,1fr)}
.to-decide tbody th{white-space:nowrap}
.to-decide tbody th .level,.to-decide tbody th .level-mark{display:inline-flex}
.overview .unit-tasks .ledger .what{width:44%;max-width:0}
.unit-tasks .what a{display:inline-block;max-width:calc(100% - 3.6em);white-space:nowrap;text-overflow:ellipsis;vertical-align:bottom}
.unit-tasks .what small{display:inline;margin-left:.6em}
.first .work{position:relative;padding:10px 16px}
.first .work dl{grid-template-columns:1fr 1fr;gap:3px 20px}
.first .work .act{position:absolute;top:8px;right:14px;margin:0}
.first .work .act .button{min-height:34px;padding:2px 16px}
.unit-tasks .button.small{padding:1px 10px;min-height:26px}
.foot-of-all{margin-top:14px}
}
@media (max-width:1100px){.overview{grid-template-columns:minmax(0,1fr)}}
@media (max-width:760px){
.sentence{font-size:21px}
.sentence.quiet{font-size:16px}
.choose{margin-left:0;width:100%}
.choose select{min-height:44px}
.overview .ledger .what,.overview .ledger .gap,.overview .ledger .drawn{width:auto;min-width:0}
.work dd a,.soon a{display:inline-block;padding:6px 0}
.heat table{min-width:620px}
.heat th[scope=row],.heat thead th:first-child{width:120px}
.heat th,.heat td{height:40px}.heat td a{line-height:40px}
}
@media print{.choose{display:none}.overview{grid-template-columns:minmax(0,1fr)}}
`
