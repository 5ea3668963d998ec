// How a draft looks as its own sheet: marks, tabs, the cell that is looked at.
export const sheetStyles = `
`
