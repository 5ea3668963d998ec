// How desk pages look: light, dark where the reader's system is, comfortable on a phone, fit to be printed.
import { FONTS } from '../../charts/index.ts'
import { baseStyles, DARK_VARIABLES, LIGHT_VARIABLES } from './base.ts'

export const pageStyles = `${baseStyles}
[hidden]{display:none!important}
:root{${LIGHT_VARIABLES};color-scheme:light;--t:1px}
@media (prefers-color-scheme:dark){:root{${DARK_VARIABLES};color-scheme:dark}}
body{font-size:17px;line-height:1.6}
a{color:var(--blue)}
.skip{position:absolute;left:-999px}
.skip:focus{left:12px;top:8px;background:var(--card);padding:6px 12px;z-index:9}
.top{background:var(--card);border-bottom:1px solid var(--line)}
.top .row{max-width:1180px;margin:0 auto;padding:4px 20px;display:flex;align-items:center;gap:0 18px;flex-wrap:wrap}
.places-of-all{display:flex;flex-wrap:wrap;gap:0 4px}
.places-of-all a{padding:8px 9px;min-height:44px;display:flex;align-items:center;text-decoration:none;color:var(--text);border-bottom:3px solid transparent;white-space:nowrap}
.places-of-all a:hover{color:var(--blue)}
.places-of-all [aria-current]{font-weight:700;border-bottom-color:var(--blue)}
.top .own{display:flex;flex-wrap:wrap;align-items:center;gap:4px 16px;margin-left:auto}
.top .own a{padding:8px 0}
.foot-of-all{max-width:1180px;margin:0 auto;padding:0 20px 30px;display:flex;flex-wrap:wrap;gap:4px 22px;font-size:15px;color:var(--muted)}
.foot-of-all a{padding:8px 0;color:inherit}
.ways{display:flex;flex-wrap:wrap;gap:8px 10px;margin-top:10px}
.ways a{padding:8px 16px;min-height:44px;display:inline-flex;align-items:center;background:var(--card);border:1px solid var(--track);border-radius:8px;text-decoration:none}
.top .brand{font-weight:700;font-size:22px;text-decoration:none;color:var(--text)}
.open-slips{display:flex;flex-wrap:wrap;gap:4px 22px;margin:6px 0}
.unread b{background:var(--red);color:var(--card);border-radius:99px;padding:1px 8px;font-size:14px}
main{max-width:1180px;margin:0 auto;padding:22px 20px 60px}
h1{font-size:30px;line-height:1.3;font-weight:700}
h2{font-size:21px;line-height:1.4;margin:34px 0 12px}
h3{font-size:17px;margin:0 0 6px}
.lead+.card,.lead+.notices,.refused+.notices,h1+.card,h1+ul+.card,datalist+.card,.scroll+.form,.empty+.form,.empty+.facts{margin-top:16px}
th a{color:inherit}
th[aria-sort=ascending] a::after{content:" ▲"}
th[aria-sort=descending] a::after{content:" ▼"}
.lead{color:var(--muted);margin-top:4px}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:18px 20px}
.look{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;margin:0 0 16px;font-size:15px;color:var(--muted)}
.look form{display:flex;flex-wrap:wrap;gap:8px 14px;align-items:center}
.look label{display:flex;gap:.5em;align-items:center}
.look input,.look select,.look button{font:inherit;color:var(--text);background:var(--card);border:1px solid var(--track);border-radius:8px;padding:5px 10px;min-height:38px}
.look button{cursor:pointer;font-weight:600}
@supports selector(:has(*)){.look form:not(:has(option[value=other-day]:checked)) .known-by{display:none}}
.back{display:flex;flex-wrap:wrap;gap:2px 18px;align-items:baseline;background:var(--yellow);color:var(--card);padding:8px 14px;border-radius:8px;margin:0 0 14px}
.back a{color:inherit}
.lossy-note{background:#7a1410;color:#fff;border-radius:8px;padding:8px 14px;margin:14px 0;font-weight:600}
.lossy-note a{color:#fff}
.resting-note{color:var(--muted);font-size:14px;margin:10px 0}
.demo-note{border:2px solid var(--text);border-radius:8px;padding:6px 14px;margin:14px 0;font-weight:600}
.boards{display:grid;grid-template-columns:repeat(auto-fill,minmax(340px,1fr));gap:14px}
.board{display:flex;flex-direction:column;gap:8px;text-decoration:none;color:inherit}
.board:hover{border-color:var(--blue)}
.board b{font-size:19px;line-height:1.35}
.months{display:flex;flex-wrap:wrap;gap:6px 14px}
.counts{display:flex;flex-wrap:wrap;gap:4px 16px;font-size:15px}
.counts li{display:flex;align-items:center;gap:.35em;white-space:nowrap}
.counts .icon{color:var(--light)}
.bar{display:flex;height:8px;border-radius:4px;overflow:hidden;gap:2px}
.state{display:inline-flex;align-items:center;gap:.35em;color:var(--light);font-weight:700;white-space:nowrap}
.facts dt{color:var(--muted);font-size:15px}
.facts dd{font-size:19px;margin-bottom:10px;font-weight:500}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:4px 24px}
.facts .wide{grid-column:1/-1}
.facts .wide dd{font-size:17px;font-weight:400}
section.task{margin:14px 0 18px}
.people{display:flex;flex-wrap:wrap;gap:6px 30px;margin-top:10px;font-size:15px}
.people dt{color:var(--muted)}
mark{background:none;color:inherit;font-weight:700;border-bottom:3px solid var(--blue)}
.strip12{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);gap:4px}
.strip12 li{background:var(--card);border:1px solid var(--line);border-top:6px solid var(--light,var(--line));border-radius:6px;padding:6px 2px;text-align:center;font-size:14px;line-height:1.35;min-width:0}
.strip12 .icon{margin:2px auto;color:var(--light);width:1.3em;height:1.3em}
.strip12 b{display:block;font-weight:500}
.chart svg{width:100%;height:auto}
.tight{display:none}
.keys{display:flex;flex-wrap:wrap;gap:4px 22px;font-size:15px;color:var(--muted)}
.keys li{display:flex;align-items:center;gap:.5em}
.keys svg{width:34px;height:14px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:15px}
th,td{text-align:left;padding:7px 12px 7px 0;border-bottom:1px solid var(--line);vertical-align:top;white-space:nowrap}
th{color:var(--muted);font-weight:500}
td.number,th.number{text-align:right}
td small{display:block;color:var(--muted);font-size:13px}
td.wrap{white-space:normal;min-width:180px}
tr.old td{color:var(--muted)}
tr.gone td{color:var(--muted);text-decoration:line-through}
tr.gone td:last-child{text-decoration:none}
.sum{font-family:ui-monospace,"SF Mono",Menlo,Consolas,${"'Noto Sans SC Variable'"},monospace;font-size:15px}
.sum td{white-space:normal}
.conclusion{font-size:19px;font-weight:600}
.faults td{white-space:normal}
code,.code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.92em;background:var(--ground);border-radius:5px;padding:1px 6px;overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--ground);border-radius:8px;padding:12px 14px;font-size:14px;line-height:1.5;margin-top:8px}
.bottom{max-width:1180px;margin:0 auto;padding:0 20px 40px;color:var(--muted);font-size:15px}
.dial{position:relative;width:calc(284*var(--t))}
.dial svg{overflow:visible}
.dial .value{position:absolute;left:0;right:0;bottom:0;display:flex;align-items:baseline;justify-content:center;gap:.1em;font-size:calc(66*var(--t));line-height:.86;white-space:nowrap}
.dial .value b{font-weight:700}
.dial .value span:not(.sr){font-size:max(.42em,calc(20*var(--t)));color:var(--muted)}
.dial .value.s2{font-size:calc(58*var(--t))}.dial .value.s3{font-size:calc(50*var(--t))}.dial .value.s4{font-size:calc(43*var(--t))}.dial .value.s5{font-size:calc(36*var(--t))}.dial .value.s6{font-size:calc(28*var(--t))}
.dial .value.over{flex-direction:column-reverse;align-items:center}
.dial .value.over span:not(.sr){font-size:calc(22*var(--t));line-height:1}
.travel{color:var(--muted)}
.travel.better{color:var(--green)}
.travel.worse{color:var(--red)}
@media (max-width:760px){
body{font-size:16px}
h1{font-size:25px}
main{padding:16px 14px 50px}
.top .row{padding:4px 14px 0;justify-content:space-between}
.places-of-all{order:3;flex:1 0 calc(100% + 28px);flex-wrap:nowrap;overflow-x:auto;margin:0 -14px;padding:0 10px;border-top:1px solid var(--line)}
.boards{grid-template-columns:minmax(0,1fr)}
.strip12{grid-auto-flow:row;grid-template-columns:repeat(4,minmax(0,1fr))}
.chart{padding:12px 10px}
.stack thead{position:absolute;clip-path:inset(50%)}
.stack tr{display:grid;gap:2px;padding:10px 0;border-bottom:1px solid var(--line)}
.stack tr:last-child{border-bottom:0}
.stack td{display:flow-root;padding:0;border:0;white-space:normal;text-align:left;overflow-wrap:anywhere}
.stack td.number{text-align:left;font-weight:600}
.stack td:empty{display:none}
.stack td[data-label]{padding-left:7.3em}
.stack td[data-label]::before{content:attr(data-label);float:left;width:6.5em;margin-left:-7.3em;color:var(--muted);font-weight:400;font-family:${FONTS}}
.scroll th[scope=row],.scroll th[scope=row]+td:last-child{white-space:normal}
.roomy{display:none}
.tight{display:block}
}
@media print{.top,.look,.skip,.foot-of-all{display:none}main{max-width:none;padding:0}.card{break-inside:avoid}}
`
