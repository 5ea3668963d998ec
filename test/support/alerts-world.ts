// Alerts on a real store for tests: no clock of their own, no rules and no channels but the inbox unless asked for.
import { type Alerts, type AlertsDeps, openAlerts } from '../../src/alerts/alerts.ts'
import { contactsOf } from '../../src/alerts/contacts.ts'
import { watchFolder } from '../../src/alerts/folder-watch.ts'
import { NO_CHANNELS } from '../../src/alerts/read-channels.ts'
import type { People } from '../../src/people/people.ts'
import { NUMBER_PATTERN } from '../../src/slips/slip.ts'

export type TestAlertsDeps = AlertsDeps & { readonly people: Pick<People, 'all'> }
type Given = 'store' | 'people' | 'now' | 'log'

export function openTestAlerts(
  given: Pick<TestAlertsDeps, Given> & { readonly dataFolder: string } & Partial<Omit<TestAlertsDeps, Given>>,
): Alerts {
  const { people, dataFolder, ...deps } = given
  return openAlerts({
    ...{
      rules: [],
      signFrom: null,
      channels: [],
      channelsFile: NO_CHANNELS,
      backup: null,
      backupAt: async () => null,
      numberPattern: NUMBER_PATTERN,
    },
    ...{ digestTime: '08:30', timeZone: 'Asia/Shanghai', scheduled: true, process: 'test' },
    contacts: async () => contactsOf(await people.all(), NO_CHANNELS),
    checkStore: async () => 'whole',
    storeCheck: () => null,
    folder: watchFolder({ folder: dataFolder, reserveBytes: 0, log: given.log }),
    random: () => 0.5,
    ...deps,
  })
}
