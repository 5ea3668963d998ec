// How years stand below and beside each other.
export const yearsStyles = `
.years tr.here>*{background:var(--line)}
.years td small,.years th small{display:block;color:var(--muted);font-weight:400}
.years.sides th[scope=row]{min-width:220px;position:sticky;left:0;background:var(--card);color:var(--text)}
.years.sides td{min-width:128px;vertical-align:top}
.years.sides a.quiet{display:block}
`
