// How the search box looks, and the list under it.
export const searchStyles = `
.seek{position:relative;flex:1 1 150px;min-width:130px;max-width:280px}
.seek form{position:relative}
.seek input{font:inherit;font-size:15px;width:100%;min-height:36px;color:var(--text);background:var(--ground);border:1px solid var(--track);border-radius:8px;padding:4px 30px 4px 12px}
.seek input::placeholder{color:var(--muted);opacity:1}
.seek .slash{position:absolute;right:8px;top:50%;transform:translateY(-50%);font:inherit;font-size:13px;line-height:1.5;color:var(--muted);border:1px solid var(--track);border-radius:4px;padding:0 6px;pointer-events:none}
.seek input:focus+.slash,.seek input:not(:placeholder-shown)+.slash{display:none}
.seek [role=listbox]{position:absolute;z-index:8;top:calc(100% + 6px);right:0;width:min(520px,calc(100vw - 28px));max-height:70vh;overflow:auto;background:var(--card);border:1px solid var(--track);border-radius:10px;box-shadow:0 8px 28px rgb(0 0 0/.22);padding:6px}
.seek [role=option]{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 12px;padding:7px 10px;border-radius:7px;cursor:pointer}
.seek [aria-selected=true]{background:var(--ground);outline:2px solid var(--blue);outline-offset:-2px}
.seek [role=option] b{font-weight:600;overflow-wrap:anywhere}
.seek [role=option] i{font-style:normal;font-size:13px;color:var(--muted);align-self:center}
.seek [role=option] small{grid-column:1/-1;font-size:14px;color:var(--muted);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.seek [role=status]{padding:8px 10px;font-size:15px;color:var(--muted)}
.hits li{padding:10px 0;border-bottom:1px solid var(--line)}
.hits li:last-child{border-bottom:0}
.hits p{color:var(--muted);font-size:15px;overflow-wrap:anywhere;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}
@media (max-width:760px){.seek{order:2;flex:1 0 100%;max-width:none;margin:2px 0 8px}.seek input{min-height:44px;font-size:16px}.seek .slash{display:none}}
@media print{.seek{display:none}}
`
