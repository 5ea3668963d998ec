// How sending looks: what waits, where a file is dropped, how far it is.
export const sendStyles = `
`
