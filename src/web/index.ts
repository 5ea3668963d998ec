// Pages and wall messages as strings. Everything is escaped; the only inline style and script carry the frame's nonce.

export { fontCss, fontFiles } from './fonts.ts'
export type { Assets, Frame } from './frame.ts'
export { type HealthInput, renderHealth } from './pages/health.tsx'
export { type HomeInput, renderHome } from './pages/home.tsx'
export { type IndicatorInput, renderIndicator } from './pages/indicator.tsx'
export { type ProblemInput, renderProblem } from './pages/problem.tsx'
export { renderProblemCatalogue } from './pages/problem-catalogue.tsx'
export type { ClockMessage, WallMessage, WallTileHtml } from './wall/message.ts'
export { PAPERS, type Paper, renderPrint } from './wall/print.tsx'
export { clockMessage, pictureVersion, renderWall, wallMessage } from './wall/render.tsx'
