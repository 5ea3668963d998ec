// A piece of somebody's sheet with one cell marked.

export const cellStyles = `
.around{margin-top:16px}
.around table{width:auto}
.around th,.around td{border:1px solid var(--line);padding:6px 12px;max-width:24em;white-space:normal;overflow-wrap:anywhere}
.around th{background:var(--ground);text-align:center}
.around .asked{outline:3px solid var(--blue);outline-offset:-2px;font-weight:700}
.around .asked mark{border:0}
.around .gap th{font-weight:400;text-align:center;border-left:0;border-right:0;color:var(--muted);padding:2px}
.withheld{color:var(--muted)}
`
