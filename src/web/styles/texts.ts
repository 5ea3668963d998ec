// How what people write looks: narratives in their three parts, comments of leaders, and the form for a month.
export const textStyles = `
.asked{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:baseline;margin:14px 0 4px}
.tasks{display:grid;gap:14px;margin-top:14px}
.tasks>li{scroll-margin-top:10px}
.tasks .head{display:flex;flex-wrap:wrap;gap:4px 14px;align-items:baseline;justify-content:space-between}
.tasks .head b{font-size:17px}
.tasks .words{margin:2px 0 8px}
.owes{font-weight:700;white-space:nowrap}
.owes.owed{color:var(--red)}
.owes.written{color:var(--green)}
.owes.open{color:var(--muted)}
.texts-of{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:0 18px}
.texts{display:grid;gap:12px}
.tasks .texts{margin-top:10px}
.tasks .texts:empty{display:none}
.text{border-left:3px solid var(--track);padding:2px 0 2px 14px}
.text.comment{border-left-color:var(--blue)}
.text .by{color:var(--muted);font-size:15px}
.text .claim{font-weight:700;color:var(--text)}
.text dt{font-weight:600;font-size:15px;margin-top:6px}
.text dd,.text p.said{white-space:pre-line;overflow-wrap:anywhere}
.waits{display:inline-block;border:1px solid var(--yellow);border-radius:6px;padding:0 8px;color:var(--text);font-size:14px;margin-left:.5em}
.text details{margin-top:6px}
.text summary,.write summary{cursor:pointer;min-height:44px;display:inline-flex;align-items:center;color:var(--blue);font-weight:600}
.text summary::before,.write summary::before{content:"▸";margin-right:.4em}
.text [open]>summary::before,.write[open]>summary::before{content:"▾"}
.write{margin-top:8px}
.write summary{padding:0 6px;margin:0 -6px 6px}
.write .form,.comments .form{max-width:none}
.form textarea{font:inherit;font-size:17px;line-height:1.5;color:var(--text);background:var(--ground);border:1px solid var(--track);border-radius:8px;padding:8px 12px;width:100%;min-height:92px;resize:vertical}
.form textarea[name=progress]{min-height:140px}
.form .pair{display:grid;gap:14px;grid-template-columns:repeat(auto-fit,minmax(260px,1fr))}
.form .tick{line-height:1.4}
.write .button,.comments .button{justify-self:start}
`
