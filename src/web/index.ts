// Pages and wall messages as strings. Everything is escaped; the only inline style and script carry the frame's nonce.

export type { DraftSummary } from './desk/summary.ts'
export { FONT_FOLDER, fontCss, fontFiles } from './fonts.ts'
export type { Assets, Frame } from './frame.ts'
export { type ChannelsInput, renderChannels } from './pages/channels.tsx'
export { type DeedsInput, renderDeeds } from './pages/deeds.tsx'
export { type DueCalendarInput, renderDueCalendar } from './pages/due-calendar.tsx'
export { type HealthInput, renderHealth } from './pages/health.tsx'
export { type HoldsInput, renderHolds } from './pages/holds.tsx'
export { type HomeInput, renderHome } from './pages/home.tsx'
export { type InboxInput, renderInbox } from './pages/inbox.tsx'
export { type IndicatorInput, renderIndicator } from './pages/indicator.tsx'
export { type MeInput, renderMe } from './pages/me.tsx'
export { type NarrativesInput, renderNarratives } from './pages/narratives.tsx'
export type { PairingInput } from './pages/pairing.tsx'
export { renderPairing } from './pages/pairing.tsx'
export { type PeopleInput, renderPeople } from './pages/people.tsx'
export { type PreviewInput, renderPreview } from './pages/preview.tsx'
export { type ProblemInput, renderProblem, renderProblemCatalogue } from './pages/problem.tsx'
export { type ReviewInput, renderReview } from './pages/review.tsx'
export { type ReviewsInput, renderReviews } from './pages/review-list.tsx'
export { type RulesInput, type RuleYearInput, renderRules, renderRuleYear } from './pages/rules.tsx'
export { renderScreens, type ScreensInput } from './pages/screens.tsx'
export { renderSend, type SendInput } from './pages/send.tsx'
export { renderSignIn, type SignInInput } from './pages/sign-in.tsx'
export { renderSlip, type SlipInput } from './pages/slip.tsx'
export {
  type ListedSlip,
  renderSlipList,
  type SlipListInput,
  type SlipsAsked,
  slipsHref,
} from './pages/slip-list.tsx'
export { type NewSlipInput, renderNewSlip, type WrittenSlip } from './pages/slip-new.tsx'
export { renderSlipPrint } from './pages/slip-print.tsx'
export { renderTask, type TaskInput } from './pages/task.tsx'
export { renderUpload, renderUploads, type UploadInput, type UploadsInput } from './pages/uploads.tsx'
export { RELEASE_HEADER } from './wall/keep-message.ts'
export type { ClockMessage, WallMessage, WallTileHtml } from './wall/message.ts'
export { PAPERS, type Paper, renderPrint } from './wall/print.tsx'
export { clockMessage, keepsPicture, pictureVersion, renderWall, wallMessage } from './wall/render.tsx'
export type { PairingMessage, ScreenReport, SteerMessage } from './wall/screen-message.ts'
