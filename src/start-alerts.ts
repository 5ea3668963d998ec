// Puts alerts together from their files: the rules, the channels with the hosts that they may reach, the people.
import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Alerts, type AlertsDeps, openAlerts } from './alerts/alerts.ts'
import type { ChannelDeps } from './alerts/channels/channel.ts'
import { openChannel } from './alerts/channels/index.ts'
import { contactsOf } from './alerts/contacts.ts'
import { type Egress, openEgress } from './alerts/egress.ts'
import { type ChannelsFile, NO_CHANNELS, readChannels } from './alerts/read-channels.ts'
import type { BackupDeps } from './backup/make-backup.ts'
import { passphraseOf } from './backup/passphrase.ts'
import { backupIntoFolder, latestBackupAt } from './backup/write-file.ts'
import type { Config } from './config.ts'
import { faultLines, Problem } from './core/problem.ts'
import type { People } from './people/people.ts'
import { type ReadAlerts, readAlerts } from './rules/read-rules.ts'
import { ALERTS_FILE } from './rules/rules-file.ts'

type AlertsWorld = Pick<
  AlertsDeps,
  'store' | 'checkStore' | 'followed' | 'storeCheck' | 'folder' | 'now' | 'log'
> & {
  readonly people: Pick<People, 'all'>
  readonly backups: BackupDeps
}

/** Problems `alerts-file-invalid`, `channels-invalid`, `channels-file-open`, `file-unreadable`. */
export async function setUpAlerts(
  config: Config,
  { people, backups, ...world }: AlertsWorld,
): Promise<Alerts> {
  const { scheduled, timeZone, digestTime, numberPattern, channelsFile, caFile } = config.alerts
  const file = channelsFile === null ? NO_CHANNELS : await channelsOf(channelsFile)
  const ca = caFile === null ? null : await textOf(caFile)
  const egress = openEgress({ hosts: file.hosts, ca })
  const deps: ChannelDeps = { egress, ca, now: world.now, log: world.log, publicUrl: config.publicUrl }
  const alerts = openAlerts({
    ...world,
    ...(await allRules(config)),
    channels: file.channels.map((settings) => openChannel(settings, deps)),
    channelsFile: file,
    contacts: async () => contactsOf(await people.all(), file),
    scheduled,
    timeZone,
    digestTime,
    numberPattern,
    ...backupsOf(config.backup, backups),
    process: `${process.pid}-${randomUUID()}`,
    random: Math.random,
  })
  return { ...alerts, close: () => closeBoth(alerts, egress) }
}

/** The job that makes them, when there is a folder for it; and how it is known when the last was made, by us or by others. */
function backupsOf(
  { folder, time, keep, passphraseFile, mark }: Config['backup'],
  deps: BackupDeps,
): Pick<AlertsDeps, 'backup' | 'backupAt'> {
  const passphrase = async () => (passphraseFile === null ? null : passphraseOf(passphraseFile))
  return {
    backup:
      folder === null ? null : { time, run: () => backupIntoFolder(deps, { folder, keep, passphrase }) },
    backupAt: async () => {
      if (mark === null) return folder === null ? null : latestBackupAt(folder)
      return (await stat(mark).catch(() => null))?.mtime.toISOString() ?? null
    },
  }
}

async function closeBoth(alerts: Alerts, egress: Egress): Promise<void> {
  await alerts.close()
  await egress.close()
}

/** Those of the office, and with the demonstration those that its notice asks for. */
async function allRules({
  boardsFolder,
  seedFolder,
}: Config): Promise<Pick<ReadAlerts, 'rules' | 'signFrom'>> {
  const office = await rulesOf(join(boardsFolder, ALERTS_FILE))
  if (seedFolder === null) return office
  const seed = await rulesOf(join(seedFolder, ALERTS_FILE))
  const known = new Set(office.rules.map(({ id }) => id))
  return { ...office, rules: [...office.rules, ...seed.rules.filter(({ id }) => !known.has(id))] }
}

/** A folder of boards without rules has none. */
async function rulesOf(path: string): Promise<Pick<ReadAlerts, 'rules' | 'signFrom'>> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new Problem('file-unreadable', { path, reason: error.code ?? '' }, { cause: error })
  })
  if (text === null) return { rules: [], signFrom: null }
  const { alerts, faults } = readAlerts(text)
  if (alerts) return { rules: alerts.rules, signFrom: alerts.signFrom }
  throw new Problem('alerts-file-invalid', { lines: faultLines(path, faults).join('; ') })
}

/** Secrets stand in it: nobody else may read it. */
async function channelsOf(path: string): Promise<ChannelsFile> {
  const text = await textOf(path)
  const { mode } = await stat(path)
  if ((mode & 0o077) !== 0) {
    throw new Problem('channels-file-open', { file: path, mode: (mode & 0o777).toString(8) })
  }
  const { file, faults } = readChannels(text)
  if (file) return file
  throw new Problem('channels-invalid', { lines: faultLines(path, faults).join('; ') })
}

const textOf = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Problem('file-unreadable', { path, reason: error.code ?? '' }, { cause: error })
  })
