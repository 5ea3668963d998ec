// How an embed looks inside a page that is not ours: nothing but what is shown, as wide as the frame, on a ground of its own: the other
// page may be light where its reader's machine is dark.
export const embedStyles = `
:root{color-scheme:light dark}
body.embed{background:var(--ground);padding:8px;font-size:15px;line-height:1.45;color:var(--text)}
.embed h1{font-size:17px;font-weight:700;line-height:1.35}
.embed .lead{color:var(--muted);font-size:13px;margin-top:2px}
.embed .counts{display:flex;flex-wrap:wrap;gap:2px 14px;margin:6px 0 10px;font-size:14px}
.embed .counts .state{display:inline-flex;align-items:center;gap:.35em;color:var(--light);font-weight:700}
.embed .gauges{display:grid;gap:10px;grid-template-columns:repeat(auto-fill,minmax(min(230px,100%),1fr))}
.embed .gauges.one{grid-template-columns:minmax(0,420px)}
.embed .gauges a{display:block;border-radius:12px;text-decoration:none}
.embed .gauges a:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
.embed .gauges svg{width:100%;height:auto}
.embed .more{margin-top:8px;font-size:13px;color:var(--muted)}
.embed .more a{color:var(--blue)}
.embed .more button{font:inherit;color:var(--blue);background:none;border:0;padding:0 2px;margin-left:6px;text-decoration:underline;cursor:pointer}
.embed .more button[aria-pressed=true]{font-weight:700;text-decoration:none}
.embed :is(a,button):focus-visible{outline:3px solid var(--blue);outline-offset:2px}
.embed .past{background:var(--yellow);color:var(--card);font-weight:700;border-radius:8px;padding:4px 10px;margin-bottom:8px;font-size:13px}
`

/** The page on which the lines are written that bring an embed into another page. */
export const snippetStyles = `
.snippet{display:grid;gap:6px;margin-top:18px}
.snippet textarea{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:14px;color:var(--text);background:var(--ground);border:1px solid var(--track);border-radius:8px;padding:10px 12px;width:100%;min-height:84px;resize:vertical}
.trial{border:1px dashed var(--track);border-radius:12px;padding:10px;margin-top:10px;max-width:100%;overflow:auto}
.trial iframe{border:0;max-width:100%}
`
