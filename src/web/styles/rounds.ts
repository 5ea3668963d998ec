// How rounds of reports look: who stands where, a task with what is known beside what is written, the report to be bound.
export const roundStyles = `
.round-counts{display:flex;flex-wrap:wrap;gap:10px;margin:16px 0;padding:0;list-style:none}
.round-counts li{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:8px 16px;font-size:15px;color:var(--muted)}
.round-counts b{font-size:24px;color:var(--text);margin-right:.25em}
.round-counts .late b,.report-state.late{color:var(--red)}
.report-state{font-weight:700;white-space:nowrap}
.report-state.sent{color:var(--blue)}
.report-state.accepted{color:var(--green)}
.report-state.returned{color:var(--yellow)}
.report-tasks{display:grid;gap:18px;margin:18px 0 0;padding:0;list-style:none}
.report-tasks>li{scroll-margin-top:10px}
.report-tasks h2{margin:0 0 4px;font-size:19px}
.report-tasks .said-of{margin:0 0 12px;color:var(--text)}
.beside{display:grid;gap:18px 26px;grid-template-columns:minmax(0,5fr) minmax(0,6fr);align-items:start}
.known{display:grid;gap:12px;font-size:15px}
.known h3{margin:0;font-size:15px;color:var(--muted);font-weight:500}
.known ul{margin:4px 0 0;padding:0;list-style:none;display:grid;gap:6px}
.known .figure{display:grid;gap:0 10px;grid-template-columns:minmax(0,1fr) auto;border-left:4px solid var(--light,var(--track));padding:2px 0 2px 10px}
.known .figure b{font-size:17px}
.known .figure small{grid-column:1/-1;color:var(--muted);font-size:14px}
.known .figure .state{justify-self:end}
.known details summary{cursor:pointer;min-height:36px;display:flex;align-items:center;gap:.5em;color:var(--blue);font-weight:600}
.known details summary::before{content:"▸"}
.known details[open] summary::before{content:"▾"}
.known .was{border-left:3px solid var(--track);padding:2px 0 8px 12px}
.known .was p,.written p{white-space:pre-line;overflow-wrap:anywhere;margin:2px 0 0}
.written{display:grid;gap:10px}
.written h3{margin:0;font-size:15px;color:var(--muted);font-weight:500}
.written .by{color:var(--muted);font-size:14px}
.written .part{border-top:1px solid var(--line);padding-top:10px}
.form .from-before{color:var(--muted);font-size:15px;margin:0}
.report-tasks .form{max-width:none;gap:10px}
.report-tasks .form textarea{min-height:84px}
.report-tasks .form textarea[name=progress]{min-height:120px}
.form textarea{font:inherit;font-size:17px;line-height:1.5;color:var(--text);background:var(--ground);border:1px solid var(--track);border-radius:8px;padding:8px 12px;width:100%;resize:vertical}
.theirs{border:2px solid var(--yellow);border-radius:8px;padding:10px 14px}
.theirs p{white-space:pre-line;overflow-wrap:anywhere}
.dispute{border-left:4px solid var(--red);padding:2px 0 2px 10px;font-weight:600}
.asks-of{border:1px solid var(--line);border-radius:10px;padding:10px 16px;margin:14px 0;font-size:15px;color:var(--muted);background:var(--card)}
.asks-of b{color:var(--text)}
.two-ways{display:grid;gap:14px;grid-template-columns:repeat(auto-fit,minmax(min(100%,340px),1fr));margin-top:16px;align-items:start}
.two-ways .form{max-width:none;margin:0}
.two-ways h2{margin:0 0 2px;font-size:19px}
.judged{margin:10px 0;padding:0;list-style:none;display:grid;gap:8px}
.file-notes{border:2px solid var(--yellow);border-radius:10px;padding:12px 18px;margin:14px 0}
.file-notes ul{margin:6px 0 0;padding:0 0 0 1.2em}
.file-notes li{overflow-wrap:anywhere;white-space:pre-line}
.paragraphs{display:grid;gap:14px;margin:14px 0 0;padding:0;list-style:none}
.paragraphs .reads{white-space:pre-line;margin:0}
.paragraphs .reads b{font-weight:700;border-bottom:2px solid var(--blue)}
.paragraphs .remarked{color:var(--muted);font-size:15px;margin:6px 0 0}
.paragraphs summary{cursor:pointer;color:var(--blue);font-weight:600;min-height:40px;display:inline-flex;align-items:center}
.paragraphs .form{max-width:none}
.paragraphs .fields{color:var(--muted);font-size:14px;overflow-wrap:anywhere;margin:0}
@media (max-width:760px){.beside{grid-template-columns:minmax(0,1fr)}.round-counts{gap:6px}.round-counts li{padding:4px 10px}.round-counts b{font-size:19px}}
`
