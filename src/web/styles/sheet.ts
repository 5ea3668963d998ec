// How a draft looks as its own sheet: marks, tabs, the cell that is looked at.
export const sheetStyles = `
main:has(.sheet){max-width:1560px}
.mend{display:flex;gap:8px;margin-top:6px}
.mend input[name=text]{font:inherit;font-size:15px;width:9em;color:var(--text);background:var(--ground);border:1px solid var(--track);border-radius:8px;padding:3px 8px;min-height:34px}
.columns{grid-template-columns:repeat(auto-fill,minmax(min(100%,230px),1fr))}
.columns label{min-height:34px;display:flex;gap:.5em;align-items:center}
.columns input[type=checkbox]{width:20px;height:20px;flex:none}
.named-rows>div label{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:10px;align-items:center}
.way-on{display:flex;flex-wrap:wrap;gap:8px 14px;align-items:center}
.first-rows .scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:10px}
.first-rows table{border-collapse:collapse;font-size:15px;white-space:nowrap}
.first-rows :is(td,th){border:1px solid var(--line);padding:5px 10px;text-align:left;font-weight:400}
.first-rows th{color:var(--muted)}
.sheet{display:grid;gap:12px;margin-top:14px;grid-template-columns:minmax(0,1fr)}
.sheet h2{margin:22px 0 0}
.sheet .news{color:var(--muted);font-size:15px;position:fixed;right:20px;top:12px;z-index:8;background:var(--card);border-radius:8px;padding:4px 12px;border:1px solid var(--line)}
.sheet .news:empty{border:0;padding:0}
.sheet .refused{margin:0}
.sheet-bar{display:flex;flex-wrap:wrap;gap:8px 18px;align-items:center;justify-content:space-between}
.chips{border:0;display:flex;flex-wrap:wrap;gap:8px;min-width:0}
.chip{font:inherit;font-size:15px;color:var(--text);background:var(--card);border:1px solid var(--track);border-radius:20px;padding:4px 14px;min-height:38px;display:inline-flex;align-items:center;gap:.4em;cursor:pointer}
.chip[aria-pressed=true]{background:var(--text);border-color:var(--text);color:var(--card)}
.chip .sign{color:var(--light);font-weight:700;min-width:1em;text-align:center}
.chip[aria-pressed=true] .sign{color:inherit}
.steps-to{display:flex;flex-wrap:wrap;gap:8px;align-items:center}
.steps-to .lead{margin:0;font-size:15px}
kbd{font:inherit;font-size:12px;border:1px solid currentColor;border-radius:4px;padding:0 4px;margin-left:.5em;line-height:1.4}
.sheet-main{display:grid;grid-template-columns:minmax(0,1fr) 330px;gap:14px;align-items:start}
.sheet-left{min-width:0}
.grid-pane{max-height:min(62vh,640px);min-height:180px;overflow:auto;background:var(--card);border:1px solid var(--track);border-radius:10px 10px 0 0;font-size:15px;line-height:1.3;position:relative;overscroll-behavior:contain}
.grid-head{position:sticky;top:0;z-index:4;background:var(--card);border-bottom:2px solid var(--track);box-sizing:content-box}
.grid-body{position:relative}
.grid-row{position:absolute;left:0}
.grid-row.out .text{opacity:.7;font-style:italic}
.letters{position:sticky;top:0}
.corner,.number{position:sticky;left:0;z-index:3;height:100%;background:var(--ground);border-right:1px solid var(--track);border-bottom:1px solid var(--line);display:flex;align-items:center;justify-content:center;color:var(--muted);font-size:13px}
.letter{position:absolute;top:0;height:100%;display:flex;align-items:center;justify-content:center;background:var(--ground);border-right:1px solid var(--line);color:var(--muted);font-size:13px}
.letter.here,.number.here{color:var(--text);font-weight:700;box-shadow:inset 0 -3px var(--blue)}
.number.here{box-shadow:inset -3px 0 var(--blue)}
.cell{position:absolute;top:0;display:flex;align-items:center;gap:8px;padding:0 8px;border-right:1px solid var(--line);border-bottom:1px solid var(--line);cursor:cell;white-space:nowrap;scroll-margin:40px}
.cell .text{overflow:hidden;text-overflow:ellipsis;flex:0 1 auto}
.cell.figure .text{margin-left:auto}
.cell.above{font-weight:600}
.cell.merged{background:var(--card);justify-content:center;z-index:1}
.cell.marked{background:var(--card);box-shadow:inset 3px 0 var(--light)}
.cell.marked.is-refused,.cell.marked.is-warned,.cell.marked.is-revised,.cell.marked.is-new{background:color-mix(in srgb,var(--light) 9%,var(--card))}
.cell .mark{color:var(--light);font-size:13px;font-weight:600;flex:none}
.cell .mark b{display:inline-block;width:1.2em;text-align:center}
.cell.is-revised .text{font-weight:600}
.cell.is-refused .text{font-weight:600}
.cell.is-empty .mark,.cell.is-unchanged .mark{font-weight:400}
.cell s{color:var(--muted);font-weight:400}
.cell .pen{color:var(--blue);flex:none}
.cell:focus,.cell[aria-selected=true]{outline:3px solid var(--blue);outline-offset:-3px;z-index:2}
.editor{position:absolute;inset:0;width:100%;height:100%;font:inherit;font-size:16px;padding:0 8px;border:3px solid var(--blue);background:var(--card);color:var(--text);outline:0}
.tabs{display:flex;gap:2px;overflow-x:auto;background:var(--ground);border:1px solid var(--track);border-top:0;border-radius:0 0 10px 10px;padding:0 8px 6px}
.tabs button{font:inherit;font-size:15px;color:var(--muted);background:none;border:1px solid transparent;border-top:0;border-radius:0 0 8px 8px;padding:5px 16px;min-height:36px;cursor:pointer;white-space:nowrap}
.tabs button[aria-pressed=true]{background:var(--card);color:var(--text);font-weight:600;border-color:var(--track);box-shadow:inset 0 3px var(--blue)}
.tabs small{margin-left:.6em;font-size:12px}
.sheet .keys{display:block;margin-top:6px;font-size:14px}
.cell-panel{display:grid;gap:10px;position:sticky;top:12px;padding:16px 18px;max-height:min(72vh,720px);overflow:auto}
.cell-head{display:flex;flex-wrap:wrap;gap:4px 14px;align-items:baseline;justify-content:space-between}
.cell-panel h2{margin:0;font-size:20px;overflow-wrap:anywhere}
.cell-panel .lead{margin:0;font-size:15px}
.cell-panel .button{justify-self:start}
.about{font-weight:500}
.pair{display:flex;gap:26px}
.pair dt{color:var(--muted);font-size:14px}
.pair dd{font-size:20px}
.pair s{color:var(--muted)}
.saying{border-left:4px solid var(--light);padding:2px 0 2px 12px;display:grid;gap:8px;font-size:15px;overflow-wrap:anywhere}
.own{font-size:15px}
.reason{display:grid;gap:4px;font-size:15px;color:var(--muted)}
.reason input{font:inherit;font-size:16px;color:var(--text);background:var(--ground);border:1px solid var(--track);border-radius:8px;padding:6px 10px;min-height:40px;width:100%}
.doubts .lead{margin:2px 0 10px}
.doubts .form{max-width:none}
.doubts ul{display:grid}
.doubts li{padding:12px 0;border-top:1px solid var(--line);display:grid;grid-template-columns:minmax(0,1fr) minmax(220px,380px);gap:6px 20px;align-items:center}
.link{font:inherit;font-weight:600;color:var(--blue);background:none;border:0;text-decoration:underline;cursor:pointer;padding:0;min-height:28px}
.edits s{color:var(--muted)}
.confirm-bar{position:sticky;bottom:0;z-index:5;display:flex;flex-wrap:wrap;gap:10px 14px;align-items:center;background:var(--card);border:1px solid var(--track);border-radius:12px 12px 0 0;padding:12px 18px;margin-top:8px}
.confirm-bar .lead{flex:1 1 320px;margin:0;font-size:15px}
.button:disabled{opacity:1;background:var(--ground);border-color:var(--track);color:var(--muted);cursor:not-allowed}
.sheet.busy .grid-pane{cursor:progress}
@media (max-width:1000px){.sheet-main{grid-template-columns:minmax(0,1fr)}.cell-panel{position:static;max-height:none}}
@media (max-width:600px){.grid-pane{max-height:56vh}.doubts li{grid-template-columns:minmax(0,1fr)}.confirm-bar .button{flex:1 1 40%}.confirm-bar{position:static}.sheet .keys,.sheet kbd{display:none}.mend input[name=text]{width:100%}}
@media print{.sheet-bar,.confirm-bar,.cell-panel,.keys{display:none}.grid-pane{height:auto;overflow:visible}}
`
