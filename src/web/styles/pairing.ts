// How a screen looks that waits to be let in: one code that can be read from the back of the room.
import { baseStyles, DARK_VARIABLES } from './base.ts'

export const pairingStyles = `${baseStyles}
.theme-dark{${DARK_VARIABLES};color-scheme:dark}
html,body{height:100%}
body.pairing{overflow:hidden;cursor:none;--u:calc(100vmin / 1080)}
[hidden]{display:none!important}
main.pairing{min-height:100%;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:calc(44*var(--u));padding:calc(40*var(--u));text-align:center}
h1{display:grid;gap:calc(6*var(--u));font-size:calc(52*var(--u));line-height:1.25;font-weight:700}
h1 span+span{font-size:calc(34*var(--u));font-weight:500;color:var(--muted)}
main[data-state=ended] h1 span:first-child{color:var(--yellow)}
.code{background:var(--card);border:calc(3*var(--u)) solid var(--line);border-radius:calc(28*var(--u));padding:calc(18*var(--u)) calc(60*var(--u))}
.code:has(b:empty){display:none}
.code b{display:block;font-family:ui-monospace,"DejaVu Sans Mono","Noto Sans Mono",Menlo,Consolas,monospace;font-size:min(calc(230*var(--u)),17vw);line-height:1.2;font-weight:700;letter-spacing:.08em;margin-right:-.08em;color:var(--text);white-space:nowrap}
.how p,.after p,.none p{font-size:calc(34*var(--u));line-height:1.45}
.how p+p:not(.address),.after p+p,.none p+p{font-size:calc(26*var(--u));color:var(--muted)}
.how .address{font-size:calc(46*var(--u));font-weight:700;color:var(--blue);margin-top:calc(14*var(--u));overflow-wrap:anywhere}
.after p{color:var(--muted);font-size:calc(30*var(--u))}
`
