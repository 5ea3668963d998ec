// How the pages of the desk look: their places, tables that scroll under a head that stays, the year of due days.
export const deskStyles = `
.places{display:flex;flex-wrap:wrap;gap:4px 6px;margin:0 0 18px;border-bottom:2px solid var(--line)}
.places a{padding:8px 14px;min-height:44px;display:flex;align-items:center;text-decoration:none;color:var(--text);font-weight:500;border-bottom:3px solid transparent;margin-bottom:-2px}
.places a:hover{color:var(--blue)}
.places [aria-current]{border-bottom-color:var(--blue);font-weight:700}
.filter{display:flex;flex-wrap:wrap;gap:10px 14px;align-items:end;margin:14px 0}
.filter label{display:grid;min-width:0;gap:4px;font-size:15px;color:var(--muted)}
.filter select,.filter input{font:inherit;font-size:16px;color:var(--text);background:var(--card);border:1px solid var(--track);border-radius:8px;padding:6px 10px;min-height:44px;max-width:100%}
.key{display:flex;flex-wrap:wrap;gap:6px 22px;font-size:15px;margin:0 0 12px}
.key li{display:flex;align-items:center;gap:.4em;color:var(--light,var(--muted))}
.key b{color:var(--text);font-weight:600}
.key a{display:flex;align-items:center;gap:.4em;min-height:44px;color:inherit;text-decoration:none;border-bottom:3px solid transparent}
.key a:hover{border-bottom-color:var(--track)}
.key [aria-current]{border-bottom-color:var(--blue);font-weight:700}
.pane{background:var(--card);border:1px solid var(--line);border-radius:12px;overflow:auto;max-height:76vh}
.pane table{border-collapse:separate;border-spacing:0}
.pane thead th{position:sticky;top:0;z-index:2;background:var(--card);border-bottom:2px solid var(--track);padding:8px 6px;color:var(--text);font-weight:600}
.pane tbody th{position:sticky;left:0;z-index:1;background:var(--card);font-weight:500;white-space:normal;color:var(--text)}
.pane thead th:first-child{left:0;z-index:3}
.pane th:first-child{padding-left:14px;border-right:1px solid var(--line)}
.due th:first-child{width:220px;min-width:196px}
.due small{display:block;color:var(--muted);font-size:13px;font-weight:400;line-height:1.35}
.due td{padding:5px 2px 5px 6px;font-size:14px;line-height:1.35;min-width:68px}
.due td .state{font-weight:600;font-size:14px;gap:.25em}
.due td.none{color:var(--muted)}
h1+.card,.refused+.card{margin-top:14px}
.tally{display:flex;flex-wrap:wrap;gap:10px;margin:14px 0}
.tally li{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:8px 16px;font-size:15px;color:var(--muted)}
.tally b{font-size:24px;color:var(--text);margin-right:.2em}
.tally .revised b{color:var(--yellow)}
.tally .new b{color:var(--green)}
.changes{display:grid;gap:8px}
.changes li{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:10px 16px;display:flex;flex-wrap:wrap;gap:4px 20px;justify-content:space-between}
.send{max-width:none;margin-top:18px}
.send textarea{font:inherit;font-size:15px;font-family:ui-monospace,Menlo,Consolas,monospace;color:var(--text);background:var(--ground);border:1px solid var(--track);border-radius:8px;padding:10px 12px;width:100%;white-space:pre}
.send .button{justify-self:start}
.form .drop{position:relative;min-height:150px;align-content:start;border:2px dashed var(--track);border-radius:12px;padding:20px;gap:8px;background:var(--ground)}
.form .drop b{font-size:19px;color:var(--text)}
.form .drop input{position:absolute;inset:0;height:100%;background:transparent;border:0;padding:92px 20px 0}
.form .drop:focus-within{border-color:var(--blue)}
.confirm{margin:18px 0}
.card.conflicts{border:2px solid var(--yellow);margin-top:12px}
.decide{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,320px),1fr));gap:14px;align-items:start}
.decide .form{margin:0;max-width:none}
.preview s{color:var(--muted)}
.plain li{padding:3px 0}
@media (max-width:600px){
.due th:first-child{width:132px;min-width:132px;font-size:14px;padding-left:10px}
.pane{max-height:70vh}
.filter label,.filter select,.filter input,.filter button{width:100%;min-width:0}
}
@media print{.places,.filter{display:none}.pane{max-height:none;overflow:visible}}
`
