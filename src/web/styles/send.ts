// How sending looks: what waits, where a file is dropped, how far it is.
export const sendStyles = `
.waiting{margin:16px 0}
.waiting h2{margin:0 0 2px}
.waiting ul{display:grid}
.waiting li{display:flex;flex-wrap:wrap;gap:2px 18px;align-items:center;padding:10px 0;border-top:1px solid var(--line)}
.waiting ul{margin-top:10px}
.waiting li a{font-weight:600;min-height:34px;display:inline-flex;align-items:center;overflow-wrap:anywhere}
.waiting li .lead{margin:0;font-size:15px;flex:1 1 260px}
.sending-place{margin-top:18px;display:grid;gap:12px}
.sending-place:empty{display:none}
.sending{border:2px solid var(--blue);padding:22px 24px}
.sending h2{margin:0 0 14px;overflow-wrap:anywhere}
.sending .button{margin-top:16px}
.steps{display:grid;gap:10px}
.steps>div{display:grid;grid-template-columns:8.5em minmax(0,1fr);align-items:center}
.steps dt{color:var(--muted)}
.steps dd{font-weight:500;display:flex;flex-wrap:wrap;gap:4px 14px;align-items:center}
progress{appearance:none;border:0;height:12px;width:min(320px,100%);border-radius:6px;overflow:hidden;background:var(--line)}
progress::-webkit-progress-bar{background:var(--line)}
progress::-webkit-progress-value{background:var(--blue)}
progress::-moz-progress-bar{background:var(--blue)}
body[data-drop]::after{content:attr(data-drop);position:fixed;inset:12px;z-index:20;display:grid;place-items:center;border:4px dashed var(--blue);border-radius:16px;background:var(--card);opacity:.94;color:var(--blue);font-size:26px;font-weight:700;pointer-events:none}
#send[hidden]{display:none}
@media (max-width:600px){.steps>div{grid-template-columns:minmax(0,1fr)}}
`
