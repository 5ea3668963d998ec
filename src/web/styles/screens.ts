// How the administrators' page of screens looks: one card a screen, thumbs can hit everything.
export const screensStyles = `
.letin{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:14px;margin-top:16px}
.letin h2{margin:0}
.letin .form{max-width:none}
.form .typed-code{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:28px;letter-spacing:.12em;text-transform:uppercase}
.codes{display:grid;gap:8px;margin-top:10px}
.codes li{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:baseline}
.codes b{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:24px;letter-spacing:.1em}
.codes span{color:var(--muted);font-size:15px}
.screens{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,460px),1fr));gap:14px;margin-top:14px}
.screen{display:flex;flex-direction:column;gap:14px;scroll-margin-top:14px}
.screen:target{border-color:var(--blue);box-shadow:0 0 0 1px var(--blue)}
.screen-head{display:flex;flex-wrap:wrap;justify-content:space-between;gap:4px 16px;align-items:baseline}
.screen-head h3{margin:0;font-size:20px;overflow-wrap:anywhere}
.screen-facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(126px,1fr));gap:10px 18px}
.screen-facts .wide{grid-column:1/-1}
.screen-facts dt{color:var(--muted);font-size:14px;line-height:1.4}
.screen-facts dd{font-size:16px;line-height:1.4;font-weight:500;overflow-wrap:anywhere}
.screen-facts .note{display:block;font-weight:600;font-size:15px;color:var(--yellow)}
.screen-show{display:flex;flex-wrap:wrap;gap:10px;align-items:end}
.screen-show label{display:grid;gap:2px;font-size:14px;color:var(--muted);flex:1 1 150px}
.screen-show select,.screen-tell input{font:inherit;font-size:16px;color:var(--text);background:var(--ground);border:1px solid var(--track);border-radius:8px;padding:5px 10px;min-height:40px;width:100%;min-width:0}
.screen-tell,.screen-tell form{display:flex;flex-wrap:wrap;gap:8px}
.screen-tell input{width:92px}
.screen-tell form{flex:1 1 auto}
.screen-tell .button{flex:1 1 auto;padding:3px 10px;white-space:nowrap}
.screen-tell input{flex:1 1 74px}
.screen .button.small{min-height:40px}
.screen-end summary{cursor:pointer;color:var(--muted);font-size:15px;min-height:30px}
.screen-end form{margin-top:8px}
.button.danger{border-color:var(--red);color:var(--red)}
.byaddress{margin-top:30px}
.byaddress summary{cursor:pointer;color:var(--muted)}
.byaddress .card{margin-top:12px}
`
