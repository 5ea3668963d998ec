// How the page of beginning looks: numbered cards, the next one marked.
export const beginStyles = `
.begin-count{margin:14px 0 10px}
.begin{display:grid;gap:12px;list-style:none;padding:0;margin:0}
.begin li{display:grid;grid-template-columns:44px minmax(0,1fr);gap:14px}
.begin h2{margin:0 0 4px;display:flex;flex-wrap:wrap;gap:4px 14px;align-items:baseline}
.begin .state,.begin-open{font-size:15px;font-weight:600}
.begin-open{color:var(--muted)}
.begin .next{border-color:var(--blue);border-width:2px}
.begin .next .begin-open{color:var(--blue)}
.begin-number{width:40px;height:40px;border-radius:50%;display:grid;place-items:center;font-weight:700;font-size:19px;border:2px solid var(--track);color:var(--muted)}
.begin .next .begin-number{background:var(--blue);border-color:var(--blue);color:var(--card)}
.begin .months{margin:2px 0 -10px}
.begin .months a{display:inline-flex;align-items:center;min-height:44px}
.begin-away{max-width:760px;margin-top:12px}
.begin-away .danger{justify-self:start;color:var(--red);border-color:var(--red)}
`
