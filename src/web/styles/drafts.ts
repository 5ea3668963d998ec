// How the reading room looks: a task a card, its text beside what is asked; on a phone one below the other.
export const draftStyles = `
.room{display:flex;flex-wrap:wrap;gap:10px 26px;align-items:center;margin:14px 0}
.room .count{display:flex;align-items:baseline;gap:.4em}
.room .count b{font-size:40px;line-height:1;font-variant-numeric:tabular-nums}
.room .count.none b{color:var(--green)}
.room progress{width:min(320px,100%);height:12px}
.reading{margin:14px 0;scroll-margin:12px}
.reading:focus{outline:3px solid var(--blue);outline-offset:2px}
.reading h2{margin:0;font-size:19px}
.reading>header{display:flex;flex-wrap:wrap;gap:4px 14px;align-items:baseline;margin-bottom:10px}
.reading h2 small{font-weight:400;color:var(--muted)}
.badge{font-size:14px;color:var(--muted)}
.badge.open{color:var(--card);background:var(--yellow);border-radius:99px;padding:1px 10px;font-weight:600}
.reading>header .lead{margin:0 0 0 auto;font-size:14px}
.pair{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,7fr);gap:24px}
.source>p{font-size:18px;line-height:1.85;position:sticky;top:12px}
.source mark{border-bottom-width:3px}
.source mark.left{font-weight:400;border-bottom:2px dotted var(--muted);color:inherit}
.source u{text-decoration:underline;text-decoration-style:wavy;text-decoration-color:var(--muted);text-underline-offset:5px;text-decoration-thickness:1px}
.source .people{position:static}
.side{display:grid;gap:12px;align-content:start;min-width:0}
.question fieldset{border:1px solid var(--line);border-radius:10px;padding:8px 14px 14px;min-width:0}
.question.open fieldset{border:2px solid var(--yellow)}
.question legend{font-weight:600;padding:0 6px}
.answers{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,170px),1fr));gap:10px;margin-top:8px}
.answer{font:inherit;text-align:left;color:var(--text);background:var(--card);border:1px solid var(--track);border-radius:10px;padding:10px 12px;min-height:48px;cursor:pointer;display:grid;gap:8px;align-content:start}
.answer:hover{border-color:var(--blue)}
.answer[aria-pressed=true]{border:2px solid var(--blue);font-weight:600}
.answer:disabled{cursor:default;color:var(--text)}
kbd{font:inherit;font-size:13px;border:1px solid var(--track);border-radius:5px;padding:0 6px;color:var(--muted)}
.meaning{display:flex;gap:6px 14px;align-items:center;--t:.34px;font-weight:400;flex-wrap:wrap}
.meaning .dial{width:97px;flex:none}
.meaning .dial .value{display:none}
.meaning .words{display:grid;gap:2px}
.meaning .state{white-space:normal;flex-wrap:wrap}
.meaning .state small{color:var(--muted);font-weight:400}
.indicator{border:1px solid var(--line);border-radius:10px;padding:10px 14px}
.indicator>summary{cursor:pointer;display:flex;flex-wrap:wrap;gap:6px 18px;align-items:center;justify-content:space-between;list-style:none}
.indicator .name{display:grid}
.indicator .name small{color:var(--muted)}
.indicator .name b::before{content:"▸ ";color:var(--muted);font-weight:400}
.indicator[open] .name b::before{content:"▾ "}
.form.fields{max-width:none;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));align-items:end;margin-top:12px}
.form.fields label:has(.wide){grid-column:1/-1}
.form.wide label:has(.long){grid-column:1/-1}
.form.fields .button{justify-self:start}
.form.fields .more{grid-column:1/-1}
.form.fields .more>summary{color:var(--muted);font-size:15px}
.form.fields .more small{background:var(--track);border-radius:99px;padding:0 8px;margin-left:6px}
.form.fields label:has(textarea){grid-column:1/-1}
.form.fields textarea{font:inherit;width:100%;border:1px solid var(--track);border-radius:8px;padding:8px 12px;background:var(--ground);color:var(--text)}
.share-lines{grid-column:1/-1;width:100%;border-collapse:collapse;table-layout:fixed}
.share-lines th{text-align:left;font-weight:400;font-size:14px;color:var(--muted);padding:0 4px 4px 0}
.share-lines td{padding:0 4px 4px 0;border:0}
.share-lines th:nth-child(2),.share-lines td:nth-child(2){width:8.5em}
.share-lines td:nth-child(2) input{text-align:right;font-variant-numeric:tabular-nums}
.share-lines td:last-child{width:44px;padding-right:0}
.share-lines input{width:100%;min-width:0}
.share-lines .out{font:inherit;width:44px;height:44px;border:0;background:none;color:var(--muted);cursor:pointer}
.share-lines tr:last-child .out{visibility:hidden}
.form.fields label.over-table{margin-bottom:-8px}
.shares-said{margin:8px 0 0}
.form.because{max-width:none;display:flex;flex-wrap:wrap;gap:8px 12px;align-items:end;margin-top:12px}
.form.because label{flex:1 1 200px;min-width:0}
.side summary{min-height:34px;cursor:pointer}
.edit>summary,.left>summary{color:var(--muted);font-size:15px}
.edit .form{max-width:none;margin-top:10px}
.edit textarea{font:inherit;width:100%;border:1px solid var(--track);border-radius:8px;padding:8px 12px;background:var(--ground);color:var(--text)}
.left li{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center;justify-content:space-between;padding:6px 0;border-bottom:1px solid var(--line)}
.left small{color:var(--muted)}
.shortcuts{display:flex;flex-wrap:wrap;gap:4px 18px;font-size:14px;color:var(--muted);margin:0 0 12px}
.stale{border:2px solid var(--yellow);border-radius:8px;padding:8px 14px;margin-bottom:10px;display:flex;flex-wrap:wrap;gap:8px 14px;align-items:center}
.said{margin:0;display:grid;gap:2px}
.said div{display:flex;flex-wrap:wrap;gap:0 10px}
.said dt{color:var(--muted);flex:none}
.said dd{margin:0;white-space:pre-line;min-width:0}
.part{margin:14px 0}
.part h2{margin:0 0 8px}
.part-head{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:end;margin-bottom:8px}
.part-head .because{flex:1 1 320px;margin:0}
.part .plain{list-style:none;padding:0;margin:8px 0;display:grid;gap:4px}
.will li{padding:4px 0}
.will.many{display:grid;grid-template-columns:repeat(auto-fill,minmax(240px,1fr));gap:0 24px}
td .form.because{margin-top:0;align-items:center}
td .form.because label{flex:1 1 150px}
td .form.because select{min-height:34px;padding:3px 8px;font-size:15px}
@media (max-width:760px){
.shortcuts{display:none}
.pair{grid-template-columns:minmax(0,1fr);gap:14px}
.source>p{position:static}
.reading>header .lead{margin:0;flex-basis:100%}
.form.fields{grid-template-columns:repeat(2,minmax(0,1fr))}
.share-lines thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.share-lines,.share-lines tbody{display:block}
.share-lines tbody tr{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,7.5em) 44px;padding:6px 0;border-bottom:1px solid var(--line)}
.share-lines tbody td,.share-lines tbody td:nth-child(2){width:auto}
.share-lines tbody td:nth-child(5){grid-area:1/3}
.share-lines tbody td:nth-child(4){grid-column:2/4}
}
@media print{.side .form,.accept,.shortcuts{display:none}}
`
