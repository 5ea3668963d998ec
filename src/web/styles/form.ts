// How forms look: fields one under the other, wide enough to be hit, their words above them.
export const formStyles = `
.form{display:grid;gap:14px;max-width:520px}
.form.wide{max-width:none;grid-template-columns:repeat(auto-fill,minmax(190px,1fr));align-items:end}
.form label{display:grid;gap:4px;font-size:15px;color:var(--muted)}
.form input,.form select{font:inherit;font-size:17px;color:var(--text);background:var(--ground);border:1px solid var(--track);border-radius:8px;padding:8px 12px;min-height:44px;width:100%}
.fault{color:var(--red);font-weight:600}
.form [aria-invalid]{border-color:var(--red);border-width:2px}
.form fieldset{border:1px solid var(--line);border-radius:8px;padding:10px 14px;display:grid;gap:6px}
.form legend{font-size:15px;color:var(--muted);padding:0 6px}
.form .tick{display:flex;gap:.6em;align-items:center;color:var(--text);font-size:16px;min-height:30px}
.form .tick input{width:20px;min-height:20px;height:20px;flex:none}
.button{font:inherit;font-weight:600;color:var(--text);background:var(--card);border:1px solid var(--track);border-radius:8px;padding:8px 18px;min-height:44px;cursor:pointer;text-decoration:none;display:inline-flex;align-items:center;justify-content:center}
.button.main{background:var(--blue);border-color:var(--blue);color:var(--card)}
.button.small{min-height:34px;padding:3px 12px;font-size:15px}
.button:hover{border-color:var(--blue)}
.narrow{max-width:470px;margin:6vh auto 0}
.narrow .card{margin-top:16px}
.refused{border:2px solid var(--red);border-radius:8px;padding:10px 14px;margin:0 0 4px;font-weight:600}
.once{border:2px solid var(--green);border-radius:12px;padding:14px 20px;margin:16px 0}
.once code{font-size:19px;user-select:all}
.or{display:flex;align-items:center;gap:12px;color:var(--muted);font-size:15px;margin:14px 0}
.or::before,.or::after{content:"";flex:1;border-top:1px solid var(--line)}
.inline{display:inline}
.person{padding:14px 0;border-bottom:1px solid var(--line)}
.person:last-child{border-bottom:0}
.person summary{cursor:pointer;display:flex;flex-wrap:wrap;gap:4px 18px;align-items:baseline}
.person summary::before{content:"▸";color:var(--muted)}
.person[open] summary::before{content:"▾"}
.person summary b{font-size:19px}
.person form{margin-top:12px}
.away{color:var(--muted);text-decoration:line-through}
.actions{display:flex;flex-wrap:wrap;gap:10px;margin-top:12px}
.deeds td{white-space:normal;overflow-wrap:anywhere}
@media (min-width:761px){.deeds td:nth-child(4){white-space:nowrap}}
.deeds td:first-child,.deeds td:nth-child(2){white-space:nowrap}
.hash{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:14px;overflow-wrap:anywhere}
@media print{.form,.button{display:none}}
`
