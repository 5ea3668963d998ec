// The web application: plugins and routes in one list, given the world it works on.
import { dirname, join } from 'node:path'
import rateLimit from '@fastify/rate-limit'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { toJson } from '../core/decimal.ts'
import { Problem } from '../core/problem.ts'
import { openEvidenceDesk } from '../desk/evidence.ts'
import { openReviews } from '../desk/reviews.ts'
import { keepScreenReports } from '../live/screen-reports.ts'
import { keepScreens } from '../live/screens.ts'
import { slipsOfWalls } from '../live/slips-of-walls.ts'
import { keepSteering } from '../live/steering.ts'
import { keepUnread } from '../live/unread.ts'
import { keepWalls } from '../live/walls.ts'
import { openOfficeTemplates } from '../reports/office-templates.ts'
import type { App, HttpDeps } from './deps.ts'
import { openPlanDesk } from './draft-desk.ts'
import { pageFrame } from './page-frame.ts'
import { compressAnswers } from './plugins/compression.ts'
import { documentApi } from './plugins/documentation.ts'
import { shareWithEmbedders } from './plugins/embedding.ts'
import { guardHeaders, guardUnread } from './plugins/headers.ts'
import { keepLanguage } from './plugins/language.ts'
import { leadToDays } from './plugins/looking-back.ts'
import { guardWrites } from './plugins/origin.ts'
import { warnOfProxies } from './plugins/proxies.ts'
import { guardRights } from './plugins/rights.ts'
import { lookForSilence } from './plugins/silenced.ts'
import { endSlowLines, HEAD_MS } from './plugins/slow.ts'
import { takeTurnsForSlowPages } from './plugins/slow-pages.ts'
import { countUnread } from './plugins/unread.ts'
import { answerFailure, handleProblems, problemCatalogueRoutes } from './problem-handler.ts'
import { adminRoutes } from './routes/admin.ts'
import { alertChannelRoutes } from './routes/alert-channels.ts'
import { alertHandRoutes } from './routes/alert-hands.ts'
import { alertRuleRoutes } from './routes/alert-rules.ts'
import { alertRoutes } from './routes/alerts.ts'
import { areaRoutes } from './routes/areas.ts'
import { assetRoutes, loadAssets } from './routes/assets.ts'
import { backupRoutes } from './routes/backups.ts'
import { beginRoutes } from './routes/begin.ts'
import { boardRoutes } from './routes/boards.ts'
import { contradictionRoutes } from './routes/contradictions.ts'
import { deedRoutes } from './routes/deeds.ts'
import { deskCalendarRoutes } from './routes/desk-calendar.ts'
import { deskSendRoutes } from './routes/desk-send.ts'
import { deskTemplateRoutes } from './routes/desk-template.ts'
import { dispatchRoutes } from './routes/dispatch.ts'
import { embedRoutes } from './routes/embeds.ts'
import { eventRoutes } from './routes/events.ts'
import { evidenceRoutes } from './routes/evidence.ts'
import { followingRoutes } from './routes/following.ts'
import { healthRoutes, isLossy } from './routes/health.ts'
import { helpRoutes } from './routes/help.ts'
import { inboxRoutes } from './routes/inbox.ts'
import { indicatorEventRoutes } from './routes/indicator-events.ts'
import { indicatorRoutes } from './routes/indicators.ts'
import { inspectionRoutes } from './routes/inspections.ts'
import { jobRoutes } from './routes/jobs.ts'
import { ledgerRoutes } from './routes/ledger.ts'
import { matterRoutes } from './routes/matters.ts'
import { meRoutes } from './routes/me.ts'
import { metricRoutes } from './routes/metrics.ts'
import { narrativeRoutes } from './routes/narratives.ts'
import { observationRoutes } from './routes/observations.ts'
import { overviewRoutes } from './routes/overview.ts'
import { planBoardsRoutes } from './routes/plan-boards.ts'
import { planDraftDictionaryRoutes } from './routes/plan-draft-dictionary.ts'
import { planDraftForceRoutes } from './routes/plan-draft-force.ts'
import { planDraftListRoutes } from './routes/plan-draft-lists.ts'
import { planDraftTaskRoutes } from './routes/plan-draft-tasks.ts'
import { planDraftRoutes } from './routes/plan-drafts.ts'
import { planPageRoutes } from './routes/plan-pages.ts'
import { planYearsRoutes } from './routes/plan-years.ts'
import { planRoutes } from './routes/plans.ts'
import { reportTemplateRoutes } from './routes/report-templates.ts'
import { reportRoutes } from './routes/reports.ts'
import { reviewRoutes } from './routes/reviews.ts'
import { roundReportRoutes } from './routes/round-report.ts'
import { roundRoutes } from './routes/rounds.ts'
import { screenRoutes } from './routes/screen.ts'
import { screenAdminRoutes } from './routes/screens.ts'
import { searchRoutes } from './routes/search.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { slipRoutes } from './routes/slip.ts'
import { uploadRecordRoutes } from './routes/upload-records.ts'
import { uploadRoutes } from './routes/uploads.ts'
import { waitingRoutes } from './routes/waiting.ts'

const JSON_BODY_BYTES = 64 * 1024

/** Ready for `listen` or `inject`. `close` ends the streams of screens and waits for requests under way. */
export async function buildApp(deps: HttpDeps, log: FastifyBaseLogger): Promise<App> {
  const { pictures, settings, now, release } = deps
  const { assets, files } = loadAssets(deps.publicFolder)
  const lossy = () => isLossy(deps.storeCheck())
  const frameOf = pageFrame(assets, release, now, lossy, deps.people)
  const headMs = Math.min(HEAD_MS, settings.limits.patience.bodyMs)
  const app: App = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: JSON_BODY_BYTES,
    forceCloseConnections: 'idle',
    requestTimeout: settings.limits.patience.bodyMs,
    http: {
      headersTimeout: headMs,
      // Node looks every 30 s by itself: then a head would have as long.
      connectionsCheckingInterval: headMs / 3,
    },
    requestIdHeader: false,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    genReqId: requestNumbers(),
    // An ordered document is its own id.
    routerOptions: { maxParamLength: 1_500 },
    frameworkErrors: (error, request, reply) => {
      guardUnread(reply, release)
      answerFailure(error, request, reply, frameOf)
    },
    ajv: {
      customOptions: {
        allErrors: true,
        removeAdditional: false,
        coerceTypes: true,
        useDefaults: true,
        discriminator: true,
        allowUnionTypes: true,
      },
    },
  }).withTypeProvider<TypeBoxTypeProvider>()
  // One way for a Decimal to be written, whatever a route answers; the schemas describe and do not filter.
  app.setReplySerializer((payload) => toJson(payload))
  app.setSerializerCompiler(() => (payload) => toJson(payload))

  app.removeContentTypeParser('text/plain')
  const slips = slipsOfWalls(deps)
  app.addHook('onClose', async () => slips.close())
  const walls = keepWalls(pictures, deps.boardFiles, now, lossy, slips)
  const screens = keepScreens({
    walls,
    pictures,
    onSlips: slips.onChange,
    now,
    release,
    limits: settings.limits,
    log,
  })
  const unread = keepUnread(deps)
  app.addHook('preClose', async () => screens.close())
  const steering = keepSteering({ people: deps.people, pictures, walls, log })
  const reports = keepScreenReports(deps.store.screens, now, log)
  app.addHook('onClose', async () => {
    steering.close()
    await reports.close()
  })

  const evidence = openEvidenceDesk({
    store: deps.store,
    folder: join(dirname(deps.ingest.folder), 'evidence'),
    limits: settings.limits.evidence,
    room: deps.ingest.room ?? (async () => {}),
    now,
  })
  const templates = openOfficeTemplates({
    store: deps.store,
    folder: join(dirname(deps.ingest.folder), 'templates'),
    now,
  })
  const reviews = openReviews(deps.ingest, settings.review)
  app.addHook('onClose', async () => unread.close())

  endLines(app)
  endSlowLines(app, settings.limits.patience, (problem, request, reply) =>
    answerFailure(problem, request, reply, frameOf),
  )
  handleProblems(app, frameOf)
  await guardHeaders(app, release)
  guardWrites(app, settings)
  warnOfProxies(app, settings)
  keepLanguage(app, settings)
  leadToDays(app, deps)
  guardRights(app, deps)
  shareWithEmbedders(app, settings)
  countUnread(app, unread)
  lookForSilence(app, deps)
  takeTurnsForSlowPages(app, settings.limits)
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem('too-many-requests', { seconds: Math.ceil(ttl / 1000) }),
  })
  await compressAnswers(app)
  await documentApi(app, release, assets.fonts)

  assetRoutes(app, files)
  helpRoutes(app, deps.docsFolder, frameOf)
  eventRoutes(app, screens, deps.people)
  healthRoutes(app, deps, screens, frameOf)
  metricRoutes(app, deps, screens)
  jobRoutes(app, deps)
  backupRoutes(app, deps)
  problemCatalogueRoutes(app, frameOf)
  planRoutes(app, deps)
  const planDesk = openPlanDesk(deps)
  planPageRoutes(app, deps, planDesk, frameOf)
  planDraftRoutes(app, deps, planDesk, frameOf)
  planDraftTaskRoutes(app, deps, planDesk)
  planDraftListRoutes(app, deps, planDesk, frameOf)
  planDraftDictionaryRoutes(app, deps, planDesk, frameOf)
  planDraftForceRoutes(app, deps, planDesk, frameOf)
  planBoardsRoutes(app, deps, walls, frameOf)
  planYearsRoutes(app, deps, frameOf)
  indicatorRoutes(app, deps, frameOf)
  indicatorEventRoutes(app, deps)
  ledgerRoutes(app, deps, frameOf)
  areaRoutes(app, deps, frameOf)
  searchRoutes(app, deps, frameOf)
  reportRoutes(app, deps, templates, frameOf)
  reportTemplateRoutes(app, templates, frameOf)
  roundRoutes(app, deps, evidence, frameOf)
  roundReportRoutes(app, deps, evidence, frameOf)
  observationRoutes(app, deps)
  overviewRoutes(app, deps, reviews, frameOf)
  boardRoutes(app, deps, walls, frameOf)
  embedRoutes(app, deps, walls, frameOf)
  uploadRecordRoutes(app, deps, reviews, frameOf)
  uploadRoutes(app, deps, reviews)
  signInRoutes(app, deps, frameOf)
  meRoutes(app, deps, frameOf)
  followingRoutes(app, deps, frameOf)
  adminRoutes(app, deps, frameOf)
  beginRoutes(app, deps, frameOf)
  screenRoutes(app, deps, { walls, screens, reports, steering }, frameOf)
  screenAdminRoutes(app, deps, { walls, reports }, frameOf)
  deedRoutes(app, deps, frameOf)
  waitingRoutes(app, deps, frameOf)
  narrativeRoutes(app, deps, frameOf)
  deskCalendarRoutes(app, deps, frameOf)
  deskTemplateRoutes(app, deps)
  deskSendRoutes(app, deps, reviews, frameOf)
  reviewRoutes(app, deps, reviews, frameOf)
  alertRoutes(app, deps, frameOf)
  alertHandRoutes(app, deps, frameOf)
  contradictionRoutes(app, deps, frameOf)
  matterRoutes(app, deps, frameOf)
  dispatchRoutes(app, deps, frameOf)
  alertRuleRoutes(app, deps, frameOf)
  alertChannelRoutes(app, deps, frameOf)
  inboxRoutes(app, deps, unread, frameOf)
  slipRoutes(app, deps, evidence, frameOf)
  inspectionRoutes(app, deps, evidence, frameOf)
  evidenceRoutes(app, deps, evidence)
  await app.ready()
  return app
}

/** Short, and different from those of an earlier run of the service. */
function requestNumbers(): () => string {
  const run = Date.now().toString(36)
  let count = 0
  return () => `${run}-${(++count).toString(36)}`
}

/** A line kept open holds up the end: what is answered while the service stops is the last answer on its line. */
function endLines(app: App): void {
  let isStopping = false
  app.addHook('preClose', async () => {
    isStopping = true
  })
  app.addHook('onSend', async (_request, reply) => {
    if (isStopping) reply.header('connection', 'close')
  })
}
