// How the desk's pages call a cell: as its sheet does.
export { addressOf, columnLetters } from '../ingest/addresses.ts'
