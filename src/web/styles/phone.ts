// A wall on a phone is a column to scroll: a phone hangs on no wall.

export const phoneStyles = `
@media (max-width:640px){
:root{--u:.6px}
html,body{height:auto}
body.wall{overflow:visible;cursor:auto;padding:16px 12px;gap:12px}
.head{flex-direction:column;align-items:stretch;gap:10px}
.head h1,.head h1:not(.s1){font-size:24px}
.head .sub{font-size:15px;flex-wrap:wrap}
.tally{flex-wrap:wrap;justify-content:flex-start;order:0;padding:6px 4px;border-radius:10px}
.tally li{border:0;padding:4px 10px}
.tally b{font-size:24px}
.tally span{font-size:14px}
.clock{display:none}
.pages{flex:none}
.page,.page[hidden]{position:static;display:block!important;margin-bottom:12px}
.page[data-title]::before{content:attr(data-title);display:block;font-size:18px;font-weight:600;margin:8px 0}
.grid{height:auto;display:flex;flex-direction:column;gap:12px;--t:.62px;--unit:15px}
.grid .tile[hidden]{display:grid!important}
.page .tile{padding:12px 14px;row-gap:8px}
.tile .name,.tile .name.s2,.tile .name.s3{font-size:18px;line-height:1.3}
.stacked .goal,.stacked .rest{text-align:left}
.status,.status.s2{font-size:19px}
.goal,.goal.s2,.goal.s3,.goal.s4{font-size:17px;line-height:1.4}
.goal .label{font-size:15px}
.gap,.rest,.gap.s2,.rest.s2,.gap.s3,.rest.s3{font-size:16px;line-height:1.4}
.goal,.gap,.rest{white-space:normal}
.foot,.foot .unit.s2,.foot .unit.s3{font-size:14px}
.foot{flex-wrap:wrap;white-space:normal}
.foot .demo{font-size:13px}
.bottom{display:block}
.strip{font-size:16px;line-height:1.4;padding:6px 12px;white-space:normal;margin-bottom:10px}
.base{font-size:14px;flex-direction:column;align-items:flex-start}
.base .demo{margin-left:0}
.nothing{font-size:18px;padding:40px 0}
}
`
