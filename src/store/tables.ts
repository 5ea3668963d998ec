// Names of the tables, qualified with their database, and of its cluster. Names are checked here once.
import { Problem } from '../core/problem.ts'

export interface Tables {
  readonly database: string
  readonly cluster: string | null
  readonly events: string
  readonly observations: string
  readonly current: string
  /** Stands only while what counts is made anew, beside the one that readers use. */
  readonly currentAnew: string
  readonly projected: string
  readonly staged: string
  readonly plans: string
  readonly planDrafts: string
  readonly narratives: string
  readonly comments: string
  readonly evidence: string
  readonly markedEvents: string
  readonly deeds: string
  readonly secrets: string
  readonly sessionUses: string
  readonly screenCodes: string
  readonly screenReports: string
  readonly leases: string
  readonly jobRuns: string
  readonly heartbeats: string
  readonly outbox: string
  readonly outboxAttempts: string
  readonly slips: string
  readonly rounds: string
  readonly inboxReads: string
  readonly migrations: string
}

/** Problem `store-setting-invalid` for a name that is none: names stand in statements as they are. */
export function tablesOf(database: string, cluster: string | null): Tables {
  if (!/^[A-Za-z]\w{0,62}$/.test(database)) {
    throw new Problem('store-setting-invalid', { name: 'CLICKHOUSE_DATABASE', value: database })
  }
  if (cluster !== null && !/^[A-Za-z][\w-]{0,62}$/.test(cluster)) {
    throw new Problem('store-setting-invalid', { name: 'CLICKHOUSE_CLUSTER', value: cluster })
  }
  return {
    database,
    cluster,
    events: `${database}.upload_events`,
    observations: `${database}.observations`,
    current: `${database}.current_figures`,
    currentAnew: `${database}.current_figures_anew`,
    projected: `${database}.projected_events`,
    staged: `${database}.staged_figures`,
    plans: `${database}.plan_versions`,
    planDrafts: `${database}.plan_drafts`,
    narratives: `${database}.narratives`,
    comments: `${database}.comments`,
    evidence: `${database}.evidence`,
    markedEvents: `${database}.marked_events`,
    deeds: `${database}.deeds`,
    secrets: `${database}.secrets`,
    sessionUses: `${database}.session_uses`,
    screenCodes: `${database}.screen_codes`,
    screenReports: `${database}.screen_reports`,
    leases: `${database}.leases`,
    jobRuns: `${database}.job_runs`,
    heartbeats: `${database}.heartbeats`,
    outbox: `${database}.outbox`,
    outboxAttempts: `${database}.outbox_attempts`,
    slips: `${database}.slip_events`,
    rounds: `${database}.round_events`,
    inboxReads: `${database}.inbox_reads`,
    migrations: `${database}.schema_migrations`,
  }
}

/** For statements that change a table's parts or rows on every replica's host. */
export const onCluster = ({ cluster }: Tables): string => (cluster === null ? '' : `ON CLUSTER '${cluster}'`)
