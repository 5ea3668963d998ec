// How a page of the documentation looks: text at a width that reads, tables and listings that scroll.
export const helpStyles = `
.doc{max-width:860px;line-height:1.7;margin-top:14px}
.doc h2{margin-top:30px}
.doc h3{font-size:19px;margin:22px 0 6px}
.doc p,.doc ul,.doc ol,.doc pre,.doc .scroll{margin:10px 0}
.doc ul{list-style:disc;padding-left:1.4em}
.doc ol{list-style:decimal;padding-left:1.6em}
.doc li{margin:4px 0}
.doc img{max-width:100%;height:auto;border:1px solid var(--line);border-radius:8px}
.doc pre{overflow-x:auto;white-space:pre}
.doc pre code{background:none;padding:0}
.doc th,.doc td{white-space:normal;min-width:7em}
.doc :target{background:color-mix(in srgb,var(--yellow) 22%,var(--ground))}
.docs-list{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,320px),1fr));gap:8px 16px}
.docs-list a{display:block;padding:8px 0;min-height:44px}
.hits{display:grid;gap:12px}
.hits p{color:var(--muted);font-size:15px;overflow-wrap:anywhere}
`
