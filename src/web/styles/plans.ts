// How the pages of plans look: lists with a tally, tasks with their targets.
export const planStyles = `
.plans th[scope=row]{min-width:260px;color:var(--text)}
.plans th small{display:block;color:var(--muted);font-weight:400}
.quiet{text-decoration:none;color:inherit}
.tasks td.wrap{min-width:300px}
.tasks td.people{min-width:150px;white-space:normal}
.tasks li+li{margin-top:6px}
.tasks li small{display:block;color:var(--muted)}
.downloads{display:flex;flex-wrap:wrap;gap:8px 14px;margin:14px 0}
`
